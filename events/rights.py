"""Who decides for a young person: decision by decision, and never once for all."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final, Self
from uuid import UUID, uuid5

from eventsourcing.domain import Aggregate, event

from events import school_age
from events.base import Actor, Duty, Fact, Refusal, Role
from events.phrase import phrase


class Decision(StrEnum):
    """What there is to decide."""

    WHO_READS = "who-reads-the-diary"
    PLAN = "plan-and-provision"
    MEETINGS = "meetings"
    SHARING = "sharing-with-others"


class Holder(StrEnum):
    """Who decides."""

    YOUNG_PERSON = "young-person"
    PARENTS = "parents"
    TOGETHER = "together"


class Capacity(StrEnum):
    """Can the young person make this one decision (Mental Capacity Act 2005)?"""

    HAS = "has"
    LACKS = "lacks"
    NOT_QUESTIONED = "not-questioned"


ENDED_BY_YOUNG_PERSON: Final = frozenset({Role.PARENT, Role.CARER, Role.SUPPORTER})


class CannotPassDecision(Refusal):
    """A decision could not pass to somebody else."""

    code: ClassVar[str] = "cannot-pass-decision"

    @classmethod
    def because_the_birth_date_is_not_known(cls) -> Self:
        return cls(phrase("The school has no date of birth yet. Record it first."))

    @classmethod
    def because_of_school_age(cls, last: date) -> Self:
        return cls(
            phrase(
                "Decisions can pass to the young person once compulsory school age is "
                "over. Its last day is {day}.",
                day=last,
            )
        )

    @classmethod
    def because_of_capacity(cls) -> Self:
        return cls(
            phrase(
                "Someone who lacks capacity for this decision cannot hold it alone. "
                "Choose who decides instead."
            ),
            "holder",
        )

    @classmethod
    def because_nobody_agreed(cls) -> Self:
        return cls(
            phrase("Ask the young person first, and record that they agree."), "agreed"
        )

    @classmethod
    def because_of_the_day(cls, first: date) -> Self:
        return cls(phrase("Choose a day from {day} to today.", day=first), "from_day")

    @classmethod
    def because_nothing_would_change(cls) -> Self:
        return cls(phrase("That is who decides already."), "holder")


class CannotDecide(Refusal):
    """Somebody asked for what is not theirs to decide."""

    code: ClassVar[str] = "cannot-decide"

    @classmethod
    def because_it_has_not_passed(cls) -> Self:
        return cls(
            phrase(
                "Who reads the diary is not yours to decide yet. "
                "You can ask the SENCO to talk about it."
            )
        )

    @classmethod
    def because_the_young_person_does(cls) -> Self:
        return cls(
            phrase(
                "The young person decides who reads the diary. "
                "Ask them, and then the SENCO can send the invitation."
            )
        )

    @classmethod
    def because_of_who_it_is(cls) -> Self:
        return cls(
            phrase(
                "You can end the place of a parent, carer or supporter. "
                "For anyone else, ask the SENCO."
            )
        )


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a decision passes: capacity for it, agreement, and from when."""

    capacity: Capacity
    agreed: bool
    from_day: date


