"""How one person takes part in one meeting: what is hard, which way, their view."""

from typing import ClassVar, Self
from uuid import UUID, uuid5

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact
from events.meeting_kinds import Away, Way
from events.meeting_refusals import CannotPlanChange, CannotTakePart


def taking_part_of(meeting: UUID, person: UUID) -> UUID:
    """Give the stream of how somebody takes part in a meeting."""
    return uuid5(meeting, f"taking-part/{person}")


class TakingPart(Aggregate):
    """One person before one meeting."""

    TOPIC: ClassVar[str] = "taking-part"

    class Event(Fact):
        """Anything recorded about how somebody takes part."""

    class PersonAsked(Event, Aggregate.Created):
        """Somebody is asked whether anything makes the meeting hard for them."""

        TOPIC: ClassVar[str] = "meeting/person-asked"
        child: UUID
        meeting: UUID
        person: UUID

    class BarriersTold(Event):
        """What makes it hard; *nothing* says that nothing does."""

        TOPIC: ClassVar[str] = "meeting/barriers-told"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        meeting: UUID
        person: UUID
        nothing: bool
        text: str

    class BarriersNotAsked(Event):
        """Why somebody was not asked, or could not be reached."""

        TOPIC: ClassVar[str] = "meeting/barriers-not-asked"
        PROSE: ClassVar[frozenset[str]] = frozenset({"reason"})
        meeting: UUID
        person: UUID
        reason: str

    class WayChosen(Event):
        """How somebody wants to take part."""

        TOPIC: ClassVar[str] = "meeting/way-chosen"
        meeting: UUID
        person: UUID
        way: Way

    class ViewWritten(Event):
        """What somebody says to the meeting in writing."""

        TOPIC: ClassVar[str] = "meeting/view-written"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        meeting: UUID
        person: UUID
        text: str

    class AwayExplained(Event):
        """Why somebody does not take part; they need no words for it."""

        TOPIC: ClassVar[str] = "meeting/away-explained"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        meeting: UUID
        person: UUID
        reason: Away
        text: str

    class ChangePlanned(Event):
        """What will be changed next time, so that they can take part."""

        TOPIC: ClassVar[str] = "meeting/change-planned"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        meeting: UUID
        person: UUID
        text: str

    Created = PersonAsked

    @event(PersonAsked)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        meeting: UUID,
        person: UUID,
        by: UUID,
    ) -> None:
        self.meeting = meeting
        self.person = person
        self.answered = False
        self.not_asked = False
        self.is_away = False

    @classmethod
    def ask(cls, meeting: UUID, child: UUID, person: UUID, *, by: Actor) -> Self:
        """Ask somebody what makes it hard."""
        return cls(
            id=taking_part_of(meeting, person),
            child=child,
            meeting=meeting,
            person=person,
            by=by.person,
        )

    @property
    def is_asked(self) -> bool:
        """Say whether there is an answer, or a reason why there is none."""
        return self.answered or self.not_asked

    def tell_barriers(
        self, text: str, *, nothing: bool, by: Actor, for_others: bool
    ) -> None:
        """Say what makes it hard, or that nothing does."""
        self._check_who(by, for_others=for_others)
        if not nothing and not text.strip():
            raise CannotTakePart.because_it_is_blank(about="text")
        self._barriers_told(
            meeting=self.meeting,
            person=self.person,
            nothing=nothing,
            text="" if nothing else text,
            by=by.person,
        )

    def leave_unasked(self, reason: str, *, by: Actor) -> None:
        """Say why somebody was not asked."""
        if self.answered:
            raise CannotTakePart.because_they_answered()
        if not reason.strip():
            raise CannotTakePart.because_it_is_blank(about="reason")
        self._barriers_not_asked(
            meeting=self.meeting, person=self.person, reason=reason, by=by.person
        )

    def choose_way(self, way: Way, *, by: Actor, for_others: bool) -> None:
        """Say how one takes part."""
        self._check_who(by, for_others=for_others)
        self._way_chosen(
            meeting=self.meeting, person=self.person, way=way, by=by.person
        )

    def write_view(self, text: str, *, by: Actor, for_others: bool) -> None:
        """Say in writing what the meeting should hear."""
        self._check_who(by, for_others=for_others)
        if not text.strip():
            raise CannotTakePart.because_it_is_blank(about="text")
        self._view_written(
            meeting=self.meeting, person=self.person, text=text, by=by.person
        )

    def say_away(self, reason: Away, text: str, *, by: Actor, for_others: bool) -> None:
        """Say why one does not take part."""
        self._check_who(by, for_others=for_others)
        self._away_explained(
            meeting=self.meeting,
            person=self.person,
            reason=reason,
            text=text,
            by=by.person,
        )

    def plan_change(self, text: str, *, by: Actor) -> None:
        """Say what changes next time, once it is known what kept them away."""
        if not self.is_away:
            raise CannotPlanChange.because_no_reason_is_known()
        if not text.strip():
            raise CannotPlanChange.because_it_is_blank(about="text")
        self._change_planned(
            meeting=self.meeting, person=self.person, text=text, by=by.person
        )

    def _check_who(self, by: Actor, *, for_others: bool) -> None:
        """Let people speak for themselves; *for_others*: as somebody told them."""
        if by.person != self.person and not for_others:
            raise CannotTakePart.because_it_is_somebody_elses_to_say()

    @event(BarriersTold)
    def _barriers_told(
        self,
        meeting: UUID,
        person: UUID,
        nothing: bool,  # noqa: FBT001 - a word of the fact
        text: str,
        by: UUID,
    ) -> None:
        self.answered = True

    @event(BarriersNotAsked)
    def _barriers_not_asked(
        self, meeting: UUID, person: UUID, reason: str, by: UUID
    ) -> None:
        self.not_asked = True

    @event(WayChosen)
    def _way_chosen(self, meeting: UUID, person: UUID, way: Way, by: UUID) -> None:
        self.is_away = False

    @event(ViewWritten)
    def _view_written(self, meeting: UUID, person: UUID, text: str, by: UUID) -> None:
        """Nothing more is decided by it."""

    @event(AwayExplained)
    def _away_explained(
        self, meeting: UUID, person: UUID, reason: Away, text: str, by: UUID
    ) -> None:
        self.is_away = True

    @event(ChangePlanned)
    def _change_planned(self, meeting: UUID, person: UUID, text: str, by: UUID) -> None:
        """Nothing more is decided by it."""
