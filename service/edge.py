"""Where time and chance come in: the one place that asks a clock or makes an id."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
SEPTEMBER = 9


@dataclass(frozen=True, slots=True)
class Edge:
    """The world as the service meets it; a test brings its own."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        """Give the day it is in London."""
        return self.now().astimezone(LONDON).date()

    def school_year(self) -> int:
        """Give the year in which the school year of today started."""
        today = self.today()
        return today.year if today.month >= SEPTEMBER else today.year - 1

    def new_id(self) -> UUID:
        return uuid4()
