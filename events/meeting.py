"""A meeting before it begins: what it is for, when and where, and who is invited."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Final, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact, Role, Side
from events.meeting_kinds import CEREMONY, MeetingKind, Step, Way
from events.meeting_refusals import (
    AboutAMeeting,
    CannotAgreePurpose,
    CannotInvite,
    CannotProposeMeeting,
)

KEEPERS: Final = frozenset({Role.SENCO, Role.HEADTEACHER})
SHORTEST: Final = 5
LONGEST: Final = 8 * 60


@dataclass(frozen=True, slots=True)
class When:
    """When and where a meeting is. An informal talk needs no more than a day."""

    day: date
    starts: datetime | None = None
    minutes: int | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """Who belongs with the child: everybody, the family, and who of it was asked."""

    everybody: frozenset[UUID]
    family: frozenset[UUID]
    asked: frozenset[UUID]


class Meeting(Aggregate):
    """One meeting about one child."""

    TOPIC: ClassVar[str] = "meeting"

    class Event(Fact):
        """Anything recorded about a meeting before it begins."""

    class MeetingProposed(Event, Aggregate.Created):
        """Somebody proposes to meet; they agree to the purpose with that."""

        TOPIC: ClassVar[str] = "meeting/proposed"
        PROSE: ClassVar[frozenset[str]] = frozenset({"purpose", "place"})
        child: UUID
        kind: MeetingKind
        purpose: str
        day: date
        starts: datetime | None
        minutes: int | None
        place: str
        frozen_days: int
        side: Side

    class PurposeAgreed(Event):
        """Somebody agrees to what the meeting is for."""

        TOPIC: ClassVar[str] = "meeting/purpose-agreed"
        side: Side

    class PurposeReworded(Event):
        """The purpose in other words: whoever agreed is asked again."""

        TOPIC: ClassVar[str] = "meeting/purpose-reworded"
        PROSE: ClassVar[frozenset[str]] = frozenset({"purpose"})
        purpose: str
        side: Side

    class PersonInvited(Event):
        """Somebody is invited, with the *ways* of taking part that they can choose."""

        TOPIC: ClassVar[str] = "meeting/person-invited"
        person: UUID
        ways: str

    class MeetingMoved(Event):
        """The meeting is at another time or place."""

        TOPIC: ClassVar[str] = "meeting/moved"
        PROSE: ClassVar[frozenset[str]] = frozenset({"place", "reason"})
        day: date
        starts: datetime | None
        minutes: int | None
        place: str
        reason: str

    class MeetingCalledOff(Event):
        """There will be no such meeting."""

        TOPIC: ClassVar[str] = "meeting/called-off"
        PROSE: ClassVar[frozenset[str]] = frozenset({"reason"})
        reason: str

    Created = MeetingProposed

    @event(MeetingProposed)
    def __init__(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        kind: MeetingKind,
        purpose: str,
        day: date,
        starts: datetime | None,
        minutes: int | None,
        place: str,
        frozen_days: int,
        side: Side,
        by: UUID,
    ) -> None:
        self.child = child
        self.kind = kind
        self.organiser = by
        self.when = When(day, starts, minutes, place)
        self.frozen_days = frozen_days
        self.agreed: dict[UUID, Side] = {by: side}
        self.invited: set[UUID] = set()
        self.called_off = False

    @classmethod
    def propose(  # noqa: PLR0913 - what a meeting cannot be proposed without
        cls,
        meeting: UUID,
        child: UUID,
        kind: MeetingKind,
        purpose: str,
        when: When,
        *,
        frozen_days: int,
        by: Actor,
        today: date,
    ) -> Self:
        """Propose to meet."""
        if not purpose.strip():
            raise CannotProposeMeeting.because_it_is_blank(about="purpose")
        _check_when(kind, when, today)
        return cls(
            id=meeting,
            child=child,
            kind=kind,
            purpose=purpose,
            day=when.day,
            starts=when.starts,
            minutes=when.minutes,
            place=when.place,
            frozen_days=frozen_days if Step.AGENDA in CEREMONY[kind] else 0,
            side=by.side,
            by=by.person,
        )

    @property
    def purpose_is_agreed(self) -> bool:
        """Say whether the family and somebody else agree to what it is for."""
        return is_agreed(self.agreed.values())

    def agree_purpose(self, *, by: Actor, today: date) -> None:
        """Agree to what the meeting is for."""
        self.check_ahead(CannotAgreePurpose, today)
        if by.person in self.agreed:
            raise CannotAgreePurpose.because_it_was_agreed_before()
        self._purpose_agreed(side=by.side, by=by.person)

    def reword_purpose(self, purpose: str, *, by: Actor, today: date) -> None:
        """Put the purpose in other words; everybody else agrees anew."""
        self.check_ahead(CannotAgreePurpose, today)
        self.check_keeper(CannotAgreePurpose, by)
        if not purpose.strip():
            raise CannotAgreePurpose.because_it_is_blank(about="purpose")
        self._purpose_reworded(purpose=purpose, side=by.side, by=by.person)

    def invite(
        self,
        people: Iterable[UUID],
        ways: Iterable[Way],
        *,
        around: Around,
        by: Actor,
        today: date,
    ) -> None:
        """Invite people of the circle; before that the family is asked what is hard."""
        self.check_ahead(CannotInvite, today)
        self.check_keeper(CannotInvite, by)
        new = [one for one in dict.fromkeys(people) if one not in self.invited]
        if not new:
            raise CannotInvite.because_nobody_is_chosen()
        if not around.everybody.issuperset(new):
            raise CannotInvite.because_they_do_not_belong()
        if Step.BARRIERS in CEREMONY[self.kind] and around.family - around.asked:
            raise CannotInvite.because_the_family_was_not_asked()
        offered = " ".join(dict.fromkeys(ways))
        for person in new:
            self._person_invited(person=person, ways=offered, by=by.person)

    def move(self, when: When, reason: str, *, by: Actor, today: date) -> None:
        """Meet at another time or place."""
        self.check_ahead(CannotProposeMeeting, today)
        self.check_keeper(CannotProposeMeeting, by)
        _check_when(self.kind, when, today)
        if when == self.when:
            raise CannotProposeMeeting.because_nothing_changes()
        if not reason.strip():
            raise CannotProposeMeeting.because_it_is_blank(about="reason")
        self._meeting_moved(
            day=when.day,
            starts=when.starts,
            minutes=when.minutes,
            place=when.place,
            reason=reason,
            by=by.person,
        )

    def call_off(self, reason: str, *, by: Actor, today: date) -> None:
        """Say that there will be no such meeting, and why."""
        self.check_ahead(CannotProposeMeeting, today)
        self.check_keeper(CannotProposeMeeting, by)
        if not reason.strip():
            raise CannotProposeMeeting.because_it_is_blank(about="reason")
        self._meeting_called_off(reason=reason, by=by.person)

    def check_ahead(self, refused: type[AboutAMeeting], today: date) -> None:
        """Refuse what comes too late for this meeting."""
        if self.called_off:
            raise refused.because_it_was_called_off()
        if self.when.day < today:
            raise refused.because_the_meeting_is_over()

    def check_keeper(self, refused: type[AboutAMeeting], by: Actor) -> None:
        """Refuse what is for whoever looks after this meeting."""
        if not self.is_kept_by(by):
            raise refused.because_others_look_after_it()

    def is_kept_by(self, by: Actor) -> bool:
        """Say whether somebody looks after this meeting."""
        return by.person == self.organiser or by.role in KEEPERS

    @event(PurposeAgreed)
    def _purpose_agreed(self, side: Side, by: UUID) -> None:
        self.agreed[by] = side

    @event(PurposeReworded)
    def _purpose_reworded(self, purpose: str, side: Side, by: UUID) -> None:
        self.agreed = {by: side}

    @event(PersonInvited)
    def _person_invited(self, person: UUID, ways: str, by: UUID) -> None:
        self.invited.add(person)

    @event(MeetingMoved)
    def _meeting_moved(
        self,
        day: date,
        starts: datetime | None,
        minutes: int | None,
        place: str,
        reason: str,
        by: UUID,
    ) -> None:
        self.when = When(day, starts, minutes, place)

    @event(MeetingCalledOff)
    def _meeting_called_off(self, reason: str, by: UUID) -> None:
        self.called_off = True


def is_agreed(sides: Iterable[Side]) -> bool:
    """Say whether those who agree are of the family and of others, too."""
    at_home = [side is Side.HOME for side in sides if side is not Side.CHILD]
    return any(at_home) and not all(at_home)


def _check_when(kind: MeetingKind, when: When, today: date) -> None:
    if when.day < today:
        raise CannotProposeMeeting.because_the_day_is_over(about="day")
    if when.minutes is not None and not SHORTEST <= when.minutes <= LONGEST:
        raise CannotProposeMeeting.because_it_has_no_length()
    if Step.TIME_AND_PLACE in CEREMONY[kind]:
        _check_whole(when)


def _check_whole(when: When) -> None:
    if when.starts is None:
        raise CannotProposeMeeting.because_a_time_is_needed()
    if when.minutes is None:
        raise CannotProposeMeeting.because_it_has_no_length()
    if not when.place.strip():
        raise CannotProposeMeeting.because_a_place_is_needed()
