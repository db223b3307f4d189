"""The child's own part in a meeting, or who decided that there is none, and why."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar, Final, Self
from uuid import UUID, uuid5

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact, Side
from events.meeting import Meeting, When
from events.meeting_kinds import CEREMONY, Step
from events.meeting_refusals import AboutAMeeting
from events.minutes_child import Medium
from events.phrase import phrase


class ChildsForm(StrEnum):
    """How a child is part of a meeting."""

    IN_PERSON = "in-person"
    VIDEO = "video"
    RECORDED_BEFORE = "recorded-before"
    SOMETHING_MADE = "something-made"
    THROUGH_SOMEBODY = "through-somebody"


FOR_THEMSELVES: Final = frozenset({Side.HOME, Side.CHILD})


class CannotPlanChildsPart(AboutAMeeting):
    """The child's part was not planned, or it was not said why there is none."""

    code: ClassVar[str] = "cannot-plan-childs-part"

    @classmethod
    def because_it_ends_before_it_begins(cls) -> Self:
        return cls(phrase("Choose an end that comes after the start."), "ends")

    @classmethod
    def because_it_is_not_in_the_meeting(cls) -> Self:
        says = phrase("Choose a time that lies within the meeting, or before it.")
        return cls(says, "starts")

    @classmethod
    def because_nobody_is_chosen(cls) -> Self:
        return cls(phrase("Say whom the child chose."), "chosen")

    @classmethod
    def because_the_child_speaks(cls) -> Self:
        says = phrase("Choose a person only if the child speaks through somebody.")
        return cls(says, "chosen")

    @classmethod
    def because_nothing_changes(cls) -> Self:
        return cls(phrase("This is how it stands already. Change something."))


@dataclass(frozen=True, slots=True)
class Slot:
    """The child's own time: from when to when, *within* the meeting or before it."""

    starts: datetime
    ends: datetime
    within: bool

    @classmethod
    def at(cls, starts: datetime, ends: datetime, when: When) -> Self:
        """Give a time, and say whether it begins within the meeting."""
        return cls(starts, ends, when.starts is not None and starts >= when.starts)

    def fits(self, when: When) -> bool:
        """Say whether it lies where it was meant to be, wherever the meeting is now."""
        if when.starts is None:
            return self.starts.date() <= when.day
        if not self.within:
            return self.ends <= when.starts
        end = when.starts + timedelta(minutes=when.minutes or 0)
        return when.starts <= self.starts and self.ends <= end


@dataclass(frozen=True, slots=True)
class Plan:
    """In which form the child is part of it, in which format, and through whom."""

    form: ChildsForm
    medium: Medium
    chosen: UUID | None = None


class ChildsPart(Aggregate):
    """What is said of the child's part in one meeting; the newest word counts."""

    TOPIC: ClassVar[str] = "childs-part"

    class Event(Fact):
        """Anything recorded about the child's part."""

    class ChildPartRaised(Event, Aggregate.Created):
        """Somebody speaks of the child's part for the first time."""

        TOPIC: ClassVar[str] = "meeting/child-part-raised"
        child: UUID
        meeting: UUID

    class ChildPartPlanned(Event):
        """The child has a time of their own, a form and a format."""

        TOPIC: ClassVar[str] = "meeting/child-part-planned"
        meeting: UUID
        form: ChildsForm
        medium: Medium
        chosen: UUID | None
        starts: datetime
        ends: datetime
        within: bool
        side: Side

    class ChildNotIncluded(Event):
        """Whoever decided it says why the child is not part of the meeting."""

        TOPIC: ClassVar[str] = "meeting/child-not-included"
        PROSE: ClassVar[frozenset[str]] = frozenset({"reason"})
        meeting: UUID
        reason: str
        side: Side

    Created = ChildPartRaised

    @event(ChildPartRaised)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        meeting: UUID,
        by: UUID,
    ) -> None:
        self.meeting = meeting
        self.planned: tuple[Plan, Slot] | None = None
        self.left_out = False

    @classmethod
    def raise_it(cls, meeting: Meeting, *, by: Actor) -> Self:
        """Speak of the child's part for the first time."""
        return cls(
            id=childs_part_of(meeting.id),
            child=meeting.child,
            meeting=meeting.id,
            by=by.person,
        )

    def is_said(self, when: When) -> bool:
        """Say whether the child has a part that still fits, or a reason why not."""
        if self.planned is None:
            return self.left_out
        return self.planned[1].fits(when)

    def plan(self, plan: Plan, slot: Slot, *, when: When, by: Actor) -> None:
        """Give the child a time of their own, and say how they use it."""
        _check_slot(slot, when)
        through = plan.form is ChildsForm.THROUGH_SOMEBODY
        if through and plan.chosen is None:
            raise CannotPlanChildsPart.because_nobody_is_chosen()
        if plan.chosen is not None and not through:
            raise CannotPlanChildsPart.because_the_child_speaks()
        if self.planned == (plan, slot):
            raise CannotPlanChildsPart.because_nothing_changes()
        words: dict[str, Any] = {**asdict(plan), **asdict(slot)}
        self._child_part_planned(
            meeting=self.meeting, **words, side=by.side, by=by.person
        )

    def leave_out(self, reason: str, *, by: Actor) -> None:
        """Decide that the child is not part of it, by name and with a reason."""
        if not reason.strip():
            raise CannotPlanChildsPart.because_it_is_blank(about="reason")
        self._child_not_included(
            meeting=self.meeting, reason=reason, side=by.side, by=by.person
        )

    @event(ChildPartPlanned)
    def _child_part_planned(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        meeting: UUID,
        form: ChildsForm,
        medium: Medium,
        chosen: UUID | None,
        starts: datetime,
        ends: datetime,
        within: bool,  # noqa: FBT001 - a word of the fact
        side: Side,
        by: UUID,
    ) -> None:
        self.planned = Plan(form, medium, chosen), Slot(starts, ends, within)

    @event(ChildNotIncluded)
    def _child_not_included(
        self, meeting: UUID, reason: str, side: Side, by: UUID
    ) -> None:
        self.planned, self.left_out = None, True


def childs_part_of(meeting: UUID) -> UUID:
    """Give the stream of what is said of the child's part in a meeting."""
    return uuid5(meeting, "childs-part")


def check_may_leave_out(meeting: Meeting, by: Actor) -> None:
    """Let whoever looks after the meeting, the family or the child decide it."""
    if by.side not in FOR_THEMSELVES:
        meeting.check_keeper(CannotPlanChildsPart, by)


def lacks_childs_part(meeting: Meeting, part: ChildsPart | None) -> bool:
    """Say whether a meeting of this kind cannot be opened yet for want of it."""
    if Step.CHILDS_PART not in CEREMONY[meeting.kind]:
        return False
    return part is None or not part.is_said(meeting.when)


def _check_slot(slot: Slot, when: When) -> None:
    if slot.ends <= slot.starts:
        raise CannotPlanChildsPart.because_it_ends_before_it_begins()
    if not slot.fits(when):
        raise CannotPlanChildsPart.because_it_is_not_in_the_meeting()
