"""A decision about a child: who took part in it, who was told, who opened it first.

It is written down wherever it was made, also where it was made without the family.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final, Self
from uuid import UUID, uuid5

from eventsourcing.domain import Aggregate, event

from events.base import SAID_BEFORE, Actor, Fact, Refusal, Role, Side
from events.phrase import phrase

FAMILY: Final = frozenset({Role.PARENT, Role.CARER})


class Matter(StrEnum):
    """What was decided about."""

    OTHER = "other"
    END_DIARY = "end-the-diary"
    GO_ON = "go-on-with-the-diary"


class CannotRecordDecision(Refusal):
    """A decision was not written down."""

    code: ClassVar[str] = "cannot-record-decision"

    @classmethod
    def because_it_is_blank(cls) -> Self:
        return cls(phrase("Write at least one word about what was decided."), "text")

    @classmethod
    def because_no_reason_is_given(cls) -> Self:
        return cls(phrase("Say in a few words why it was decided."), "reason")

    @classmethod
    def because_the_day_is_to_come(cls) -> Self:
        return cls(phrase("Write a decision down once it was made."), "day")

    @classmethod
    def because_nobody_took_part(cls) -> Self:
        return cls(phrase("Say who took part in it."), "others")

    @classmethod
    def because_they_are_not_here(cls) -> Self:
        return cls(phrase("Choose people who are in the circle."), "others")

    @classmethod
    def because_it_was_said_before(cls) -> Self:
        return cls(SAID_BEFORE, "id")


class CannotAddToDecision(Refusal):
    """Something about a decision was not written down."""

    code: ClassVar[str] = "cannot-add-to-decision"

    @classmethod
    def because_they_were_told(cls) -> Self:
        return cls(phrase("It says already that they were told."), "person")

    @classmethod
    def because_it_does_not_say_so(cls) -> Self:
        return cls(phrase("It does not say that you took part in this."))


@dataclass(frozen=True, slots=True)
class Made:
    """What was decided, about what, when and why; *others* took part from outside."""

    matter: Matter
    text: str
    reason: str
    day: date
    others: str | None = None


class Decision(Aggregate):
    """One thing that was decided about one child."""

    TOPIC: ClassVar[str] = "decision"

    class Event(Fact):
        """Anything recorded about a decision."""

    class DecisionMade(Event, Aggregate.Created):
        """Something was decided; *meeting* is where, if it was in one."""

        TOPIC: ClassVar[str] = "decision/made"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text", "reason", "others"})
        child: UUID
        meeting: UUID | None
        matter: Matter
        text: str
        reason: str
        day: date
        others: str | None
        side: Side

    class PartTaken(Event):
        """Somebody took part in it, as whoever wrote it down says."""

        TOPIC: ClassVar[str] = "decision/part-taken"
        child: UUID
        person: UUID
        role: Role

    class PersonTold(Event):
        """Somebody was told of it on a day."""

        TOPIC: ClassVar[str] = "decision/person-told"
        child: UUID
        person: UUID
        day: date

    class PartDenied(Event):
        """Somebody says that they did not take part, whatever was written down."""

        TOPIC: ClassVar[str] = "decision/part-denied"
        child: UUID

    class DecisionSeen(Event):
        """Somebody opened it for the first time."""

        TOPIC: ClassVar[str] = "decision/seen"
        child: UUID

    Created = DecisionMade

    @event(DecisionMade)
    def __init__(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        meeting: UUID | None,
        matter: Matter,
        text: str,
        reason: str,
        day: date,
        others: str | None,
        side: Side,
        by: UUID,
    ) -> None:
        self.child = child
        self.took_part: dict[UUID, Role] = {}
        self.told: set[UUID] = set()
        self.seen_by = {by}

    @classmethod
    def make(  # noqa: PLR0913 - what was decided, by whom, and where
        cls,
        decision: UUID,
        child: UUID,
        made: Made,
        took_part: Mapping[UUID, Role],
        *,
        by: Actor,
        today: date,
        meeting: UUID | None = None,
    ) -> Self:
        """Write down what was decided, and who took part in it."""
        _check(made, took_part, today)
        recorded = cls(
            id=decision,
            child=child,
            meeting=meeting,
            matter=made.matter,
            text=made.text,
            reason=made.reason,
            day=made.day,
            others=made.others,
            side=by.side,
            by=by.person,
        )
        for person, role in took_part.items():
            recorded._part_taken(child=child, person=person, role=role, by=by.person)
        return recorded

    @property
    def is_without_family(self) -> bool:
        """Say whether no parent and no carer took part."""
        return not FAMILY.intersection(self.took_part.values())

    def tell(self, person: UUID, day: date, *, by: Actor, today: date) -> None:
        """Write down that somebody was told."""
        if person in self.told:
            raise CannotAddToDecision.because_they_were_told()
        if day > today:
            raise CannotRecordDecision.because_the_day_is_to_come()
        self._person_told(child=self.child, person=person, day=day, by=by.person)

    def deny_part(self, *, by: Actor) -> None:
        """Say of oneself that one did not take part."""
        if by.person not in self.took_part:
            raise CannotAddToDecision.because_it_does_not_say_so()
        self._part_denied(child=self.child, by=by.person)

    def see(self, *, by: Actor) -> None:
        """Note that somebody opened it, if it is for the first time."""
        if by.person not in self.seen_by:
            self._decision_seen(child=self.child, by=by.person)

    @event(PartTaken)
    def _part_taken(self, child: UUID, person: UUID, role: Role, by: UUID) -> None:
        self.took_part[person] = role

    @event(PersonTold)
    def _person_told(self, child: UUID, person: UUID, day: date, by: UUID) -> None:
        self.told.add(person)

    @event(PartDenied)
    def _part_denied(self, child: UUID, by: UUID) -> None:
        self.took_part.pop(by, None)

    @event(DecisionSeen)
    def _decision_seen(self, child: UUID, by: UUID) -> None:
        self.seen_by.add(by)


class DecisionLook(Aggregate):
    """One person's first look at one decision, where there are two households.

    It stands in the log of their household, as a first look at a note does.
    """

    TOPIC: ClassVar[str] = "decision-look"

    class Event(Fact):
        """Anything recorded about a first look."""

    class DecisionSeenAtHome(Event, Aggregate.Created):
        """Somebody of one of two households opened a decision for the first time."""

        TOPIC: ClassVar[str] = "family/decision-seen"
        child: UUID
        decision: UUID

    Created = DecisionSeenAtHome

    @event(DecisionSeenAtHome)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        decision: UUID,
        by: UUID,
    ) -> None:
        pass

    @classmethod
    def at(cls, decision: Decision, *, by: UUID) -> Self:
        """Note that *by* opened a decision."""
        look = decision_look_of(decision.id, by)
        return cls(id=look, child=decision.child, decision=decision.id, by=by)


def decision_look_of(decision: UUID, person: UUID) -> UUID:
    """Give the id of one person's first look at one decision."""
    return uuid5(decision, f"first look of {person}")


def _check(made: Made, took_part: Mapping[UUID, Role], today: date) -> None:
    if not made.text.strip():
        raise CannotRecordDecision.because_it_is_blank()
    if not made.reason.strip():
        raise CannotRecordDecision.because_no_reason_is_given()
    if made.day > today:
        raise CannotRecordDecision.because_the_day_is_to_come()
    if not took_part and not (made.others or "").strip():
        raise CannotRecordDecision.because_nobody_took_part()
