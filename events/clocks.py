"""Clocks of other shapes: a day of each year, and how often within a year."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from events.law import Clock, Rule, in_force
from events.phrase import Phrase, phrase

A_YEAR: Final = timedelta(days=365)


class Transfer(StrEnum):
    """A move for which a plan must name the next place in time."""

    NEXT_PHASE = "next-phase"
    AFTER_16 = "after-16"


@dataclass(frozen=True, slots=True)
class YearlyRule:
    """A day of each year by which something is done, in force from *since*."""

    transfer: Transfer
    month: int
    day: int
    since: date
    source: str

    @property
    def version(self) -> str:
        """Name this rule and no other, for what was counted by it."""
        return f"{self.transfer} {self.since}"

    def due(self, year: int) -> date:
        """Give the last day in the year of the move."""
        return date(year, self.month, self.day)

    def said(self, year: int) -> Phrase:
        """Say the day with the rule's date and source, as a page prints it."""
        return phrase(
            "{day} ({source}, as of {since})",
            day=self.due(year),
            source=self.source,
            since=self.since,
        )


YEARLY: Final = (
    YearlyRule(
        Transfer.NEXT_PHASE,
        2,
        15,
        date(2014, 9, 1),
        "SEND Regulations 2014, reg. 18(1)(b)",
    ),
    YearlyRule(
        Transfer.AFTER_16,
        3,
        31,
        date(2014, 9, 1),
        "SEND Regulations 2014, reg. 18(1)(a)",
    ),
)


def yearly(transfer: Transfer, on: date) -> YearlyRule:
    """Give the rule that counted on a day."""
    known = [one for one in YEARLY if one.transfer is transfer and one.since <= on]
    return max(known, key=lambda rule: rule.since)


@dataclass(frozen=True, slots=True)
class MeetingsInAYear:
    """How often parents were met, within the year that ends *today*.

    *begun* is the day from which meetings are due: when support began, or when the
    child came to this school.
    """

    held: frozenset[date]
    begun: date
    today: date

    @property
    def rule(self) -> Rule:
        """Give the rule that is in force today."""
        return in_force(Clock.MEETINGS_WITH_PARENTS, self.today)

    @property
    def count(self) -> int:
        """Count the days on which there was a meeting."""
        first = self.today - A_YEAR
        return sum(first < day <= self.today for day in self.held)

    @property
    def missing(self) -> int:
        """Say how many more the rule asks for."""
        return max(0, self.rule.number - self.count)

    @property
    def alert_on(self) -> date:
        """Give the day on which there was no meeting for too long."""
        last = max((self.begun, *(day for day in self.held if day <= self.today)))
        return in_force(Clock.DAYS_WITHOUT_A_MEETING, self.today).due(last)

    @property
    def is_alert(self) -> bool:
        return self.today >= self.alert_on

    @property
    def next_by(self) -> date:
        """Give the last day for the next one: in no year there are too few of them."""
        begun = [self.begun] * self.rule.number
        held = [day for day in self.held if day <= self.today]
        first = sorted([*begun, *held])[-self.rule.number]
        return min(self.alert_on, first + A_YEAR)
