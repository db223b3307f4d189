"""A day sheet: printed, filled in by hand, and brought into the diary as a scan."""

import re
from collections import Counter
from datetime import date
from uuid import UUID

import pytest
import zxingcpp
from bs4 import Tag
from werkzeug.test import TestResponse

from events.base import Actor, Role, Space
from events.circle import Circle
from service.sheets.codes import SheetOf
from tests.cast import (
    AMINA,
    AYO,
    AYO_IN_PERSON,
    LARKFIELD,
    LUKASZ,
    MONDAY,
    OLI,
    SIAN,
    STRANGER,
    TOM,
)
from tests.features.shows import shows
from tests.files import a_pdf, a_picture, a_wav
from tests.service.classroom import a_class
from tests.service.clients import Browser, said_in
from tests.service.house import ADA, BEN, CARA, ZOE, House
from tests.service.pages import check_page
from tests.service.test_attached_in_forms import allow, newest, send
from tests.service.words import CHILD

SHEET = f"{CHILD}/sheet"
DAY = "2026-09-07"
SCAN = ("sheet.pdf", a_pdf())


def sheet_for(browser: Browser, day: str = DAY) -> str:
    """Open the sheet of a day, and give the address that it leads to."""
    page = browser.opened(f"{SHEET}?day={day}")
    link = page.find("a", string="Bring this sheet into the diary")
    assert isinstance(link, Tag)
    return str(link["href"])


def brought(
    browser: Browser, *files: tuple[str, bytes], day: str = DAY, **typed: str
) -> TestResponse:
    onward = sheet_for(browser, day)
    browser.opened(onward)
    return send(browser, onward, *files, **typed)


def in_the_picture(page: Tag) -> str:
    """Read the code as a camera does: dark squares on light ones, nothing else."""
    drawn = page.select_one(".sheet__picture svg")
    assert isinstance(drawn, Tag)
    (dark,) = drawn.select("path[stroke]")
    side = int(str(drawn["viewbox"]).split()[-1])
    squares = [bytearray(b"\xff" * side) for _ in range(side)]
    x, y = 0, 0.0
    for step, by, down in re.findall(
        r"([Mmh])(-?[\d.]+)(?: ?(-?[\d.]+))?", str(dark["d"])
    ):
        if step == "h":
            squares[int(y)][x : x + int(by)] = bytes(int(by))
        x = int(by) if step == "M" else x + int(by)
        y = float(down) if step == "M" else y + float(down or 0)
    wide = [bytes(one for one in row for _ in range(4)) for row in squares]
    image = memoryview(b"".join(row * 4 for row in wide)).cast("B", [side * 4] * 2)
    (found,) = zxingcpp.read_barcodes(image)
    return str(found.text)


def test_a_sheet_has_the_sections_that_were_agreed(fresh: House) -> None:
    tom = fresh.browser(TOM)
    page = tom.opened(SHEET)
    assert "Day sheet for Ayo" in said_in(page)
    assert "Tuesday 8 September 2026" in said_in(page)
    assert page.select(".sheet__part") == []
    tom.opened(f"{CHILD}/day")
    on = {"section-mood": "on", "section-food": "on"}
    tom.saved(f"{CHILD}/day", rhythm="every-school-day", **on)
    page = tom.opened(f"{SHEET}?day=2026-09-09")
    assert [said_in(one) for one in page.select(".sheet__part")] == [
        "Food and drink Ate well Ate some Ate little",
        "Mood Happy Calm Up and down Worried Upset",
    ]
    said = said_in(page)
    assert "Wednesday 9 September 2026" in said
    assert "Home and school have not agreed on this list yet." in said
    for words in ("Who wrote this", "For anything urgent, phone"):
        assert words in said


@pytest.mark.parametrize("day", ["", "tomorrow", "1066-10-14"])
def test_a_day_that_makes_no_sense_is_today(lodge: House, day: str) -> None:
    page = lodge.browser(AMINA).opened(f"{SHEET}?day={day}")
    assert "Tuesday 8 September 2026" in said_in(page)


@shows("service.sheets.answers:_name")
def test_f4_the_sheet_calls_the_child_as_they_are_called_now(fresh: House) -> None:
    with fresh.services.store.unit(LARKFIELD) as unit:
        around = unit.find(Circle, AYO)
        assert around is not None
        around.rename("Ayo-Lee Bello", by=SIAN.person)
        unit.save(around, log=unit.log_of(AYO, Space.SHARED))
    page = fresh.browser(AMINA).opened(SHEET)
    assert page.h1 is not None
    assert said_in(page.h1) == "Day sheet for Ayo-Lee Bello"


