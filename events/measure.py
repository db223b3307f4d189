"""One thing that home and school both count, so that its course is seen from both."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import CHILD_LEFT, SAID_BEFORE, Actor, Fact, Refusal, Side
from events.phrase import phrase

MOST: Final = 1440


class CountedIn(StrEnum):
    """What a measure is counted in."""

    TIMES = "times"
    MINUTES = "minutes"
    HOURS = "hours"


class Where(StrEnum):
    """Where a value was counted."""

    HOME = "home"
    SCHOOL = "school"


class CannotMeasure(Refusal):
    """A measure was not begun, or a value not kept or taken back."""

    code: ClassVar[str] = "cannot-measure"

    @classmethod
    def because_it_is_blank(cls) -> Self:
        return cls(phrase("Say in a few words what is counted."), "text")

    @classmethod
    def because_it_was_said_before(cls) -> Self:
        return cls(SAID_BEFORE, "id")

    @classmethod
    def because_the_child_left(cls) -> Self:
        return cls(CHILD_LEFT)

    @classmethod
    def because_the_day_is_in_the_future(cls) -> Self:
        return cls(
            phrase("This day has not come yet. Choose today or an earlier day."), "day"
        )

    @classmethod
    def because_no_day_holds_so_much(cls) -> Self:
        return cls(phrase("Give a number from 0 to {most}.", most=MOST), "count")

    @classmethod
    def because_that_day_has_its_value(cls) -> Self:
        return cls(
            phrase("That day has a value there. Take it back first, if it is wrong."),
            "day",
        )

    @classmethod
    def because_it_is_not_yours(cls) -> Self:
        return cls(phrase("Only whoever wrote it down can take it back."))

    @classmethod
    def because_it_is_gone(cls) -> Self:
        return cls(phrase("This was taken back before."))

    @classmethod
    def because_no_reason_is_given(cls) -> Self:
        return cls(phrase("Write why it is taken back."), "reason")


@dataclass(frozen=True, slots=True)
class Kept:
    """A value that counts: on which day and where, and by whom."""

    day: date
    where: Where
    by: UUID


class Measure(Aggregate):
    """One thing that is counted at home and at school, value by value."""

    TOPIC: ClassVar[str] = "measure"

    class Event(Fact):
        """Anything recorded about a measure."""

    class MeasureBegun(Event, Aggregate.Created):
        """Somebody said what is counted from now on, at home and at school."""

        TOPIC: ClassVar[str] = "measure/begun"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        child: UUID
        text: str
        counted_in: CountedIn
        side: Side

    class ValueKept(Event):
        """Somebody wrote down what was counted on a day; a note may tell of it."""

        TOPIC: ClassVar[str] = "measure/value-kept"
        value: UUID
        day: date
        count: int
        where: Where
        entry: UUID | None
        side: Side

    class ValueTakenBack(Event):
        """Whoever wrote a value down said that it was wrong, and why."""

        TOPIC: ClassVar[str] = "measure/value-taken-back"
        PROSE: ClassVar[frozenset[str]] = frozenset({"reason"})
        value: UUID
        reason: str
        side: Side

    Created = MeasureBegun

    @event(MeasureBegun)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        text: str,
        counted_in: CountedIn,
        side: Side,
        by: UUID,
    ) -> None:
        self.child = child
        self.values: dict[UUID, Kept] = {}
        self.gone: set[UUID] = set()

    @classmethod
    def begin(
        cls,
        measure: UUID,
        child: UUID,
        text: str,
        counted_in: CountedIn,
        *,
        by: Actor,
    ) -> Self:
        """Say what is counted from now on."""
        if not text.strip():
            raise CannotMeasure.because_it_is_blank()
        return cls(
            id=measure,
            child=child,
            text=text,
            counted_in=counted_in,
            side=by.side,
            by=by.person,
        )

    def keep(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        value: UUID,
        day: date,
        count: int,
        where: Where,
        entry: UUID | None,
        *,
        by: Actor,
        today: date,
    ) -> None:
        """Write down what was counted on a day, at home or at school."""
        if day > today:
            raise CannotMeasure.because_the_day_is_in_the_future()
        if not 0 <= count <= MOST:
            raise CannotMeasure.because_no_day_holds_so_much()
        if value in self.values or value in self.gone:
            raise CannotMeasure.because_it_was_said_before()
        if any((one.day, one.where) == (day, where) for one in self.values.values()):
            raise CannotMeasure.because_that_day_has_its_value()
        self._value_kept(
            value=value,
            day=day,
            count=count,
            where=where,
            entry=entry,
            side=by.side,
            by=by.person,
        )

    def take_back(self, value: UUID, reason: str, *, by: Actor) -> None:
        """Say that a value of one's own was wrong; it stays to be read."""
        if value in self.gone:
            raise CannotMeasure.because_it_is_gone()
        if self.values[value].by != by.person:
            raise CannotMeasure.because_it_is_not_yours()
        if not reason.strip():
            raise CannotMeasure.because_no_reason_is_given()
        self._value_taken_back(value=value, reason=reason, side=by.side, by=by.person)

    def has(self, value: UUID) -> bool:
        """Say whether a value was ever written down here."""
        return value in self.values or value in self.gone

    @event(ValueKept)
    def _value_kept(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        value: UUID,
        day: date,
        count: int,
        where: Where,
        entry: UUID | None,
        side: Side,
        by: UUID,
    ) -> None:
        self.values[value] = Kept(day, where, by)

    @event(ValueTakenBack)
    def _value_taken_back(self, value: UUID, reason: str, side: Side, by: UUID) -> None:
        del self.values[value]
        self.gone.add(value)
