"""Letters of invitation: a link that goes by mail, and a code that goes another way.

Whoever has only one of the two learns nothing. What is kept are keyed hashes of both,
and the address and name under the key file, for as long as they may be needed.
"""

import hmac
import json
from dataclasses import asdict, dataclass
from datetime import timedelta
from enum import StrEnum
from secrets import randbelow, token_bytes
from typing import Any, Final, Self
from uuid import UUID

from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import Connection, Row, Select, delete, insert, select, update

from events.invitation import CannotUseInvitation
from events.store.canonical import from_base64url, from_moment, moment, to_base64url
from events.store.engine import Database
from events.store.keys import KeyRing
from events.store.small_seals import open_small, seal_small
from service.edge import Edge
from service.signing_in.account_tables import invitations
from service.signing_in.seals import letter_place

LIVES: Final = timedelta(days=7)
FORGOTTEN: Final = timedelta(days=90)
MOST_TRIES: Final = 5
TIME_TO_JOIN: Final = timedelta(hours=1)
ID_BYTES: Final = 16
SECRET_BYTES: Final = 24
CODE_DIGITS: Final = 8


class State(StrEnum):
    """What became of a letter; one that is too old is still open here."""

    OPEN = "open"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom an invitation goes, as whoever sent it wrote."""

    email: str
    name: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One invitation on its way. Its link and its code are known only here."""

    school: UUID
    invitation: UUID
    to: Recipient
    secret: bytes
    code: str

    @classmethod
    def fresh(cls, school: UUID, invitation: UUID, to: Recipient) -> Self:
        code = f"{randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
        return cls(school, invitation, to, token_bytes(SECRET_BYTES), code)

    @property
    def link(self) -> str:
        """Give the part of the link that nobody can guess."""
        return to_base64url(self.school.bytes + self.invitation.bytes + self.secret)

    @property
    def said_code(self) -> str:
        """Give the code as people say it: in two groups."""
        half = CODE_DIGITS // 2
        return f"{self.code[:half]} {self.code[half:]}"


