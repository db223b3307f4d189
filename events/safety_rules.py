"""The numbers of the safeguarding rules: dated, so that a past step shows its own."""

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class SafetyRules:
    """What holds from a day on: how long what one person decides alone may last.

    After a hold one person alone places no other for *hold_pause_days*.
    """

    since: date
    hold_days: int
    hold_pause_days: int
    opening_hours: int


RULES: Final = (
    SafetyRules(date(2026, 9, 1), hold_days=7, hold_pause_days=28, opening_hours=24),
)


def rules_on(day: date) -> SafetyRules:
    """Give the newest rules that hold on *day*; before all of them, the first."""
    return max((one for one in RULES if one.since <= day), default=RULES[0], key=_since)


def _since(rules: SafetyRules) -> date:
    return rules.since
