"""A class round: child after child, why there is no note, one note to several."""

import json
from uuid import UUID, uuid4

import pytest

from events.base import Actor, Role, Space
from events.circle import Circle
from tests.cast import AMINA, AYO, LARKFIELD, MONDAY, OLI, SIAN, TOM
from tests.features.shows import shows
from tests.service.classroom import a_class, a_colleague
from tests.service.clients import Browser, said_in
from tests.service.house import ZOE, House
from tests.service.words import CHILD

NEXT = "Saved. Here is the next child."
MAYBE = "may be another child. Change it, or send it anyway."


@pytest.fixture
def group(fresh: House) -> UUID:
    return a_class(fresh, "5 Oak", [AYO, OLI], {TOM.person: Role.TEACHER})


@pytest.fixture
def here(group: UUID) -> str:
    return f"/schools/{LARKFIELD}/classes/{group}/round"


@pytest.fixture
def tom(fresh: House, here: str) -> Browser:
    browser = fresh.browser(TOM)
    browser.opened(here)
    return browser


def notes(house: House, child: UUID, who: Actor = TOM) -> list[dict[str, object]]:
    program = house.program(who)
    items = program.read(f"/children/{child}/timeline")["items"]
    assert isinstance(items, list)
    return items


@shows("service.rounds.answers:Round.next_after")
@shows("service.rounds.routes:_next_after")
def test_f116_a_class_is_written_about_child_after_child(
    fresh: House, tom: Browser, here: str
) -> None:
    assert "0 of 2 have a note or a reason today." in said_in(tom.page)
    page = tom.opened(f"{here}/{AYO}")
    assert "1 of 2 in 5 Oak" in said_in(page)
    page = tom.saved(f"{here}/{AYO}", text="Painted a whale.", is_them="yes")
    assert NEXT in said_in(page)
    assert "Oli Grant" in said_in(page.h1)  # type: ignore[arg-type]
    page = tom.saved(f"{here}/{OLI}", text="Sang all morning.", is_them="yes")
    assert "Every child has a note or a reason today." in said_in(page)
    assert "2 of 2 have a note or a reason today." in said_in(page)
    for child, text in ((AYO, "Painted a whale."), (OLI, "Sang all morning.")):
        (note,) = notes(fresh, child)
        assert (note["text"], note["day"], note["place"]) == (
            text,
            "2026-09-08",
            "school",
        )


@shows("service.rounds.answers:_told_by", at="said is None")
def test_f67_a_day_is_told_in_taps_and_by_somebody_who_was_there(
    fresh: House, tom: Browser, here: str
) -> None:
    day = f"{CHILD}/day"
    tom.opened(day)
    tom.saved(day, rhythm="every-school-day", **{"section-mood": "on"})
    page = tom.opened(f"{here}/{AYO}")
    assert page.find(id="tap-mood-happy") is not None
    assert page.find(id="tap-sleep") is None
    assert "Home and school have not agreed on this list yet." in said_in(page)
    told = {"tap-mood": "happy", "person": str(SIAN.person), "is_them": "yes"}
    tom.saved(f"{here}/{AYO}", **told)
    (note,) = notes(fresh, AYO)
    assert (note["text"], note["taps"]) == ("", {"mood": "happy"})
    assert (note["route"], note["told_by"]) == ("class-round", "Siân Rees, SENCO")
    tom.opened(f"{here}/{AYO}")
    tom.saved(f"{here}/{AYO}", text="Sang.", told_by="The driver")
    assert notes(fresh, AYO)[0]["told_by"] == "The driver"
    tom.opened(f"{here}/{AYO}")
    page = tom.refused(f"{here}/{AYO}", 409, **{"tap-mood": "green"})
    assert "none of the choices" in said_in(page)


@shows("service.rounds.answers:check_it_is_this_child")
def test_f68_the_first_note_of_a_day_asks_whether_this_is_the_child(
    fresh: House, tom: Browser, here: str
) -> None:
    tom.opened(f"{here}/{AYO}")
    page = tom.refused(f"{here}/{AYO}", 422, text="Painted a whale.")
    assert "Look at the name, then tick that this is Ayo Bello." in said_in(page)
    assert tom.form(f"{here}/{AYO}")["text"] == "Painted a whale."
    tom.saved(f"{here}/{AYO}", is_them="yes")
    page = tom.opened(f"{here}/{AYO}")
    assert page.find(id="is_them") is None
    fields = {**tom.form(f"{here}/{AYO}"), "text": "And a boat."}
    fields.pop("is_them", None)
    assert tom.post(f"{here}/{AYO}", fields).status_code == 303
    assert len(notes(fresh, AYO)) == 2


