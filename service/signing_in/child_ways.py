"""How a child signs in: their own picture, then a few pictures in order, on one device.

What the browser of the device holds is part of what is hashed, so that the pictures
alone open nothing elsewhere, and a copy of the database cannot be guessed at. The
session of a child is short and ends when the device is taken away.
"""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from secrets import token_urlsafe
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    delete,
    insert,
    select,
    update,
)

from events.store.canonical import moment
from events.store.engine import Database
from events.store.keys import KeyRing
from service.edge import Edge
from service.signing_in.account_tables import child_sessions, child_ways
from service.signing_in.passwords import Passwords
from service.signing_in.sessions import hashed
from service.signing_in.throttle import AGREEMENT, CHILD, Throttle

PICTURES: Final = 3
SESSION: Final = timedelta(minutes=45)
IDLE: Final = timedelta(minutes=15)
LASTS: Final = timedelta(days=400)
A_LITTLE: Final = timedelta(minutes=1)


def is_easy_to_guess(sequence: Sequence[str]) -> bool:
    """Say whether a secret is one and the same picture all through."""
    return len(sequence) == PICTURES and len(set(sequence)) == 1


@dataclass(frozen=True, slots=True)
class Held:
    """What the cookie of a device or of a child's session says."""

    school: UUID
    secret: str

    @classmethod
    def read(cls, cookie: str | None) -> "Held | None":
        """Read a cookie; None if it is none of ours."""
        school, _, secret = (cookie or "").partition(".")
        try:
            return cls(UUID(school), secret) if secret else None
        except ValueError:
            return None

    @classmethod
    def new(cls, school: UUID) -> "Held":
        """Make what a browser has not held before."""
        return cls(school, token_urlsafe(32))

    @property
    def cookie(self) -> str:
        return f"{self.school.hex}.{self.secret}"


@dataclass(frozen=True, slots=True)
class Way:
    """One child on one device, without what opens it; *picture* is the child's own."""

    device: UUID
    child: UUID
    person: UUID
    picture: str
    described: str
    at_home: bool
    set_by: UUID
    made_at: str = ""


@dataclass(frozen=True, slots=True)
class ChildSession:
    """A child who is signed in with pictures; *way* tells with which."""

    school: UUID
    child: UUID
    person: UUID
    handle: UUID
    way: UUID
    at_home: bool


COLUMNS: Final = tuple(child_ways.c[one] for one in Way.__dataclass_fields__)