@dataclass(frozen=True, slots=True)
class Envelope:
    """A letter to be kept: nobody can read link or code from it."""

    school: UUID
    invitation: UUID
    link: bytes
    code: bytes
    to: Recipient
    expires_at: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody has shown who had both link and code: the way in, for an hour."""

    school: UUID
    invitation: UUID
    link: str
    until: str


@dataclass(frozen=True, slots=True)
class Kept:
    """How a letter stands that is still open."""

    to: Recipient
    expires_at: str
    is_expired: bool
    is_closed: bool


class Letters:
    """Makes letters, and tries links and codes on them."""

    def __init__(self, database: Database, ring: KeyRing, edge: Edge) -> None:
        self._database = database
        self._ring = ring
        self._edge = edge

    def envelope(self, letter: Letter) -> Envelope:
        """Close a letter, from now on for seven days."""
        return Envelope(
            school=letter.school,
            invitation=letter.invitation,
            link=self._digest("link", letter.invitation, letter.secret),
            code=self._digest("code", letter.invitation, letter.code.encode()),
            to=letter.to,
            expires_at=moment(self._edge.now() + LIVES),
        )

    def waits(self, letter: Letter) -> bool:
        """Say whether this very letter is kept, and not the one of an earlier try."""
        link = self._digest("link", letter.invitation, letter.secret)
        with self._database.reading(letter.school) as conn:
            row = conn.execute(_of(letter.school, letter.invitation)).one_or_none()
        return row is not None and hmac.compare_digest(bytes(row.link), link)

    def kept(self, conn: Connection, school: UUID, invitation: UUID) -> Kept | None:
        """Give how an open letter stands; None if nothing is kept of it."""
        row = conn.execute(_of(school, invitation)).one_or_none()
        if row is None or row.sealed is None:
            return None
        return Kept(
            to=self._open(row),
            expires_at=row.expires_at,
            is_expired=self._is_expired(row),
            is_closed=row.tries >= MOST_TRIES,
        )

    def answer(self, link: str, code: str) -> Entry | None:
        """Try a link and a code; None says only that they open nothing.

        What became of an invitation is said to nobody who lacks either of them. A
        wrong code counts, and the fifth closes the letter.
        """
        place = _read_link(link)
        if place is None:
            return None
        school, invitation, secret = place
        with self._database.writing(school) as conn:
            row = conn.execute(_of(school, invitation).with_for_update()).one_or_none()
            if row is None or not self._fits(row, secret):
                return None
            if not self._is_code(row, code):
                _count(conn, row)
                return None
        self._refuse_when_over(row)
        until = moment(self._edge.now() + TIME_TO_JOIN)
        return Entry(school, invitation, to_base64url(bytes(row.link)), until)

    def ticket(self, entry: Entry) -> str:
        """Write down that somebody had link and code, so that they need not again."""
        said = [str(entry.school), str(entry.invitation), entry.link, entry.until]
        return self._signer().dumps(said)

    def entry(self, ticket: str) -> Entry | None:
        """Read such a ticket; None if it is not ours, or too old."""
        try:
            school, invitation, link, until = self._signer().loads(ticket)
        except (BadSignature, ValueError, TypeError):
            return None
        entry = Entry(UUID(school), UUID(invitation), link, until)
        return entry if until > moment(self._edge.now()) else None

    def recipient(self, conn: Connection, entry: Entry) -> Recipient:
        """Give whom the letter was for; CannotUseInvitation if it is over by now."""
        row = conn.execute(_of(entry.school, entry.invitation)).one_or_none()
        if row is None or to_base64url(bytes(row.link)) != entry.link:
            raise CannotUseInvitation.because_it_was_sent_again()
        self._refuse_when_over(row)
        return self._open(row)

    def _is_code(self, row: Row[Any], typed: str) -> bool:
        digits = "".join(sign for sign in typed if sign in "0123456789")
        digest = self._digest("code", row.invitation, digits.encode())
        right = hmac.compare_digest(bytes(row.code), digest)
        return right and row.tries < MOST_TRIES

    def _fits(self, row: Row[Any], secret: bytes) -> bool:
        digest = self._digest("link", row.invitation, secret)
        return hmac.compare_digest(bytes(row.link), digest)

    def _refuse_when_over(self, row: Row[Any]) -> None:
        if row.state == State.ACCEPTED:
            raise CannotUseInvitation.because_it_was_accepted()
        if row.state == State.WITHDRAWN:
            raise CannotUseInvitation.because_it_was_withdrawn()
        if self._is_expired(row):
            raise CannotUseInvitation.because_it_is_too_old()

    def _is_expired(self, row: Row[Any]) -> bool:
        return from_moment(row.expires_at) <= self._edge.now()

    def _open(self, row: Row[Any]) -> Recipient:
        return recipient_of(self._ring, row)

    def _digest(self, what: str, invitation: UUID, secret: bytes) -> bytes:
        key = self._ring.derive(f"invitation-{what}")
        return hmac.digest(key, invitation.bytes + secret, "sha256")

    def _signer(self) -> URLSafeSerializer:
        return URLSafeSerializer(self._ring.derive("joining"))


def keep(conn: Connection, ring: KeyRing, envelope: Envelope) -> None:
    """Keep a letter in place of an earlier one, and forget those of long ago."""
    row = asdict(envelope)
    words = json.dumps(row.pop("to")).encode()
    place = letter_place(envelope.school, envelope.invitation)
    sealed = seal_small(conn, ring, words, place)
    same = invitations.c.school == envelope.school
    older = moment(from_moment(envelope.expires_at) - LIVES - FORGOTTEN)
    conn.execute(
        delete(invitations).where(same, invitations.c.invitation == envelope.invitation)
    )
    conn.execute(delete(invitations).where(same, invitations.c.expires_at < older))
    begun = {"tries": 0, "state": State.OPEN}
    conn.execute(insert(invitations).values(**row, **begun, sealed=sealed))


def end(conn: Connection, school: UUID, invitation: UUID, state: State) -> None:
    """Note what became of a letter; to whom it went is forgotten at once."""
    conn.execute(
        update(invitations)
        .where(invitations.c.school == school, invitations.c.invitation == invitation)
        .values(state=state, sealed=None)
    )


def recipient_of(ring: KeyRing, row: Row[Any]) -> Recipient:
    """Open to whom a letter went."""
    place = letter_place(row.school, row.invitation)
    return Recipient(**json.loads(open_small(ring, bytes(row.sealed), place)))


def _count(conn: Connection, row: Row[Any]) -> None:
    conn.execute(
        update(invitations)
        .where(
            invitations.c.school == row.school,
            invitations.c.invitation == row.invitation,
        )
        .values(tries=min(row.tries + 1, MOST_TRIES))
    )


def _of(school: UUID, invitation: UUID) -> Select[Any]:
    return select(invitations).where(
        invitations.c.school == school, invitations.c.invitation == invitation
    )


def _read_link(link: str) -> tuple[UUID, UUID, bytes] | None:
    try:
        read = from_base64url(link)
    except ValueError:
        return None
    if len(read) != 2 * ID_BYTES + SECRET_BYTES:
        return None
    ids = UUID(bytes=read[:ID_BYTES]), UUID(bytes=read[ID_BYTES : 2 * ID_BYTES])
    return *ids, read[2 * ID_BYTES :]
