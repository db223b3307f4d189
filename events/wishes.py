"""How somebody likes to be told of news, and in which hours they are left in peace."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import ClassVar, Final, Self

from events.base import Refusal
from events.phrase import phrase

A_DAY: Final = 24 * 60
AN_HOUR: Final = 60
DIGEST_AT: Final = time(16, 30)


class How(StrEnum):
    """How news comes to somebody."""

    AT_ONCE = "at-once"
    ONCE_A_DAY = "once-a-day"
    NOT_AT_ALL = "not-at-all"


class CannotKeepHours(Refusal):
    """Quiet hours were refused."""

    code: ClassVar[str] = "cannot-keep-hours"

    @classmethod
    def because_one_end_is_missing(cls) -> Self:
        said = phrase("Give both times of your quiet hours, or neither.")
        return cls(said, "quiet_from")

    @classmethod
    def because_they_never_end(cls) -> Self:
        said = phrase(
            "Choose two times that differ. To get no e-mail, choose it above."
        )
        return cls(said, "quiet_until")

    @classmethod
    def because_they_are_no_times(cls) -> Self:
        return cls(phrase("Choose times between 00:00 and 23:59."), "quiet_from")


@dataclass(frozen=True, slots=True)
class Wishes:
    """The wishes of one person; hours are minutes after midnight in London."""

    how: How
    quiet_from: int | None
    quiet_until: int | None
    school_days_only: bool

    def opens(self, when: datetime, is_school_day: Callable[[date], bool]) -> datetime:
        """Give the first moment from *when* on at which something may be said.

        *when* is a time in London, and so is the answer.
        """
        while (later := self._later(when, is_school_day)) is not None:
            when = later
        return when

    def next_digest(
        self, after: datetime, is_school_day: Callable[[date], bool]
    ) -> datetime:
        """Give when the news of the day is told of what happened *after* a moment."""
        today = datetime.combine(after.date(), DIGEST_AT, after.tzinfo)
        due = today if after <= today else today + timedelta(days=1)
        return self.opens(due, is_school_day)

    def _later(
        self, when: datetime, is_school_day: Callable[[date], bool]
    ) -> datetime | None:
        if self.school_days_only and not is_school_day(when.date()):
            return _at(when, 0, days=1)
        if self.quiet_from is None or self.quiet_until is None:
            return None
        now = when.hour * AN_HOUR + when.minute
        if self.quiet_from < self.quiet_until:
            is_quiet = self.quiet_from <= now < self.quiet_until
            return _at(when, self.quiet_until) if is_quiet else None
        if now >= self.quiet_from:
            return _at(when, self.quiet_until, days=1)
        return _at(when, self.quiet_until) if now < self.quiet_until else None


AS_USUAL: Final = Wishes(How.AT_ONCE, 19 * AN_HOUR, 7 * AN_HOUR, school_days_only=False)


def check(wishes: Wishes) -> None:
    """Refuse hours that make no sense."""
    hours = (wishes.quiet_from, wishes.quiet_until)
    if hours == (None, None):
        return
    if wishes.quiet_from is None or wishes.quiet_until is None:
        raise CannotKeepHours.because_one_end_is_missing()
    if not all(0 <= hour < A_DAY for hour in hours if hour is not None):
        raise CannotKeepHours.because_they_are_no_times()
    if wishes.quiet_from == wishes.quiet_until:
        raise CannotKeepHours.because_they_never_end()


def _at(when: datetime, minutes: int, days: int = 0) -> datetime:
    clock = time(minutes // AN_HOUR, minutes % AN_HOUR)
    day = when.date() + timedelta(days=days)
    return datetime.combine(day, clock, when.tzinfo)
