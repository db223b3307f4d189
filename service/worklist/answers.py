"""The list of what waits, and how long agreed actions take; nobody is ranked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from events.law import Rule
from projections import agreed_actions_open, directory, reviews, unanswered
from projections.agreed_actions_open import OpenAction, Pace, Wanted
from projections.school_calendar import school_days
from projections.unanswered import Unanswered
from service.context import services
from service.looked_after import Keeping
from service.worklist.clocks import Due, clocks, rules
from service.worklist.halves import Half, halves, took


@dataclass(frozen=True, slots=True)
class Worklist:
    """What waits, and the names of the people and children in it."""

    actions: list[OpenAction]
    replies: list[Unanswered]
    disputed: list[Unanswered]
    clocks: list[Due]
    names: Mapping[UUID, str]
    today: date
    owners: frozenset[UUID] = field(default=frozenset())

    @property
    def rules(self) -> list[Rule]:
        """Give the rules by which the days of its clocks were counted."""
        return rules(self.clocks, self.today)

    def age(self, one: OpenAction) -> int:
        """Count the days since it was agreed on."""
        return (self.today - one.opened).days


@dataclass(frozen=True, slots=True)
class HowLong:
    """How many actions were agreed on and closed, and how long those took."""

    halves: list[Half]
    took: list[tuple[int | None, int]]
    still_open: int


def worklist(at: Keeping, wanted: Wanted) -> Worklist:
    """Give what waits around the children, as far as it is *wanted*."""
    today = services().edge.today()
    with services().store.reading(at.school) as reader:
        found = agreed_actions_open.around(reader, at.children, wanted, today)
        asked = at.children if wanted.child is None else at.children & {wanted.child}
        replies = unanswered.replies(reader, asked)
        disputed = unanswered.disputed(reader, asked)
        reviewed = reviews.around(reader, asked)
        owners = {one.owner for one in found if one.owner}
        writers = {one.by for one in (*replies, *disputed) if one.by}
        names = directory.names_of(reader, {*at.children, *owners, *writers})
    return Worklist(
        actions=found,
        replies=replies,
        disputed=disputed,
        clocks=clocks(reviewed, today),
        names=names,
        today=today,
        owners=frozenset(owners),
    )


def how_long(at: Keeping) -> HowLong:
    """Count the actions by half-term, and by how long they took."""
    today = services().edge.today()
    with services().store.reading(at.school) as reader:
        paces: Iterable[Pace] = agreed_actions_open.pace(reader, at.children)
        calendar = school_days(reader)
    some = list(paces)
    return HowLong(
        halves=halves(some, calendar, today),
        took=took(some),
        still_open=sum(one.closed is None for one in some),
    )
