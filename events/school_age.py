"""When does a young person's compulsory school age end?

In England: at the end of the last Friday of June in the school year in which they
turn 16 (Education Act 1996, section 8; Education (School Leaving Date) Order 1997).
The rule is dated, so that a change of the law is a new line here.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

JUNE: Final = 6
FRIDAY: Final = 4


@dataclass(frozen=True, slots=True)
class Rule:
    """The law on leaving age for those who turn *age* on or after *from_day*.

    *first_month* begins the school year.
    """

    version: str
    source: str
    from_day: date
    age: int
    first_month: int


RULES: Final = (
    Rule(
        version="England 1998",
        source="Education Act 1996, section 8; SI 1997/1970",
        from_day=date(1998, 1, 1),
        age=16,
        first_month=9,
    ),
)


def rule_for(born: date) -> Rule:
    """Give the newest rule that was in force when they came of the age it names."""
    fitting = [one for one in RULES if one.from_day.year <= born.year + one.age]
    return fitting[-1] if fitting else RULES[0]


def last_day(born: date) -> date:
    """Give the last day of compulsory school age."""
    rule = rule_for(born)
    turning = born.year + rule.age
    return last_friday_of_june(turning + (born.month >= rule.first_month))


def last_friday_of_june(year: int) -> date:
    """Give the school leaving date of a year."""
    last = date(year, JUNE, 30)
    return last - timedelta(days=(last.weekday() - FRIDAY) % 7)
