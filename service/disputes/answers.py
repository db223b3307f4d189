"""What is disputed in a child's diary, and how it stands."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from events.store.unit import Written
from projections import beside, timeline
from projections.base import Sight
from projections.beside_rows import Disputed
from projections.entry_rows import EntryRow
from service.beside import put_beside
from service.context import NotHere, Standing
from service.looking import looking


@dataclass(frozen=True, slots=True)
class Case:
    """A dispute with the note that it stands beside."""

    dispute: Disputed
    row: EntryRow

    @property
    def shown(self) -> dict[str, Any]:
        """Give the parts by name, for a program."""
        told = {
            part.name: getattr(self.dispute, part.name) for part in fields(Disputed)
        }
        return {**told, "entry": self.row.entry}


def note(at: Standing, entry: UUID) -> EntryRow:
    """Give a note; NotHere if it is not visible to whoever asks."""
    with looking(at) as sight:
        return _note(sight, at, entry)


def case(at: Standing, dispute: UUID) -> Case:
    """Give one dispute; NotHere if its note is not visible to whoever asks."""
    with looking(at) as sight:
        entry = beside.entry_of(sight, dispute)
        if entry is None:
            raise NotHere
        return _case(_note(sight, at, entry), dispute)


def case_after(at: Standing, written: Written) -> Case:
    """Give the dispute that a write was about."""
    with looking(at) as sight:
        recorded = sight.facts_at([written.seq])[written.seq]
    return case(at, recorded.fact.originator_id)


def waiting(at: Standing) -> list[Case]:
    """Give the disputes that wait for an answer, the oldest first."""
    with looking(at) as sight:
        open_ones = beside.open_disputes(sight, at.child)
        rows = _visible(sight, at, {entry for _, entry in open_ones})
        return [
            _case(rows[entry], dispute)
            for dispute, entry in open_ones
            if entry in rows and rows[entry].disputes
        ]


def _case(row: EntryRow, dispute: UUID) -> Case:
    for one in row.disputes:
        if one.id == dispute:
            return Case(one, row)
    raise NotHere


def _note(sight: Sight, at: Standing, entry: UUID) -> EntryRow:
    row = _visible(sight, at, [entry]).get(entry)
    if row is None:
        raise NotHere
    return row


def _visible(
    sight: Sight, at: Standing, entries: Iterable[UUID]
) -> dict[UUID, EntryRow]:
    rows = timeline.some(sight, at.child, entries, at.by.person)
    put_beside(sight, rows.values(), {})
    return rows
