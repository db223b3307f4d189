"""Rebuilt views equal the live ones, and as-at answers what was answered then."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

import pytest

from events.catalogue import KINDS
from events.store.canonical import moment
from events.store.unit import Store
from projections import as_at, circle, directory, entry_history, timeline
from projections.base import Sight
from projections.runner import VIEWS, differences, rebuild, schools
from projections.timeline import Filter
from tests.cast import (
    AMINA,
    AYO,
    LARKFIELD,
    LUKASZ,
    MONDAY,
    OLI,
    OTHER_SCHOOL,
    PEOPLE,
    SIAN,
    TOM,
    Clock,
    shared_log,
)
from tests.databases import Place
from tests.erasing import erased
from tests.term import THINGS, Term

STEPS = 40
READERS = (AMINA.person, TOM.person)
WORDS = (
    *("text", "original", "amendments", "corrections", "comments", "sealed"),
    *("told_by", "taps"),
)


def answers(sight: Sight, child: UUID) -> dict[str, Any]:
    """What the pages about a child would say at this moment."""
    page = {
        str(reader): [
            asdict(row)
            for row in timeline.of_child(sight, child, reader, Filter(limit=999)).items
        ]
        for reader in READERS
    }
    people = [one.person for one in circle.of_child(sight, child)]
    return {
        "timeline": page,
        "circle": [asdict(one) for one in circle.of_child(sight, child)],
        "names": directory.names_of(sight, people),
        "members": [
            circle.belonging(sight.conn, sight.school, child, one.person, MONDAY)
            for one in PEOPLE
        ],
    }


def without_sealed(told: dict[str, Any], sealed: set[UUID]) -> dict[str, Any]:
    """Take out what a later sealing hides at every moment."""
    for rows in told["timeline"].values():
        for row in rows:
            if row["entry"] in sealed:
                hidden = ("unread", "awaiting_reply", *WORDS)
                row.update(dict.fromkeys(hidden))
    return told


@pytest.mark.wide
@pytest.mark.parametrize("seed", [1, 2])
def test_rebuilding_gives_the_rows_that_are_there(
    store: Store, address: Place, seed: int
) -> None:
    term = Term(store, seed)
    term.everything()
    term.happen(STEPS)
    assert term.topics() == set(KINDS)
    other = Term(store, seed, OTHER_SCHOOL)
    other.one_thing(Term.write)
    other.happen(STEPS)
    for subject in (None, LUKASZ.person, shared_log(OLI)):
        if subject is not None:
            erased(address, subject)
        for school in (LARKFIELD, OTHER_SCHOOL):
            with store.reading(school) as reader:
                assert list(differences(reader)) == []
                count = reader.last_seq()
            with address.web.writing(school) as conn:
                assert rebuild(conn, address.ring, school, VIEWS) == count
            with store.reading(school) as reader:
                assert list(differences(reader)) == []
        with address.owner.reading() as conn:
            assert set(schools(conn)) == {LARKFIELD, OTHER_SCHOOL}


@pytest.mark.wide
def test_a_past_moment_looks_as_it_looked_then(store: Store, clock: Clock) -> None:
    term = Term(store, seed=3)
    seen: list[tuple[str, UUID, dict[str, Any]]] = []
    for number in range(STEPS):
        thing = THINGS[number % len(THINGS)] if number > 3 else Term.write
        term.one_thing(thing)
        with store.reading(LARKFIELD) as reader:
            now = moment(clock.now)
            seen += [(now, child, answers(reader, child)) for child in (AYO, OLI)]
        clock()
    sealed = sealed_entries(store)
    assert sealed
    with store.reading(LARKFIELD) as reader:
        for then, child, told in seen:
            with as_at.past(reader, child, then) as past:
                found = answers(past, child)
            assert without_sealed(found, sealed) == without_sealed(told, sealed)


def sealed_entries(store: Store) -> set[UUID]:
    with store.reading(LARKFIELD) as reader:
        rows = [
            row
            for child in (AYO, OLI)
            for row in timeline.of_child(
                reader, child, SIAN.person, Filter(limit=999)
            ).items
        ]
    return {row.entry for row in rows if row.sealed}


def test_sealed_words_are_hidden_at_every_moment(store: Store, clock: Clock) -> None:
    term = Term(store, seed=4)
    term.one_thing(Term.write)
    entry, child = term.entries[0]
    before = moment(clock.now)
    clock()
    term.one_thing(Term.seal)
    with (
        store.reading(LARKFIELD) as reader,
        as_at.past(reader, child, before) as then,
    ):
        row = timeline.one(then, child, entry, AMINA.person)
    assert row is not None
    assert row.text is None
    assert row.sealed is not None


def test_before_a_child_came_there_is_nothing(store: Store) -> None:
    Term(store).one_thing(Term.write)
    with store.reading(LARKFIELD) as reader:
        with as_at.past(reader, AYO, "2020-01-01T00:00:00.000000Z") as then:
            assert answers(then, AYO)["circle"] == []
        with as_at.past(reader, UUID(int=5), "2030") as then:
            assert answers(then, UUID(int=5))["circle"] == []


def test_the_answer_to_a_write_stays_the_same(store: Store) -> None:
    term = Term(store, seed=5)
    term.one_thing(Term.write)
    entry, child = term.entries[0]
    with store.reading(LARKFIELD) as reader:
        seq = reader.last_seq()
        first = timeline.one(reader, child, entry, AMINA.person)
    term.one_thing(Term.comment)
    term.one_thing(Term.amend)
    term.one_thing(Term.see)
    with store.reading(LARKFIELD) as reader:
        with as_at.after(reader, child, entry, seq) as then:
            assert timeline.one(then, child, entry, AMINA.person) == first
            assert len(entry_history.of_entry(then, entry)) == 1
        assert len(entry_history.of_entry(reader, entry)) > 1
        assert timeline.one(reader, child, entry, AMINA.person) != first
    term.one_thing(Term.seal)
    with (
        store.reading(LARKFIELD) as reader,
        as_at.after(reader, child, entry, seq) as then,
    ):
        later = timeline.one(then, child, entry, AMINA.person)
    assert later is not None
    assert later.text is None
