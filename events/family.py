"""Who lives with whom around a child, and who has parental responsibility.

Only the school's keepers read this: it stands in the child's restricted log.
"""

from enum import StrEnum
from typing import ClassVar, Final, Self
from uuid import UUID, uuid5

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Duty, Fact, Refusal, Role, Side, Space
from events.phrase import phrase

HOUSEHOLDS: Final = (1, 2)
FAMILY_SPACES: Final = {1: Space.FAMILY_1, 2: Space.FAMILY_2}
BROUGHT_BY_HOME: Final = frozenset({Role.SUPPORTER, Role.ADVOCATE})


class Responsibility(StrEnum):
    """Does this person have parental responsibility for the child?"""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not-known"


class Proof(StrEnum):
    """What the school has seen of it."""

    BIRTH_CERTIFICATE = "birth-certificate"
    COURT_ORDER = "court-order"
    AGREEMENT = "agreement"
    NOT_SEEN = "not-seen"


class CannotTellHousehold(Refusal):
    """A household could not be recorded."""

    code: ClassVar[str] = "cannot-tell-household"

    @classmethod
    def because_it_is_known(cls) -> Self:
        return cls(phrase("That is what the school has recorded already."), "household")

    @classmethod
    def because_they_are_of_the_school(cls) -> Self:
        return cls(
            phrase("Only somebody who comes with the family belongs to a household."),
            "household",
        )


class CannotRecordResponsibility(Refusal):
    """Parental responsibility could not be recorded."""

    code: ClassVar[str] = "cannot-record-responsibility"

    @classmethod
    def because_it_is_known(cls) -> Self:
        return cls(phrase("That is what the school has recorded already."), "has")

    @classmethod
    def because_they_are_not_home(cls) -> Self:
        return cls(phrase("Only somebody on the home side can have it."), "has")


class Family(Aggregate):
    """What the school knows of the households around one child."""

    TOPIC: ClassVar[str] = "family"

    class Event(Fact):
        """Anything recorded about the households around a child."""

    class FamilyDescribed(Event, Aggregate.Created):
        """The school began to write down who lives with whom."""

        TOPIC: ClassVar[str] = "family/described"
        child: UUID

    class HouseholdTold(Event):
        """Somebody belongs to the first or second household, or (None) to neither."""

        TOPIC: ClassVar[str] = "family/household-told"
        child: UUID
        person: UUID
        household: int | None

    class ResponsibilityRecorded(Event):
        """What the school knows of somebody's parental responsibility, and how."""

        TOPIC: ClassVar[str] = "family/responsibility-recorded"
        child: UUID
        person: UUID
        has: Responsibility
        proof: Proof

    Created = FamilyDescribed

    @event(FamilyDescribed)
    def __init__(self, id: UUID, child: UUID, by: UUID | None) -> None:  # noqa: A002
        self.child = child
        self.households: dict[UUID, int] = {}
        self.responsibility: dict[UUID, tuple[Responsibility, Proof]] = {}

    @property
    def is_separated(self) -> bool:
        """Say whether both households are known, so that each has its privacy."""
        return set(self.households.values()) == set(HOUSEHOLDS)

    def space_of_looks(self, person: UUID) -> Space:
        """Say in which log it stands that somebody of the family opened a note.

        Somebody who is in no household yet could be of either: their looks stand
        where neither household reads.
        """
        if not self.is_separated:
            return Space.SHARED
        household = self.households.get(person)
        return Space.RESTRICTED if household is None else FAMILY_SPACES[household]

    def tell_household(self, who: Actor, household: int | None, *, by: UUID) -> None:
        """Write down to which household somebody belongs."""
        if not comes_with_family(who.role, who.side):
            raise CannotTellHousehold.because_they_are_of_the_school()
        if self.households.get(who.person) == household:
            raise CannotTellHousehold.because_it_is_known()
        self._household_told(
            child=self.child, person=who.person, household=household, by=by
        )

    def record_responsibility(
        self, who: Actor, has: Responsibility, proof: Proof, *, by: UUID
    ) -> None:
        """Write down who has parental responsibility, and what was seen of it."""
        if who.side is not Side.HOME:
            raise CannotRecordResponsibility.because_they_are_not_home()
        if self.responsibility.get(who.person) == (has, proof):
            raise CannotRecordResponsibility.because_it_is_known()
        self._responsibility_recorded(
            child=self.child, person=who.person, has=has, proof=proof, by=by
        )

    @event(HouseholdTold)
    def _household_told(
        self, child: UUID, person: UUID, household: int | None, by: UUID
    ) -> None:
        self.households.pop(person, None)
        self.households |= {} if household is None else {person: household}

    @event(ResponsibilityRecorded)
    def _responsibility_recorded(
        self,
        child: UUID,
        person: UUID,
        has: Responsibility,
        proof: Proof,
        by: UUID,
    ) -> None:
        self.responsibility[person] = (has, proof)


def family_of(child: UUID) -> UUID:
    """Give the id of a child's family."""
    return uuid5(child, "family")


def comes_with_family(role: Role | Duty, side: Side) -> bool:
    """Say whether somebody is of a household, or is brought along by one."""
    return side is Side.HOME or (side is Side.OTHER and role in BROUGHT_BY_HOME)
