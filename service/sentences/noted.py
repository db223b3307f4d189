"""How a sentence names the note, or the answer to one, that a fact is about."""

from collections.abc import Mapping
from uuid import UUID

from events.attachment import Attachment
from events.base import Fact, known

THE_ENTRY = "the entry"

Names = Mapping[UUID, str]


def note_of(fact: Fact) -> UUID:
    """Name the note that a fact about a note stands in or beside."""
    note: UUID = known(getattr(fact, "entry", None)) or fact.originator_id
    return note


def title(fact: Fact, names: Names) -> str:
    """Say which note it is, as far as *names* has a title for it."""
    return names.get(note_of(fact), THE_ENTRY)


def joined(word: str, fact: Fact, names: Names) -> str:
    """Give the title after a word such as "to", or nothing where there is none."""
    to = known(fact.to) if isinstance(fact, Attachment.AttachmentAdded) else None
    said = names.get(to) if to else None
    said = said or names.get(note_of(fact))
    return f" {word} {said}" if said else ""
