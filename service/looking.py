"""What somebody looks at: the record as it is, or as it was when their view ends."""

from collections.abc import Iterator
from contextlib import contextmanager

from events.store.reader import Reader
from projections import as_at
from projections.base import Sight
from service.context import Standing, services


@contextmanager
def looking(at: Standing) -> Iterator[Sight]:
    """Open the record as far as it is open to whoever stands here."""
    with services().store.reading(at.school) as reader, reach(reader, at) as sight:
        yield sight


@contextmanager
def reach(reader: Reader, at: Standing) -> Iterator[Sight]:
    """Narrow an open record to what is open to whoever stands here."""
    if at.before is None:
        yield reader
        return
    with as_at.past(reader, at.child, at.before) as past:
        yield past


def as_far_as(at: Standing, moment: str | None) -> str | None:
    """Give the moment that is looked at; for most people and most of the time, now."""
    given = [one for one in (moment, at.before) if one is not None]
    return min(given, default=None)
