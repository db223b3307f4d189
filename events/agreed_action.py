"""An agreed action: who does what by when, how it goes, and what came of it.

Nothing is edited. Whatever changes is one more fact, and says why. Whoever does an
action says what came of it; the other side says whether they see it so, too.
"""

from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.agreed_action_refusals import (
    CannotAnswerAction,
    CannotPropose,
    CannotSayOutcome,
    CannotSetOut,
    ClosedAction,
)
from events.agreed_action_rules import check_days, check_set_out, check_speaker
from events.agreed_action_words import (
    ANSWERED_BY,
    NOTHING_SET_OUT,
    Days,
    Result,
    SetOut,
    kept,
    said,
)
from events.base import Actor, Fact, Side


class AgreedAction(Aggregate):
    """One action for one child, agreed at a *meeting* or without one."""

    TOPIC: ClassVar[str] = "action"

    class Event(Fact):
        """Anything recorded about an agreed action."""

    class ActionProposed(Event, Aggregate.Created):
        """Somebody proposed that something be done."""

        TOPIC: ClassVar[str] = "action/action-proposed"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        child: UUID
        meeting: UUID | None
        text: str
        side: Side

    class OwnerNamed(Event):
        """Somebody is to do it, and stands on this side."""

        TOPIC: ClassVar[str] = "action/owner-named"
        PROSE: ClassVar[frozenset[str]] = frozenset({"reason"})
        owner: UUID
        owner_side: Side
        reason: str | None

    class DaysSet(Event):
        """It is to be done, and to be checked, by these days from now on."""

        TOPIC: ClassVar[str] = "action/days-set"
        PROSE: ClassVar[frozenset[str]] = frozenset({"reason"})
        due: date | None
        review: date | None
        reason: str | None

    class ActionSetOut(Event):
        """How much, how often, by whom, until when; can the setting do it?"""

        TOPIC: ClassVar[str] = "action/action-set-out"
        PROSE: ClassVar[frozenset[str]] = frozenset(
            {"amount", "frequency", "who", "setting"}
        )
        amount: str | None
        frequency: str | None
        who: str | None
        until: date | None
        setting: str | None

    class ActionConfirmed(Event):
        """Somebody agreed to the action as it stood."""

        TOPIC: ClassVar[str] = "action/action-confirmed"
        side: Side

    class ActionObjected(Event):
        """Somebody did not agree to the action as it stood."""

        TOPIC: ClassVar[str] = "action/action-objected"
        PROSE: ClassVar[frozenset[str]] = frozenset({"why"})
        why: str
        side: Side

    class OutcomeSaid(Event):
        """Whoever does it, or speaks for them, said what came of it."""

        TOPIC: ClassVar[str] = "action/outcome-said"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        result: Result
        text: str | None

    class OutcomeConfirmed(Event):
        """The other side sees it so, too: the action is closed."""

        TOPIC: ClassVar[str] = "action/outcome-confirmed"
        side: Side

    class OutcomeDisputed(Event):
        """The other side sees it otherwise: the action stays open."""

        TOPIC: ClassVar[str] = "action/outcome-disputed"
        PROSE: ClassVar[frozenset[str]] = frozenset({"why"})
        why: str
        side: Side

    Created = ActionProposed

    @event(ActionProposed)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        meeting: UUID | None,
        text: str,
        side: Side,
        by: UUID,
    ) -> None:
        self.child = child
        self.meeting = meeting
        self.proposed_by = by
        self.owner: UUID | None = None
        self.owner_side = side
        self.days = Days()
        self.how = NOTHING_SET_OUT
        self.answers: dict[UUID, bool] = {}
        self.closed = False
        self.result: Result | None = None
        self.said_by: UUID | None = None

    @classmethod
    def propose(
        cls,
        action: UUID,
        child: UUID,
        text: str,
        *,
        meeting: UUID | None = None,
        by: Actor,
    ) -> Self:
        """Propose that something be done; who and by when can follow."""
        if not said(text):
            raise CannotPropose.because_it_is_blank()
        return cls(
            id=action,
            child=child,
            meeting=meeting,
            text=text,
            side=by.side,
            by=by.person,
        )

    def name_owner(
        self, owner: UUID, side: Side, reason: str | None = None, *, by: Actor
    ) -> None:
        """Say who does it; a later change needs a reason."""
        self.must_be_open(CannotSetOut)
        if owner == self.owner:
            raise CannotSetOut.because_they_own_it_already()
        if self.owner is not None and not said(reason):
            raise CannotSetOut.because_no_reason_is_given()
        self._owner_named(
            owner=owner, owner_side=side, reason=kept(reason), by=by.person
        )

    def set_days(
        self, days: Days, reason: str | None = None, *, by: Actor, today: date
    ) -> None:
        """Say by when it is done and when it is checked; a change needs a reason."""
        self.must_be_open(CannotSetOut)
        new = days.beside(self.days)
        check_days(self.days, new, reason, today)
        self._days_set(**new._asdict(), reason=kept(reason), by=by.person)

    def set_out(self, how: SetOut, *, by: Actor) -> None:
        """Say how much, how often, by whom, until when, and whether it can be done."""
        self.must_be_open(CannotSetOut)
        self._action_set_out(**check_set_out(self.how, how)._asdict(), by=by.person)

    def confirm(self, *, by: Actor) -> None:
        """Agree to the action as it stands."""
        self.must_be_open(CannotAnswerAction)
        if self.answers.get(by.person) is True:
            raise CannotAnswerAction.because_you_said_so()
        self._action_confirmed(side=by.side, by=by.person)

    def object(self, why: str, *, by: Actor) -> None:
        """Say what is wrong with the action as it stands."""
        self.must_be_open(CannotAnswerAction)
        if not said(why):
            raise CannotAnswerAction.because_it_is_blank()
        self._action_objected(why=why, side=by.side, by=by.person)

    def say_outcome(
        self,
        result: Result,
        text: str | None,
        *,
        by: Actor,
        speaks_for: UUID | None = None,
    ) -> None:
        """Say what came of it, as its owner or as whoever *speaks_for* the owner."""
        self.must_be_open(CannotSayOutcome)
        if self.result is not None:
            raise CannotSayOutcome.because_it_waits_for_an_answer()
        check_speaker(by.person, self.owner or self.proposed_by, speaks_for)
        if result is not Result.DONE and not said(text):
            raise CannotSayOutcome.because_it_needs_words()
        self._outcome_said(result=result, text=kept(text), by=by.person)

    def confirm_outcome(self, *, by: Actor) -> None:
        """See it as its owner does: the action is closed."""
        self._must_answer_for_the_other_side(by)
        self._outcome_confirmed(side=by.side, by=by.person)

    def dispute_outcome(self, why: str, *, by: Actor) -> None:
        """See it otherwise: the action stays open."""
        self._must_answer_for_the_other_side(by)
        if not said(why):
            raise CannotSayOutcome.because_no_reason_is_given()
        self._outcome_disputed(why=why, side=by.side, by=by.person)

    def must_be_open(self, refusal: type[ClosedAction]) -> None:
        """Refuse to change what is closed."""
        if self.closed:
            raise refusal.because_it_is_closed()

    def _must_answer_for_the_other_side(self, by: Actor) -> None:
        self.must_be_open(CannotSayOutcome)
        if self.result is None:
            raise CannotSayOutcome.because_nothing_was_said()
        own = by.person in {self.owner, self.said_by}
        if own or by.side not in ANSWERED_BY[self.owner_side]:
            raise CannotSayOutcome.because_the_other_side_answers()

    @event(OwnerNamed)
    def _owner_named(
        self, owner: UUID, owner_side: Side, reason: str | None, by: UUID
    ) -> None:
        self.owner, self.owner_side = owner, owner_side
        self.answers.clear()

    @event(DaysSet)
    def _days_set(
        self, due: date | None, review: date | None, reason: str | None, by: UUID
    ) -> None:
        self.days = Days(due, review)
        self.answers.clear()

    @event(ActionSetOut)
    def _action_set_out(
        self,
        amount: str | None,
        frequency: str | None,
        who: str | None,
        until: date | None,
        setting: str | None,
        by: UUID,
    ) -> None:
        self.how = SetOut(amount, frequency, who, until, setting)
        self.answers.clear()

    @event(ActionConfirmed)
    def _action_confirmed(self, side: Side, by: UUID) -> None:
        self.answers[by] = True

    @event(ActionObjected)
    def _action_objected(self, why: str, side: Side, by: UUID) -> None:
        self.answers[by] = False

    @event(OutcomeSaid)
    def _outcome_said(self, result: Result, text: str | None, by: UUID) -> None:
        self.result, self.said_by = result, by

    @event(OutcomeConfirmed)
    def _outcome_confirmed(self, side: Side, by: UUID) -> None:
        self.closed = True

    @event(OutcomeDisputed)
    def _outcome_disputed(self, why: str, side: Side, by: UUID) -> None:
        self.result = None
