"""An entry in the diary, with the comments and corrections that belong to it."""

from datetime import date
from enum import StrEnum
from typing import ClassVar, Final, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact, Role, Side
from events.entry_refusals import (
    CannotAmendEntry,
    CannotComment,
    CannotCorrectEntry,
    CannotSealEntry,
    CannotWriteEntry,
)


class Place(StrEnum):
    """Where it happened."""

    HOME = "home"
    SCHOOL = "school"
    TRAVELLING = "travelling"
    ELSEWHERE = "elsewhere"


class Kind(StrEnum):
    """What the writer hopes for from the reader."""

    NOTE = "note"
    QUESTION = "question"
    REPLY_NEEDED = "reply-needed"
    BEFORE_SCHOOL = "before-school"


ASKING: Final = frozenset({Kind.QUESTION, Kind.REPLY_NEEDED})
INCIDENT_LEADS: Final = frozenset({Role.SENCO, Role.HEADTEACHER})


class Entry(Aggregate):
    """One thing written about one child's day, and what was said to it."""

    TOPIC: ClassVar[str] = "entry"

    class Event(Fact):
        """Anything recorded about a diary entry."""

    class EntryWritten(Event, Aggregate.Created):
        """Somebody wrote about a day; *side* is whose words they are."""

        TOPIC: ClassVar[str] = "diary/entry-written"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        child: UUID
        day: date
        place: Place
        kind: Kind
        text: str
        reply_by: date | None
        side: Side

    class CommentAdded(Event):
        """Somebody answered."""

        TOPIC: ClassVar[str] = "diary/comment-added"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        comment: UUID
        text: str
        side: Side

    class EntryAmended(Event):
        """The author says it better; the first words stay."""

        TOPIC: ClassVar[str] = "diary/entry-amended"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text", "reason"})
        text: str
        reason: str

    class EntryCorrected(Event):
        """Somebody else knows it differently; both stand side by side."""

        TOPIC: ClassVar[str] = "diary/entry-corrected"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text", "reason"})
        correction: UUID
        text: str
        reason: str
        side: Side

    class EntrySeen(Event):
        """Somebody opened somebody else's entry for the first time."""

        TOPIC: ClassVar[str] = "diary/entry-seen"

    class EntrySealed(Event):
        """The entry was about another child, so its words are closed."""

        TOPIC: ClassVar[str] = "diary/entry-sealed"
        PROSE: ClassVar[frozenset[str]] = frozenset({"reason"})
        reason: str

    Created = EntryWritten

    @event(EntryWritten)
    def __init__(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        day: date,
        place: Place,
        kind: Kind,
        text: str,
        reply_by: date | None,
        side: Side,
        by: UUID,
    ) -> None:
        self.child = child
        self.author = by
        self.side = side
        self.text = text
        self.said: set[UUID] = set()
        self.readers: set[UUID] = set()
        self.sealed = False

    @classmethod
    def write(  # noqa: PLR0913 - one argument for each word of the fact
        cls,
        entry: UUID,
        child: UUID,
        day: date,
        place: Place,
        kind: Kind,
        text: str,
        reply_by: date | None,
        *,
        by: Actor,
        today: date,
    ) -> Self:
        """Write a new entry about *day*, which is *today* or earlier in London."""
        if not text.strip():
            raise CannotWriteEntry.because_it_is_blank()
        if day > today:
            raise CannotWriteEntry.because_the_day_is_in_the_future(day)
        cls._check_reply_by(kind, reply_by, today)
        return cls(
            id=entry,
            child=child,
            day=day,
            place=place,
            kind=kind,
            text=text,
            reply_by=reply_by,
            side=by.side,
            by=by.person,
        )

    @staticmethod
    def _check_reply_by(kind: Kind, reply_by: date | None, today: date) -> None:
        if kind is not Kind.REPLY_NEEDED:
            if reply_by is not None:
                raise CannotWriteEntry.because_nothing_is_to_be_replied_to()
        elif reply_by is None:
            raise CannotWriteEntry.because_a_reply_needs_a_day()
        elif reply_by < today:
            raise CannotWriteEntry.because_the_reply_would_be_too_early(reply_by)

    def comment(self, comment: UUID, text: str, *, by: Actor) -> None:
        """Answer the entry."""
        if self.sealed:
            raise CannotComment.because_the_entry_is_sealed()
        if not text.strip():
            raise CannotComment.because_it_is_blank()
        if comment in self.said:
            raise CannotComment.because_it_was_said_before()
        self._comment_added(comment=comment, text=text, side=by.side, by=by.person)

    def amend(self, text: str, reason: str, *, by: Actor) -> None:
        """Say one's own words better; what was said first stays and shows."""
        if self.sealed:
            raise CannotAmendEntry.because_the_entry_is_sealed()
        if by.person != self.author:
            raise CannotAmendEntry.because_somebody_else_wrote_it()
        if not text.strip() or not reason.strip():
            raise CannotAmendEntry.because_it_is_blank()
        if text == self.text:
            raise CannotAmendEntry.because_nothing_would_change()
        self._entry_amended(text=text, reason=reason, by=by.person)

    def correct(self, correction: UUID, text: str, reason: str, *, by: Actor) -> None:
        """Set beside somebody else's words what one knows differently."""
        if self.sealed:
            raise CannotCorrectEntry.because_the_entry_is_sealed()
        if by.person == self.author:
            raise CannotCorrectEntry.because_it_is_your_own()
        if self.side is Side.CHILD:
            raise CannotCorrectEntry.because_these_are_the_childs_words()
        if not text.strip() or not reason.strip():
            raise CannotCorrectEntry.because_it_is_blank()
        if correction in self.said:
            raise CannotCorrectEntry.because_it_was_said_before()
        self._entry_corrected(
            correction=correction, text=text, reason=reason, side=by.side, by=by.person
        )

    def see(self, *, by: Actor) -> None:
        """Note a reader's first look; a second look, or one's own entry, is nothing."""
        if by.person not in {self.author, *self.readers} and not self.sealed:
            self._entry_seen(by=by.person)

    def seal(self, reason: str, *, by: Actor) -> None:
        """Close the words of an entry that was about another child."""
        if self.sealed:
            raise CannotSealEntry.because_it_is_sealed_already()
        if by.person != self.author and by.role not in INCIDENT_LEADS:
            raise CannotSealEntry.because_somebody_else_wrote_it()
        if not reason.strip():
            raise CannotSealEntry.because_it_is_blank()
        self._entry_sealed(reason=reason, by=by.person)

    @event(CommentAdded)
    def _comment_added(self, comment: UUID, text: str, side: Side, by: UUID) -> None:
        self.said.add(comment)

    @event(EntryAmended)
    def _entry_amended(self, text: str, reason: str, by: UUID) -> None:
        self.text = text

    @event(EntryCorrected)
    def _entry_corrected(
        self, correction: UUID, text: str, reason: str, side: Side, by: UUID
    ) -> None:
        self.said.add(correction)

    @event(EntrySeen)
    def _entry_seen(self, by: UUID) -> None:
        self.readers.add(by)

    @event(EntrySealed)
    def _entry_sealed(self, reason: str, by: UUID) -> None:
        self.sealed = True
