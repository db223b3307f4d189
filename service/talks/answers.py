"""The note that somebody is asked about."""

from uuid import UUID

from events.confirmation import CannotConfirmEntry
from projections import timeline
from projections.entry_rows import EntryRow
from service.context import NotHere, Standing
from service.looking import looking
from service.permissions import NotPermitted


def note(at: Standing, entry: UUID) -> EntryRow:
    """Give a note; NotHere if it is not visible to whoever asks."""
    with looking(at) as sight:
        row = timeline.one(sight, at.child, entry, at.by.person)
    if row is None:
        raise NotHere
    return row


def check_may_confirm(at: Standing, row: EntryRow) -> None:
    """Go on only with a note of another side than that of whoever asks."""
    if row.side is at.by.side:
        raise NotPermitted(CannotConfirmEntry.because_your_side_wrote_it())
