"""Where the bars of a chart stand; the numbers stand in a table beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 640
HEIGHT: Final = 220
FOOT: Final = 24
HEAD: Final = 20
GAP: Final = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: where it stands, how high it is, and the number on top of it."""

    x: int
    y: int
    width: int
    height: int
    count: int
    series: int


def bars(counts: Sequence[tuple[int, ...]]) -> list[Bar]:
    """Give the bars of groups of counts, from left to right, all on one scale."""
    most = max((count for group in counts for count in group), default=0) or 1
    step = WIDTH // max(len(counts), 1)
    room = HEIGHT - FOOT - HEAD
    found = []
    for place, group in enumerate(counts):
        width = (step - GAP) // max(len(group), 1)
        for series, count in enumerate(group):
            height = room * count // most
            x, y = place * step + series * width, HEIGHT - FOOT - height
            found.append(Bar(x, y, width - 2, height, count, series))
    return found
