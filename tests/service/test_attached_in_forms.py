"""Files that go with a note or a reply, and the permission that they need."""

from io import BytesIO

import pytest
from bs4 import Tag
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from events.base import Actor
from service import uploads
from tests.cast import AMINA, AYO_IN_PERSON, LUKASZ, SIAN, TOM
from tests.features.shows import shows
from tests.files import a_pdf, a_picture, a_wav, an_mp4
from tests.service.clients import Browser
from tests.service.house import ADA, House
from tests.service.pages import check_page
from tests.service.words import CHILD, entry_at, written

NOTE = f"{CHILD}/entries"
MEDIA = f"{CHILD}/media"
File = tuple[str, bytes]


def send(browser: Browser, action: str, *files: File, **typed: str) -> TestResponse:
    """Send the form of this page as a browser does, with files."""
    fields: list[tuple[str, object]] = [*{**browser.form(action), **typed}.items()]
    fields += [("files", FileStorage(BytesIO(raw), name)) for name, raw in files]
    fields += [] if files else [("files", FileStorage(BytesIO(), ""))]
    boundary, body = encode_multipart(many(fields))
    kind = f"multipart/form-data; boundary={boundary}"
    return browser.client.post(action, data=body, content_type=kind)


def many(fields: list[tuple[str, object]]) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    for name, value in fields:
        found.setdefault(name, []).append(value)
    return found


def newest(house: House) -> dict[str, object]:
    (row,) = house.program(AMINA).read(f"{CHILD}/timeline?limit=1")["items"]
    assert isinstance(row, dict)
    return row


def allow(house: House, *kinds: str, by: Actor = AMINA) -> None:
    for kind in kinds or ("pictures", "sound-and-video"):
        house.program(by).post(f"{MEDIA}/permissions", {"kind": kind})


def test_a_note_with_a_picture_in_one_press(house: House) -> None:
    allow(house)
    browser = house.browser(AMINA)
    browser.opened(CHILD)
    answer = send(
        browser,
        NOTE,
        ("cup.jpg", a_picture()),
        ("song.wav", a_wav()),
        ("plan.pdf", a_pdf()),
        text="The blue cup.",
        description="A blue cup",
    )
    assert answer.status_code == 303, answer.text
    page = browser.opened(answer.location)
    picture = page.select_one("article img.kept__picture")
    assert isinstance(picture, Tag)
    assert picture["alt"] == "A blue cup"
    assert browser.get(str(picture["src"])).content_type == "image/jpeg"
    assert page.select_one("article audio[controls]")
    assert "plan.pdf (PDF, 1 KB)" in page.get_text()
    row = newest(house)
    files = row["attachments"]
    assert isinstance(files, list)
    assert [one["to"] for one in files] == [row["id"]] * 3


def test_a_reply_with_a_video(house: House) -> None:
    allow(house)
    entry = written(house.program(AMINA))
    browser = house.browser(TOM)
    browser.opened(entry_at(entry))
    action = f"{entry_at(entry)}/comments"
    answer = send(browser, action, ("a.mp4", an_mp4()), text="Look.")
    assert answer.status_code == 303
    page = browser.opened(answer.location)
    assert page.select_one("ol.replies video[controls]")
    assert "Video from Tom Okafor" in page.get_text()


def test_a_note_without_files_is_as_before(lodge: House) -> None:
    browser = lodge.browser(AMINA)
    browser.opened(CHILD)
    assert send(browser, NOTE, text="Just words.").status_code == 303
    assert newest(lodge)["attachments"] == []


def test_a_refused_file_keeps_the_words_and_says_which_and_why(house: House) -> None:
    browser, before = house.browser(AMINA), house.topics()
    browser.opened(CHILD)
    files = (("plan.pdf", a_pdf()), ("logo.svg", b"<svg/>"))
    answer = send(browser, NOTE, *files, text="Her words.", description="A cup")
    page = check_page(answer, 422)
    said = page.get_text()
    assert "“logo.svg”: This kind of file is not taken." in said
    assert "Choose them again." in said
    browser.page = page
    assert browser.form(NOTE)["text"] == "Her words."
    assert browser.form(NOTE)["description"] == "A cup"
    assert house.topics() == before


def test_words_that_are_wrong_keep_no_file_either(lodge: House) -> None:
    browser, before = lodge.browser(AMINA), lodge.stored()["attachments"]
    browser.opened(CHILD)
    check_page(send(browser, NOTE, ("plan.pdf", a_pdf(b"%x")), text=" "), 422)
    assert lodge.stored()["attachments"] == before


