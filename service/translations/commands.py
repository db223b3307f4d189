"""What a person may set beside a note in another language: load, ask, save."""

from dataclasses import dataclass
from uuid import UUID

from events.diary import Entry
from events.language import Language
from events.store.ledger import LogHead
from events.translation import CannotTranslate, Translation
from service.asking import Asking
from service.context import NotHere


@dataclass(frozen=True, slots=True, kw_only=True)
class AddTranslation:
    entry: UUID
    translation: UUID
    language: Language
    text: str
    by_machine: bool


def add_translation(command: AddTranslation, asking: Asking) -> LogHead:
    entry, unit = asking.unit.find(Entry, command.entry), asking.unit
    if entry is None or entry.child != asking.child or entry.is_moved:
        raise NotHere
    if unit.is_taken(command.translation):
        raise CannotTranslate.because_it_was_said_before()
    translation = Translation.beside(
        entry.id,
        asking.child,
        command.translation,
        command.language,
        command.text,
        by_machine=command.by_machine,
        by=asking.by,
        sealed=entry.sealed,
    )
    return asking.save(translation)
