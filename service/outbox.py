"""The outbox: whom to tell of which fact, written in the transaction of the fact.

The hook is where the views are shown a new fact, so a fact and its notices are there
together or not at all, and a rebuilding of the views tells nobody again.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID, uuid5

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select, update

from events.attention import PassingOn, Why
from events.base import Actor, Fact, Recorded, Role, Side
from events.diary import Entry
from events.entry_kinds import Kind
from events.store.canonical import from_moment, moment
from projections import circle, meetings, timeline_rows
from service import meeting_news
from service.edge import LONDON
from service.signing_in.account_tables import notices

KEEPERS: Final = frozenset({Role.SENCO, Role.HEADTEACHER})
TOLD: Final = (
    Entry.EntryWritten,
    Entry.CommentAdded,
    Entry.EntryAmended,
    Entry.EntryCorrected,
    PassingOn.EntryPassedOn,
    *meeting_news.TOLD,
)
# What is older is no news: a story that is loaded, or an old copy put back.
NEWS: Final = timedelta(days=1)
KEPT: Final = timedelta(days=60)
LEASE: Final = timedelta(minutes=5)
GIVEN_UP: Final = timedelta(days=7)
FIRST_PAUSE: Final = timedelta(minutes=1)
LONGEST_PAUSE: Final = timedelta(hours=1)


class Haste(StrEnum):
    """How far the wishes of whoever is told count."""

    WISHED = "wished"
    SOON = "soon"
    NOW = "now"


class State(StrEnum):
    """What became of a notice."""

    WAITING = "waiting"
    TAKEN = "taken"
    SENT = "sent"
    DROPPED = "dropped"
    RETURNED = "returned"


WAITS: Final = (State.WAITING, State.TAKEN)


@dataclass(frozen=True, slots=True)
class Whose:
    """Of which child and note, or meeting, a fact is."""

    child: UUID
    entry: UUID
    writer: UUID


@dataclass(frozen=True, slots=True)
class Returned:
    """A notice that could not be delivered: to whom, and when. Nothing of the words."""

    person: UUID
    at: str


See = Callable[[Connection, Sequence[Recorded]], None]


class Outbox:
    """Shows new facts to the views, and puts a notice in for everybody to be told."""

    def __init__(self, see: See, now: Callable[[], datetime]) -> None:
        self._see = see
        self._now = now

    def see(self, conn: Connection, facts: Sequence[Recorded]) -> None:
        self._see(conn, facts)
        told = [one for one in facts if isinstance(one.fact, TOLD)]
        if not told:
            return
        oldest = moment(self._now() - NEWS)
        for recorded in told:
            if recorded.at > oldest:
                _put(conn, recorded)


def _put(conn: Connection, recorded: Recorded) -> None:
    whose = _whose(conn, recorded)
    if whose is None:
        return
    today = from_moment(recorded.at).astimezone(LONDON).date()
    present = circle.present(conn, recorded.school, whose.child, today)
    rows = [
        {
            "school": recorded.school,
            "notice": uuid5(whose.entry, f"{recorded.seq} to {person}"),
            "person": person,
            "child": whose.child,
            "entry": whose.entry,
            "seq": recorded.seq,
            "haste": haste,
            "state": State.WAITING,
            "tries": 0,
            "made_at": recorded.at,
            "due_at": recorded.at,
        }
        for person, haste in _told(conn, recorded, whose, present)
    ]
    if rows:
        conn.execute(insert(notices), rows)


def _whose(conn: Connection, recorded: Recorded) -> Whose | None:
    fact = recorded.fact
    if isinstance(fact, meeting_news.TOLD):
        meeting = fact.originator_id
        child = meetings.child_of_meeting(conn, recorded.school, meeting)
        return None if child is None else Whose(child, meeting, meeting)
    entry = fact.entry if isinstance(fact, PassingOn.EntryPassedOn) else None
    entry = entry or fact.originator_id
    found = timeline_rows.whose(conn, recorded.school, entry)
    return None if found is None else Whose(found[0], entry, found[1])


def _told(
    conn: Connection, recorded: Recorded, whose: Whose, present: Sequence[Actor]
) -> Iterator[tuple[UUID, Haste]]:
    fact = recorded.fact
    if not isinstance(fact, meeting_news.TOLD):
        return _of_note(fact, whose, present)
    invited = meetings.invited_to(conn, recorded.school, whose.entry)
    haste = Haste.SOON if meeting_news.is_urgent(fact) else Haste.WISHED
    return ((one, haste) for one in meeting_news.whom(fact, invited, present))


def _of_note(
    fact: Fact, whose: Whose, present: Iterable[Actor]
) -> Iterator[tuple[UUID, Haste]]:
    """Name who is told, all in one go: both parents of a child at the same time.

    SENCO and headteacher are told of what they wrote themselves, of what is passed on
    to them, and of everything where nobody else of the school is there.
    """
    if isinstance(fact, PassingOn.EntryPassedOn):
        yield fact.whom, Haste.NOW if fact.why is Why.NOT_READ else Haste.SOON
        return
    others = [one for one in present if one.side is not Side.CHILD]
    staff = (one for one in others if one.side is Side.SCHOOL)
    team = {one.person for one in staff if one.role not in KEEPERS}
    is_first = isinstance(fact, Entry.EntryWritten) and fact.kind is Kind.BEFORE_SCHOOL
    for one in others:
        is_second = one.role in KEEPERS and one.person != whose.writer and bool(team)
        if one.person != fact.by and not is_second:
            hurries = is_first and one.side is Side.SCHOOL
            yield one.person, Haste.SOON if hurries else Haste.WISHED


def has_due(conn: Connection, school: UUID, now: datetime) -> bool:
    """Say whether anything is due, without holding up anybody."""
    chosen = select(notices.c.notice).where(*_is_due(school, now)).limit(1)
    return conn.execute(chosen).first() is not None


def first_due(conn: Connection, school: UUID, now: datetime) -> Row[Any] | None:
    """Give the notice that is due the longest; its row is locked."""
    chosen = (
        select(notices)
        .where(*_is_due(school, now))
        .order_by(notices.c.due_at, notices.c.seq, notices.c.notice)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    return conn.execute(chosen).one_or_none()


def _is_due(school: UUID, now: datetime) -> list[ColumnElement[bool]]:
    return [
        notices.c.school == school,
        notices.c.state.in_(WAITS),
        notices.c.due_at <= moment(now),
    ]


def in_mail(conn: Connection, school: UUID, mail: UUID) -> list[Row[Any]]:
    """Give the notices that shall go in one mail."""
    chosen = select(notices).where(
        notices.c.school == school,
        notices.c.mail == mail,
        notices.c.state.in_(WAITS),
    )
    return list(conn.execute(chosen.order_by(notices.c.seq)))


def told_in(conn: Connection, school: UUID, mail: UUID) -> list[Row[Any]]:
    """Give the notices that a mail was begun with, whatever became of them."""
    same = (notices.c.school == school, notices.c.mail == mail)
    return list(conn.execute(select(notices).where(*same)))


def waiting_for(
    conn: Connection, school: UUID, person: UUID, now: datetime
) -> list[Row[Any]]:
    """Give all that somebody is to be told once a day, and that is in no mail yet."""
    chosen = select(notices).where(
        notices.c.school == school,
        notices.c.person == person,
        notices.c.state == State.WAITING,
        notices.c.mail.is_(None),
        notices.c.haste == Haste.WISHED,
        notices.c.made_at <= moment(now),
    )
    return list(conn.execute(chosen.order_by(notices.c.seq)))


def take(conn: Connection, rows: Sequence[Row[Any]], mail: UUID, now: datetime) -> None:
    """Put notices into one mail, for as long as it may take to hand it over.

    Whoever took them and went away lets them be due again when that time is over.
    """
    ends = moment(now + LEASE)
    taken = {"state": State.TAKEN, "mail": mail, "due_at": ends}
    _change(conn, rows, **taken, tries=notices.c.tries + 1)


def let_wait(conn: Connection, rows: Sequence[Row[Any]], until: datetime) -> None:
    """Look at notices again later; a mail that was begun stays the same mail."""
    _change(conn, rows, state=State.WAITING, due_at=moment(until))


def put_off(conn: Connection, rows: Sequence[Row[Any]], now: datetime) -> None:
    """Try again after a pause that grows; after a week it could not be delivered."""
    if from_moment(rows[0].made_at) + GIVEN_UP <= now:
        settle(conn, rows, State.RETURNED, now)
        return
    let_wait(conn, rows, now + pause_after(rows[0].tries))


def pause_after(tries: int) -> timedelta:
    """Give how long to wait after so many tries."""
    doubled: int = 2 ** min(tries, 10)
    return min(FIRST_PAUSE * doubled, LONGEST_PAUSE)


def settle(
    conn: Connection, rows: Sequence[Row[Any]], state: State, now: datetime
) -> None:
    """Note what became of notices."""
    _change(conn, rows, state=state, settled_at=moment(now))


def open_replies(conn: Connection, row: Row[Any], digest: bytes) -> None:
    """Keep the hash of the address that a reply to this notice goes to."""
    _change(conn, [row], reply=digest)


def _change(conn: Connection, rows: Sequence[Row[Any]], **values: object) -> None:
    same: list[ColumnElement[bool]] = [
        notices.c.school == rows[0].school,
        notices.c.notice.in_([row.notice for row in rows]),
    ]
    conn.execute(update(notices).where(*same).values(**values))


def by_reply(conn: Connection, digest: bytes) -> Row[Any] | None:
    """Find the notice whose reply address has this hash, at whichever school."""
    same = notices.c.reply == digest
    return conn.execute(select(notices).where(same)).one_or_none()


def returned(conn: Connection, school: UUID) -> list[Returned]:
    """Give what could not be delivered lately, newest first."""
    chosen = (
        select(notices.c.person, notices.c.settled_at)
        .where(notices.c.school == school, notices.c.state == State.RETURNED)
        .order_by(notices.c.settled_at.desc(), notices.c.notice)
    )
    return [Returned(row.person, row.settled_at) for row in conn.execute(chosen)]


def forget_old(conn: Connection, school: UUID, now: datetime) -> None:
    """Delete the notices that were settled long ago."""
    settled = (notices.c.school == school, notices.c.settled_at < moment(now - KEPT))
    conn.execute(delete(notices).where(*settled))