@shows("service.sheets.codes:picture_of", at="Markup(drawn)")
def test_f72_a_camera_reads_where_the_sheet_belongs(lodge: House) -> None:
    browser = lodge.browser(AMINA)
    onward = sheet_for(browser)
    assert in_the_picture(browser.page) == f"http://localhost{onward}"


def test_the_code_names_neither_child_nor_day(lodge: House) -> None:
    browser = lodge.browser(AMINA)
    onward = sheet_for(browser)
    for told in (str(AYO), AYO.hex, "Ayo", DAY, "2026"):
        assert told not in onward
    assert sheet_for(browser) == onward
    assert sheet_for(browser, "2026-09-08") != onward


def test_home_and_class_round_lead_to_the_sheet(fresh: House) -> None:
    assert fresh.browser(AMINA).opened(CHILD).find("a", href=SHEET) is not None
    assert fresh.browser(ADA).opened(CHILD).find("a", href=SHEET) is None
    willow = a_class(fresh, "Willow", [AYO], {TOM.person: Role.TEACHER})
    page = fresh.browser(TOM).opened(f"/schools/{LARKFIELD}/classes/{willow}/round")
    assert page.find("a", href=SHEET) is not None


@shows("service.sheets.commands:keep_sheet", at="enclose(")
def test_f72_a_scan_becomes_one_note_of_that_day_marked_as_paper(
    house: House,
) -> None:
    browser = house.browser(TOM)
    answer = brought(browser, SCAN, text="A calm day.", told_by="Mrs Begum")
    assert answer.status_code == 303, answer.text
    page = browser.opened(answer.location)
    assert "The sheet is in the diary." in said_in(page)
    row = newest(house)
    assert (row["day"], row["place"], row["kind"]) == (DAY, "school", "note")
    assert (row["text"], row["told_by"]) == ("A calm day.", "Mrs Begum")
    assert row["route"] == "paper"
    files = row["attachments"]
    assert isinstance(files, list)
    assert [one["description"] for one in files] == [
        "The day sheet of Monday 7 September 2026, on paper"
    ]
    note = page.find("article", id=f"e-{row['id']}")
    assert isinstance(note, Tag)
    assert "On paper." in said_in(note)
    assert "Written by: Mrs Begum" in said_in(note)


def test_without_words_the_note_points_to_the_scan(house: House) -> None:
    assert brought(house.browser(LUKASZ), SCAN).status_code == 303
    row = newest(house)
    assert (
        row["text"]
        == "This was written on paper. Look at the sheet beside these words."
    )
    assert (row["place"], row["told_by"]) == ("home", None)


@shows("service.child_forms:write", at="key_of_form")
def test_f72_the_same_sheet_sent_twice_is_one_note(house: House) -> None:
    browser, before = house.browser(AMINA), Counter(house.topics())
    onward = sheet_for(browser)
    browser.opened(onward)
    for _ in range(2):
        answer = send(browser, onward, SCAN, text="Once only.")
        assert answer.status_code == 303
    assert Counter(house.topics()) - before == {
        "diary/entry-written": 1,
        "diary/attachment-added": 1,
    }
    changed = check_page(send(browser, onward, SCAN, text="Changed."), 422)
    assert "saved before you changed it" in changed.get_text()
    check_page(send(browser, onward, SCAN, text="Once only.", key=""), 409)


@pytest.mark.parametrize(
    ("who", "status"),
    [(ZOE, 404), (STRANGER, 404), (BEN, 404), (CARA, 404), (ADA, 403)],
    ids=["another parent", "another school", "left", "past", "a guest"],
)
@shows("service.sheets.routes:show_scan", at="standing", case="another parent")
def test_f72_the_code_opens_only_for_who_may_write_there(
    lodge: House, who: Actor, status: int
) -> None:
    writer, other = lodge.browser(AMINA), lodge.browser(who)
    onward, before = sheet_for(writer), lodge.topics()
    writer.opened(onward)
    other.opened("/children")
    ticket = {**writer.form(onward), "csrf": other.form("/sign-out")["csrf"]}
    answers = [other.get(onward), other.post(onward, ticket), other.get(SHEET)]
    assert [one.status_code for one in answers] == [status] * 3
    assert lodge.topics() == before
    if status == 404:
        assert other.get(onward).data == other.get("/sheets/AAAA").data


