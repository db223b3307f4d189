"""What worries somebody about a child, and how far it has come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from events.concern import ANSWERERS
from events.concern_days import USUAL, ConcernDays, concern_days_of
from events.phrase import phrase
from events.store.reader import Reader
from events.store.unit import Written
from projections import circle, concerns, directory, timeline
from projections.base import Sight
from projections.concern_rows import ConcernRow
from service.context import NotHere, Serving, Standing, services, signed_in
from service.looking import looking
from service.people import Who, role_name, who
from service.permissions import Action, allows
from service.permissions.rows import CIRCLE_KEEPERS

PREVIEW: Final = 160


@dataclass(frozen=True, slots=True)
class Case:
    """A concern with those that it belongs with, the oldest first."""

    row: ConcernRow
    chain: list[ConcernRow]

    @property
    def shown(self) -> dict[str, Any]:
        """Give the parts by name, for a program."""
        row = self.row
        names = (name for name in ConcernRow.__dataclass_fields__ if name != "child")
        told = {name: getattr(row, name) for name in names}
        return {**told, "chain": [one.id for one in self.chain]}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A concern that is open, with the names that its line needs."""

    row: ConcernRow
    child: str
    raiser: str
    owner: str

    @property
    def preview(self) -> str | None:
        """Give the first words; None where they were erased."""
        said = self.row.text
        if said is None or len(said) <= PREVIEW:
            return said
        return said[:PREVIEW].rsplit(maxsplit=1)[0] + " …"


def of_child(at: Standing) -> list[Case]:
    """Give the concerns of a child: open ones first, and the newest of them first."""
    with looking(at) as sight:
        rows = concerns.of_child(sight, at.child)
        _hide_notes(sight, at, rows)
        found = [_case(sight, row, rows) for row in rows]
    return sorted(found, key=lambda one: one.row.closed is not None)


def case(at: Standing, concern: UUID) -> Case:
    """Give one concern; NotHere if it is not about this child."""
    with looking(at) as sight:
        rows = concerns.of_child(sight, at.child)
        found = [row for row in rows if row.id == concern]
        if not found:
            raise NotHere
        _hide_notes(sight, at, found)
        return _case(sight, found[0], rows)


def case_after(at: Standing, written: Written) -> Case:
    """Give the concern that a write was about."""
    with looking(at) as sight:
        recorded = sight.facts_at([written.seq])[written.seq]
    return case(at, recorded.fact.originator_id)


def others(at: Standing, found: Case) -> list[ConcernRow]:
    """Give the concerns of a child that do not belong with one yet, newest first."""
    linked = {one.id for one in found.chain}
    with looking(at) as sight:
        rows = concerns.of_child(sight, at.child)
    return [row for row in rows if row.id not in linked]


def note_is_here(at: Standing, entry: UUID) -> bool:
    """Say whether a note can be read by whoever asks."""
    with looking(at) as sight:
        return entry in timeline.some(sight, at.child, [entry], at.by.person)


def is_here(at: Standing, person: UUID | None) -> bool:
    """Say whether somebody belongs with the child today."""
    today = services().edge.today()
    with looking(at) as sight:
        there = circle.of_child(sight, at.child)
    return any(one.person == person and circle.is_current(one, today) for one in there)


def answerers(at: Standing, but: Iterable[UUID | None]) -> list[tuple[UUID, str]]:
    """Give who can be asked to answer; first whoever is asked where nobody is named."""
    today, left_out = services().edge.today(), set(but)
    with looking(at) as sight:
        there = circle.of_child(sight, at.child)
        names = directory.names_of(sight, {one.person for one in there})
    can = [
        one
        for one in there
        if circle.is_current(one, today)
        and one.role in ANSWERERS
        and one.person not in left_out
    ]
    can.sort(key=lambda one: ANSWERERS.index(one.role))
    said = phrase("{name}, {role}")
    return [
        (one.person, said.format(name=names[one.person], role=role_name(one.role)))
        for one in can
    ]


def people_of(at: Standing, rows: Iterable[ConcernRow]) -> Who:
    """Look up everybody whom concerns name."""
    named = {at.child}
    for row in rows:
        named |= _named(row)
    with services().store.reading(at.school) as reader:
        return who(reader, at.child, named, services().edge.today())


def _named(row: ConcernRow) -> set[UUID]:
    spoke = {one.by for one in row.tried} | {one.by for one in row.verdicts}
    seen = {one.by for one in row.perspectives}
    asked = {who for one in row.passings for who in (one.by, one.whom)}
    read = None if row.acknowledged is None else row.acknowledged.by
    closed = None if row.closed is None else row.closed.by
    named = {row.by, row.owner, read, closed} | spoke | seen | asked
    return {one for one in named if one is not None}


def waiting() -> list[Waiting]:
    """Give what is open and mine, and all that is where I look after the circle."""
    found: list[Waiting] = []
    for place in signed_in().people:
        with services().store.reading(place.school) as reader:
            found += _waiting(reader, place.person, services().edge.today())
    return found


def _waiting(reader: Reader, person: UUID, today: date) -> list[Waiting]:
    mine = [
        one
        for one in circle.of_person(reader, person, today)
        if one.before is None and allows(Action.SEE_CONCERNS, one.role)
    ]
    seen = {one.child for one in mine}
    kept = {one.child for one in mine if one.role in CIRCLE_KEEPERS}
    rows = concerns.waiting(reader, person, seen, kept)
    people = {one for row in rows for one in (row.child, row.by, row.owner) if one}
    names = directory.names_of(reader, people)
    return [
        Waiting(
            row,
            names[row.child],
            names.get(row.by, directory.ERASED_NAME) if row.by else "",
            names.get(row.owner, directory.ERASED_NAME) if row.owner else "",
        )
        for row in rows
    ]


def days_of(at: Serving) -> int:
    """Say in how many school days a concern is acknowledged at a school."""
    with services().store.reading(at.school) as reader:
        facts = reader.facts_of_stream(concern_days_of(at.school))
    said = [one.fact.days for one in facts if isinstance(one.fact, ConcernDays.DaysSet)]
    return said[-1] if said else USUAL


def _case(sight: Sight, row: ConcernRow, rows: list[ConcernRow]) -> Case:
    linked = concerns.chain_of(sight, row.child, row.id)
    return Case(row, [one for one in reversed(rows) if one.id in linked])


def _hide_notes(sight: Sight, at: Standing, rows: Iterable[ConcernRow]) -> None:
    """Tell of no note that is not there for whoever asks, or was moved away."""
    wanted = {row.entry for row in rows if row.entry is not None}
    seen = timeline.some(sight, at.child, wanted, at.by.person) if wanted else {}
    for row in rows:
        row.entry = row.entry if row.entry in seen else None
