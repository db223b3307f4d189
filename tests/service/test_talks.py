"""Calls, talks at the door and texts, in a few taps; the other side says yes or no."""

from tests.cast import AMINA, AYO, LUKASZ, TOM
from tests.features.shows import shows
from tests.service.clients import said_in
from tests.service.house import House
from tests.service.words import CHILD, entry_at, written

TALK = f"{CHILD}/talk"


def newest(house: House) -> str:
    return str(house.program(AMINA).read(f"{CHILD}/timeline")["items"][0]["id"])


@shows("service.diary.schemas:TalkSchema.__init__", at="self.place")
@shows("service/diary/templates/diary/entry_parts.html", at="A phone call")
def test_f55_a_call_is_written_down_from_the_diary_in_two_taps(fresh: House) -> None:
    browser = fresh.browser(TOM)
    assert browser.opened(CHILD).find("a", href=TALK) is not None
    browser.opened(TALK)
    assert browser.form(TALK)["route"] == "phone-call"
    page = browser.saved(TALK, told_by="Amina", text="She will be late tomorrow.")
    said = said_in(page)
    assert "A phone call." in said
    assert "With: Amina" in said
    (note,) = fresh.program(AMINA).read(f"{CHILD}/timeline")["items"]
    assert (note["day"], note["place"], note["kind"]) == (
        "2026-09-08",
        "school",
        "note",
    )
    assert note["route"] == "phone-call"


def test_a_talk_needs_somebody_and_a_line(fresh: House) -> None:
    browser = fresh.browser(AMINA)
    browser.opened(TALK)
    page = browser.refused(TALK, 422, route="doorway-talk", text="We said hello.")
    assert page.find(id="told_by-error") is not None
    page = browser.refused(TALK, 422, route="page", told_by="Tom")
    assert page.find(id="route-error") is not None
    page = browser.refused(TALK, 422, route="doorway-talk", told_by="Tom", text="")
    assert page.find(id="text-error") is not None


@shows("service.talks.commands:confirm_entry", at="asking.save(confirmation")
def test_f55_the_other_side_says_that_it_was_so(fresh: House) -> None:
    tom = fresh.browser(TOM)
    tom.opened(TALK)
    tom.saved(TALK, route="doorway-talk", told_by="Amina", text="She slept badly.")
    entry = entry_at(newest(fresh))
    amina = fresh.browser(AMINA)
    page = amina.opened(entry)
    assert page.find("a", href=f"{entry}/confirm") is not None
    assert page.find("a", href=f"{entry}/correct") is not None
    amina.opened(f"{entry}/confirm")
    page = amina.saved(f"{entry}/confirm")
    assert "Amina Bello : yes, that is how it was." in said_in(page)
    assert page.find("a", href=f"{entry}/confirm") is None
    assert "said that the entry tells how it was" in said_in(page)
    assert "yes, that is how it was" in said_in(fresh.browser(TOM).opened(CHILD))
    told = fresh.program(LUKASZ).read(entry)["confirmations"]
    assert [one["by"] for one in told] == [str(AMINA.person)]


@shows("events.confirmation:Confirmation.of", at="because_your_side_wrote_it")
@shows("service.talks.commands:confirm_entry", at="because_you_did_before")
def test_f55_nobody_says_so_twice_nor_to_their_own_side(fresh: House) -> None:
    entry = entry_at(written(fresh.program(TOM), "A talk.", route="phone-call"))
    amina, tom = fresh.browser(AMINA), fresh.browser(TOM)
    amina.opened(f"{entry}/confirm")
    amina.saved(f"{entry}/confirm")
    amina.opened(f"{entry}/confirm")
    page = amina.refused(f"{entry}/confirm", 409)
    assert "You said before that this is how it was." in said_in(page)
    assert tom.opened(entry).find("a", href=f"{entry}/confirm") is None
    own = tom.get(f"{entry}/confirm")
    assert own.status_code == 403
    assert "Your side wrote this." in own.text
    assert fresh.topics().count("diary/entry-confirmed") == 1


def test_what_is_not_there_cannot_be_confirmed(fresh: House) -> None:
    assert fresh.browser(AMINA).get(f"{entry_at(AYO)}/confirm").status_code == 404
