"""What waited of a round on a device goes the way of the form, and once."""

import json
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from events.base import Role, Space
from events.circle import Circle
from events.quiet_day import QuietBecause
from projections import quiet_days
from tests.cast import AMINA, AYO, LARKFIELD, OLI, SIAN, TOM
from tests.features.shows import shows
from tests.service.classroom import a_class
from tests.service.clients import API, Browser, read
from tests.service.house import ZOE, House
from tests.service.test_outbox import Kept, is_refused, ticket_of
from tests.service.words import CHILD

TYPED = "2026-09-07T14:20:00Z"
MAYBE = "“Oli” may be another child. Change it, or send it anyway."


class Noted(Kept):
    """A note of a round as a device keeps it."""

    def __init__(self, text: str, **words: object) -> None:
        super().__init__(text)
        said = {"id": self.id, "is_them": "yes", "text": text, **words}
        kept = {name: one for name, one in said.items() if one}
        self.body = json.dumps(kept)

    def passing(self, words: str) -> "Noted":
        """The same note under the same key, of which somebody said that it is fine."""
        self.body = json.dumps({**json.loads(self.body), "not_them": words})
        return self


@pytest.fixture
def round_(fresh: House) -> str:
    group = a_class(fresh, "5 Oak", [AYO, OLI], {TOM.person: Role.TEACHER})
    return f"{API}/schools/{LARKFIELD}/classes/{group}/round"


@pytest.fixture
def here(round_: str) -> str:
    return f"{round_}/{AYO}/entries"


@pytest.fixture
def tom(fresh: House) -> Browser:
    return fresh.browser(TOM)


def notes(house: House, child: UUID = AYO) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = house.program(TOM).read(
        f"/children/{child}/timeline"
    )["items"]
    return found


def test_a_note_of_a_round_that_waited_is_taken_once(
    fresh: House, tom: Browser, here: str
) -> None:
    note = Noted("Sang.", written_at=TYPED, taps={}, person=str(SIAN.person))
    ticket = ticket_of(tom)
    first, again = note.sent(tom, ticket, here), note.sent(tom, ticket, here)
    assert (first.status_code, again.status_code) == (201, 201)
    assert read(first) == read(again)
    assert read(first)["id"] == note.id
    assert read(first)["receipt"]
    assert first.headers["Location"] == f"{API}{CHILD}/entries/{note.id}"
    (kept,) = notes(fresh)
    assert (kept["text"], kept["route"]) == ("Sang.", "class-round")
    assert (kept["day"], kept["told_by"]) == ("2026-09-07", "Siân Rees, SENCO")
    assert kept["written_at"] < kept["at"]


def test_a_day_in_taps_needs_no_words(fresh: House, tom: Browser, here: str) -> None:
    note = Noted("", taps={"mood": "calm"}, told_by="The driver")
    assert note.sent(tom, ticket_of(tom), here).status_code == 201
    (kept,) = notes(fresh)
    assert (kept["text"], kept["taps"]) == ("", {"mood": "calm"})
    assert (kept["day"], kept["told_by"]) == ("2026-09-08", "The driver")


def test_a_clock_that_is_ahead_makes_no_day_of_the_future(
    fresh: House, tom: Browser, here: str
) -> None:
    note = Noted("Sang.", written_at="2026-09-09T00:30:00Z")
    assert note.sent(tom, ticket_of(tom), here).status_code == 201
    assert notes(fresh)[0]["day"] == "2026-09-08"


def test_the_first_note_of_a_day_says_that_it_is_the_child(
    fresh: House, tom: Browser, here: str
) -> None:
    ticket = ticket_of(tom)
    note = Noted("Sang.", is_them=None)
    answer = note.sent(tom, ticket, here)
    is_refused(answer, 422, "malformed")
    says = "Look at the name, then tick that this is Ayo Bello."
    assert read(answer)["errors"] == {"is_them": [says]}
    assert notes(fresh) == []
    assert Noted("Sang.").sent(tom, ticket, here).status_code == 201
    second = Noted("And danced.", is_them=None)
    assert second.sent(tom, ticket, here).status_code == 201


