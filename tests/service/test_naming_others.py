"""What stands beside a note is looked at for other children's names, as a note is."""

import json
from collections import Counter
from typing import Final

import pytest

from tests.cast import AMINA, AYO, SIAN, TOM
from tests.features.shows import shows
from tests.service.clients import API, Browser, read, said_in
from tests.service.house import House
from tests.service.test_outbox import Kept, is_refused, ticket_of
from tests.service.words import CHILD, entry_at, written

MAYBE: Final = "“Oli” may be another child. Change it, or send it anyway."
NAMED: Final = "Oli did it."
REASON: Final = {"reason": "I was there."}
TALK: Final = f"{CHILD}/talk"
# What it is, whose note it stands beside, which page has the form, and its fields.
BESIDE: Final = [
    pytest.param("", "/comments", "text", {}, id="a reply"),
    pytest.param("/amend", "/amend", "text", REASON, id="an amendment"),
    pytest.param("/amend", "/amend", "reason", {"text": "So."}, id="why it is amended"),
    pytest.param("/correct", "/correct", "text", REASON, id="a correction"),
    pytest.param(
        "/correct", "/correct", "reason", {"text": "So."}, id="how it is known"
    ),
    pytest.param("/seal", "/seal", "reason", {}, id="why it is sealed"),
    pytest.param(
        "/translate", "/translate", "text", {"language": "pl"}, id="a translation"
    ),
    pytest.param("/dispute", "/dispute", "text", {}, id="what is wrong"),
]

SAID: Final = {
    "diary/comment-added",
    "diary/entry-amended",
    "diary/entry-corrected",
    "diary/entry-sealed",
    "diary/translation-added",
    "diary/entry-disputed",
}
SETTLES: Final = {"outcome": "corrected"}


def beside(house: House, action: str) -> str:
    """A note beside which Tom may do this."""
    by = AMINA if action == "/correct" else TOM
    return entry_at(written(house.program(by)))


@shows("service.other_names:checked", at="check_no_other_child")
@pytest.mark.parametrize(("page", "action", "field", "more"), BESIDE)
def test_f69_staff_are_asked_about_names_in_what_stands_beside_a_note(
    fresh: House, page: str, action: str, field: str, more: dict[str, str]
) -> None:
    tom, entry = fresh.browser(TOM), beside(fresh, action)
    tom.opened(entry + page)
    before = fresh.topics()
    shown = tom.refused(entry + action, 422, **{field: NAMED}, **more)
    assert MAYBE in said_in(shown)
    assert shown.find(id=f"{field}-error") is not None
    assert fresh.topics() == before
    assert tom.form(entry + action)[field] == NAMED
    goes_anyway(tom, entry + action)
    assert SAID & set(Counter(fresh.topics()) - Counter(before))


@shows("service.other_names:checked", at="check_no_other_child")
@pytest.mark.parametrize(
    ("action", "more"), [("settle", SETTLES), ("end-restriction", {})]
)
def test_f69_staff_are_asked_about_a_name_in_an_answer_to_a_dispute(
    fresh: House, action: str, more: dict[str, str]
) -> None:
    entry, wrong = beside(fresh, "/dispute"), {"text": "No.", "restrict": True}
    dispute = fresh.program(AMINA).wrote(f"{entry}/disputes", wrong)["id"]
    at = f"{CHILD}/disputes/{dispute}"
    sian, before = fresh.browser(SIAN), fresh.topics()
    sian.opened(at)
    shown = sian.refused(f"{at}/{action}", 422, reason=NAMED, **more)
    assert MAYBE in said_in(shown)
    assert fresh.topics() == before
    asked = shown.find("form", action=f"{at}/{action}")
    assert sian.form(f"{at}/{action}")["reason"] == NAMED
    assert asked is not None
    assert MAYBE in said_in(asked)
    assert len(asked.find_all("button", attrs={"name": "not_them"})) == 1
    assert len(shown.find_all("button", attrs={"name": "not_them"})) == 1
    goes_anyway(sian, f"{at}/{action}")


@shows("service.other_names:checked", at="Side.SCHOOL")
def test_f69_staff_are_asked_about_a_name_in_a_talk(fresh: House) -> None:
    tom, talk = fresh.browser(TOM), {"route": "phone-call", "told_by": "Amina"}
    tom.opened(TALK)
    shown = tom.refused(TALK, 422, text=NAMED, **talk)
    assert MAYBE in said_in(shown)
    goes_anyway(tom, TALK)
    assert [one["text"] for one in notes(fresh)] == [NAMED]