def test_more_than_five_files_are_too_many(lodge: House) -> None:
    browser = lodge.browser(AMINA)
    browser.opened(CHILD)
    files = [(f"{number}.pdf", a_pdf()) for number in range(6)]
    page = check_page(send(browser, NOTE, *files, text="All of them."), 422)
    assert "At most 5 files" in page.get_text()


@pytest.mark.parametrize(
    ("alone", "together", "says"),
    [(3_000, 100_000, "larger than 50 MB"), (100_000, 4_000, "Together these files")],
)
def test_too_much_is_let_go_and_the_words_stay(
    lodge: House, monkeypatch: pytest.MonkeyPatch, alone: int, together: int, says: str
) -> None:
    monkeypatch.setattr(uploads, "ALONE", alone)
    monkeypatch.setattr(uploads, "TOGETHER", together)
    browser = lodge.browser(AMINA)
    browser.opened(CHILD)
    large = a_pdf(b"%" * 5_000)
    page = check_page(send(browser, NOTE, ("big.pdf", large), text="Her words."), 422)
    assert says in page.get_text()
    browser.page = page
    assert browser.form(NOTE)["text"] == "Her words."


def test_other_routes_take_no_more_than_before(lodge: House) -> None:
    amina = lodge.program(AMINA)
    entry = written(amina)
    big = "a" * (1024 * 1024 + 1)
    answer = amina.client.post(
        f"/api/v1{entry_at(entry)}/amendments", data=big, headers=amina.headers
    )
    assert answer.status_code == 413
    endless = lodge.browser(AMINA).client.post(
        f"{entry_at(entry)}/comments",
        environ_overrides={"CONTENT_LENGTH": str(uploads.LARGEST_REQUEST + 1)},
    )
    assert endless.status_code == 413


def test_a_lost_session_gives_the_words_back_without_the_file(lodge: House) -> None:
    browser = lodge.browser(AMINA)
    browser.opened(CHILD)
    browser.client.delete_cookie("samepage")
    answer = send(browser, NOTE, ("plan.pdf", a_pdf(b"%y")), text="Kept words.")
    assert answer.status_code == 401
    assert "What you wrote is safe" in answer.text


def test_the_same_form_twice_keeps_one_note(lodge: House) -> None:
    browser = lodge.browser(AMINA)
    browser.opened(CHILD)
    for _ in range(2):
        answer = send(browser, NOTE, ("plan.pdf", a_pdf(b"%z")), text="Once only.")
        assert answer.status_code == 303
    changed = send(browser, NOTE, ("plan.pdf", a_pdf(b"%other")), text="Once only.")
    assert "saved before you changed it" in check_page(changed, 422).get_text()


@shows("events.media_consent:check_permission", at="because_nobody_allowed_it")
def test_f71_nobody_decided_so_nobody_can_add_pictures(fresh: House) -> None:
    page = fresh.browser(TOM).opened(f"{CHILD}/media")
    assert "Nobody has said yes or no." in page.get_text()
    browser = fresh.browser(TOM)
    opened = browser.opened(CHILD)
    assert "There is no permission to keep pictures or sound and video" in (
        opened.get_text()
    )
    refused = send(browser, NOTE, ("a.jpg", a_picture()), text="Look.")
    said = check_page(refused, 409).get_text()
    assert "Nobody has given permission to keep pictures of this child." in said
    browser.opened(CHILD)
    assert send(browser, NOTE, ("a.pdf", a_pdf()), text="A plan.").status_code == 303
    browser.opened(CHILD)
    ticked = send(
        browser, NOTE, ("a.jpg", a_picture()), text="Look.", allow_media="yes"
    )
    assert "Only a parent, a carer or the young person" in check_page(ticked, 409).text


def test_a_parent_gives_permission_with_the_first_picture(fresh: House) -> None:
    browser = fresh.browser(AMINA)
    page = browser.opened(CHILD)
    assert page.select_one("#allow_media[type=checkbox]:not([checked])")
    refused = send(browser, NOTE, ("a.jpg", a_picture()), text="Look.")
    check_page(refused, 409)
    browser.opened(CHILD)
    taken = send(browser, NOTE, ("a.jpg", a_picture()), text="L.", allow_media="yes")
    assert taken.status_code == 303
    assert "circle/media-consent-given" in fresh.topics()
    decided = fresh.program(TOM).read(f"{CHILD}/media")["items"]
    assert [one["allowed"] for one in decided] == [True, None]


def with_picture_and_plan(house: House) -> tuple[str, str]:
    """Where a picture and a PDF lie that Tom put beside a note."""
    browser = house.browser(TOM)
    browser.opened(CHILD)
    files = (("a.jpg", a_picture()), ("a.pdf", a_pdf()))
    assert send(browser, NOTE, *files, text="Look.").status_code == 303
    (row,) = house.program(AMINA).read(f"{CHILD}/timeline?limit=1")["items"]
    picture, plan = (f"{CHILD}/attachments/{one['id']}" for one in row["attachments"])
    return picture, plan


