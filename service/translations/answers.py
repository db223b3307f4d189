"""The note that somebody translates."""

from uuid import UUID

from projections import timeline
from projections.entry_rows import EntryRow
from service.context import NotHere, Standing
from service.looking import looking


def note(at: Standing, entry: UUID) -> EntryRow:
    """Give a note; NotHere if it is not visible to whoever asks."""
    with looking(at) as sight:
        row = timeline.one(sight, at.child, entry, at.by.person)
    if row is None:
        raise NotHere
    return row
