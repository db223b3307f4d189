"""How an agreed action goes: what people tell of it, and what is in its way."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.agreed_action import AgreedAction
from events.agreed_action_refusals import CannotNameBarrier, CannotTellOfAction
from events.agreed_action_words import said
from events.base import Actor, Fact, Side


class ActionProgress(Aggregate):
    """What one person told of an action, and the notes that show it."""

    TOPIC: ClassVar[str] = "action-progress"

    class Event(Fact):
        """Anything recorded about how an action goes."""

    class ProgressTold(Event, Aggregate.Created):
        """Somebody told how it goes."""

        TOPIC: ClassVar[str] = "action/progress-told"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        child: UUID
        action: UUID
        text: str
        side: Side

    class EvidenceLinked(Event):
        """A note of the diary shows something of it."""

        TOPIC: ClassVar[str] = "action/evidence-linked"
        action: UUID
        note: UUID

    Created = ProgressTold

    @event(ProgressTold)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        action: UUID,
        text: str,
        side: Side,
        by: UUID,
    ) -> None:
        self.action = action

    @classmethod
    def tell(
        cls,
        progress: UUID,
        action: AgreedAction,
        text: str,
        notes: Iterable[UUID],
        *,
        by: Actor,
    ) -> Self:
        """Tell how an action goes, with the notes that show it."""
        action.must_be_open(CannotTellOfAction)
        if not said(text):
            raise CannotTellOfAction.because_it_is_blank()
        told = cls(
            id=progress,
            child=action.child,
            action=action.id,
            text=text,
            side=by.side,
            by=by.person,
        )
        for note in dict.fromkeys(notes):
            told._evidence_linked(action=action.id, note=note, by=by.person)
        return told

    @event(EvidenceLinked)
    def _evidence_linked(self, action: UUID, note: UUID, by: UUID) -> None:
        pass


class ActionBarrier(Aggregate):
    """Something that is in the way of an action, until it is not any more."""

    TOPIC: ClassVar[str] = "action-barrier"

    class Event(Fact):
        """Anything recorded about what is in the way."""

    class ActionBlocked(Event, Aggregate.Created):
        """Something is in the way, and they talk it through on a day."""

        TOPIC: ClassVar[str] = "action/action-blocked"
        PROSE: ClassVar[frozenset[str]] = frozenset({"barrier"})
        child: UUID
        action: UUID
        barrier: str
        talk_on: date

    class ActionUnblocked(Event):
        """It is not in the way any more."""

        TOPIC: ClassVar[str] = "action/action-unblocked"
        PROSE: ClassVar[frozenset[str]] = frozenset({"how"})
        action: UUID
        how: str

    Created = ActionBlocked

    @event(ActionBlocked)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        action: UUID,
        barrier: str,
        talk_on: date,
        by: UUID,
    ) -> None:
        self.child = child
        self.action = action
        self.is_gone = False

    @classmethod
    def name(
        cls,
        barrier: UUID,
        action: AgreedAction,
        text: str,
        talk_on: date,
        *,
        by: Actor,
        today: date,
    ) -> Self:
        """Say what is in the way, and when they talk it through."""
        action.must_be_open(CannotNameBarrier)
        if not said(text):
            raise CannotNameBarrier.because_no_barrier_is_named()
        if talk_on < today:
            raise CannotNameBarrier.because_the_day_to_talk_is_over()
        return cls(
            id=barrier,
            child=action.child,
            action=action.id,
            barrier=text,
            talk_on=talk_on,
            by=by.person,
        )

    def overcome(self, how: str, *, by: Actor) -> None:
        """Say that it is not in the way any more, and what helped."""
        if self.is_gone:
            raise CannotNameBarrier.because_it_is_gone()
        if not said(how):
            raise CannotNameBarrier.because_nobody_says_how()
        self._action_unblocked(action=self.action, how=how, by=by.person)

    @event(ActionUnblocked)
    def _action_unblocked(self, action: UUID, how: str, by: UUID) -> None:
        self.is_gone = True
