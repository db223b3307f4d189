"""What did this entry say at each step, who said it, and when?"""

from uuid import UUID

from events.base import Recorded
from events.diary import Entry
from projections.base import Sight


def of_entry(sight: Sight, entry: UUID) -> list[Recorded]:
    """Give every fact of one entry, oldest first."""
    return sight.facts_of_stream(entry)


def is_sealed(history: list[Recorded]) -> bool:
    """Say whether the entry's words are closed, at whatever moment it is asked."""
    return any(isinstance(one.fact, Entry.EntrySealed) for one in history)
