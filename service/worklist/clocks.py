"""By when a child's family is met and their plan looked at, as the law asks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from events.clocks import MeetingsInAYear
from events.law import Clock, Rule, in_force
from events.meeting_kinds import MeetingKind
from events.minutes_check import report_due
from events.phrase import phrase
from projections.agreed_actions_open import Group, group_of
from projections.agreed_actions_rows import Stage
from projections.reviews import Review, Reviewed

WHAT: Final = {
    Clock.MEETINGS_WITH_PARENTS: phrase("Meet the family and look back together"),
    Clock.ANNUAL_REVIEW: phrase("Hold the next annual review"),
    Clock.REVIEW_REPORT: phrase("Send the report of the annual review"),
}
STANDS: Final = {
    Group.OVERDUE: phrase("Overdue"),
    Group.DUE_SOON: phrase("Due in the next two weeks"),
    Group.LATER: phrase("Later"),
}


@dataclass(frozen=True, slots=True)
class Due:
    """What is due for one child by a day, by which rule, and what is *planned*.

    *held* is how many meetings there were within a year, where the rule counts them.
    """

    child: UUID
    clock: Clock
    due: date
    group: Group
    rule: Rule
    held: int | None = None
    planned: date | None = None


def clocks(children: Iterable[Reviewed], today: date) -> list[Due]:
    """Give what is due for each child: the earliest day first."""
    found = [one for child in children for one in _of(child, today)]
    return sorted(found, key=lambda one: (one.due, str(one.child), one.clock))


def rules(found: Iterable[Due], today: date) -> list[Rule]:
    """Give the rules that the days were counted by, each once."""
    counted = [one.rule for one in found]
    if any(one.clock is Clock.MEETINGS_WITH_PARENTS for one in counted):
        counted.append(in_force(Clock.DAYS_WITHOUT_A_MEETING, today))
    return list(dict.fromkeys(counted))


def _of(child: Reviewed, today: date) -> Iterator[Due]:
    held = [one for one in child.reviews if one.held]
    year = MeetingsInAYear(frozenset(one.day for one in held), child.since, today)
    yield Due(
        child.child,
        Clock.MEETINGS_WITH_PARENTS,
        year.next_by,
        group_of(Stage.OPEN, year.next_by, today),
        year.rule,
        year.count,
        _planned(child.reviews, today),
    )
    annual = [one for one in child.reviews if one.kind is MeetingKind.ANNUAL_REVIEW]
    if past := [one for one in annual if one.held]:
        yield from _after(past[-1], annual, child, today)


def _after(
    last: Review, annual: list[Review], child: Reviewed, today: date
) -> Iterator[Due]:
    """Count from the last annual review: to its report, and to the next one."""
    rule = in_force(Clock.ANNUAL_REVIEW, last.day)
    again, ahead = rule.due(last.day), _planned(annual, today)
    group = group_of(Stage.OPEN, again, today)
    yield Due(child.child, rule.clock, again, group, rule, planned=ahead)
    if not last.reported:
        due = report_due(last.day)
        group = group_of(Stage.OPEN, due, today)
        rule = in_force(Clock.REVIEW_REPORT, last.day)
        yield Due(child.child, rule.clock, due, group, rule)


def _planned(reviews: Iterable[Review], today: date) -> date | None:
    ahead = (one.day for one in reviews if not one.held and one.day >= today)
    return next(ahead, None)
