"""What a person may ask about talking a meeting over: load, ask, save."""

from dataclasses import dataclass
from uuid import UUID

from events.circle import Circle
from events.debrief import (
    CannotOfferDebrief,
    CannotTellMessages,
    DebriefOffer,
    Held,
    KeyMessages,
    Moment,
    due_of,
    messages_of,
    offer_of,
)
from events.meeting import Meeting
from events.school_days import SchoolDays
from events.store.ledger import LogHead
from service.asking import Asking
from service.context import NotHere


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferDebrief:
    """*days* are the school's days, by which the offer is in time."""

    meeting: UUID
    moment: Moment
    person: UUID
    days: SchoolDays


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDebrief:
    meeting: UUID
    offer: UUID
    accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TellMessages:
    meeting: UUID
    first: str
    second: str
    third: str
    days: SchoolDays

    @property
    def text(self) -> str:
        """Give the words, which staff are asked about."""
        return f"{self.first}\n{self.second}\n{self.third}"


def offer_debrief(command: OfferDebrief, asking: Asking) -> LogHead:
    held = _held(asking, command.meeting)
    if asking.unit.is_taken(offer_of(held.meeting, command.moment, command.person)):
        raise CannotOfferDebrief.because_it_was_offered()
    around = asking.unit.find(Circle, asking.child)
    member = None if around is None else around.members.get(command.person)
    if member is None or not member.on(asking.today):
        raise CannotOfferDebrief.because_they_are_not_around()
    due = due_of(command.moment, held.day, command.days)
    offer = DebriefOffer.offer(
        held, command.moment, command.person, due, by=asking.by, today=asking.today
    )
    return asking.save(offer)


def answer_debrief(command: AnswerDebrief, asking: Asking) -> LogHead:
    offer = asking.unit.find(DebriefOffer, command.offer)
    here = (command.meeting, asking.child)
    if offer is None or (offer.meeting, offer.child) != here:
        raise NotHere
    offer.answer(accepted=command.accepted, by=asking.by)
    return asking.save(offer)


def tell_messages(command: TellMessages, asking: Asking) -> LogHead:
    held = _held(asking, command.meeting)
    if asking.unit.is_taken(messages_of(held.meeting, asking.by.person)):
        raise CannotTellMessages.because_they_were_told()
    due = due_of(Moment.AFTER, held.day, command.days)
    messages = (command.first, command.second, command.third)
    told = KeyMessages.tell(held, messages, due, by=asking.by, today=asking.today)
    return asking.save(told)


def _held(asking: Asking, meeting: UUID) -> Held:
    found = asking.of_the_child(asking.unit.find(Meeting, meeting))
    return Held(asking.child, found.id, found.when.day)
