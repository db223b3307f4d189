"""The notes of a meeting after it: given out, checked by everybody, and final.

Nothing in them is changed any more. Who finds something wrong asks for a change; both
versions stay, and silence is "no reply", never "agreed".
"""

from collections.abc import Collection
from datetime import date
from typing import ClassVar, Final, Self
from uuid import UUID, uuid5

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Duty, Fact, Role, Side
from events.law import Clock, in_force
from events.minutes_kinds import FAMILY
from events.minutes_refusals import (
    CannotCheckNotes,
    CannotMakeFinal,
    CannotSendNotes,
)

LEAST_DAYS: Final = 5
MOST_DAYS: Final = 20
KEEPERS: Final[frozenset[Role | Duty]] = frozenset({Role.SENCO, Role.HEADTEACHER})


class MinutesCheck(Aggregate):
    """The checking of one meeting's notes. See `check_of`."""

    TOPIC: ClassVar[str] = "minutes-check"

    class Event(Fact):
        """Anything recorded about the checking of notes."""

    class SentForChecking(Event, Aggregate.Created):
        """The notes go out; people can check them until the end of a day."""

        TOPIC: ClassVar[str] = "minutes/sent-for-checking"
        child: UUID
        meeting: UUID
        keeper: UUID
        check_by: date

    class GivenTo(Event):
        """One person is given the notes."""

        TOPIC: ClassVar[str] = "minutes/given-to"
        person: UUID

    class FirstSeen(Event):
        """Somebody opens the notes for the first time since they went out."""

        TOPIC: ClassVar[str] = "minutes/first-seen"

    class FoundRight(Event):
        """Somebody says that the notes are right."""

        TOPIC: ClassVar[str] = "minutes/found-right"
        side: Side

    class ChangeAsked(Event):
        """Somebody says what the notes, or one line of them, should say."""

        TOPIC: ClassVar[str] = "minutes/change-asked"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        request: UUID
        line: UUID | None
        text: str
        side: Side

    class ChangeAnswered(Event):
        """The other side takes a change up, or says why not."""

        TOPIC: ClassVar[str] = "minutes/change-answered"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        request: UUID
        taken_up: bool
        text: str

    class SentOnTime(Event):
        """The notes go out as a report on its due date, though not all agree yet."""

        TOPIC: ClassVar[str] = "minutes/sent-on-time"
        due: date
        differences: int

    class MadeFinal(Event):
        """The notes are final; so many changes were not taken up."""

        TOPIC: ClassVar[str] = "minutes/made-final"
        differences: int

    Created = SentForChecking

    @event(SentForChecking)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        meeting: UUID,
        keeper: UUID,
        check_by: date,
        by: UUID,
    ) -> None:
        self.child, self.meeting, self.keeper = child, meeting, keeper
        self.check_by = check_by
        self.readers: set[UUID] = set()
        self.content: set[UUID] = set()
        self.asked: dict[UUID, tuple[UUID, Side]] = {}
        self.answered: dict[UUID, bool] = {}
        self.sent_on_time = False
        self.final = False

    @classmethod
    def send(  # noqa: PLR0913 - what decides
        cls,
        meeting: UUID,
        child: UUID,
        keeper: UUID,
        check_by: date,
        people: Collection[UUID],
        *,
        by: Actor,
        closed: bool,
    ) -> Self:
        """Give the notes of a *closed* meeting to *people*, to check by a day."""
        if not closed:
            raise CannotSendNotes.because_the_meeting_goes_on()
        _check_keeper(keeper, by)
        sent = cls(
            id=check_of(meeting),
            child=child,
            meeting=meeting,
            keeper=keeper,
            check_by=check_by,
            by=by.person,
        )
        for person in people:
            sent._given_to(person=person, by=by.person)
        return sent

    @property
    def unanswered(self) -> set[UUID]:
        """Name the changes that nobody answered yet."""
        return set(self.asked) - set(self.answered)

    @property
    def differences(self) -> int:
        """Count the changes that were not taken up, or have no answer."""
        return sum(not self.answered.get(one, False) for one in self.asked)

    def see(self, *, by: Actor) -> None:
        """Note somebody's first look; the second is nothing."""
        if self.is_new_to(by.person):
            self._first_seen(by=by.person)

    def is_new_to(self, person: UUID) -> bool:
        return person not in self.readers

    def find_right(self, *, by: Actor) -> None:
        """Say that the notes are right."""
        self._check_not_final()
        if by.person in self.content:
            raise CannotCheckNotes.because_you_said_so_before()
        if by.person in {self.asked[one][0] for one in self.unanswered}:
            raise CannotCheckNotes.because_you_wait_for_an_answer()
        self._found_right(side=by.side, by=by.person)

    def ask_for_change(
        self, request: UUID, line: UUID | None, text: str, *, by: Actor
    ) -> None:
        """Say what the notes, or one line of them, should say instead."""
        self._check_not_final()
        if not text.strip():
            raise CannotCheckNotes.because_it_is_blank()
        if request in self.asked:
            raise CannotCheckNotes.because_it_was_asked_before()
        self._change_asked(
            request=request, line=line, text=text, side=by.side, by=by.person
        )

    def answer_change(
        self, request: UUID, text: str, *, taken_up: bool, by: Actor
    ) -> None:
        """Take a change up or say why not; the side that asked does not answer."""
        self._check_not_final()
        if request not in self.asked:
            raise CannotCheckNotes.because_there_is_no_such_request()
        if request in self.answered:
            raise CannotCheckNotes.because_it_is_answered()
        if _one_side(self.asked[request][1]) is _one_side(by.side):
            raise CannotCheckNotes.because_your_side_asked()
        if not text.strip():
            raise CannotCheckNotes.because_it_is_blank()
        self._change_answered(
            request=request, taken_up=taken_up, text=text, by=by.person
        )

    def send_on_time(self, due: date, *, today: date, by: Actor) -> None:
        """Send the notes as a report by its due date, with the differences."""
        if self.final:
            raise CannotSendNotes.because_they_are_final()
        if self.sent_on_time:
            raise CannotSendNotes.because_they_went_out()
        _check_keeper(self.keeper, by)
        if today > due:
            raise CannotSendNotes.because_it_is_too_late(due)
        self._sent_on_time(due=due, differences=self.differences, by=by.person)

    def make_final(self, *, with_differences: bool, today: date, by: Actor) -> None:
        """Make the notes final once people had their time to check them."""
        if self.final:
            raise CannotMakeFinal.because_they_are_final()
        _check_keeper(self.keeper, by)
        if today <= self.check_by:
            raise CannotMakeFinal.because_people_still_check(self.check_by)
        if self.unanswered and not with_differences:
            raise CannotMakeFinal.because_a_change_is_unanswered()
        if with_differences and not self.differences:
            raise CannotMakeFinal.because_there_is_no_difference()
        self._made_final(differences=self.differences, by=by.person)

    def _check_not_final(self) -> None:
        if self.final:
            raise CannotCheckNotes.because_they_are_final()

    @event(GivenTo)
    def _given_to(self, person: UUID, by: UUID) -> None:
        pass

    @event(FirstSeen)
    def _first_seen(self, by: UUID) -> None:
        self.readers.add(by)

    @event(FoundRight)
    def _found_right(self, side: Side, by: UUID) -> None:
        self.content.add(by)

    @event(ChangeAsked)
    def _change_asked(
        self, request: UUID, line: UUID | None, text: str, side: Side, by: UUID
    ) -> None:
        self.asked[request] = (by, side)
        self.content.discard(by)

    @event(ChangeAnswered)
    def _change_answered(
        self,
        request: UUID,
        taken_up: bool,  # noqa: FBT001
        text: str,
        by: UUID,
    ) -> None:
        self.answered[request] = taken_up

    @event(SentOnTime)
    def _sent_on_time(self, due: date, differences: int, by: UUID) -> None:
        self.sent_on_time = True

    @event(MadeFinal)
    def _made_final(self, differences: int, by: UUID) -> None:
        self.final = True


def check_days(days: int) -> int:
    """Refuse fewer days than people need, and more than a month of school."""
    if not LEAST_DAYS <= days <= MOST_DAYS:
        raise CannotSendNotes.because_of_the_days(LEAST_DAYS, MOST_DAYS)
    return days


def report_due(day: date) -> date:
    """Give the last day for the report of an annual review that was on a day."""
    return in_force(Clock.REVIEW_REPORT, day).due(day)


def check_of(meeting: UUID) -> UUID:
    """Give the id of the checking of a meeting's notes."""
    return uuid5(meeting, "minutes-check")


def _check_keeper(keeper: UUID, by: Actor) -> None:
    if by.person != keeper and by.role not in KEEPERS:
        raise CannotSendNotes.because_you_do_not_keep_them()


def _one_side(side: Side) -> Side:
    return Side.HOME if side in FAMILY else side