@shows("service.rounds.api:post_note", at="is_asked_about")
@shows("service.diary.api:post_entry", at="is_asked_about")
def test_f69_a_note_that_waited_and_names_another_child_is_asked_about(
    fresh: House, tom: Browser, here: str
) -> None:
    ticket = ticket_of(tom)
    for path, note in (
        (here, Noted("Sat with Oli.")),
        (f"{API}{CHILD}/entries", Kept("Sat with Oli.")),
    ):
        before = fresh.stored()
        answer = note.sent(tom, ticket, path)
        is_refused(answer, 422, "malformed")
        assert read(answer)["errors"] == {"text": [MAYBE], "not_them": ["Oli"]}
        assert fresh.stored() == before


def test_the_same_note_is_sent_anyway_under_its_own_key(
    fresh: House, tom: Browser, here: str
) -> None:
    ticket, note = ticket_of(tom), Noted("Sat with Oli Grant.")
    assert note.sent(tom, ticket, here).status_code == 422
    assert note.passing("Oli").sent(tom, ticket, here).status_code == 422
    first = note.passing("Oli Grant").sent(tom, ticket, here)
    again = note.sent(tom, ticket, here)
    assert (first.status_code, again.status_code) == (201, 201)
    assert read(first) == read(again)
    assert len(notes(fresh)) == 1


def test_a_note_that_is_stored_is_not_asked_about_when_a_name_comes_later(
    fresh: House, tom: Browser, here: str
) -> None:
    """The answer was lost, and a child of that name came before it is sent again."""
    ticket, note = ticket_of(tom), Noted("Met Zelda.")
    first = note.sent(tom, ticket, here)
    with fresh.services.store.unit(LARKFIELD) as unit:
        around = unit.find(Circle, OLI)
        assert around is not None
        around.rename("Zelda Grant", by=SIAN.person)
        unit.save(around, log=unit.log_of(OLI, Space.SHARED))
    again = note.sent(tom, ticket, here)
    assert (first.status_code, again.status_code) == (201, 201)
    assert read(first) == read(again)
    assert len(notes(fresh)) == 1


@shows("service.other_names:checked", at="Side.SCHOOL")
def test_f69_parents_and_programs_are_not_asked(
    fresh: House, tom: Browser, here: str
) -> None:
    entries = f"{API}{CHILD}/entries"
    amina = fresh.browser(AMINA)
    sent = Kept("He talks about Oli.").sent(amina, ticket_of(amina), entries)
    assert sent.status_code == 201
    program = fresh.program(TOM)
    for path, words in ((here, {"text": "Sat with Oli."}), (entries, None)):
        body = words or json.loads(Kept("Sat with Oli.").body)
        answer = tom.client.post(path, json=body, headers=program.headers)
        assert answer.status_code == 201


def test_it_takes_the_same_path_as_the_form(
    fresh: House, here: str, round_: str
) -> None:
    for who, path, status, code in (
        (AMINA, here, 403, "not-permitted"),
        (ZOE, here, 403, "not-permitted"),
        (TOM, f"{round_}/{LARKFIELD}/entries", 404, "not-found"),
        (TOM, here.replace(str(LARKFIELD), str(AYO)), 404, "not-found"),
    ):
        browser = fresh.browser(who)
        before = fresh.stored()
        is_refused(Noted("A").sent(browser, ticket_of(browser), path), status, code)
        assert fresh.stored() == before


class Skipped(Kept):
    """Why there is no note, as a device keeps it."""

    def __init__(self, because: str, **words: object) -> None:
        super().__init__("")
        self.body = json.dumps({"id": self.id, "because": because, **words})


class ToSeveral(Kept):
    """A note to several children as a device keeps it."""

    def __init__(self, text: str, *children: UUID, **words: object) -> None:
        super().__init__(text)
        about = [str(one) for one in children]
        said = {"id": self.id, "text": text, "children": about, **words}
        self.body = json.dumps(said)