@shows("service.other_names:_typed")
@pytest.mark.parametrize(
    ("page", "action", "more"),
    [
        (TALK, TALK, {"route": "phone-call"}),
        (CHILD, f"{CHILD}/entries", {}),
    ],
)
def test_f69_staff_are_asked_about_a_name_in_who_told_them(
    fresh: House, page: str, action: str, more: dict[str, str]
) -> None:
    tom, note = fresh.browser(TOM), {"text": "All is well.", **more}
    tom.opened(page)
    shown = tom.refused(action, 422, told_by="Oli", **note)
    assert MAYBE in said_in(shown)
    assert shown.find(id="told_by-error") is not None
    assert notes(fresh) == []
    tom.saved(action, told_by="Amina Bello and Siân Rees, SENCO", not_them="")
    assert len(notes(fresh)) == 1


def test_the_words_can_be_changed_instead(fresh: House) -> None:
    tom, entry = fresh.browser(TOM), beside(fresh, "/comments")
    tom.opened(entry)
    tom.refused(f"{entry}/comments", 422, text=NAMED)
    tom.saved(f"{entry}/comments", text="A friend did it.")
    assert replies(fresh) == ["A friend did it."]


def test_parents_are_asked_nothing_beside_a_note_either(fresh: House) -> None:
    amina, entry = fresh.browser(AMINA), entry_at(written(fresh.program(TOM)))
    for page, action, more in (("", "/comments", {}), ("/correct", "/correct", REASON)):
        amina.opened(entry + page)
        amina.saved(entry + action, text=NAMED, **more)
    amina.opened(TALK)
    amina.saved(TALK, text=NAMED, told_by="Tom", route="phone-call")


@shows("service.diary.api:post_comment", at="is_asked_about")
def test_f69_a_reply_that_waited_and_names_another_child_is_asked_about(
    fresh: House,
) -> None:
    tom, path = fresh.browser(TOM), f"{API}{beside(fresh, '/comments')}/comments"
    ticket, reply = ticket_of(tom), Kept("")
    before = fresh.stored()
    reply.body = json.dumps({"id": reply.id, "text": NAMED})
    answer = reply.sent(tom, ticket, path)
    is_refused(answer, 422, "malformed")
    assert read(answer)["errors"] == {"text": [MAYBE], "not_them": ["Oli"]}
    assert fresh.stored() == before
    reply.body = json.dumps({"id": reply.id, "text": NAMED, "not_them": "Oli"})
    first, again = reply.sent(tom, ticket, path), reply.sent(tom, ticket, path)
    assert (first.status_code, again.status_code) == (201, 201)
    assert replies(fresh) == [NAMED]


def test_programs_are_not_asked_about_replies(fresh: House) -> None:
    entry = beside(fresh, "/comments")
    fresh.program(TOM).wrote(f"{entry}/comments", {"text": NAMED})
    assert replies(fresh) == [NAMED]


def goes_anyway(tom: Browser, action: str) -> None:
    button = tom.page.find("button", attrs={"name": "not_them"})
    assert button is not None
    tom.saved(action, not_them=str(button["value"]))


def notes(house: House) -> list[dict[str, object]]:
    found: list[dict[str, object]] = house.program(TOM).read(
        f"/children/{AYO}/timeline"
    )["items"]
    return found


def replies(house: House) -> list[object]:
    (entry,) = house.program(TOM).read(f"{CHILD}/timeline")["items"]
    return [one["text"] for one in entry["comments"]]


@shows("service.other_names:TYPED", at="why")
def test_f69_staff_are_asked_about_a_name_in_why_a_day_had_no_note(
    fresh: House,
) -> None:
    tom, quiet = fresh.browser(TOM), f"{CHILD}/quiet-days"
    tom.opened(quiet)
    shown = tom.refused(quiet, 422, because="other", why=NAMED)
    assert MAYBE in said_in(shown)
    goes_anyway(tom, quiet)
    amina = fresh.browser(AMINA)
    amina.opened(quiet)
    amina.saved(quiet, because="other", why=NAMED)
