"""What a rule counts in, and how a length is said."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from events.phrase import Phrase, phrases


class Unit(StrEnum):
    """One of the days and spans that the law and the school count in."""

    DAYS = "days"
    SCHOOL_DAYS = "school days"
    WORKING_DAYS = "working days"
    TRIBUNAL_DAYS = "tribunal days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    TIMES_A_YEAR = "yearly"


# Each with {count} of them; the number that stands here is replaced.
_SAID: Final[Mapping[Unit, Phrase]] = {
    Unit.DAYS: phrases(1, "{count} day", "{count} days"),
    Unit.SCHOOL_DAYS: phrases(1, "{count} school day", "{count} school days"),
    Unit.WORKING_DAYS: phrases(1, "{count} working day", "{count} working days"),
    Unit.TRIBUNAL_DAYS: phrases(
        1, "{count} working day of the tribunal", "{count} working days of the tribunal"
    ),
    Unit.WEEKS: phrases(1, "{count} week", "{count} weeks"),
    Unit.MONTHS: phrases(1, "{count} month", "{count} months"),
    Unit.YEARS: phrases(1, "{count} year", "{count} years"),
    Unit.TIMES_A_YEAR: phrases(1, "{count} time a year", "{count} times a year"),
}


def length(number: int, unit: Unit) -> Phrase:
    """Say how long or how often: "5 school days"."""
    words = _SAID[unit]
    return phrases(number, words.pattern, words.plural)