@shows("projections.media:MediaPermissions", at="allowed=False")
def test_f71_what_was_withdrawn_is_not_shown_to_anybody(fresh: House) -> None:
    allow(fresh)
    picture, plan = with_picture_and_plan(fresh)
    home = fresh.browser(LUKASZ)
    home.opened(f"{CHILD}/media")
    home.saved(f"{CHILD}/media/withdraw", kind="pictures")
    assert "None can be added, and none is shown." in home.page.get_text()
    assert "Łukasz Zając said so" in home.page.get_text()
    for who in (TOM, AMINA, ADA, SIAN):
        gone = fresh.browser(who).get(picture)
        assert gone.status_code == 403
        assert "permission was withdrawn on" in gone.text
        assert fresh.browser(who).get(plan).status_code == 200
    page = fresh.browser(TOM).opened(CHILD)
    assert "Not shown: permission was withdrawn on" in page.get_text()
    assert page.select_one("img.kept__picture") is None


def test_after_a_no_none_is_added_until_a_yes(fresh: House) -> None:
    allow(fresh)
    picture, _ = with_picture_and_plan(fresh)
    no = {"kind": "pictures"}
    assert fresh.program(LUKASZ).post(f"{MEDIA}/withdrawals", no).status_code == 200
    browser = fresh.browser(TOM)
    browser.opened(CHILD)
    again = send(browser, NOTE, ("a.jpg", a_picture()), text="Look.")
    assert "was withdrawn" in check_page(again, 409).get_text()
    allow(fresh, "pictures", by=AYO_IN_PERSON)
    assert fresh.browser(TOM).get(picture).status_code == 200


def test_a_decision_that_changes_nothing_is_refused(lodge: House) -> None:
    amina = lodge.program(AMINA)
    kind = {"kind": "sound-and-video"}
    assert amina.post(f"{MEDIA}/withdrawals", kind).status_code == 200
    assert amina.post(f"{MEDIA}/withdrawals", kind).status_code == 409
    browser = lodge.browser(AMINA)
    browser.opened(f"{CHILD}/media")
    sent = browser.post(
        f"{CHILD}/media/withdraw", {**browser.form("/sign-out"), **kind}
    )
    assert "This is so already." in check_page(sent, 409).get_text()
    assert amina.post(f"{MEDIA}/permissions", kind).status_code == 200
    assert amina.post(f"{MEDIA}/permissions", kind).status_code == 409
    assert lodge.program(TOM).post(f"{MEDIA}/permissions", kind).status_code == 403


def test_a_file_can_be_added_to_a_note_later(lodge: House) -> None:
    entry = written(lodge.program(AMINA))
    browser = lodge.browser(AMINA)
    browser.opened(entry_at(entry))
    action = f"{entry_at(entry)}/attach"
    browser.opened(action)
    page = check_page(send(browser, action), 422)
    assert "Choose a file first." in page.get_text()
    browser.page = page
    answer = send(browser, action, ("plan.pdf", a_pdf()))
    assert answer.status_code == 303
    said = browser.opened(answer.location).get_text()
    assert "Your file is beside your note." in said
    assert "Amina Bello added a PDF" in " ".join(said.split())


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("amend", "Add a correction instead: it stands beside it."),
        ("attach", "You can add files only to your own words."),
        ("seal", "Only the person who wrote it, or the SENCO or headteacher"),
    ],
)
def test_a_page_that_could_only_be_refused_says_so_at_once(
    lodge: House, page: str, says: str
) -> None:
    words = "Her cup was empty at two."
    entry = entry_at(written(lodge.program(TOM), words))
    shown = check_page(lodge.browser(AMINA).get(f"{entry}/{page}"), 403).get_text()
    assert says in " ".join(shown.split())
    assert words not in shown
    assert lodge.browser(TOM).get(f"{entry}/{page}").status_code == 200


def test_ones_own_words_and_a_childs_are_not_corrected(lodge: House) -> None:
    own = entry_at(written(lodge.program(AMINA)))
    shown = check_page(lodge.browser(AMINA).get(f"{own}/correct"), 403).get_text()
    assert "You wrote this yourself." in shown
    theirs = entry_at(written(lodge.program(AYO_IN_PERSON)))
    shown = check_page(lodge.browser(AMINA).get(f"{theirs}/correct"), 403).get_text()
    assert "Nobody else corrects them." in shown