@shows("service.rounds.api:_day_of", at="min(written_at")
def test_f72_why_there_is_no_note_waits_and_counts_for_its_own_day(
    fresh: House, tom: Browser, round_: str
) -> None:
    skip = Skipped("away", why="At the dentist.", written_at=TYPED)
    ticket, path = ticket_of(tom), f"{round_}/{AYO}/skip"
    first, again = skip.sent(tom, ticket, path), skip.sent(tom, ticket, path)
    assert (first.status_code, again.status_code) == (201, 201)
    assert read(first) == read(again)
    assert read(first)["id"] == skip.id
    assert read(first)["receipt"]
    assert fresh.topics().count("quiet-day/day-explained") == 1
    with fresh.services.store.reading(LARKFIELD) as reader:
        (quiet,) = quiet_days.since(reader, [AYO], date(2026, 9, 1))
    assert (quiet.day, quiet.because) == (date(2026, 9, 7), QuietBecause.AWAY)


def test_a_skip_that_waited_keeps_the_rules_of_the_form(
    fresh: House, tom: Browser, round_: str
) -> None:
    ticket, path = ticket_of(tom), f"{round_}/{AYO}/skip"
    before = fresh.topics()
    is_refused(Skipped("other").sent(tom, ticket, path), 409, "cannot-explain-day")
    is_refused(Skipped("tired").sent(tom, ticket, path), 422, "malformed")
    amina = fresh.browser(AMINA)
    closed = Skipped("away").sent(amina, ticket_of(amina), path)
    is_refused(closed, 403, "not-permitted")
    assert fresh.topics() == before


@shows("service.rounds.api:post_skip", at="is_asked_about")
def test_f69_a_reason_that_waited_and_names_another_child_is_asked_about(
    fresh: House, tom: Browser, round_: str
) -> None:
    skip = Skipped("other", why="Sat with Oli.")
    ticket, path = ticket_of(tom), f"{round_}/{AYO}/skip"
    answer = skip.sent(tom, ticket, path)
    is_refused(answer, 422, "malformed")
    assert read(answer)["errors"] == {"why": [MAYBE], "not_them": ["Oli"]}
    skip.body = json.dumps({**json.loads(skip.body), "not_them": "Oli"})
    assert skip.sent(tom, ticket, path).status_code == 201


@shows("service.rounds.answers:entries_of")
def test_f72_a_note_to_several_that_waited_is_one_entry_in_each_diary(
    fresh: House, tom: Browser, round_: str
) -> None:
    note = ToSeveral("We planted beans.", AYO, OLI, written_at=TYPED)
    ticket, path = ticket_of(tom), f"{round_}/group/entries"
    first, again = note.sent(tom, ticket, path), note.sent(tom, ticket, path)
    assert (first.status_code, again.status_code) == (201, 201)
    assert read(first) == read(again)
    told = {one["child"]: one["id"] for one in read(first)["entries"]}
    for child in (AYO, OLI):
        (kept,) = notes(fresh, child)
        assert (kept["id"], kept["text"]) == (told[str(child)], "We planted beans.")
        assert (kept["day"], kept["route"]) == ("2026-09-07", "group-note")
        assert kept["written_at"] < kept["at"]


def test_a_note_to_several_is_all_or_nothing(
    fresh: House, tom: Browser, round_: str
) -> None:
    ticket, path = ticket_of(tom), f"{round_}/group/entries"
    before = fresh.stored()
    for note, status, code in (
        (ToSeveral("Beans."), 422, "malformed"),
        (ToSeveral("", AYO), 422, "malformed"),
        (ToSeveral("Beans.", AYO, LARKFIELD), 404, "not-found"),
    ):
        is_refused(note.sent(tom, ticket, path), status, code)
    assert fresh.stored() == before


@shows("service.rounds.api:post_group_note", at="is_asked_about")
def test_f69_a_note_to_several_that_waited_names_none_of_them(
    fresh: House, tom: Browser, round_: str
) -> None:
    note = ToSeveral("Oli and all sang.", AYO, OLI)
    answer = note.sent(tom, ticket_of(tom), f"{round_}/group/entries")
    is_refused(answer, 422, "malformed")
    assert read(answer)["errors"] == {"text": [MAYBE], "not_them": ["Oli"]}
