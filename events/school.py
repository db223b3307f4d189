"""The school that keeps the register, and who does what for all of it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Duty, Fact, Refusal
from events.phrase import phrase


class WhoNeedsSecondStep(StrEnum):
    """Whom a school asks for a second step when they sign in."""

    STAFF = "staff"
    EVERYBODY = "everybody"
    NOBODY = "nobody"


class CannotSetPolicy(Refusal):
    """The rule for a second step was not changed."""

    code: ClassVar[str] = "cannot-set-policy"

    @classmethod
    def because_it_is_so(cls) -> Self:
        return cls(phrase("That is the rule already."), "who")

    @classmethod
    def because_staff_need_it(cls) -> Self:
        return cls(
            phrase(
                "Staff see the diaries of many children, so they need a second step."
            ),
            "who",
        )


class CannotGiveDuty(Refusal):
    """A duty could not be given."""

    code: ClassVar[str] = "cannot-give-duty"

    @classmethod
    def because_they_have_it(cls) -> Self:
        return cls(phrase("This person does that already."), "duty")

    @classmethod
    def because_it_is_for_oneself(cls) -> Self:
        return cls(
            phrase(
                "You cannot give a duty to yourself. Another administrator can give it "
                "to you. If there is none, make somebody else one first."
            ),
            "person",
        )


class CannotEndDuty(Refusal):
    """A duty could not be ended."""

    code: ClassVar[str] = "cannot-end-duty"

    @classmethod
    def because_they_do_not_have_it(cls) -> Self:
        return cls(phrase("This person does not do that."), "duty")

    @classmethod
    def because_nobody_would_be_left(cls) -> Self:
        return cls(
            phrase("A school needs an administrator. Make somebody else one first."),
            "duty",
        )


class CannotTellContacts(Refusal):
    """Whom to tell about a child's safety could not be written down."""

    code: ClassVar[str] = "cannot-tell-contacts"

    @classmethod
    def because_it_is_blank(cls, about: str) -> Self:
        return cls(phrase("Write at least one word."), about)


@dataclass(frozen=True, slots=True)
class SafeguardingContacts:
    """Whom to tell at a school about a child's safety, and whom when it is closed."""

    lead: str
    lead_phone: str
    deputy: str | None
    deputy_phone: str | None
    hours: str
    authority_phone: str | None


class CannotLeaveSchool(Refusal):
    """Somebody could not leave the school."""

    code: ClassVar[str] = "cannot-leave-school"

    @classmethod
    def because_something_changed(cls) -> Self:
        return cls(
            phrase(
                "Something about the circles or classes changed since you looked. "
                "Look at the page again, then decide."
            )
        )

    @classmethod
    def because_circles_would_be_left(cls, names: Sequence[str]) -> Self:
        return cls(
            phrase(
                "Nobody would look after the circles of these children: {names}. "
                "Choose who looks after them from now on.",
                names=", ".join(names),
            ),
            "successor",
        )

    @classmethod
    def because_the_successor_is_family(cls, names: Sequence[str]) -> Self:
        return cls(
            phrase(
                "This person stands or stood with the family of {names}. "
                "Choose somebody else to look after the circle.",
                names=", ".join(names),
            ),
            "successor",
        )


