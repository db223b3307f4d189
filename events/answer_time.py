"""How long somebody who asked for what is kept may wait for an answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest

from events.counting import later, working_day
from events.law import Clock, Rule, in_force
from events.school_days import NO_TERMS_SET, SchoolDays


@dataclass(frozen=True, slots=True)
class AnswerTime:
    """The time of one request; it stood still for *days_stopped* days in all.

    *school_days* are those of the school that was asked.
    """

    clock: Clock
    received: date
    days_stopped: int
    extended: bool
    school_days: SchoolDays = NO_TERMS_SET

    @property
    def rule(self) -> Rule:
        """Give the rule that was in force when they asked."""
        return in_force(self.clock, self.received)

    @property
    def first_due(self) -> date:
        """Give the last day without more time: until then more can be taken."""
        return self.rule.due(self._start, self.school_days.later)

    @property
    def due(self) -> date:
        """Give the last day for an answer."""
        if not self.extended:
            return self.first_due
        more = in_force(Clock.SUBJECT_ACCESS_EXTENSION, self.received)
        return working_day(later(self._start, self.rule.number + more.number))

    @property
    def _start(self) -> date:
        return self.received + timedelta(days=self.days_stopped)


def days_between(stops: Iterable[date], starts: Iterable[date], today: date) -> int:
    """Count the days on which a clock stood; one that stands has stood until *today*.

    Each stop comes with the start that followed it, but for the last one.
    """
    turns = zip_longest(stops, starts, fillvalue=today)
    return sum((start - stop).days for stop, start in turns)
