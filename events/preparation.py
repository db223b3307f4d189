"""What somebody keeps to themselves about a meeting, and how far others may read it.

Each word stands in the log of whoever wrote it. What they choose to tell everybody is
a fact of its own in the shared log; nothing else of it ever stands there.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact
from events.preparation_refusals import CannotKeepForMeeting, CannotUsePreparation


class About(StrEnum):
    """What somebody keeps: a wish, a note, how they feel before or felt after."""

    WISH = "wish"
    NOTE = "note"
    FEELING = "feeling"
    AFTERWARDS = "afterwards"


class Readers(StrEnum):
    """Who reads it: only they, those who come with them, or the chair."""

    MINE = "mine"
    OURS = "ours"
    CHAIR = "chair"


class Face(StrEnum):
    """A face for how a meeting feels. None of them is more or less than another."""

    HAPPY = "happy"
    CALM = "calm"
    EXCITED = "excited"
    TIRED = "tired"
    WORRIED = "worried"
    SCARED = "scared"
    SAD = "sad"
    ANGRY = "angry"


READERS_OF: Final = {
    About.WISH: frozenset({Readers.MINE}),
    About.NOTE: frozenset({Readers.MINE, Readers.OURS}),
    About.FEELING: frozenset({Readers.CHAIR}),
    About.AFTERWARDS: frozenset({Readers.MINE}),
}
WITH_A_FACE: Final = frozenset({About.FEELING, About.AFTERWARDS})
# What can be told to everybody. A note and a feeling beforehand never can.
TELLABLE: Final = frozenset({About.WISH, About.AFTERWARDS})


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept: about what, in which words or with which face, and for whom."""

    about: About
    text: str
    face: Face | None
    readers: Readers


@dataclass(frozen=True, slots=True)
class Keeper:
    """Whose it is: with whom they come, and with which pictures they signed in."""

    company: int | None = None
    way: UUID | None = None


class Preparation(Aggregate):
    """One thing that one person keeps about one meeting, in their own log."""

    TOPIC: ClassVar[str] = "preparation"

    class Event(Fact):
        """Anything recorded about what somebody keeps about a meeting."""

    class ThingPrepared(Event, Aggregate.Created):
        """Somebody kept something about a meeting.

        *company* is with whom they came then: 0 for a family that is one, 1 or 2 for
        a household, None for nobody. *chair* alone reads a feeling.
        """

        TOPIC: ClassVar[str] = "preparation/thing-prepared"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        child: UUID
        meeting: UUID
        day: date
        about: About
        text: str
        face: Face | None
        readers: Readers
        company: int | None
        chair: UUID | None
        way: UUID | None

    class ChairShown(Event):
        """The chair is somebody else now, and they may read it."""

        TOPIC: ClassVar[str] = "preparation/chair-shown"
        chair: UUID

    class ThingTold(Event):
        """Everybody was told: the words stand in the shared log as well."""

        TOPIC: ClassVar[str] = "preparation/thing-told"
        told: UUID

    class ThingTakenBack(Event):
        """Its writer wants nobody to read it any more, and nobody does."""

        TOPIC: ClassVar[str] = "preparation/thing-taken-back"

    Created = ThingPrepared

    @event(ThingPrepared)
    def __init__(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        meeting: UUID,
        day: date,
        about: About,
        text: str,
        face: Face | None,
        readers: Readers,
        company: int | None,
        chair: UUID | None,
        way: UUID | None,
        by: UUID,
    ) -> None:
        self.child = child
        self.meeting = meeting
        self.kept = Kept(about, text, face, readers)
        self.chair = chair
        self.company = company
        self.whose = (by, way)
        self.told: UUID | None = None
        self.is_back = False

    @classmethod
    def keep(  # noqa: PLR0913 - a thing, of whom, about which meeting
        cls,
        thing: UUID,
        child: UUID,
        meeting: UUID,
        kept: Kept,
        keeper: Keeper,
        *,
        chair: UUID | None,
        by: Actor,
        today: date,
    ) -> Self:
        """Keep something that has a word, or a face where faces are asked for."""
        _check(kept, keeper)
        for_chair = kept.readers is Readers.CHAIR
        if for_chair and chair == by.person:
            raise CannotKeepForMeeting.because_they_are_the_chair()
        return cls(
            id=thing,
            child=child,
            meeting=meeting,
            day=today,
            about=kept.about,
            text=kept.text,
            face=kept.face,
            readers=kept.readers,
            company=keeper.company,
            chair=chair if for_chair else None,
            way=keeper.way,
            by=by.person,
        )

    def show_chair(self, chair: UUID | None, *, by: Actor) -> None:
        """Let whoever is the chair now read it; nobody was shown it by itself."""
        self._check_is_here()
        if self.kept.about is not About.FEELING:
            raise CannotUsePreparation.because_the_chair_reads_feelings_only()
        if chair is None:
            raise CannotUsePreparation.because_there_is_no_chair()
        if chair in {self.chair, by.person}:
            raise CannotUsePreparation.because_they_read_it_already()
        self._chair_shown(chair=chair, by=by.person)

    def tell(self, told: UUID, *, by: Actor) -> None:
        """Note that everybody was told, as its writer wished."""
        self._check_is_here()
        if self.kept.about not in TELLABLE:
            raise CannotUsePreparation.because_it_stays_private()
        if self.told is not None:
            raise CannotUsePreparation.because_everybody_was_told()
        self._thing_told(told=told, by=by.person)

    def take_back(self, *, by: Actor) -> None:
        """Let nobody read it any more; what everybody was told stays."""
        self._check_is_here()
        self._thing_taken_back(by=by.person)

    def _check_is_here(self) -> None:
        if self.is_back:
            raise CannotUsePreparation.because_it_was_taken_back()

    @event(ChairShown)
    def _chair_shown(self, chair: UUID, by: UUID) -> None:
        self.chair = chair

    @event(ThingTold)
    def _thing_told(self, told: UUID, by: UUID) -> None:
        self.told = told

    @event(ThingTakenBack)
    def _thing_taken_back(self, by: UUID) -> None:
        self.is_back = True


def _check(kept: Kept, keeper: Keeper) -> None:
    has_face = kept.face is not None
    if not kept.text.strip() and not (has_face and kept.about in WITH_A_FACE):
        raise CannotKeepForMeeting.because_there_is_nothing()
    if kept.readers not in READERS_OF[kept.about]:
        raise CannotKeepForMeeting.because_of_who_would_read_it()
    if kept.readers is Readers.OURS and keeper.company is None:
        raise CannotKeepForMeeting.because_nobody_comes_with_them()
