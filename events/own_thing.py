"""Something that a child made: theirs alone, until they share it or throw it away."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact, Refusal, Role
from events.media import File, Stored
from events.phrase import phrase


class CannotKeepThing(Refusal):
    """A thing could not be kept."""

    code: ClassVar[str] = "cannot-keep-thing"

    @classmethod
    def because_there_is_nothing(cls) -> Self:
        return cls(phrase("Choose a picture, draw, speak or write first."), "text")

    @classmethod
    def because_it_is_for_the_child(cls) -> Self:
        return cls(phrase("Only the child keeps things here."))

    @classmethod
    def because_it_was_kept_before(cls) -> Self:
        return cls(phrase("This was kept before, under the same id."), "id")


class CannotUseThing(Refusal):
    """A thing that was kept could not be shared or thrown away."""

    code: ClassVar[str] = "cannot-use-thing"

    @classmethod
    def because_it_was_shared(cls) -> Self:
        return cls(phrase("This is in the diary already."))

    @classmethod
    def because_it_was_thrown_away(cls) -> Self:
        return cls(phrase("This was thrown away."))


@dataclass(frozen=True, slots=True)
class KeptFile:
    """What goes with a thing: of which kind, how it is called, and which bytes."""

    media_type: str
    name: str
    stored: Stored


class OwnThing(Aggregate):
    """One thing of a child's own. All of its facts stand in the child's own space.

    *way* tells with which pictures the child had signed in: whoever signs in with
    other ones, as an adult who sets up another device might, does not find it.
    """

    TOPIC: ClassVar[str] = "own-thing"

    class Event(Fact):
        """Anything recorded about a thing of a child's own."""

    class ThingKept(Event, Aggregate.Created):
        """A child kept something for themselves; *symbols* are their ids in order."""

        TOPIC: ClassVar[str] = "child/thing-kept"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        child: UUID
        day: date
        symbols: str
        text: str
        way: UUID | None

    class FileKept(Event):
        """A drawing, photo or recording goes with it; its bytes lie in the store."""

        TOPIC: ClassVar[str] = "child/file-kept"
        PROSE: ClassVar[frozenset[str]] = frozenset({"name"})
        media_type: str
        name: str
        sha256: str
        size: int

    class ThingShared(Event):
        """The child sent it: from now on it is a note in the diary as well."""

        TOPIC: ClassVar[str] = "child/thing-shared"
        entry: UUID

    class ThingThrownAway(Event):
        """The child wants to see it no more, and nobody does."""

        TOPIC: ClassVar[str] = "child/thing-thrown-away"

    Created = ThingKept

    @event(ThingKept)
    def __init__(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        day: date,
        symbols: str,
        text: str,
        way: UUID | None,
        by: UUID,
    ) -> None:
        self.child = child
        self.symbols = symbols
        self.text = text
        self.whose = (by, way)
        self.file: KeptFile | None = None
        self.entry: UUID | None = None
        self.thrown_away = False

    @classmethod
    def keep(  # noqa: PLR0913 - one argument for each word of the fact
        cls,
        thing: UUID,
        child: UUID,
        symbols: tuple[str, ...],
        text: str,
        way: UUID | None,
        *,
        has_file: bool,
        by: Actor,
        today: date,
    ) -> Self:
        """Keep something that has at least a picture, a file or a word."""
        if by.role is not Role.CHILD:
            raise CannotKeepThing.because_it_is_for_the_child()
        if not (symbols or has_file or text.strip()):
            raise CannotKeepThing.because_there_is_nothing()
        return cls(
            id=thing,
            child=child,
            day=today,
            symbols=" ".join(symbols),
            text=text,
            way=way,
            by=by.person,
        )

    def put_in(self, file: File, stored: Stored, *, by: Actor) -> None:
        """Let a file go with it."""
        self._file_kept(
            media_type=file.media_type,
            name=file.name,
            sha256=stored.sha256,
            size=stored.size,
            by=by.person,
        )

    def share(self, entry: UUID, *, by: Actor) -> None:
        """Note that it went into the diary, as the child wished."""
        self._check_is_here()
        if self.entry is not None:
            raise CannotUseThing.because_it_was_shared()
        self._thing_shared(entry=entry, by=by.person)

    def throw_away(self, *, by: Actor) -> None:
        """Let nobody see it here any more; a note that came of it stays."""
        self._check_is_here()
        self._thing_thrown_away(by=by.person)

    def _check_is_here(self) -> None:
        if self.thrown_away:
            raise CannotUseThing.because_it_was_thrown_away()

    @event(FileKept)
    def _file_kept(
        self, media_type: str, name: str, sha256: str, size: int, by: UUID
    ) -> None:
        self.file = KeptFile(media_type, name, Stored(sha256, size))

    @event(ThingShared)
    def _thing_shared(self, entry: UUID, by: UUID) -> None:
        self.entry = entry

    @event(ThingThrownAway)
    def _thing_thrown_away(self, by: UUID) -> None:
        self.thrown_away = True