class ChildWays:
    """Knows which pictures open which device for which child."""

    def __init__(
        self, database: Database, ring: KeyRing, edge: Edge, throttle: Throttle
    ) -> None:
        self._database = database
        self._edge = edge
        self._throttle = throttle
        self._key = ring.derive("child-way")
        self._passwords = Passwords()

    def may_agree(self, child: UUID) -> bool:
        """Count one more agreement with a child; False if there were many today."""
        return self._throttle.admits(AGREEMENT, child.bytes)

    def add(
        self, conn: Connection, held: Held, way: Way, sequence: Sequence[str]
    ) -> None:
        """Let a child sign in on the device that holds this from now on."""
        now = self._edge.now()
        times = {"made_at": moment(now), "expires_at": moment(now + LASTS)}
        row = {one.name: getattr(way, one.name) for one in COLUMNS} | times
        row |= {"school": held.school, "browser": hashed(held.secret)}
        row["sequence"] = self._passwords.hashed(_together(held, sequence))
        conn.execute(insert(child_ways).values(**row))

    def end(self, conn: Connection, school: UUID, device: UUID) -> None:
        """Let a child sign in there no more, and end what is open there."""
        for table in (child_sessions, child_ways):
            same = (table.c.school == school, table.c.device == device)
            conn.execute(delete(table).where(*same))

    def of_child(self, school: UUID, child: UUID) -> list[Way]:
        """List the devices on which a child signs in, the newest first."""
        return self._ways(school, child_ways.c.child == child)

    def on_device(self, held: Held | None) -> list[Way]:
        """List the children who sign in on the device that holds this."""
        if held is None:
            return []
        same = child_ways.c.browser == hashed(held.secret)
        return self._ways(held.school, same)

    def sign_in(self, held: Held, device: UUID, sequence: Sequence[str]) -> Held | None:
        """Check the pictures; give what the browser holds for a short while.

        A few wrong tries close that way for a quarter of an hour.
        """
        admitted = self._throttle.admits(CHILD, device.bytes)
        row = self._row(held, device)
        kept = None if row is None else row.sequence
        right = self._passwords.is_right(kept, _together(held, sequence))
        if row is None or not right or not admitted:
            return None
        self._throttle.forget(CHILD, device.bytes)
        return self._open(row, sequence)

    def by_cookie(self, held: Held | None) -> ChildSession | None:
        """Give the child who is signed in here; None if it is over or taken away."""
        if held is None:
            return None
        same = child_sessions.c.session == hashed(held.secret)
        with self._database.reading(held.school) as conn:
            row = conn.execute(self._open_ones(held.school).where(same)).one_or_none()
        if row is None:
            return None
        self._note_use(held, row.seen_at)
        whose = (row.school, row.child, row.person)
        return ChildSession(*whose, row.handle, row.way, row.at_home)

    def sign_out(self, held: Held | None) -> None:
        """End a child's session."""
        if held is not None:
            same = (
                child_sessions.c.school == held.school,
                child_sessions.c.session == hashed(held.secret),
            )
            with self._database.writing(held.school) as conn:
                conn.execute(delete(child_sessions).where(*same))

    def _open(self, row: Row[Any], sequence: Sequence[str]) -> Held:
        new, now = Held.new(row.school), self._edge.now()
        said = row.school.bytes + row.person.bytes + " ".join(sequence).encode()
        way = UUID(bytes=hmac.digest(self._key, said, "sha256")[:16])
        times = dict.fromkeys(("started_at", "seen_at"), moment(now))
        ids = {"handle": self._edge.new_id(), "device": row.device, "way": way}
        whose = {"school": row.school, "session": hashed(new.secret)}
        old = child_sessions.c.started_at <= moment(now - SESSION)
        with self._database.writing(row.school) as conn:
            of_school = child_sessions.c.school == row.school
            conn.execute(delete(child_sessions).where(of_school, old))
            conn.execute(insert(child_sessions).values(**whose, **ids, **times))
        return new

    def _note_use(self, held: Held, seen_at: str) -> None:
        now = self._edge.now()
        if moment(now - A_LITTLE) < seen_at:
            return
        same = (
            child_sessions.c.school == held.school,
            child_sessions.c.session == hashed(held.secret),
        )
        with self._database.writing(held.school) as conn:
            used = update(child_sessions).where(*same)
            conn.execute(used.values(seen_at=moment(now)))

    def _open_ones(self, school: UUID) -> Select[Any]:
        now = self._edge.now()
        same_device = and_(
            child_ways.c.school == child_sessions.c.school,
            child_ways.c.device == child_sessions.c.device,
        )
        wanted = (child_sessions, child_ways.c.child, child_ways.c.person)
        return (
            select(*wanted, child_ways.c.at_home)
            .join(child_ways, same_device)
            .where(
                child_sessions.c.school == school,
                child_sessions.c.started_at > moment(now - SESSION),
                child_sessions.c.seen_at > moment(now - IDLE),
                child_ways.c.expires_at > moment(now),
            )
        )

    def _row(self, held: Held, device: UUID) -> Row[Any] | None:
        same = child_ways.c.device == device
        here = child_ways.c.browser == hashed(held.secret)
        with self._database.reading(held.school) as conn:
            chosen = select(child_ways).where(*self._living(held.school), same, here)
            return conn.execute(chosen).one_or_none()

    def _ways(self, school: UUID, which: ColumnElement[bool]) -> list[Way]:
        newest = child_ways.c.made_at.desc()
        chosen = select(*COLUMNS).where(*self._living(school), which).order_by(newest)
        with self._database.reading(school) as conn:
            return [Way(*row) for row in conn.execute(chosen)]

    def _living(self, school: UUID) -> tuple[ColumnElement[bool], ...]:
        now = moment(self._edge.now())
        return child_ways.c.school == school, child_ways.c.expires_at > now


def _together(held: Held, sequence: Sequence[str]) -> str:
    return f"{held.secret}:{' '.join(sequence)}"
