"""Somebody asks for what is kept about them, or about their child."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.answer_time import AnswerTime, days_between
from events.base import Fact
from events.law import Clock
from events.request_refusals import CannotChangeRequest


class PackKind(StrEnum):
    """Under which right somebody asks: UK GDPR Art. 15, or the 2005 Regulations."""

    SUBJECT_ACCESS = "subject-access"
    EDUCATIONAL_RECORD = "educational-record"


class WithheldFor(StrEnum):
    """Why a piece is not given out (Data Protection Act 2018, Schedules 2 and 3)."""

    THIRD_PARTY = "third-party"
    SERIOUS_HARM = "serious-harm"
    CONFIDENCE = "confidence"
    LEGAL_PRIVILEGE = "legal-privilege"
    NOT_ABOUT_THEM = "not-about-them"


class InformationRequest(Aggregate):
    """One request, from the day it came to the day it was answered.

    *person* is whom it is about; what people said lies under the key of that person.
    """

    TOPIC: ClassVar[str] = "information-request"

    class Event(Fact):
        """Anything recorded about a request for information."""

    class RequestReceived(Event, Aggregate.Created):
        """Somebody asked for what is kept; *known_by* says how we know who they are."""

        TOPIC: ClassVar[str] = "information-request/request-received"
        PERSONAL: ClassVar[frozenset[str]] = frozenset({"asked_by", "known_by"})
        kind: PackKind
        person: UUID
        asked_by: str
        known_by: str
        received: date

    class ClockStopped(Event):
        """The time stopped running until they said what they meant."""

        TOPIC: ClassVar[str] = "information-request/clock-stopped"
        PERSONAL: ClassVar[frozenset[str]] = frozenset({"why"})
        person: UUID
        day: date
        why: str

    class ClockStarted(Event):
        """The time ran on."""

        TOPIC: ClassVar[str] = "information-request/clock-started"
        day: date

    class TimeExtended(Event):
        """More time was taken, because much was asked for."""

        TOPIC: ClassVar[str] = "information-request/time-extended"
        PERSONAL: ClassVar[frozenset[str]] = frozenset({"why"})
        person: UUID
        why: str

    class PieceWithheld(Event):
        """One piece of the record is not given out; *piece* is its place at school."""

        TOPIC: ClassVar[str] = "information-request/piece-withheld"
        piece: int
        reason: WithheldFor

    class PieceReleased(Event):
        """One piece that was withheld is given out after all."""

        TOPIC: ClassVar[str] = "information-request/piece-released"
        piece: int

    class PackRead(Event):
        """The school's lead opened the words; for a child it stands in their record."""

        TOPIC: ClassVar[str] = "information-request/pack-read"

    class PackChecked(Event):
        """A second person checked the pack; *digest* is the SHA-256 of its JSON."""

        TOPIC: ClassVar[str] = "information-request/pack-checked"
        digest: str
        up_to: int

    class PackHandedOver(Event):
        """The pack was given to whoever asked."""

        TOPIC: ClassVar[str] = "information-request/pack-handed-over"
        digest: str

    class RequestRefused(Event):
        """Nothing was given out, and they were told why."""

        TOPIC: ClassVar[str] = "information-request/request-refused"
        PERSONAL: ClassVar[frozenset[str]] = frozenset({"why"})
        person: UUID
        why: str

    Created = RequestReceived

    @event(RequestReceived)
    def __init__(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        id: UUID,  # noqa: A002
        kind: PackKind,
        person: UUID,
        asked_by: str,
        known_by: str,
        received: date,
        by: UUID,
    ) -> None:
        self.kind = kind
        self.person = person
        self.received = received
        self.stops: list[date] = []
        self.starts: list[date] = []
        self.prepared_by = {by}
        self.read_by: set[UUID] = set()
        self.withheld: dict[int, WithheldFor] = {}
        self.released: set[int] = set()
        self.stands = self.extended = self.closed = False
        self.checked: tuple[str, int] | None = None
        self.checked_by: UUID | None = None

    @classmethod
    def receive(  # noqa: PLR0913 - one argument for each word of the fact
        cls,
        request: UUID,
        kind: PackKind,
        about: UUID,
        asked_by: str,
        known_by: str,
        received: date,
        *,
        by: UUID,
        today: date,
    ) -> Self:
        """Note a request *about* a child or a person, that came on *received*."""
        if received > today:
            raise CannotChangeRequest.because_it_begins_in_the_future()
        return cls(
            id=request,
            kind=kind,
            person=about,
            asked_by=asked_by,
            known_by=known_by,
            received=received,
            by=by,
        )

    def stop_clock(self, why: str, *, by: UUID, today: date) -> None:
        """Stop the time until they say what they mean (DUAA 2025)."""
        self._must_be_open()
        self._must_have_a_movable_clock()
        if self.stands:
            raise CannotChangeRequest.because_the_clock_stands()
        if today > (due := self._time(today).due):
            raise CannotChangeRequest.because_the_time_is_over(due)
        self._clock_stopped(person=self.person, day=today, why=why, by=by)

    def start_clock(self, *, by: UUID, today: date) -> None:
        self._must_be_open()
        if not self.stands:
            raise CannotChangeRequest.because_the_clock_runs()
        self._clock_started(day=today, by=by)

    def extend(self, why: str, *, by: UUID, today: date) -> None:
        """Take the longer time for much that is asked, within the first month."""
        self._must_be_open()
        self._must_have_a_movable_clock()
        if self.extended:
            raise CannotChangeRequest.because_it_was_extended()
        if today > (due := self._time(today).first_due):
            raise CannotChangeRequest.because_the_first_month_is_over(due)
        self._time_extended(person=self.person, why=why, by=by)

    def withhold(self, piece: int, reason: WithheldFor, *, by: UUID) -> None:
        self._must_be_open()
        if self.withheld.get(piece) is reason:
            raise CannotChangeRequest.because_it_is_withheld()
        self._piece_withheld(piece=piece, reason=reason, by=by)

    def release(self, piece: int, *, by: UUID, by_itself: bool = False) -> None:
        """Give a piece out that was held back, by somebody or *by_itself*."""
        self._must_be_open()
        held = by_itself and piece not in self.released
        if not held and piece not in self.withheld:
            raise CannotChangeRequest.because_it_is_not_withheld()
        self._piece_released(piece=piece, by=by)

    def read(self, *, by: UUID, elsewhere: bool = False) -> None:
        """Note that somebody opened the words, however often they do.

        *elsewhere* says that it has yet to stand in the record of one more child.
        """
        if elsewhere or by not in self.read_by:
            self._pack_read(by=by)

    def check(self, digest: str, up_to: int, *, by: UUID) -> None:
        """Let a second person agree to what goes out and what does not."""
        self._must_be_open()
        if by in self.prepared_by:
            raise CannotChangeRequest.because_you_prepared_it()
        if by not in self.read_by:
            raise CannotChangeRequest.because_you_have_not_read_it()
        self._pack_checked(digest=digest, up_to=up_to, by=by)

    def hand_over(self, digest: str, *, by: UUID) -> None:
        """Let somebody else than the one who checked give it out: two have read it."""
        self._must_be_open()
        if self.checked is None:
            raise CannotChangeRequest.because_nobody_checked_it()
        if self.checked[0] != digest:
            raise CannotChangeRequest.because_it_changed_since()
        if by == self.checked_by:
            raise CannotChangeRequest.because_you_checked_it()
        if by not in self.read_by:
            raise CannotChangeRequest.because_you_give_out_what_you_have_not_read()
        self._pack_handed_over(digest=digest, by=by)

    def refuse(self, why: str, *, by: UUID) -> None:
        self._must_be_open()
        self._request_refused(person=self.person, why=why, by=by)

    def _must_be_open(self) -> None:
        if self.closed:
            raise CannotChangeRequest.because_it_is_closed()

    def _must_have_a_movable_clock(self) -> None:
        if self.kind is PackKind.EDUCATIONAL_RECORD:
            raise CannotChangeRequest.because_school_days_are_fixed()

    def _time(self, today: date) -> AnswerTime:
        days = days_between(self.stops, self.starts, today)
        clock = Clock(self.kind.value)
        return AnswerTime(clock, self.received, days, self.extended)

    @event(ClockStopped)
    def _clock_stopped(self, person: UUID, day: date, why: str, by: UUID) -> None:
        self.stands = True
        self.stops.append(day)

    @event(ClockStarted)
    def _clock_started(self, day: date, by: UUID) -> None:
        self.stands = False
        self.starts.append(day)

    @event(TimeExtended)
    def _time_extended(self, person: UUID, why: str, by: UUID) -> None:
        self.extended = True

    @event(PieceWithheld)
    def _piece_withheld(self, piece: int, reason: WithheldFor, by: UUID) -> None:
        self.withheld[piece] = reason
        self.released.discard(piece)
        self.prepared_by.add(by)
        self.checked = None

    @event(PieceReleased)
    def _piece_released(self, piece: int, by: UUID) -> None:
        self.withheld.pop(piece, None)
        self.released.add(piece)
        self.prepared_by.add(by)
        self.checked = None

    @event(PackRead)
    def _pack_read(self, by: UUID) -> None:
        self.read_by.add(by)

    @event(PackChecked)
    def _pack_checked(self, digest: str, up_to: int, by: UUID) -> None:
        self.checked, self.checked_by = (digest, up_to), by

    @event(PackHandedOver)
    def _pack_handed_over(self, digest: str, by: UUID) -> None:
        self.closed = True

    @event(RequestRefused)
    def _request_refused(self, person: UUID, why: str, by: UUID) -> None:
        self.closed = True