def test_the_taps_have_one_order_with_and_without_a_signal(
    tom: Browser, here: str
) -> None:
    tom.opened(f"{CHILD}/day")
    tom.saved(f"{CHILD}/day", rhythm="every-school-day", **{"section-mood": "on"})
    page = tom.opened(f"{here}/{AYO}")
    shown = [str(one["value"]) for one in page.select('input[name="tap-mood"]')]
    kept = page.select_one("[data-outbox-round]")
    assert kept is not None
    choices = json.loads(str(kept["data-outbox-round"]))["choices"]
    assert list(choices["mood"]) == [one for one in shown if one]


def test_the_last_note_can_be_sealed_in_one_press(
    fresh: House, tom: Browser, here: str
) -> None:
    tom.opened(f"{here}/{AYO}")
    page = tom.saved(f"{here}/{AYO}", text="Sang all morning.", is_them="yes")
    link = page.find("a", string=lambda said: said and "Wrong child?" in said)
    link = link or page.select_one(".last a")
    assert link is not None
    address = str(link["href"])
    tom.opened(address)
    tom.saved(address, reason="I was on the wrong page.")
    (note,) = notes(fresh, AYO)
    assert note["text"] is None
    assert note["sealed"] is not None
    page = tom.opened(here)
    assert page.select_one(".last") is None
    assert "0 of 2 have a note or a reason today." in said_in(page)


def test_sending_a_note_twice_saves_it_once(
    fresh: House, tom: Browser, here: str
) -> None:
    tom.opened(f"{here}/{AYO}")
    fields = {**tom.form(f"{here}/{AYO}"), "text": "A whale.", "is_them": "yes"}
    answers = [tom.post(f"{here}/{AYO}", fields) for _ in range(2)]
    assert [one.status_code for one in answers] == [303, 303]
    assert answers[0].location == answers[1].location
    assert len(notes(fresh, AYO)) == 1


def test_a_note_says_something(tom: Browser, here: str) -> None:
    tom.opened(f"{here}/{AYO}")
    page = tom.refused(f"{here}/{AYO}", 409, text="", is_them="yes")
    assert "at least one" in said_in(page)


def test_why_there_is_no_note_is_said(fresh: House, tom: Browser, here: str) -> None:
    tom.opened(f"{here}/{AYO}/skip")
    page = tom.refused(f"{here}/{AYO}/skip", 422)
    assert "Choose one." in said_in(page)
    page = tom.refused(f"{here}/{AYO}/skip", 409, because="other")
    assert "Say in a few words why there is no note." in said_in(page)
    page = tom.saved(f"{here}/{AYO}/skip", because="away")
    assert "Saved why there is no note. Here is the next child." in said_in(page)
    assert "1 of 2 have a note or a reason today." in said_in(tom.opened(here))
    assert "Away that day" in said_in(tom.page)
    page = tom.opened(f"{here}/{AYO}")
    assert "Somebody said today: Away that day." in said_in(page)
    assert fresh.topics().count("quiet-day/day-explained") == 1


@shows("service.rounds.routes:_entries", at="chosen")
def test_f61_one_note_goes_to_several_children(
    fresh: House, tom: Browser, here: str
) -> None:
    tom.opened(f"{here}/group")
    page = tom.refused(f"{here}/group", 422, text="We planted beans.")
    assert "Choose at least one child." in said_in(page)
    both = {f"child-{AYO}": "on", f"child-{OLI}": "on"}
    page = tom.refused(f"{here}/group", 422, text="", **both)
    assert page.find(id=f"child-{OLI}", checked=True) is not None
    page = tom.saved(f"{here}/group", text="We planted beans.", **both)
    assert "Saved. Each child has a note of their own." in said_in(page)
    for child, parent in ((AYO, AMINA), (OLI, ZOE)):
        (note,) = notes(fresh, child, parent)
        assert note["text"] == "We planted beans."
        assert str(AYO if child == OLI else OLI) not in str(note)


