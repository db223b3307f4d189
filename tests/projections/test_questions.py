"""The questions that pages ask, answered from facts that were told."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from events.base import Actor, Fact, Recorded, Role, Side, Space
from events.circle import Circle
from events.diary import Entry
from events.entry_kinds import Kind, Place
from events.person import Person
from events.store.canonical import without_forbidden
from events.store.leaf import log_name
from events.store.unit import Store
from projections import audit, circle, directory, entry_history, entry_rows, timeline
from projections.base import View
from projections.beside_rows import Disputed, go_on
from projections.circle import Member
from projections.directory import Rosters
from projections.half_days import HalfDay
from projections.timeline import Filter
from tests.cast import (
    AMINA,
    AYO,
    LARKFIELD,
    LUKASZ,
    MONDAY,
    OLI,
    OTHER_SCHOOL,
    SIAN,
    STRANGER,
    SUNDAY,
    TOM,
    TUESDAY,
    Clock,
    a_child,
    a_new_id,
    a_note,
    a_school,
    shared_log,
    written,
)

ALL = Filter(limit=100)

MOMENT = "2026-09-07T08:00:00.000000Z"


@pytest.fixture
def notes(store: Store) -> list[UUID]:
    """A note, a question from school, a wish for a reply, and one before school."""
    a_school(store)
    a_child(store, OLI)
    told = [
        a_note("One."),
        a_note("Two?", by=TOM, kind=Kind.QUESTION),
        a_note("Three.", kind=Kind.REPLY_NEEDED, reply_by=TUESDAY),
        a_note("Four.", by=TOM, kind=Kind.BEFORE_SCHOOL),
    ]
    with store.unit(LARKFIELD) as unit:
        for entry in told:
            written(unit, entry)
        written(unit, a_note("About Oli.", child=OLI))
    return [entry.id for entry in told]


def change(store: Store, entry: UUID, ask: str, *words: object, by: Actor) -> None:
    with store.unit(LARKFIELD) as unit:
        found = unit.find(Entry, entry)
        assert found is not None
        getattr(found, ask)(*words, by=by)
        written(unit, found)


def asked(store: Store, wanted: Filter, reader: UUID = AMINA.person) -> list[UUID]:
    with store.reading(LARKFIELD) as sight:
        page = timeline.of_child(sight, AYO, reader, wanted)
        return [row.entry for row in page.items]


@pytest.mark.usefixtures("notes")
class TestTimeline:
    def test_newest_first(self, store: Store, notes: list[UUID]) -> None:
        assert asked(store, ALL) == notes[::-1]

    @pytest.mark.parametrize("kind", list(Kind))
    def test_of_one_kind(self, store: Store, kind: Kind) -> None:
        found = asked(store, replace(ALL, kind=kind))
        assert len(found) == (kind is not Kind.HAND_OVER)

    @pytest.mark.parametrize(("place", "count"), [(Place.HOME, 4), (Place.SCHOOL, 0)])
    def test_at_one_place(self, store: Store, place: Place, count: int) -> None:
        assert len(asked(store, replace(ALL, place=place))) == count

    def test_what_somebody_has_not_opened(
        self, store: Store, notes: list[UUID]
    ) -> None:
        unread = replace(ALL, unread=True)
        assert asked(store, unread) == [notes[3], notes[1]]
        change(store, notes[3], "see", by=AMINA)
        assert asked(store, unread) == [notes[1]]
        assert asked(store, unread, TOM.person) == [notes[2], notes[0]]

    def test_what_awaits_a_reply(self, store: Store, notes: list[UUID]) -> None:
        awaiting = replace(ALL, awaiting=True)
        assert asked(store, awaiting) == [notes[2], notes[1]]
        change(store, notes[2], "comment", a_new_id(), "Me again.", by=AMINA)
        assert asked(store, awaiting) == [notes[2], notes[1]]
        change(store, notes[2], "comment", a_new_id(), "Yes.", by=TOM)
        assert asked(store, awaiting) == [notes[1]]
        change(store, notes[1], "seal", "Another child.", by=TOM)
        assert asked(store, awaiting) == []

    def test_page_after_page(self, store: Store, notes: list[UUID]) -> None:
        with store.reading(LARKFIELD) as sight:
            found: list[UUID] = []
            before = None
            for _ in range(2):
                wanted = Filter(limit=2, before=before)
                page = timeline.of_child(sight, AYO, AMINA.person, wanted)
                found += [row.entry for row in page.items]
                before = page.next
        assert found == notes[::-1]
        assert before is None

    def test_counts_for_each_child(self, store: Store) -> None:
        with store.reading(LARKFIELD) as sight:
            counts = timeline.counts(sight, [AYO, OLI], TOM.person)
        assert (counts[AYO].unread, counts[AYO].awaiting) == (2, 2)
        assert (counts[OLI].unread, counts[OLI].awaiting) == (1, 0)

    def test_an_entry_with_all_that_was_said_to_it(
        self, store: Store, notes: list[UUID]
    ) -> None:
        change(store, notes[0], "amend", "One and a half.", "A slip.", by=AMINA)
        change(store, notes[0], "correct", a_new_id(), "Two.", "I was there.", by=TOM)
        change(store, notes[0], "comment", a_new_id(), "Thanks.", by=TOM)
        change(store, notes[0], "see", by=TOM)
        with store.reading(LARKFIELD) as sight:
            row = timeline.one(sight, AYO, notes[0], TOM.person)
        assert row is not None
        assert (row.original, row.text) == ("One.", "One and a half.")
        assert [one.reason for one in row.amendments] == ["A slip."]
        assert [(one.text, one.by) for one in row.corrections] == [("Two.", TOM.person)]
        assert [one.text for one in row.comments] == ["Thanks."]
        assert [one.person for one in row.seen_by] == [TOM.person]
        assert not row.unread

    def test_a_sealed_entry_keeps_its_place_and_no_words(
        self, store: Store, notes: list[UUID]
    ) -> None:
        change(store, notes[0], "comment", a_new_id(), "Thanks.", by=TOM)
        change(store, notes[0], "seal", "Another child.", by=AMINA)
        with store.reading(LARKFIELD) as sight:
            row = timeline.one(sight, AYO, notes[0], TOM.person)
            assert entry_history.is_sealed(entry_history.of_entry(sight, notes[0]))
            assert not entry_history.is_sealed(entry_history.of_entry(sight, notes[1]))
        assert row is not None
        assert row.sealed is not None
        assert row.sealed.reason == "Another child."
        assert (row.text, row.original, row.comments) == (None, None, [])

    def test_an_entry_is_found_only_with_its_child(
        self, store: Store, notes: list[UUID]
    ) -> None:
        with store.reading(LARKFIELD) as sight:
            assert timeline.one(sight, OLI, notes[0], AMINA.person) is None
            assert timeline.one(sight, AYO, a_new_id(), AMINA.person) is None


UNVEILED = audit.Sieve(HalfDay.of("2026-09-08T08:00:00.000000Z"))


@pytest.mark.usefixtures("notes")
class TestTrail:
    def test_the_newest_fact_comes_first(self, store: Store) -> None:
        with store.reading(LARKFIELD) as reader:
            trail = audit.of_child(reader, AYO, None, 100, UNVEILED)
            name = reader.log_name(AYO, Space.SHARED)
        assert [one.log_seq for one in trail.facts] == list(range(9, -1, -1))
        assert {one.log for one in trail.facts} == {shared_log(AYO)}
        assert trail.next is None
        assert name == log_name(shared_log(AYO))

    def test_it_goes_on_from_a_place(self, store: Store) -> None:
        with store.reading(LARKFIELD) as reader:
            first = audit.of_child(reader, AYO, None, 4, UNVEILED)
            second = audit.of_child(reader, AYO, first.next, 6, UNVEILED)
        assert [one.log_seq for one in first.facts] == [9, 8, 7, 6]
        assert [one.log_seq for one in second.facts] == [5, 4, 3, 2, 1, 0]
        assert second.next is None


class TestCircle:
    def join(self, store: Store, who: Actor, until: date | None = None) -> None:
        with store.unit(LARKFIELD) as unit:
            found = unit.find(Circle, AYO)
            assert found is not None
            found.join(who, "Name", until, by=SIAN.person, today=MONDAY)
            unit.save(found, log=unit.log_of(AYO, Space.SHARED))

    def leave(self, store: Store, who: Actor) -> None:
        with store.unit(LARKFIELD) as unit:
            found = unit.find(Circle, AYO)
            assert found is not None
            found.leave(who.person, None, by=SIAN.person, today=MONDAY)
            unit.save(found, log=unit.log_of(AYO, Space.SHARED))

    def belonging(self, store: Store, who: Actor, today: date) -> Actor | None:
        with store.reading(LARKFIELD) as reader:
            return circle.belonging(reader.conn, LARKFIELD, AYO, who.person, today)

    def test_somebody_belongs_as_what_they_are(self, store: Store) -> None:
        a_school(store)
        assert self.belonging(store, AMINA, MONDAY) == AMINA
        assert self.belonging(store, STRANGER, MONDAY) is None

    def test_who_left_belongs_no_more_at_once(self, store: Store) -> None:
        a_school(store)
        self.leave(store, LUKASZ)
        assert self.belonging(store, LUKASZ, MONDAY) is None
        with store.reading(LARKFIELD) as reader:
            assert circle.of_person(reader, LUKASZ.person, MONDAY) == []
            past = [one for one in circle.of_child(reader, AYO) if one.left_at]
        assert [one.person for one in past] == [LUKASZ.person]

    def test_the_last_day_counts_and_the_next_does_not(self, store: Store) -> None:
        a_school(store)
        self.join(store, STRANGER, MONDAY)
        assert self.belonging(store, STRANGER, MONDAY) == STRANGER
        assert self.belonging(store, STRANGER, TUESDAY) is None

    def test_who_came_back_belongs_as_what_they_are_now(self, store: Store) -> None:
        a_school(store)
        self.leave(store, LUKASZ)
        back = Actor(LUKASZ.person, Role.SUPPORTER, Side.HOME)
        self.join(store, back)
        assert self.belonging(store, LUKASZ, MONDAY) == back

    @pytest.mark.parametrize(
        ("until", "left_at", "current"),
        [
            (None, None, True),
            (MONDAY, None, True),
            (SUNDAY, None, False),
            (None, "2026-09-07T08:00:00.000000Z", False),
        ],
    )
    def test_current_means_not_left_and_not_over(
        self,
        until: date | None,
        left_at: str | None,
        current: bool,  # noqa: FBT001
    ) -> None:
        since = "2026-09-01T08:00:00.000000Z"
        who = (AYO, AMINA.person, Role.PARENT, Side.HOME)
        assert circle.is_current(Member(*who, since, until, left_at), MONDAY) is current


class TestDirectory:
    def test_the_newest_name_counts(self, store: Store) -> None:
        a_school(store)
        rosters = Rosters()
        with store.reading(LARKFIELD) as reader:
            assert "bello" in rosters.of(reader)
            assert rosters.of(reader) is rosters.of(reader)
        with store.unit(LARKFIELD) as unit:
            person = unit.find(Person, AMINA.person)
            assert person is not None
            person.rename("Amina Musa", by=None)
            unit.save(person, log=unit.log_of(None, Space.REGISTER))
        with store.reading(LARKFIELD) as reader:
            names = directory.names_of(reader, [AMINA.person, AYO, a_new_id()])
            assert names == {AMINA.person: "Amina Musa", AYO: "Ayo Bello"}
            assert "musa" in rosters.of(reader)

    def test_a_school_without_names_has_no_roster(self, store: Store) -> None:
        with store.opening(OTHER_SCHOOL) as unit:
            assert Rosters().of(unit.reader) == frozenset()


def test_a_view_says_what_it_shows() -> None:
    with pytest.raises(NotImplementedError):
        View().show(None, None, None)  # type: ignore[arg-type]


def test_a_forbidden_letter_can_be_left_out() -> None:
    assert without_forbidden("a\0b\ud800c\n") == "abc\n"


def test_time_goes_on_under_the_lock_but_not_back(store: Store, clock: Clock) -> None:
    a_school(store)
    with store.unit(LARKFIELD) as unit:
        later = clock()
        unit.move_to(later)
        unit.move_to(clock.now.replace(year=2020))
        written(unit, a_note())
    with store.reading(LARKFIELD) as reader:
        newest = reader.facts_of_log(shared_log(AYO))[-1]
    assert newest.at == later.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def test_a_fact_that_says_nothing_changes_no_row(
    store: Store, notes: list[UUID]
) -> None:
    with store.reading(LARKFIELD) as sight:
        row = timeline.one(sight, AYO, notes[0], TOM.person)
        (recorded,) = entry_history.of_entry(sight, notes[0])
    assert row is not None
    before = replace(row)
    seen: Recorded = replace(recorded, fact=a_seen_fact())
    entry_rows.say(row, seen)
    assert row == before


def a_seen_fact() -> Entry.EntrySeen:
    entry = a_note()
    entry.see(by=TOM)
    found = entry.pending_events[-1]
    assert isinstance(found, Entry.EntrySeen)
    return found


def test_what_is_not_about_a_dispute_changes_nothing_of_it() -> None:
    row = Disputed(a_new_id(), "No.", AMINA.person, MOMENT, Side.HOME, MONDAY)
    before = replace(row)
    (written_once,) = a_note().collect_events()
    assert isinstance(written_once, Fact)
    go_on(row, Recorded(LARKFIELD, 1, AYO, 0, MOMENT, b"", written_once))
    assert row == before
