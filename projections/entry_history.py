"""What did this entry say at each step, who said it, and when?"""

from uuid import UUID

from events.base import Recorded
from events.diary import Entry
from projections.base import Sight
from projections.timeline_moves import is_a_move, moved_seqs


def of_entry(sight: Sight, entry: UUID) -> list[Recorded]:
    """Give every fact of one entry, oldest first, without what was moved away."""
    away = moved_seqs(sight, entry)
    return [
        one
        for one in sight.facts_of_stream(entry)
        if one.seq not in away and not is_a_move(one.fact)
    ]


def is_sealed(history: list[Recorded]) -> bool:
    """Say whether the entry's words are closed, at whatever moment it is asked."""
    return any(isinstance(one.fact, Entry.EntrySealed) for one in history)
