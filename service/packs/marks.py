"""What a note says on itself: that it is disputed, not for decisions, sealed and so on.

Whoever reads a pack must not have to find out which of its pieces belong together.
"""

from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

from events.attachment import Attachment
from events.base import Recorded
from events.diary import Entry
from events.dispute import Dispute
from events.phrase import phrase
from service.sentences.noted import note_of

SEALED: Final = "sealed"
RESTRICTED: Final = "restricted"
DISPUTED: Final = "disputed"
SETTLED: Final = "settled"
MARKED: Final[Mapping[str, str]] = {
    SEALED: phrase("This note was closed, because it was about another child."),
    RESTRICTED: phrase("Not for decisions while it is checked."),
    DISPUTED: phrase("Someone says that part of this note is wrong."),
    SETTLED: phrase("Someone said that part of it was wrong, and the school answered."),
    "corrected": phrase("Someone else knows it in another way."),
    "amended": phrase("The writer said it better later."),
    "answered": phrase("Someone answered."),
    "files": phrase("A file belongs to this note."),
}
_PLAIN: Final[Mapping[type, str]] = {
    Entry.EntrySealed: SEALED,
    Entry.EntryCorrected: "corrected",
    Entry.EntryAmended: "amended",
    Entry.CommentAdded: "answered",
    Attachment.AttachmentAdded: "files",
}

Marks = dict[str, list[int]]


def marks_of(told: Iterable[Recorded]) -> dict[UUID, Marks]:
    """Give the marks of each note, each with the places of what says so."""
    notes: dict[UUID, Marks] = {}
    disputes: dict[UUID, list[Recorded]] = {}
    for one in told:
        if (plain := _PLAIN.get(type(one.fact))) is not None:
            _mark(notes, plain, one)
        elif isinstance(one.fact, Dispute.Event):
            disputes.setdefault(one.fact.originator_id, []).append(one)
    for steps in disputes.values():
        for mark, one in _standing(steps):
            _mark(notes, mark, one)
    return notes


def _mark(notes: dict[UUID, Marks], mark: str, one: Recorded) -> None:
    notes.setdefault(note_of(one.fact), {}).setdefault(mark, []).append(one.seq)


def _standing(steps: list[Recorded]) -> list[tuple[str, Recorded]]:
    """Say what one dispute amounts to by now, and which of its steps say so."""
    begun, newest = steps[0], steps[-1]
    settled = [one for one in steps if isinstance(one.fact, Dispute.DisputeSettled)]
    if settled:
        return [(SETTLED, begun), (SETTLED, settled[0])]
    is_restricted = isinstance(newest.fact, Dispute.UseRestricted)
    return [(DISPUTED, begun), *([(RESTRICTED, newest)] if is_restricted else [])]
