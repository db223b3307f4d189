"""What was recorded about this child, fact by fact, newest first?"""

from dataclasses import dataclass
from uuid import UUID

from events.base import Recorded, Space
from events.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Trail:
    """Some facts of the shared log and the place to go on from, if there are more."""

    facts: list[Recorded]
    next: int | None


def of_child(reader: Reader, child: UUID, before: int | None, limit: int) -> Trail:
    """Read the shared log of one child backwards from a place in it."""
    log = reader.log_of(child, Space.SHARED)
    assert log is not None
    found = reader.log_page(log, before, limit + 1)
    shown = found[:limit]
    return Trail(shown, shown[-1].log_seq if len(found) > limit else None)