def test_a_group_note_is_all_or_nothing(fresh: House, tom: Browser, here: str) -> None:
    """A child who left stops the note to all."""
    with fresh.services.store.unit(LARKFIELD) as unit:
        around = unit.find(Circle, OLI)
        assert around is not None
        around.let_go(MONDAY, by=SIAN.person, today=MONDAY)
        unit.save(around, log=unit.log_of(OLI, Space.SHARED))
    tom.opened(f"{here}/group")
    both = {f"child-{AYO}": "on", f"child-{OLI}": "on"}
    page = tom.refused(f"{here}/group", 409, text="We planted beans.", **both)
    assert "This child has left the school" in said_in(page)
    assert notes(fresh, AYO) == []


def test_the_same_group_note_is_not_kept_twice(
    fresh: House, tom: Browser, here: str
) -> None:
    tom.opened(f"{here}/group")
    fields = {**tom.form(f"{here}/group"), "text": "Beans.", f"child-{AYO}": "on"}
    assert tom.post(f"{here}/group", fields).status_code == 303
    again = tom.post(f"{here}/group", {**fields, "key": str(uuid4())})
    assert again.status_code == 409
    assert tom.post(f"{here}/group", {**fields, "id": ""}).status_code == 422
    assert len(notes(fresh, AYO)) == 1


def rename(house: House, name: str) -> None:
    """The other child of the class is called differently from now on."""
    with house.services.store.unit(LARKFIELD) as unit:
        around = unit.find(Circle, OLI)
        assert around is not None
        around.rename(name, by=SIAN.person)
        unit.save(around, log=unit.log_of(OLI, Space.SHARED))


class TestOtherChildren:
    """Staff are asked before another child is named; nobody else is."""

    @shows("service.rounds.routes:post_note", at="check_no_other_child")
    def test_f69_in_a_round_staff_are_asked_before_another_child_is_named(
        self, fresh: House, tom: Browser, here: str
    ) -> None:
        tom.opened(f"{here}/{AYO}")
        note = "Sat with Oli's friend. OLI laughed."
        page = tom.refused(f"{here}/{AYO}", 422, text=note, is_them="yes")
        assert f"“Oli”, “OLI” {MAYBE}" in said_in(page)
        assert tom.form(f"{here}/{AYO}")["text"] == note
        button = page.find("button", attrs={"name": "not_them"})
        assert button is not None
        tom.saved(f"{here}/{AYO}", not_them=str(button["value"]))
        assert len(notes(fresh, AYO)) == 1

    def test_the_words_can_be_changed(
        self, fresh: House, tom: Browser, here: str
    ) -> None:
        tom.opened(f"{here}/{AYO}")
        tom.refused(f"{here}/{AYO}", 422, text="Sat with Oli.", is_them="yes")
        tom.saved(f"{here}/{AYO}", text="Sat with a friend.")
        assert notes(fresh, AYO)[0]["text"] == "Sat with a friend."

    def test_a_new_name_is_asked_about_again(self, tom: Browser, here: str) -> None:
        tom.opened(f"{here}/{AYO}")
        typed = {"text": "Sat with Oli Grant.", "is_them": "yes"}
        page = tom.refused(f"{here}/{AYO}", 422, not_them="Oli", **typed)
        assert f"“Oli”, “Grant” {MAYBE}" in said_in(page)

    def test_in_a_note_to_several(self, tom: Browser, here: str) -> None:
        tom.opened(f"{here}/group")
        both = {f"child-{AYO}": "on", f"child-{OLI}": "on"}
        page = tom.refused(f"{here}/group", 422, text="Ayo and Oli sang.", **both)
        assert MAYBE in said_in(page)

    @shows("service.rounds.answers:typed_in", at='"told_by"')
    def test_f69_in_a_round_staff_are_asked_about_who_told_them(
        self, fresh: House, tom: Browser, here: str
    ) -> None:
        tom.opened(f"{here}/{AYO}")
        note = {"text": "All is well.", "is_them": "yes"}
        page = tom.refused(f"{here}/{AYO}", 422, told_by="Oli", **note)
        assert f"“Oli” {MAYBE}" in said_in(page)
        assert page.find(id="told_by-error") is not None
        tom.saved(f"{here}/{AYO}", told_by="", person=str(AMINA.person))
        assert len(notes(fresh, AYO)) == 1

    def test_who_is_chosen_from_the_circle_is_no_other_child(
        self, fresh: House, tom: Browser, here: str
    ) -> None:
        rename(fresh, "Oli Parent")
        tom.opened(f"{here}/{AYO}")
        chosen = {"person": str(AMINA.person), "is_them": "yes"}
        tom.saved(f"{here}/{AYO}", text="All is well.", **chosen)
        assert notes(fresh, AYO)[0]["told_by"] == "Amina Bello, parent"

    @shows("service.other_names:checked")
    def test_f69_staff_are_asked_about_a_name_in_the_diary_and_parents_are_not(
        self, fresh: House, tom: Browser
    ) -> None:
        entries = f"{CHILD}/entries"
        tom.opened(CHILD)
        page = tom.refused(entries, 422, text="Sat with Oli.")
        assert f"“Oli” {MAYBE}" in said_in(page)
        tom.saved(entries, text="Sat with Oli.", not_them="Oli")
        amina = fresh.browser(AMINA)
        amina.opened(CHILD)
        amina.saved(entries, text="He talks about Oli.")
        assert len(notes(fresh, AYO)) == 2

    def test_a_child_is_named_in_their_own_diary(self, tom: Browser) -> None:
        tom.opened(CHILD)
        tom.saved(f"{CHILD}/entries", text="Ayo told Amina Bello about it.")

    def test_a_word_that_is_a_name_too_is_meant_if_it_is_large(
        self, fresh: House, tom: Browser
    ) -> None:
        rename(fresh, "Will Ágústsson")
        entries = f"{CHILD}/entries"
        tom.opened(CHILD)
        page = tom.refused(entries, 422, text="He will sit with Will agustsson.")
        assert f"“Will”, “agustsson” {MAYBE}" in said_in(page)
        tom.saved(entries, text="He will sit with a friend.")


