"""What a child's two sides tell each other about each day, and how often.

Either side proposes; the other says yes. It works from the first tap on, and shows who
has not said yes. The choices for one child are a stream in the child's shared log.
"""

from enum import StrEnum
from typing import ClassVar, Final, Self
from uuid import UUID, uuid5

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact, Refusal, Role, Side
from events.daily import Section
from events.phrase import phrase


class Rhythm(StrEnum):
    """How often there is a note."""

    EVERY_SCHOOL_DAY = "every-school-day"
    EVERY_WEEK = "every-week"
    WHEN_NEEDED = "when-needed"


CHOOSERS: Final[frozenset[Role]] = frozenset(
    {
        Role.PARENT,
        Role.CARER,
        Role.CHILD,
        Role.TEACHER,
        Role.TEACHING_ASSISTANT,
        Role.SENCO,
        Role.HEADTEACHER,
    }
)


class CannotChangeDay(Refusal):
    """What is told about each day could not be changed."""

    code: ClassVar[str] = "cannot-change-day"

    @classmethod
    def because_it_is_for_home_and_school(cls) -> Self:
        return cls(phrase("The family and the school's staff choose this together."))

    @classmethod
    def because_nothing_would_change(cls) -> Self:
        return cls(phrase("That is how it is already."), "sections")

    @classmethod
    def because_nothing_was_proposed(cls) -> Self:
        return cls(phrase("Nobody has chosen anything yet. Choose something first."))

    @classmethod
    def because_they_said_yes(cls) -> Self:
        return cls(phrase("Your side has said yes to this already."))


class DayTemplate(Aggregate):
    """Which sections are on for one child, and which sides have said yes."""

    TOPIC: ClassVar[str] = "day-template"

    class Event(Fact):
        """Anything recorded about what is told of each day."""

    class TemplateBegun(Event, Aggregate.Created):
        """Somebody chooses for the first time."""

        TOPIC: ClassVar[str] = "day-template/template-begun"
        child: UUID

    class SectionSwitchedOn(Event):
        """From now on this is told about each day."""

        TOPIC: ClassVar[str] = "day-template/section-switched-on"
        child: UUID
        section: Section
        side: Side

    class SectionSwitchedOff(Event):
        """From now on this is not asked about any more."""

        TOPIC: ClassVar[str] = "day-template/section-switched-off"
        child: UUID
        section: Section
        side: Side

    class RhythmChosen(Event):
        """How often there is to be a note."""

        TOPIC: ClassVar[str] = "day-template/rhythm-chosen"
        child: UUID
        rhythm: Rhythm
        side: Side

    class TemplateAgreed(Event):
        """The other side says yes to how it is now."""

        TOPIC: ClassVar[str] = "day-template/template-agreed"
        child: UUID
        side: Side

    Created = TemplateBegun

    @event(TemplateBegun)
    def __init__(self, id: UUID, child: UUID, by: UUID) -> None:  # noqa: A002
        self.child = child
        self.sections: set[Section] = set()
        self.rhythm: Rhythm | None = None
        self.agreed: set[Side] = set()

    @classmethod
    def of(cls, child: UUID, *, by: Actor) -> Self:
        """Begin to choose for a child."""
        return cls(id=template_of(child), child=child, by=by.person)

    def choose(
        self, sections: frozenset[Section], rhythm: Rhythm, *, by: Actor
    ) -> None:
        """Let just these sections be on, and say how often there is a note."""
        side = side_of(by)
        if sections == self.sections and rhythm is self.rhythm:
            raise CannotChangeDay.because_nothing_would_change()
        child, who = self.child, by.person
        new, old = sections - self.sections, self.sections - sections
        for one in sorted(new):
            self._section_switched_on(child=child, section=one, side=side, by=who)
        for one in sorted(old):
            self._section_switched_off(child=child, section=one, side=side, by=who)
        if rhythm is not self.rhythm:
            self._rhythm_chosen(child=child, rhythm=rhythm, side=side, by=who)

    def agree(self, *, by: Actor) -> None:
        """Say yes for one's side to how it is now."""
        side = side_of(by)
        if not self.agreed:
            raise CannotChangeDay.because_nothing_was_proposed()
        if side in self.agreed:
            raise CannotChangeDay.because_they_said_yes()
        self._template_agreed(child=self.child, side=side, by=by.person)

    @event(SectionSwitchedOn)
    def _section_switched_on(
        self, child: UUID, section: Section, side: Side, by: UUID
    ) -> None:
        self.sections.add(section)
        self.agreed = {side}

    @event(SectionSwitchedOff)
    def _section_switched_off(
        self, child: UUID, section: Section, side: Side, by: UUID
    ) -> None:
        self.sections.discard(section)
        self.agreed = {side}

    @event(RhythmChosen)
    def _rhythm_chosen(self, child: UUID, rhythm: Rhythm, side: Side, by: UUID) -> None:
        self.rhythm = rhythm
        self.agreed = {side}

    @event(TemplateAgreed)
    def _template_agreed(self, child: UUID, side: Side, by: UUID) -> None:
        self.agreed.add(side)


def template_of(child: UUID) -> UUID:
    """Give the id of what is told about one child's days."""
    return uuid5(child, "day template")


def side_of(by: Actor) -> Side:
    """Say for which of the two sides somebody chooses; a child chooses with home."""
    if by.role not in CHOOSERS:
        raise CannotChangeDay.because_it_is_for_home_and_school()
    return Side.SCHOOL if by.side is Side.SCHOOL else Side.HOME
