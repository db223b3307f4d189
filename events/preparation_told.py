"""What somebody lets others know about a meeting: everybody, or its chair."""

from typing import ClassVar, Self
from uuid import UUID, uuid5

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact, Side
from events.preparation import About, Face, Preparation
from events.preparation_refusals import CannotAnswerFeeling, CannotUsePreparation


class ToldAll(Aggregate):
    """What somebody told everybody around the child about a meeting."""

    TOPIC: ClassVar[str] = "preparation-told"

    class Event(Fact):
        """Anything recorded about what everybody was told."""

    class AllTold(Event, Aggregate.Created):
        """Somebody told what they wish for, or how the meeting felt to them."""

        TOPIC: ClassVar[str] = "preparation/all-told"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        child: UUID
        meeting: UUID
        about: About
        text: str
        face: Face | None
        side: Side

    Created = AllTold

    @event(AllTold)
    def __init__(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        meeting: UUID,
        about: About,
        text: str,
        face: Face | None,
        side: Side,
        by: UUID,
    ) -> None:
        pass

    @classmethod
    def of(cls, told: UUID, thing: Preparation, *, by: Actor) -> Self:
        """Tell everybody what a thing says, word for word."""
        return cls(
            id=told,
            child=thing.child,
            meeting=thing.meeting,
            about=thing.kept.about,
            text=thing.kept.text,
            face=thing.kept.face,
            side=by.side,
            by=by.person,
        )


class FeelingAnswer(Aggregate):
    """What the chair will do, now that they know how somebody feels about coming.

    It is a stream of its own, in the chair's own log: in the other one it would tell
    the chair how much somebody keeps there.
    """

    TOPIC: ClassVar[str] = "feeling-answer"

    class Event(Fact):
        """Anything recorded about the answer to how somebody feels."""

    class FeelingAnswered(Event, Aggregate.Created):
        """The chair wrote down what they do about it."""

        TOPIC: ClassVar[str] = "preparation/feeling-answered"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        child: UUID
        meeting: UUID
        feeling: UUID
        text: str

    Created = FeelingAnswered

    @event(FeelingAnswered)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        meeting: UUID,
        feeling: UUID,
        text: str,
        by: UUID,
    ) -> None:
        pass

    @classmethod
    def note(cls, feeling: Preparation, text: str, *, by: Actor) -> Self:
        """Write down what the chair does about a feeling that they read."""
        if feeling.is_back:
            raise CannotUsePreparation.because_it_was_taken_back()
        if not text.strip():
            raise CannotAnswerFeeling.because_it_is_blank()
        return cls(
            id=answer_to(feeling.id, by.person),
            child=feeling.child,
            meeting=feeling.meeting,
            feeling=feeling.id,
            text=text,
            by=by.person,
        )


def answer_to(feeling: UUID, chair: UUID) -> UUID:
    """Give the id of one chair's answer to one feeling."""
    return uuid5(feeling, f"answer/{chair}")
