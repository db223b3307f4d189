"""What is asked and answered in a term about notes, and how people like to be told."""

from random import Random
from uuid import UUID

from events.attention import Acknowledgement, PassingOn, Why
from events.base import Space
from events.diary import Entry
from events.entry_kinds import Kind
from events.person import Person
from events.store.unit import Unit
from events.wishes import How, Wishes
from tests.cast import AMINA, LUKASZ, SIAN, TOM, a_note


def acknowledge(unit: Unit, child: UUID) -> UUID:
    """Home writes a note to be read before school, and somebody says that it was."""
    note = a_note("Slept little.", child=child, kind=Kind.BEFORE_SCHOOL)
    given = Acknowledgement.give(note, by=TOM)
    unit.save(note, given, log=unit.log_of(child, Space.SHARED))
    return child


def pass_on(unit: Unit, entry: Entry, draw: Random) -> UUID:
    passed = PassingOn.on(entry.id, entry.child, SIAN.person, draw.choice(tuple(Why)))
    if not unit.is_taken(passed.id):
        unit.save(passed, log=unit.log_of(entry.child, Space.SHARED))
    return entry.child


def wish(unit: Unit, draw: Random) -> None:
    person = unit.find(Person, draw.choice((AMINA, LUKASZ)).person)
    assert person is not None
    from_, until = draw.choice(((None, None), (1140, 420), (60, 120)))
    person.wish(Wishes(draw.choice(tuple(How)), from_, until, draw.random() < 0.5))
    unit.save(person, log=unit.log_of(None, Space.REGISTER))
