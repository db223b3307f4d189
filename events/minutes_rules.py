"""Rules about one line of notes that ask nothing of what came before."""

from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from events.minutes_kinds import Verb
from events.minutes_refusals import CannotWriteNotes


@dataclass(frozen=True, slots=True)
class Wording:
    """What a line says: whose words, how told, and whether they are exact."""

    text: str
    verb: Verb
    exact: bool
    speaker: UUID | None = None
    other: str | None = None

    @property
    def words(self) -> dict[str, Any]:
        """Give the words by name, as a fact keeps them."""
        return asdict(self)


def check_draft(*, went_out: bool) -> None:
    """Refuse to touch notes that people are checking, or that are final."""
    if went_out:
        raise CannotWriteNotes.because_they_are_being_checked()


def check_wording(said: Wording) -> None:
    """Refuse a line without words, and one of nobody or of two people."""
    if not said.text.strip():
        raise CannotWriteNotes.because_it_is_blank()
    has_name = bool(said.other and said.other.strip())
    if said.speaker is None and not has_name:
        raise CannotWriteNotes.because_nobody_speaks()
    if said.speaker is not None and said.other is not None:
        raise CannotWriteNotes.because_two_speak()