class Rights(Aggregate):
    """Who holds which decision of one young person. Everybody in the circle sees it."""

    TOPIC: ClassVar[str] = "rights"

    class Event(Fact):
        """Anything recorded about who decides."""

    class SchoolAgeEnded(Event, Aggregate.Created):
        """Compulsory school age was over after *last_day*, by this *rule*."""

        TOPIC: ClassVar[str] = "rights/school-age-ended"
        child: UUID
        last_day: date
        rule: str

    class DecisionPassed(Event):
        """Somebody decides this from *from_day* on."""

        TOPIC: ClassVar[str] = "rights/decision-passed"
        child: UUID
        decision: Decision
        holder: Holder
        from_day: date

    class DecisionReturned(Event):
        """The parents decide this again."""

        TOPIC: ClassVar[str] = "rights/decision-returned"
        child: UUID
        decision: Decision
        from_day: date

    Created = SchoolAgeEnded

    @event(SchoolAgeEnded)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        last_day: date,
        rule: str,
        by: UUID,
    ) -> None:
        self.child = child
        self.last_day = last_day
        self.holders: dict[Decision, Holder] = {}

    @classmethod
    def begin(cls, child: UUID, born: date | None, *, by: UUID, today: date) -> Self:
        """Begin to pass decisions on, which cannot be before school age is over."""
        if born is None:
            raise CannotPassDecision.because_the_birth_date_is_not_known()
        last = school_age.last_day(born)
        if today <= last:
            raise CannotPassDecision.because_of_school_age(last)
        rule = school_age.rule_for(born).version
        return cls(id=rights_of(child), child=child, last_day=last, rule=rule, by=by)

    def hand_over(
        self, decision: Decision, holder: Holder, on: Terms, *, by: UUID, today: date
    ) -> None:
        """Let *holder* decide this from now on."""
        lacks = on.capacity is Capacity.LACKS
        if lacks and holder is Holder.YOUNG_PERSON:
            raise CannotPassDecision.because_of_capacity()
        if not on.agreed and not lacks:
            raise CannotPassDecision.because_nobody_agreed()
        if not self.last_day < on.from_day <= today:
            raise CannotPassDecision.because_of_the_day(self._first_day())
        if self.holders.get(decision) is holder:
            raise CannotPassDecision.because_nothing_would_change()
        self._decision_passed(
            child=self.child,
            decision=decision,
            holder=holder,
            from_day=on.from_day,
            by=by,
        )

    def give_back(self, decision: Decision, on: Terms, *, by: Actor) -> None:
        """Let the parents decide this again; the young person needs no reason."""
        if self.holders.get(decision, Holder.PARENTS) is Holder.PARENTS:
            raise CannotPassDecision.because_nothing_would_change()
        own = by.role is Role.CHILD
        if not (own or on.agreed or on.capacity is Capacity.LACKS):
            raise CannotPassDecision.because_nobody_agreed()
        self._decision_returned(
            child=self.child, decision=decision, from_day=on.from_day, by=by.person
        )

    def _first_day(self) -> date:
        return date.fromordinal(self.last_day.toordinal() + 1)

    @event(DecisionPassed)
    def _decision_passed(
        self,
        child: UUID,
        decision: Decision,
        holder: Holder,
        from_day: date,
        by: UUID,
    ) -> None:
        self.holders[decision] = holder

    @event(DecisionReturned)
    def _decision_returned(
        self, child: UUID, decision: Decision, from_day: date, by: UUID
    ) -> None:
        self.holders[decision] = Holder.PARENTS


class CapacityNote(Aggregate):
    """Why a decision is held as it is. Only the keepers and the young person read it.

    It stands in the restricted log: what is said of somebody's understanding is
    about their health, and neither parents nor guests need it to see who decides.
    """

    TOPIC: ClassVar[str] = "capacity-note"

    class Event(Fact):
        """Anything recorded about capacity for a decision."""

    class CapacityNoted(Event, Aggregate.Created):
        """The school wrote down what it found about capacity for one decision."""

        TOPIC: ClassVar[str] = "rights/capacity-noted"
        PROSE: ClassVar[frozenset[str]] = frozenset({"why"})
        child: UUID
        decision: Decision
        capacity: Capacity
        why: str

    Created = CapacityNoted

    @event(CapacityNoted)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        decision: Decision,
        capacity: Capacity,
        why: str,
        by: UUID,
    ) -> None:
        pass


def rights_of(child: UUID) -> UUID:
    """Give the id under which stands who decides for a child."""
    return uuid5(child, "rights")


def check_may_end_place(rights: Rights | None, *, of: Role) -> None:
    """Refuse a young person's wish to end a place that is not theirs to end."""
    if not _young_person_says_who_reads(rights):
        raise CannotDecide.because_it_has_not_passed()
    if of not in ENDED_BY_YOUNG_PERSON:
        raise CannotDecide.because_of_who_it_is()


def check_may_bring_somebody(rights: Rights | None, *, role: Role | Duty) -> None:
    """Refuse a family's invitation once the young person says who reads the diary."""
    if role in ENDED_BY_YOUNG_PERSON and _young_person_says_who_reads(rights):
        raise CannotDecide.because_the_young_person_does()


def _young_person_says_who_reads(rights: Rights | None) -> bool:
    held = None if rights is None else rights.holders.get(Decision.WHO_READS)
    return held is Holder.YOUNG_PERSON
