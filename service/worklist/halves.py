"""Half-terms of a school, and how many actions were agreed on and closed in each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from events.counting import later
from events.school_days import SchoolDays, Span
from projections.agreed_actions_open import Pace

SHOWN: Final = 6
A_DAY: Final = timedelta(days=1)
# Up to how many days an action took; the last one is without an end.
WITHIN: Final = (14, 42, 84, None)


@dataclass(frozen=True, slots=True)
class Half:
    """A half-term, or a month where no term is set."""

    days: Span
    opened: int
    closed: int


def halves(paces: Sequence[Pace], calendar: SchoolDays, today: date) -> list[Half]:
    """Count by half-term, the newest last; what lies between goes with the next."""
    begun = [first for first in sorted(_begins(calendar)) if first <= today]
    if len(begun) <= 1:
        begun = [_month(today, back) for back in range(SHOWN - 1, -1, -1)]
    starts = [*begun[-SHOWN:], today + A_DAY]
    spans = [Span(first, after - A_DAY) for first, after in pairwise(starts)]
    return [
        Half(
            span,
            sum(one.opened in span for one in paces),
            sum(one.closed is not None and one.closed in span for one in paces),
        )
        for span in spans
    ]


def took(paces: Sequence[Pace]) -> list[tuple[int | None, int]]:
    """Count the closed actions by how long they took, the quickest first."""
    days = [(one.closed - one.opened).days for one in paces if one.closed is not None]
    counts, before = [], -1
    for most in WITHIN:
        ends = max([*days, 0]) if most is None else most
        counts.append((most, sum(before < one <= ends for one in days)))
        before = ends
    return counts


def _begins(calendar: SchoolDays) -> Iterator[date]:
    """Give the first days of terms, and of what follows the longest break in each."""
    for term in calendar.terms:
        yield term.days.first
        inside = [one for one in calendar.holidays if one.lies_in(term.days)]
        longest = max(inside, key=lambda one: one.last - one.first, default=None)
        if longest is not None and longest.first < longest.last:
            yield longest.last + A_DAY


def _month(today: date, back: int) -> date:
    return later(today.replace(day=1), -back)