@pytest.mark.parametrize("code", ["x", "AAAA", "é", "A" * 48, "%00"])
@shows("service.sheets.codes:SheetOf.read", at="raise NotHere", case="AAAA")
def test_f72_what_is_no_code_of_ours_opens_nothing(lodge: House, code: str) -> None:
    assert lodge.browser(AMINA).get(f"/sheets/{code}").status_code == 404


def test_a_code_that_was_changed_opens_nothing(lodge: House) -> None:
    browser = lodge.browser(AMINA)
    onward = sheet_for(browser)
    other = "B" if onward.endswith("A") else "A"
    assert browser.get(onward[:-1] + other).status_code == 404


def test_whoever_is_not_signed_in_signs_in_and_comes_back(lodge: House) -> None:
    onward = sheet_for(lodge.browser(AMINA))
    answer = lodge.browser().get(onward)
    assert answer.status_code == 303
    assert "/sign-in" in answer.location
    assert "sheets" in answer.location


def test_a_young_person_brings_their_own_sheet(house: House) -> None:
    assert brought(house.browser(AYO_IN_PERSON), SCAN).status_code == 303


@shows("service.attaching:_permit", at="check_permission")
def test_f72_a_picture_of_a_sheet_needs_the_familys_yes_and_a_pdf_does_not(
    fresh: House,
) -> None:
    browser, photo = fresh.browser(TOM), ("sheet.jpg", a_picture())
    onward, before = sheet_for(browser), fresh.topics()
    said = said_in(browser.opened(onward))
    assert (
        "Pictures are not allowed in this diary now. A PDF needs no permission" in said
    )
    page = check_page(send(browser, onward, photo, text="A calm day."), 409)
    assert "A PDF needs no permission." in said_in(page)
    assert "Choose them again." in said_in(page)
    assert fresh.topics() == before
    browser.page = page
    assert browser.form(onward)["text"] == "A calm day."
    assert send(browser, onward, SCAN).status_code == 303
    allow(fresh, "pictures")
    said = said_in(browser.opened(onward))
    assert "Pictures are not allowed" not in said
    assert (
        send(browser, onward, photo, ("two.png", a_picture("PNG"))).status_code == 303
    )


def test_the_family_may_allow_pictures_with_the_sheet(fresh: House) -> None:
    photo = ("sheet.jpg", a_picture())
    answer = brought(fresh.browser(AMINA), photo, allow_media="yes")
    assert answer.status_code == 303
    assert "circle/media-consent-given" in fresh.topics()


@pytest.mark.parametrize(
    ("files", "typed", "status", "says"),
    [
        ([], {}, 422, "Choose a photo or a scan of the sheet."),
        ([("song.wav", a_wav())], {}, 422, "A sheet comes as a picture or a PDF."),
        ([SCAN], {"place": "moon"}, 422, "Choose one of these"),
        ([SCAN], {"text": "He sat with Oli."}, 422, "“Oli” may be another child."),
        ([SCAN], {"day": "2026-09-09"}, 409, "has not come yet."),
    ],
)
def test_what_cannot_be_kept_says_why_and_keeps_the_words(
    house: House,
    files: list[tuple[str, bytes]],
    typed: dict[str, str],
    status: int,
    says: str,
) -> None:
    before = house.topics()
    page = check_page(brought(house.browser(TOM), *files, **typed), status)
    assert says in said_in(page)
    assert house.topics() == before
    assert OLI.hex not in str(page)


def test_a_sheet_of_a_child_who_left_is_not_kept(fresh: House) -> None:
    with fresh.services.store.unit(LARKFIELD) as unit:
        around = unit.find(Circle, AYO)
        assert around is not None
        around.let_go(MONDAY, by=SIAN.person, today=MONDAY)
        unit.save(around, log=unit.log_of(AYO, Space.SHARED))
    page = check_page(brought(fresh.browser(TOM), SCAN), 409)
    assert "so the diary is closed" in said_in(page)


def test_a_code_is_read_as_it_was_written(lodge: House) -> None:
    with lodge.app.test_request_context():
        of = SheetOf(UUID(int=7), date(2026, 9, 7))
        assert SheetOf.read(of.code) == of