def test_only_staff_of_the_class_write_a_round(
    fresh: House, group: UUID, here: str
) -> None:
    kit = a_colleague(fresh, "Kit Marsh")
    other = f"/schools/{LARKFIELD}/classes/{uuid4()}/round"
    for who in (SIAN, AMINA, ZOE, kit):
        browser = fresh.browser(who)
        for path in ("", f"/{AYO}", "/group", f"/{AYO}/skip"):
            for place in (here, other):
                assert browser.get(f"{place}{path}").status_code == 403
    strange = fresh.browser(TOM)
    assert strange.get(f"{here}/{uuid4()}").status_code == 404
    assert strange.get(f"/schools/{uuid4()}/classes/{group}/round").status_code == 404


@pytest.mark.parametrize("place", ["/today", "/children"])
def test_a_class_is_found_from_today_and_from_the_list_of_children(
    fresh: House, tom: Browser, here: str, place: str
) -> None:
    page = tom.opened(place)
    link = page.find("a", href=here)
    assert link is not None
    assert said_in(link) == "Write about 5 Oak today"
    assert fresh.browser(SIAN).opened(place).find("a", href=here) is None


def test_whoever_left_the_circle_of_a_child_has_them_in_no_round(
    fresh: House, tom: Browser, here: str
) -> None:
    fresh.leave(TOM, OLI)
    page = tom.opened(here)
    assert "0 of 1 have a note" in said_in(page)
    assert tom.get(f"{here}/{OLI}").status_code == 404


@shows("service/rounds/templates/rounds/child.html", at="block title")
@shows("service/rounds/templates/rounds/skip.html", at="block title")
def test_f116_the_title_of_a_page_is_the_name_alone(tom: Browser, here: str) -> None:
    """No letter that stands where a photo would be."""
    for path, title in (("", "Ayo Bello"), ("/skip", "No note about Ayo Bello today")):
        page = tom.opened(f"{here}/{AYO}{path}")
        assert page.title is not None
        assert page.title.get_text() == f"{title} – Same Page"


@shows("service.rounds.routes:post_skip", at="check_no_other_child")
def test_f69_staff_are_asked_about_a_name_in_why_there_is_no_note(
    fresh: House, tom: Browser, here: str
) -> None:
    skip = f"{here}/{AYO}/skip"
    tom.opened(skip)
    page = tom.refused(skip, 422, because="other", why="Sat with Oli.")
    assert MAYBE in said_in(page)
    assert tom.form(skip)["why"] == "Sat with Oli."
    (anyway,) = page.find_all("button", attrs={"name": "not_them"})
    tom.saved(skip, not_them=str(anyway["value"]))
    assert fresh.topics().count("quiet-day/day-explained") == 1
