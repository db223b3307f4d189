"""Where the points of a chart lie: days to the right, counts upwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from events.measure import Where
from projections.measures import Value

WIDTH, HEIGHT = 640, 280
LEFT, RIGHT, TOP, BOTTOM = 56, 16, 16, 40
SPAN: Final = WIDTH - LEFT - RIGHT
RISE: Final = HEIGHT - TOP - BOTTOM


@dataclass(frozen=True, slots=True)
class Point:
    """One value on the chart."""

    x: int
    y: int
    value: Value


@dataclass(frozen=True, slots=True)
class Line:
    """The values of one place, the earliest first."""

    where: Where
    points: list[Point]

    @property
    def path(self) -> str:
        """Give the corners of the line."""
        return " ".join(f"{one.x},{one.y}" for one in self.points)


@dataclass(frozen=True, slots=True)
class Chart:
    """Two lines over the same days, so that they can be compared."""

    first: date
    last: date
    most: int
    lines: list[Line]


def chart_of(values: Iterable[Value]) -> Chart | None:
    """Lay the values out; None if there is nothing to draw."""
    drawn = sorted((one for one in values if one.counts), key=_day)
    if not drawn:
        return None
    first, last = _day(drawn[0]), _day(drawn[-1])
    most = max(1, *(_count(one) for one in drawn))

    def point(one: Value) -> Point:
        along = (_day(one) - first).days / max(1, (last - first).days)
        up = _count(one) / most
        x = LEFT + round(along * SPAN)
        return Point(x, TOP + RISE - round(up * RISE), one)

    lines = [
        Line(where, [point(one) for one in drawn if one.where is where])
        for where in Where
    ]
    return Chart(first, last, most, lines)


def _day(value: Value) -> date:
    assert value.day is not None
    return value.day


def _count(value: Value) -> int:
    return value.count or 0
