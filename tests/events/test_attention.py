"""A note for before school is read once; any note is passed on once."""

import pytest

from events.attention import (
    Acknowledgement,
    CannotAcknowledge,
    PassingOn,
    Why,
    acknowledgement_of,
    passing_on_of,
)
from events.entry_kinds import Kind
from tests.cast import AMINA, AYO, SIAN, TOM, a_note
from tests.scenario import fact, new_facts


def test_the_class_says_that_it_read_a_note_for_before_school() -> None:
    note = a_note(kind=Kind.BEFORE_SCHOOL)
    given = Acknowledgement.give(note, by=TOM)
    assert given.id == acknowledgement_of(note.id)
    said = fact(
        Acknowledgement.EntryAcknowledged, child=AYO, entry=note.id, by=TOM.person
    )
    assert new_facts(given) == [said]


@pytest.mark.parametrize("kind", [Kind.NOTE, Kind.QUESTION])
def test_no_other_note_is_answered_like_that(kind: Kind) -> None:
    with pytest.raises(CannotAcknowledge, match="Only a note for before school"):
        Acknowledgement.give(a_note(kind=kind), by=TOM)


def test_a_sealed_note_has_nothing_to_be_read() -> None:
    note = a_note(kind=Kind.BEFORE_SCHOOL)
    note.seal("Another child.", by=AMINA)
    with pytest.raises(CannotAcknowledge, match="Only a note for before school"):
        Acknowledgement.give(note, by=TOM)


def test_nobody_says_that_they_read_their_own_note() -> None:
    note = a_note(kind=Kind.BEFORE_SCHOOL, by=TOM)
    with pytest.raises(CannotAcknowledge, match="You wrote this note"):
        Acknowledgement.give(note, by=TOM)


def test_a_second_saying_has_words_of_its_own() -> None:
    assert "already" in str(CannotAcknowledge.because_somebody_did())


def test_a_note_is_passed_on_by_nobody_to_somebody() -> None:
    note = a_note(kind=Kind.BEFORE_SCHOOL)
    passed = PassingOn.on(note.id, AYO, SIAN.person, Why.NOT_READ)
    assert passed.id == passing_on_of(note.id)
    said = fact(
        PassingOn.EntryPassedOn,
        child=AYO,
        entry=note.id,
        whom=SIAN.person,
        why=Why.NOT_READ,
        by=None,
    )
    assert new_facts(passed) == [said]
