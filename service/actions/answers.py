"""What was agreed on for a child, as pages and programs are told of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from events.agreed_action_words import ANSWERED_BY
from events.base import Side
from events.store.unit import Written
from events.vague_words import vague_in
from projections import agreed_actions, timeline
from projections.agreed_actions_open import Group, group_of
from projections.agreed_actions_rows import ActionRow, Stage
from projections.base import Sight
from projections.entry_rows import EntryRow
from projections.timeline import Filter
from service.chasers import chasers
from service.context import NotHere, Standing, services
from service.looking import looking

NEWEST = 20


@dataclass(frozen=True, slots=True)
class Shown:
    """An action, and what is known beside it.

    *notes* are those of its evidence that whoever asks can open. *chaser* asks an
    owner who has no account.
    """

    row: ActionRow
    group: Group
    vague: tuple[str, ...]
    notes: Mapping[UUID, EntryRow]
    chaser: UUID | None

    @property
    def told(self) -> dict[str, Any]:
        """Give the parts by name, for a program."""
        row = self.row
        told = {part.name: getattr(row, part.name) for part in fields(row)}
        progress = [
            {
                **{part.name: getattr(one, part.name) for part in fields(one)},
                "notes": [note for note in one.notes if note in self.notes],
            }
            for one in row.progress
        ]
        return {
            **told,
            "answers": list(row.answers.values()),
            "progress": progress,
            "lacks": row.lacks,
            "vague": self.vague,
            "chaser": self.chaser,
        }

    def is_said_by(self, person: UUID) -> bool:
        """Say whether it is for this person to say what came of it."""
        return person in {self.row.owner or self.row.by, self.chaser}

    def is_answered_by(self, person: UUID, side: Side) -> bool:
        """Say whether this person answers what was said of it."""
        if self.row.stage is not Stage.SAID:
            return False
        whose = self.row.owner_side or self.row.side
        own = {self.row.owner, self.row.outcomes[-1].by}
        return whose is not None and side in ANSWERED_BY[whose] and person not in own

    @property
    def people(self) -> set[UUID]:
        """Name everybody who said something of it, or does it."""
        row = self.row
        named = {row.by, row.owner, self.chaser, *row.answers}
        named |= {one.by for one in row.progress} | {one.by for one in row.changes}
        named |= {one.by for one in row.barriers} | {one.by for one in row.outcomes}
        named |= {one.owner for one in row.changes}
        named |= {one.gone_by for one in row.barriers}
        named |= {one.answered_by for one in row.outcomes}
        return {one for one in named if one is not None}


@dataclass(frozen=True, slots=True)
class Load:
    """How much one person has to do; the child is asked for work, too."""

    person: UUID
    open: int
    overdue: int


def of_child(at: Standing) -> list[Shown]:
    """Give every action of a child: what waits first, what is closed last."""
    with looking(at) as sight:
        told = _shown(sight, at, agreed_actions.of_child(sight, at.child))
    return sorted(told, key=lambda one: (one.row.stage is Stage.CLOSED, one.group))


def one(at: Standing, action: UUID) -> Shown:
    """Give one action; NotHere if it is not one of this child's."""
    with looking(at) as sight:
        row = agreed_actions.one(sight, at.child, action)
        if row is None:
            raise NotHere
        return _shown(sight, at, [row])[0]


def after(at: Standing, written: Written) -> Shown:
    """Give the action that a write was about."""
    with looking(at) as sight:
        fact = sight.facts_at([written.seq])[written.seq].fact
    return one(at, getattr(fact, "action", fact.originator_id))


def speaks_for(at: Standing, action: UUID) -> UUID | None:
    """Name the owner without an account for whom this person says what came of it."""
    shown = one(at, action)
    return shown.row.owner if shown.chaser == at.by.person else None


def newest_notes(at: Standing) -> list[EntryRow]:
    """Give the notes that can be chosen as evidence, the newest first."""
    with looking(at) as sight:
        wanted = Filter(limit=NEWEST)
        return timeline.of_child(sight, at.child, at.by.person, wanted).items


def loads(shown: Iterable[Shown]) -> list[Load]:
    """Count what each owner has to do. Nobody is put before anybody else."""
    waiting = [one for one in shown if one.row.stage is not Stage.CLOSED]
    owners = {one.row.owner for one in waiting if one.row.owner is not None}
    found = []
    for owner in owners:
        mine = [one for one in waiting if one.row.owner == owner]
        late = sum(one.group is Group.OVERDUE for one in mine)
        found.append(Load(owner, len(mine), late))
    return found


def _shown(sight: Sight, at: Standing, rows: list[ActionRow]) -> list[Shown]:
    today = services().edge.today()
    wanted = {note for row in rows for one in row.progress for note in one.notes}
    found = timeline.some(sight, at.child, wanted, at.by.person) if wanted else {}
    asked = chasers(sight, at.child, {row.owner for row in rows if row.owner})
    return [
        Shown(
            row=row,
            group=group_of(row.stage, row.due, today),
            vague=() if row.text is None else vague_in(row.text, today),
            notes={note: one for note, one in found.items() if one.sealed is None},
            chaser=None if row.owner is None else asked.get(row.owner),
        )
        for row in rows
    ]
