"""Talking a meeting over, before and after: the offer, and what each side took."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final, Self
from uuid import UUID, uuid5

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact, Refusal, Side
from events.phrase import phrase
from events.school_days import SchoolDays

DAYS_AFTER: Final = 2


class Moment(StrEnum):
    """Before the meeting, or after it."""

    BEFORE = "before"
    AFTER = "after"


class CannotOfferDebrief(Refusal):
    """A talk about a meeting could not be offered, or the offer answered."""

    code: ClassVar[str] = "cannot-offer-debrief"

    @classmethod
    def because_the_meeting_is_yet_to_come(cls) -> Self:
        return cls(phrase("The meeting has not been yet. Offer a talk before it."))

    @classmethod
    def because_the_meeting_is_over(cls) -> Self:
        return cls(phrase("The day of the meeting is over. Offer a talk after it."))

    @classmethod
    def because_it_was_offered(cls) -> Self:
        return cls(phrase("This was offered to them already."), "person")

    @classmethod
    def because_it_is_oneself(cls) -> Self:
        return cls(phrase("Choose somebody else to talk with."), "person")

    @classmethod
    def because_they_are_not_around(cls) -> Self:
        return cls(phrase("Choose somebody who is around this child."), "person")

    @classmethod
    def because_it_was_answered(cls) -> Self:
        return cls(phrase("You answered this offer already."))

    @classmethod
    def because_it_is_for_somebody_else(cls) -> Self:
        return cls(phrase("Only whoever it was offered to can answer."))


class CannotTellMessages(Refusal):
    """Key messages of a meeting could not be told."""

    code: ClassVar[str] = "cannot-tell-messages"

    @classmethod
    def because_the_meeting_is_yet_to_come(cls) -> Self:
        return cls(phrase("The meeting has not been yet. Tell this after it."))

    @classmethod
    def because_there_is_nothing(cls) -> Self:
        return cls(phrase("Write what matters most to you."), "first")

    @classmethod
    def because_they_were_told(cls) -> Self:
        return cls(phrase("You told yours before. They stay as you told them."))


@dataclass(frozen=True, slots=True)
class Held:
    """Which meeting of which child it is about, and on which day that is."""

    child: UUID
    meeting: UUID
    day: date


class DebriefOffer(Aggregate):
    """An offer to one person to talk a meeting over. It stays if they say no."""

    TOPIC: ClassVar[str] = "debrief-offer"

    class Event(Fact):
        """Anything recorded about an offer to talk a meeting over."""

    class DebriefOffered(Event, Aggregate.Created):
        """Somebody offers a talk before or after a meeting, by a day."""

        TOPIC: ClassVar[str] = "debrief/debrief-offered"
        child: UUID
        meeting: UUID
        moment: Moment
        person: UUID
        due: date

    class DebriefAnswered(Event):
        """They said yes or no to it."""

        TOPIC: ClassVar[str] = "debrief/debrief-answered"
        accepted: bool

    Created = DebriefOffered

    @event(DebriefOffered)
    def __init__(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        meeting: UUID,
        moment: Moment,
        person: UUID,
        due: date,
        by: UUID,
    ) -> None:
        self.child = child
        self.meeting = meeting
        self.person = person
        self.accepted: bool | None = None

    @classmethod
    def offer(
        cls,
        held: Held,
        moment: Moment,
        person: UUID,
        due: date,
        *,
        by: Actor,
        today: date,
    ) -> Self:
        """Offer somebody a talk; *due* is the last day that is in time."""
        if moment is Moment.AFTER and today < held.day:
            raise CannotOfferDebrief.because_the_meeting_is_yet_to_come()
        if moment is Moment.BEFORE and today > held.day:
            raise CannotOfferDebrief.because_the_meeting_is_over()
        if person == by.person:
            raise CannotOfferDebrief.because_it_is_oneself()
        return cls(
            id=offer_of(held.meeting, moment, person),
            child=held.child,
            meeting=held.meeting,
            moment=moment,
            person=person,
            due=due,
            by=by.person,
        )

    def answer(self, *, accepted: bool, by: Actor) -> None:
        """Say yes or no to the offer, once."""
        if by.person != self.person:
            raise CannotOfferDebrief.because_it_is_for_somebody_else()
        if self.accepted is not None:
            raise CannotOfferDebrief.because_it_was_answered()
        self._debrief_answered(accepted=accepted, by=by.person)

    @event(DebriefAnswered)
    def _debrief_answered(self, accepted: bool, by: UUID) -> None:  # noqa: FBT001
        self.accepted = accepted


class KeyMessages(Aggregate):
    """What one person took from a meeting: up to three things, in their words."""

    TOPIC: ClassVar[str] = "key-messages"

    class Event(Fact):
        """Anything recorded about what somebody took from a meeting."""

    class MessagesTold(Event, Aggregate.Created):
        """Somebody told what matters most to them; *due* was the last day in time."""

        TOPIC: ClassVar[str] = "debrief/messages-told"
        PROSE: ClassVar[frozenset[str]] = frozenset({"first", "second", "third"})
        child: UUID
        meeting: UUID
        side: Side
        first: str
        second: str
        third: str
        day: date
        due: date

    Created = MessagesTold

    @event(MessagesTold)
    def __init__(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        meeting: UUID,
        side: Side,
        first: str,
        second: str,
        third: str,
        day: date,
        due: date,
        by: UUID,
    ) -> None:
        pass

    @classmethod
    def tell(
        cls,
        held: Held,
        messages: tuple[str, str, str],
        due: date,
        *,
        by: Actor,
        today: date,
    ) -> Self:
        """Tell up to three things once the meeting was held."""
        if today < held.day:
            raise CannotTellMessages.because_the_meeting_is_yet_to_come()
        first, second, third = messages
        if not first.strip():
            raise CannotTellMessages.because_there_is_nothing()
        return cls(
            id=messages_of(held.meeting, by.person),
            child=held.child,
            meeting=held.meeting,
            side=by.side,
            first=first,
            second=second,
            third=third,
            day=today,
            due=due,
            by=by.person,
        )


def due_of(moment: Moment, day: date, days: SchoolDays) -> date:
    """Give the last day in time: of the meeting, or two school days after it."""
    return day if moment is Moment.BEFORE else days.later(day, DAYS_AFTER)


def offer_of(meeting: UUID, moment: Moment, person: UUID) -> UUID:
    """Give the id of the offer to one person, before or after one meeting."""
    return uuid5(meeting, f"debrief {moment} {person}")


def messages_of(meeting: UUID, person: UUID) -> UUID:
    """Give the id of what one person took from one meeting."""
    return uuid5(meeting, f"messages {person}")
