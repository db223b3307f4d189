"""Half of a day in London: as much as one household is told of the other's looks."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, Self
from zoneinfo import ZoneInfo

from events.store.canonical import from_moment, moment

LONDON: Final = ZoneInfo("Europe/London")
NOON: Final = 12

Order = tuple[str, bool, int, bytes]


@dataclass(frozen=True, slots=True, order=True)
class HalfDay:
    """A morning, until noon in London, or the afternoon that begins at noon."""

    day: date
    is_afternoon: bool

    @classmethod
    def of(cls, at: str) -> Self:
        """Give the half-day in which a moment (RFC 3339 UTC) lies."""
        there: datetime = from_moment(at).astimezone(LONDON)
        return cls(there.date(), there.hour >= NOON)

    @property
    def end(self) -> str:
        """Give the first moment (RFC 3339 UTC) after it."""
        if self.is_afternoon:
            day_after = self.day + timedelta(days=1)
            return moment(datetime.combine(day_after, time(), LONDON))
        return moment(datetime.combine(self.day, time(NOON), LONDON))

    @property
    def name(self) -> str:
        return "afternoon" if self.is_afternoon else "morning"

    def __str__(self) -> str:
        return f"{self.day.isoformat()}-{self.name}"


def order_of(at: str, place: int, leaf: bytes, *, by_half_day: bool) -> Order:
    """Say where a fact stands among others.

    What is told by half-day stands at the end of it, in the order of the check codes:
    between other lines, its place would tell its time.
    """
    if by_half_day:
        return HalfDay.of(at).end, False, 0, leaf
    return at, True, place, b""