class School(Aggregate):
    """One school: the owner of a register and of its children's records."""

    TOPIC: ClassVar[str] = "school"

    class Event(Fact):
        """Anything recorded about the school itself."""

    class SchoolOpened(Event, Aggregate.Created):
        """The first fact of a school; *demo* marks a school that is not real."""

        TOPIC: ClassVar[str] = "school/opened"
        name: str
        demo: bool

    class DutyGiven(Event):
        """Somebody does something for the whole school from now on."""

        TOPIC: ClassVar[str] = "school/duty-given"
        person: UUID
        duty: Duty

    class DutyEnded(Event):
        """Somebody no longer does this for the school."""

        TOPIC: ClassVar[str] = "school/duty-ended"
        person: UUID
        duty: Duty

    class PersonLeft(Event):
        """Somebody does not work at the school any more; their family places stay."""

        TOPIC: ClassVar[str] = "school/person-left"
        person: UUID

    class SafeguardingContactsTold(Event):
        """Whom to tell about a child's safety, as every page shows it from now on."""

        TOPIC: ClassVar[str] = "school/safeguarding-contacts-told"
        PROSE: ClassVar[frozenset[str]] = frozenset(
            {"lead", "lead_phone", "deputy", "deputy_phone", "hours"}
        )
        lead: str
        lead_phone: str
        deputy: str | None
        deputy_phone: str | None
        hours: str
        authority_phone: str | None

    class SecondStepAsked(Event):
        """From now on the school asks these people for a second step."""

        TOPIC: ClassVar[str] = "school/second-step-asked"
        who: WhoNeedsSecondStep

    Created = SchoolOpened

    @event(SchoolOpened)
    def __init__(self, id: UUID, name: str, demo: bool, by: UUID | None) -> None:  # noqa: A002, FBT001
        self.name = name
        self.demo = demo
        self.second_step = usual_second_step(demo=demo)
        self.duties: set[tuple[UUID, Duty]] = set()

    def give_duty(self, person: UUID, duty: Duty, *, by: UUID | None) -> None:
        """Let *person* do something for the whole school from now on."""
        if person == by:
            raise CannotGiveDuty.because_it_is_for_oneself()
        if (person, duty) in self.duties:
            raise CannotGiveDuty.because_they_have_it()
        self._duty_given(person=person, duty=duty, by=by)

    def end_duty(self, person: UUID, duty: Duty, *, by: UUID) -> None:
        """End what somebody does for the school; an administrator always stays."""
        if (person, duty) not in self.duties:
            raise CannotEndDuty.because_they_do_not_have_it()
        others = self.duties - {(person, duty)}
        if duty is Duty.ADMINISTRATOR and duty not in {had for _, had in others}:
            raise CannotEndDuty.because_nobody_would_be_left()
        self._duty_ended(person=person, duty=duty, by=by)

    def let_go(self, person: UUID, *, by: UUID) -> None:
        """End all duties of somebody who leaves, and note that they left."""
        for duty in sorted(duty for holder, duty in self.duties if holder == person):
            self.end_duty(person, duty, by=by)
        self._person_left(person=person, by=by)

    def tell_contacts(self, contacts: SafeguardingContacts, *, by: UUID) -> None:
        """Say whom to tell about a child's safety, in place of what was said before."""
        needed = ("lead", "lead_phone", "hours")
        for name in needed:
            if not getattr(contacts, name).strip():
                raise CannotTellContacts.because_it_is_blank(name)
        self._safeguarding_contacts_told(**asdict(contacts), by=by)

    @event(SafeguardingContactsTold)
    def _safeguarding_contacts_told(  # noqa: PLR0913 - a word of the fact each
        self,
        lead: str,
        lead_phone: str,
        deputy: str | None,
        deputy_phone: str | None,
        hours: str,
        authority_phone: str | None,
        by: UUID,
    ) -> None:
        """Nothing later depends on it."""

    def ask_second_step(self, who: WhoNeedsSecondStep, *, by: UUID) -> None:
        """Ask these people for a second step when they next sign in."""
        if who is WhoNeedsSecondStep.NOBODY and not self.demo:
            raise CannotSetPolicy.because_staff_need_it()
        if who is self.second_step:
            raise CannotSetPolicy.because_it_is_so()
        self._second_step_asked(who=who, by=by)

    @event(SecondStepAsked)
    def _second_step_asked(self, who: WhoNeedsSecondStep, by: UUID) -> None:
        self.second_step = who

    @event(DutyGiven)
    def _duty_given(self, person: UUID, duty: Duty, by: UUID | None) -> None:
        self.duties.add((person, duty))

    @event(PersonLeft)
    def _person_left(self, person: UUID, by: UUID) -> None:
        """Nothing later depends on it here; taking back a school year reads it."""

    @event(DutyEnded)
    def _duty_ended(self, person: UUID, duty: Duty, by: UUID | None) -> None:
        self.duties.discard((person, duty))


def usual_second_step(*, demo: bool) -> WhoNeedsSecondStep:
    """Say whom a school asks that never decided; in a demo school nobody is real."""
    return WhoNeedsSecondStep.NOBODY if demo else WhoNeedsSecondStep.STAFF
