"""What was decided about a child, with whom, and who has opened it."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any
from uuid import UUID

from events.store.canonical import moment
from events.store.reader import Reader
from projections import circle, decision_register
from projections.decision_rows import DecisionRow
from projections.half_days import HalfDay
from service.context import NotHere, Standing, services
from service.discretion import towards
from service.looking import looking, reach
from service.people import Who, who


def of_child(at: Standing) -> list[DecisionRow]:
    """Give the decisions about a child, the newest first."""
    with services().store.reading(at.school) as reader:
        with reach(reader, at) as sight:
            rows = decision_register.of_child(sight, at.child)
        return _told(reader, at, rows)


def one(at: Standing, decision: UUID) -> DecisionRow:
    """Give one decision; NotHere if it is not about this child."""
    with services().store.reading(at.school) as reader:
        with reach(reader, at) as sight:
            row = decision_register.one(sight, at.child, decision)
        if row is None:
            raise NotHere
        return _told(reader, at, [row])[0]


def shown(row: DecisionRow) -> dict[str, Any]:
    """Give the parts by name, for a program."""
    told = {part.name: getattr(row, part.name) for part in fields(DecisionRow)}
    return {**told, "without_family": row.without_family}


def is_new_to(row: DecisionRow, person: UUID) -> bool:
    """Say whether somebody opens it for the first time."""
    opened = {look.person for look in row.seen_by if look.at or look.half_day}
    return person != row.by and person not in opened


def members(at: Standing) -> list[UUID]:
    """Name whoever can be written down as having taken part or been told."""
    today = services().edge.today()
    with looking(at) as sight:
        there = circle.of_child(sight, at.child)
    current = (one for one in there if circle.is_current(one, today))
    return [one.person for one in current if circle.reads_diary(one)]


def people_of(at: Standing, rows: Iterable[DecisionRow]) -> Who:
    """Look up everybody whom decisions name."""
    named = {at.child}
    for row in rows:
        named |= {row.by} if row.by else set()
        named |= {one.person for one in row.took_part}
        named |= {one.person for one in row.told}
        named |= {look.person for look in row.seen_by}
    with services().store.reading(at.school) as reader:
        return who(reader, at.child, named, services().edge.today())


def _told(reader: Reader, at: Standing, rows: list[DecisionRow]) -> list[DecisionRow]:
    """Tell the looks with discretion, and add a Never for all others in the circle."""
    edge = services().edge
    discretion = towards(reader, at.child, at.by.person)
    current = HalfDay.of(moment(edge.now()))
    there = [
        one.person
        for one in circle.of_child(reader, at.child)
        if circle.is_current(one, edge.today()) and circle.reads_diary(one)
    ]
    for row in rows:
        discretion.veil(row, current)
        opened = {look.person for look in row.seen_by} | {row.by}
        never = (one for one in dict.fromkeys(there) if one not in opened)
        row.seen_by.extend(discretion.never(one, current) for one in never)
    return rows
