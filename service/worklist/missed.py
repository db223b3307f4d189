"""Why people did not take part in meetings, counted by term; nobody is named."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from events.counting import later
from events.meeting_kinds import Away
from events.school_days import SchoolDays, Span
from projections import meetings
from projections.meetings import Missed
from projections.school_calendar import school_days
from service.context import services
from service.looked_after import Keeping

SHOWN: Final = 3
A_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TermCount:
    """A term, or a month where no term is set: how often each reason was given.

    *answered* is for how many of them something changes next time.
    """

    days: Span
    reasons: list[tuple[Away, int]]
    answered: int

    @property
    def all(self) -> int:
        """Count all the reasons together."""
        return sum(count for _, count in self.reasons)


def missed(at: Keeping) -> list[TermCount]:
    """Count by term, the newest first."""
    today = services().edge.today()
    with services().store.reading(at.school) as reader:
        found = meetings.missed(reader, at.children)
        calendar = school_days(reader)
    return [_count(span, found) for span in reversed(list(_spans(calendar, today)))]


def _count(span: Span, found: list[Missed]) -> TermCount:
    inside = [one for one in found if one.day in span]
    counts = Counter(one.reason for one in inside)
    reasons = [(one, counts[one]) for one in Away if counts[one]]
    return TermCount(span, reasons, sum(one.is_answered for one in inside))


def _spans(calendar: SchoolDays, today: date) -> Iterator[Span]:
    """Give the last terms; what lies between two goes with the first of them."""
    begun = sorted(one.days.first for one in calendar.terms if one.days.first <= today)
    if not begun:
        begun = [later(today.replace(day=1), -back) for back in (2, 1, 0)]
    for first, after in pairwise([*begun[-SHOWN:], today + A_DAY]):
        yield Span(first, after - A_DAY)
