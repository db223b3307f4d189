"""Two ways to do the same, timed in turn, so that a busy machine slows both."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter
from typing import Final


@dataclass(frozen=True)
class Row:
    """One line of the table.

    *ratio* is the rival's time over ours: 1 is as fast, 0.5 takes twice as long.
    *median* and *spread* (half of all slices lie within it) are ours, in *unit*.
    """

    name: str
    ratio: float | None
    goal: str
    median: float
    spread: float
    unit: str

    def cells(self) -> tuple[str, ...]:
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        ours = f"{self.median:,.4g} ± {self.spread:,.2g} {self.unit}"
        return (self.name, ratio, self.goal, ours)


@dataclass(frozen=True)
class Size:
    """How much is measured: slices of a few operations each, over so many facts."""

    slices: int
    each: int
    facts: int


QUICK: Final = Size(slices=3, each=4, facts=60)
FULL: Final = Size(slices=25, each=40, facts=2_000)

Slice = Callable[[], object]


def against(
    name: str, goal: str, ours: Slice, rival: Slice, size: Size, per: int
) -> Row:
    """Time *ours* and *rival* in turn; *per* operations are in one slice of each."""
    ours(), rival()  # so that nothing is done for the first time
    pairs = [(_timed(ours), _timed(rival)) for _ in range(size.slices)]
    times = [mine / per * 1_000 for mine, _ in pairs]
    ratio = median(theirs / mine for mine, theirs in pairs)
    return Row(name, ratio, goal, median(times), _spread(times), "ms")


def alone(name: str, goal: str, ours: Slice, size: Size, per: int) -> Row:
    """Time *ours*, which has no rival, in operations a second."""
    ours()
    rates = [per / _timed(ours) for _ in range(max(3, size.slices // 5))]
    return Row(name, None, goal, median(rates), _spread(rates), "facts/s")


def _timed(work: Slice) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def _spread(numbers: list[float]) -> float:
    low, _, high = quantiles(numbers, n=4)
    return (high - low) / 2
