"""What comes to stand beside a note in the course of a term: a yes, a translation."""

from dataclasses import dataclass
from random import Random
from typing import Final
from uuid import UUID

from events.base import Actor, Space
from events.confirmation import Confirmation, confirmation_of
from events.diary import Entry
from events.dispute import Dispute, Outcome
from events.language import Language
from events.store.unit import Unit
from events.translation import Translation
from tests.cast import PEOPLE, SIAN, TUESDAY, a_new_id

ROSTER: Final = frozenset({"tom", "łukasz", "amina"})


def confirm(unit: Unit, entry: Entry, by: Actor) -> None:
    """Say once that it was so."""
    if not unit.is_taken(confirmation_of(entry.id, by.person)):
        yes = Confirmation.of(
            entry.id, entry.child, entry.side, by=by, sealed=entry.sealed
        )
        unit.save(yes, log=unit.log_of(entry.child, Space.SHARED))


def translate(unit: Unit, entry: Entry, by: Actor, words: str) -> None:
    """Set a translation of some words beside a note."""
    translation = Translation.beside(
        entry.id,
        entry.child,
        a_new_id(),
        Language.URDU,
        words,
        by_machine=len(words) % 2 == 0,
        by=by,
        sealed=entry.sealed,
    )
    log = unit.log_of(entry.child, Space.SHARED)
    unit.save(translation, log=log, roster=ROSTER)


@dataclass(frozen=True)
class Said:
    """A note of which somebody says that it is wrong, and whether that is settled."""

    entry: Entry
    words: str
    settles: bool


def dispute(unit: Unit, said: Said, draw: Random) -> UUID:
    """Say that a note is wrong, and that it is not for decisions meanwhile."""
    entry, by = said.entry, draw.choice(PEOPLE)
    told = (a_new_id(), entry.child, entry.id, said.words, TUESDAY)
    marked = Dispute.mark(*told, by=by)
    marked.restrict(by=by)
    if said.settles:
        marked.end_restriction("It was checked.", by=SIAN)
        marked.settle(draw.choice(tuple(Outcome)), said.words, by=SIAN)
    unit.save(marked, log=unit.log_of(entry.child, Space.SHARED), roster=ROSTER)
    return entry.child
