"""Many things put on the register at once, so that they can be taken back at once."""

from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Fact, Refusal
from events.phrase import phrase, phrases


class ChangeKind(StrEnum):
    """Why the register was changed as a whole."""

    IMPORT = "import"
    ROLLOVER = "rollover"


class CannotUndoChange(Refusal):
    """A change of the register could not be taken back."""

    code: ClassVar[str] = "cannot-undo-change"

    @classmethod
    def because_it_was_undone(cls) -> Self:
        return cls(phrase("This was taken back before."))

    @classmethod
    def because_something_was_written(cls, count: int) -> Self:
        says = phrases(
            count,
            "Somebody has written in the diary of one child of this file since. "
            "What was written stays, so the file cannot be taken back as a whole. "
            "Take single children out of their classes instead.",
            "Somebody has written in the diary of {count} children of this file since. "
            "What was written stays, so the file cannot be taken back as a whole. "
            "Take single children out of their classes instead.",
        )
        return cls(says)


class CannotChangeRoster(Refusal):
    """A change of the register as a whole was refused."""

    code: ClassVar[str] = "cannot-change-roster"

    @classmethod
    def because_it_is_not_what_you_saw(cls) -> Self:
        return cls(
            phrase(
                "Something about the people or classes changed since you looked. "
                "Look at the page again, then decide."
            )
        )

    @classmethod
    def because_nothing_would_change(cls) -> Self:
        return cls(phrase("Nothing would change. There is nothing to put in."))


class RosterChange(Aggregate):
    """One change of the register as a whole; what stands between its two ends is it."""

    TOPIC: ClassVar[str] = "roster-change"

    class Event(Fact):
        """Anything recorded about a change of the register as a whole."""

    class ChangeBegun(Event, Aggregate.Created):
        """From here on the register is changed as a whole."""

        TOPIC: ClassVar[str] = "roster/change-begun"
        kind: ChangeKind

    class ChangeFinished(Event):
        """The change is whole: so many children and so many of the staff are in it."""

        TOPIC: ClassVar[str] = "roster/change-finished"
        children: int
        staff: int

    class ChangeUndone(Event):
        """The change was taken back, as far as nobody had changed it since."""

        TOPIC: ClassVar[str] = "roster/change-undone"

    Created = ChangeBegun

    @event(ChangeBegun)
    def __init__(self, id: UUID, kind: ChangeKind, by: UUID | None) -> None:  # noqa: A002
        self.kind = kind
        self.undone = False

    def finish(self, children: int, staff: int, *, by: UUID | None) -> None:
        """Say that the change is whole."""
        self._change_finished(children=children, staff=staff, by=by)

    def undo(self, *, by: UUID | None) -> None:
        """Take the change back, once."""
        if self.undone:
            raise CannotUndoChange.because_it_was_undone()
        self._change_undone(by=by)

    @event(ChangeFinished)
    def _change_finished(self, children: int, staff: int, by: UUID | None) -> None:
        """Nothing is decided by how much it was."""

    @event(ChangeUndone)
    def _change_undone(self, by: UUID | None) -> None:
        self.undone = True
