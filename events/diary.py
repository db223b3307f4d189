"""An entry in the diary, with the comments and corrections that belong to it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events import entry_versions
from events.base import Actor, Fact, Side
from events.entry_kinds import Kind, Place
from events.entry_refusals import (
    CannotAmendEntry,
    CannotComment,
    CannotCorrectEntry,
    CannotMoveEntry,
    CannotWriteEntry,
)
from events.entry_rules import (
    check_reason_to_move,
    check_reply_by,
    check_said,
    check_seal,
    taps_in_order,
)
from events.manner import PLAINLY, Manner, Route


class Entry(Aggregate):
    """One thing written about one child's day, and what was said to it."""

    TOPIC: ClassVar[str] = "entry"

    class Event(Fact):
        """Anything recorded about a diary entry."""

    class EntryWritten(Event, Aggregate.Created):
        """Somebody wrote about a day in some manner; *side* is whose words they are."""

        TOPIC: ClassVar[str] = "diary/entry-written"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text", "told_by"})
        class_version = 2
        v1_fields = entry_versions.WRITTEN_AT_FIRST
        upcast_v1_v2 = staticmethod(entry_versions.written_plainly)
        child: UUID
        day: date
        place: Place
        kind: Kind
        text: str
        reply_by: date | None
        side: Side
        route: Route
        told_by: str | None
        written_at: datetime | None
        taps: dict[str, str]

    class CommentAdded(Event):
        """Somebody answered, by some way."""

        TOPIC: ClassVar[str] = "diary/comment-added"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        class_version = 2
        v1_fields = entry_versions.ANSWERED_AT_FIRST
        upcast_v1_v2 = staticmethod(entry_versions.answered_plainly)
        comment: UUID
        text: str
        side: Side
        route: Route
        written_at: datetime | None

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

    class EntryMoved(Event):
        """A disclosure went to the restricted space: all of it, or one answer to it."""

        TOPIC: ClassVar[str] = "diary/entry-moved"
        PROSE: ClassVar[frozenset[str]] = frozenset({"reason"})
        part: UUID | None
        reason: str

    class EntryReturned(Event):
        """What was moved is in the diary again."""

        TOPIC: ClassVar[str] = "diary/entry-returned"
        PROSE: ClassVar[frozenset[str]] = frozenset({"reason"})
        part: UUID | None
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
        route: Route,
        told_by: str | None,
        written_at: datetime | None,
        taps: Mapping[str, str],
        by: UUID,
    ) -> None:
        self.child, self.author = child, by
        self.side, self.kind, self.text = side, kind, text
        self.said: set[UUID] = set()
        self.speakers: dict[UUID, UUID] = {id: by}
        self.readers: set[UUID] = set()
        self.sealed = False
        self.away: set[UUID | None] = set()

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
        manner: Manner = PLAINLY,
    ) -> Self:
        """Write a new entry about *day*, which is *today* or earlier in London."""
        if not manner.taps:
            check_said(CannotWriteEntry, text)
        if day > today:
            raise CannotWriteEntry.because_the_day_is_in_the_future(day)
        check_reply_by(kind, reply_by, today)
        return cls(
            id=entry,
            child=child,
            day=day,
            place=place,
            kind=kind,
            text=text,
            reply_by=reply_by,
            side=by.side,
            route=manner.route,
            told_by=manner.told_by,
            written_at=manner.written_at,
            taps=taps_in_order(manner.taps),
            by=by.person,
        )

    def comment(
        self, comment: UUID, text: str, *, by: Actor, manner: Manner = PLAINLY
    ) -> None:
        """Answer the entry."""
        if self.sealed:
            raise CannotComment.because_the_entry_is_sealed()
        check_said(CannotComment, text)
        if comment in self.said:
            raise CannotComment.because_it_was_said_before()
        self._comment_added(
            comment=comment,
            text=text,
            side=by.side,
            route=manner.route,
            written_at=manner.written_at,
            by=by.person,
        )

    def amend(self, text: str, reason: str, *, by: Actor) -> None:
        """Say one's own words better; what was said first stays and shows."""
        if self.sealed:
            raise CannotAmendEntry.because_the_entry_is_sealed()
        if by.person != self.author:
            raise CannotAmendEntry.because_somebody_else_wrote_it()
        check_said(CannotAmendEntry, text, reason)
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
        check_said(CannotCorrectEntry, text, reason)
        if correction in self.said:
            raise CannotCorrectEntry.because_it_was_said_before()
        self._entry_corrected(
            correction=correction, text=text, reason=reason, side=by.side, by=by.person
        )

    def see(self, *, by: Actor) -> None:
        """Note a reader's first look; a second look, or one's own entry, is nothing."""
        if self.is_new_to(by.person):
            self._entry_seen(by=by.person)

    def is_new_to(self, person: UUID) -> bool:
        """Say whether somebody has this entry still to open."""
        return person not in {self.author, *self.readers} and not self.sealed

    def seal(self, reason: str, *, by: Actor) -> None:
        """Close the words of an entry that was about another child."""
        check_seal(self.author, reason, by=by, sealed=self.sealed)
        self._entry_sealed(reason=reason, by=by.person)

    @property
    def is_moved(self) -> bool:
        """Say whether all of it is in the restricted space, so that it is not here."""
        return None in self.away

    def move(self, part: UUID | None, reason: str, *, by: Actor) -> None:
        """Take the entry, or the one answer *part*, out of everybody's sight."""
        if part is not None and part not in self.said:
            raise CannotMoveEntry.because_it_is_not_there()
        if self.is_moved or part in self.away:
            raise CannotMoveEntry.because_it_is_moved_already()
        check_reason_to_move(reason)
        self._entry_moved(part=part, reason=reason, by=by.person)

    def bring_back(self, part: UUID | None, reason: str, *, by: Actor) -> None:
        """Show again what was moved."""
        if part not in self.away:
            raise CannotMoveEntry.because_it_was_not_moved()
        check_reason_to_move(reason)
        self._entry_returned(part=part, reason=reason, by=by.person)

    @event(CommentAdded)
    def _comment_added(
        self,
        comment: UUID,
        text: str,
        side: Side,
        route: Route,
        written_at: datetime | None,
        by: UUID,
    ) -> None:
        self.said.add(comment)
        self.speakers[comment] = by

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

    @event(EntryMoved)
    def _entry_moved(self, part: UUID | None, reason: str, by: UUID) -> None:
        self.away.add(part)

    @event(EntryReturned)
    def _entry_returned(self, part: UUID | None, reason: str, by: UUID) -> None:
        self.away.discard(part)
