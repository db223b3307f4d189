"""How far a legal hold reaches, and the refusal where one is in the way.

docs/operations.md and the page on which holds are placed say the same in sentences.
"""

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from typing import Final
from uuid import UUID

from sqlalchemy import select

from events.base import Recorded, known
from events.circle import Circle
from events.hold import Hold, still_standing
from events.person import Person
from events.store.canonical import from_moment
from events.store.errors import StoreError
from events.store.tables import events, logs
from events.store.unit import Unit
from projections import circle, directory
from projections.circle_tables import members
from service.sentences import day_in_words

NAMING: Final = (
    Circle.ChildEnrolled,
    Circle.ChildRenamed,
    Person.PersonRegistered,
    Person.PersonRenamed,
)
TITLES: Final = frozenset({"dr", "miss", "mr", "mrs", "ms", "mx", "sir"})
IsNamed = Callable[[AbstractSet[str]], bool]


class UnderHold(StoreError):
    """A legal hold keeps what was to be erased."""


def around_child(unit: Unit, child: UUID) -> set[UUID]:
    """Give on whom a hold keeps a child's record: the child, and who stands in it.

    That is everybody who belongs or belonged with the child or recorded anything there.
    """
    wrote = select(events.c.by).join_from(events, logs, events.c.log == logs.c.log)
    there = wrote.where(logs.c.school == unit.school, logs.c.child == child)
    people = {one.person for one in circle.of_child(unit.reader, child)}
    return {child, *people, *unit.conn.scalars(there.distinct())} - {None}


def around_person(unit: Unit, person: UUID) -> set[UUID]:
    """Give on whom a hold keeps a person: they, and each child whom they stand with."""
    joined = select(members.c.child).where(
        members.c.school == unit.school, members.c.person == person
    )
    wrote = select(logs.c.child).join_from(events, logs, events.c.log == logs.c.log)
    there = wrote.where(logs.c.school == unit.school, events.c.by == person)
    of_joined, of_words = unit.conn.scalars(joined), unit.conn.scalars(there.distinct())
    return {person, *of_joined, *of_words} - {None}


def refuse_under_hold(unit: Unit, about: AbstractSet[UUID], is_named: IsNamed) -> None:
    """Raise UnderHold if a hold is on any of these, or on somebody who is named."""
    told = unit.reader.facts_of_topics(Hold.HoldPlaced.TOPIC, Hold.HoldLifted.TOPIC)
    for placed in still_standing(told):
        fact = placed.fact
        assert isinstance(fact, Hold.HoldPlaced)
        if fact.person in about or is_named(_names(unit, fact.person)):
            raise UnderHold(_in_the_way(unit, placed, fact))


def _names(unit: Unit, subject: UUID) -> set[str]:
    """Give what somebody is or was called: each word of it that is not a title."""
    told = [one.fact for one in unit.reader.facts_of_stream(subject)]
    called = (known(fact.name) for fact in told if isinstance(fact, NAMING))
    return {word for name in called if name for word in _words(name)}


def _words(name: str) -> Iterable[str]:
    return (one for one in name.split() if one.casefold().strip(".") not in TITLES)


def _in_the_way(unit: Unit, placed: Recorded, fact: Hold.HoldPlaced) -> str:
    names = {} if fact.by is None else directory.names_of(unit.reader, [fact.by])
    who = "Somebody" if fact.by is None else names.get(fact.by, "Somebody")
    since = day_in_words(from_moment(placed.at).date())
    return (
        f"A legal hold keeps this: {who} placed it on {since}, so that nothing about "
        f"{fact.whom} {fact.person} is erased. A data protection lead of the school "
        "can lift it, with a reason, on the school's page Privacy. It has the number "
        f"{fact.originator_id}."
    )
