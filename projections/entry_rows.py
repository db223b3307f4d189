"""How an entry is told: the row a page shows, filled from the facts about it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from events.base import ERASED, Fact, Recorded, Side, known
from events.daily import Taps, no_taps
from events.diary import Entry
from events.entry_kinds import ASKING, Kind, Place
from events.manner import Route
from events.store.canonical import moment
from projections.beside_rows import Attached, Confirmed, Disputed, Translated
from projections.half_days import HalfDay


@dataclass(frozen=True, slots=True)
class Version:
    """What the author said later, and why."""

    text: str | None
    reason: str | None
    by: UUID | None
    at: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody else knows differently, and why."""

    id: UUID | None
    text: str | None
    reason: str | None
    by: UUID | None
    at: str
    side: Side | None


@dataclass(frozen=True, slots=True)
class Comment:
    """An answer."""

    id: UUID | None
    text: str | None
    by: UUID | None
    at: str
    side: Side | None
    route: Route | None
    written_at: str | None


@dataclass(frozen=True, slots=True)
class Sealing:
    """Who closed the words of an entry about another child, and why."""

    reason: str | None
    by: UUID | None
    at: str


@dataclass(frozen=True, slots=True)
class Look:
    """When somebody first opened an entry; None is Never.

    Of the other household only the half-day is told, once it is over: until then, that
    it was not before the half-day that goes on. *seq* is where the look is recorded.
    """

    person: UUID
    at: str | None
    half_day: HalfDay | None = None
    not_before: HalfDay | None = None
    seq: int | None = None


@dataclass(slots=True)
class EntryRow:
    """An entry with everything said to it; erased words are None."""

    entry: UUID
    child: UUID | None
    leaf: str
    by: UUID
    at: str
    day: date | None
    place: Place | None
    kind: Kind | None
    side: Side | None
    reply_by: date | None
    original: str | None
    text: str | None
    unread: bool
    awaiting_reply: bool
    route: Route | None
    told_by: str | None
    written_at: str | None
    taps: Taps
    sealed: Sealing | None = None
    amendments: list[Version] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    seen_by: list[Look] = field(default_factory=list)
    attachments: list[Attached] = field(default_factory=list)
    disputes: list[Disputed] = field(default_factory=list)
    confirmations: list[Confirmed] = field(default_factory=list)
    translations: list[Translated] = field(default_factory=list)
    restricted: bool = False


def row_of(row: Row[Any], recorded: Recorded, reader: UUID) -> EntryRow:
    """Begin a row with what was written, as *reader* finds it before any look."""
    kind = None if row.kind is None else Kind(row.kind)
    text = known(getattr(recorded.fact, "text", ERASED))
    return EntryRow(
        entry=row.entry,
        child=row.child,
        leaf=recorded.leaf.hex(),
        by=row.by,
        at=recorded.at,
        day=row.day,
        place=None if row.place is None else Place(row.place),
        kind=kind,
        side=None if row.side is None else Side(row.side),
        reply_by=row.reply_by,
        original=text,
        text=text,
        unread=row.by != reader and not row.sealed,
        awaiting_reply=kind in ASKING and not row.answered and not row.sealed,
        **_manner(recorded.fact),
    )


def _manner(fact: Fact) -> dict[str, Any]:
    """Tell how the words came, as far as that was not erased."""
    names = ("route", "told_by", "taps")
    told = {name: known(getattr(fact, name, ERASED)) for name in names}
    return {**told, "taps": told["taps"] or no_taps(), "written_at": _typed(fact)}


def _typed(fact: Fact) -> str | None:
    """Say when words were typed, if they waited on a device."""
    when = known(getattr(fact, "written_at", ERASED))
    return None if when is None else moment(when)


def say(row: EntryRow, recorded: Recorded) -> None:
    """Add what a later fact says about the entry."""
    at = recorded.at
    match recorded.fact:
        case Entry.CommentAdded() as fact:
            row.comments.append(_comment(fact, at))
        case Entry.EntryCorrected() as fact:
            row.corrections.append(_correction(fact, at))
        case Entry.EntryAmended() as fact:
            row.text = known(fact.text)
            row.amendments.append(Version(row.text, known(fact.reason), fact.by, at))
        case Entry.EntrySealed() as fact:
            row.sealed = Sealing(known(fact.reason), fact.by, at)
        case _:
            pass


def _comment(fact: Entry.CommentAdded, at: str) -> Comment:
    return Comment(
        known(fact.comment),
        known(fact.text),
        fact.by,
        at,
        known(fact.side),
        known(fact.route),
        _typed(fact),
    )


def _correction(fact: Entry.EntryCorrected, at: str) -> Correction:
    return Correction(
        known(fact.correction),
        known(fact.text),
        known(fact.reason),
        fact.by,
        at,
        known(fact.side),
    )


def hide_if_sealed(row: EntryRow) -> None:
    """Take the words away from an entry that was about another child."""
    if row.sealed is not None:
        row.text = row.original = row.told_by = None
        row.taps = no_taps()
        row.amendments, row.corrections, row.comments = [], [], []
