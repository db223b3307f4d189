"""Passkeys: keys on a phone, a computer or a stick that prove who somebody is.

The key never leaves its device. We keep its public half, and ask it to sign a
challenge that works once, for five minutes, and only in the browser that asked for it.
Whoever uses a passkey unlocks it with a finger, a face or a PIN: as good as two steps.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from secrets import token_bytes
from typing import Any, Final
from uuid import UUID

import structlog
from sqlalchemy import Connection, Row, delete, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from events.phrase import phrase
from events.store.canonical import moment
from events.store.engine import Database
from events.store.keys import KeyRing
from events.store.small_seals import open_small, seal_small
from service.edge import Edge
from service.settings import Settings
from service.signing_in.account_tables import passkey_challenges, passkeys
from service.signing_in.passkey_checks import AnswerWrong, Key, Place, claim_of
from service.signing_in.seals import passkey_place
from service.signing_in.sessions import hashed
from service.signing_in.ways_in import refuse_the_last

log = structlog.get_logger()

CHALLENGE_BYTES: Final = 32
CHALLENGE: Final = timedelta(minutes=5)
MOST_PASSKEYS: Final = 20


class Purpose(StrEnum):
    """What a passkey is asked for."""

    SIGN_IN = "sign-in"
    STEP = "step"
    CONFIRM = "confirm"
    ADD = "add"


class PasskeyRefused(Exception):
    """A passkey cannot be taken; the message says what to do."""

    @classmethod
    def because_it_took_too_long(cls) -> "PasskeyRefused":
        return cls(
            phrase("That took too long, or was sent twice. Press the button again.")
        )

    @classmethod
    def because_it_is_wrong(cls) -> "PasskeyRefused":
        return cls(
            phrase("The passkey could not be checked. Try again, or use another way.")
        )

    @classmethod
    def because_it_is_unknown(cls) -> "PasskeyRefused":
        return cls(
            phrase("This passkey is not known here. Use another one, or another way.")
        )

    @classmethod
    def because_there_is_a_copy(cls) -> "PasskeyRefused":
        return cls(
            phrase(
                "Somebody may have a copy of this passkey, so it does not open "
                "anything. Use another way, then remove it under “How you sign in”."
            )
        )

    @classmethod
    def because_it_is_here_already(cls) -> "PasskeyRefused":
        return cls(phrase("This passkey is here already. You can use it to sign in."))

    @classmethod
    def because_there_are_enough(cls) -> "PasskeyRefused":
        return cls(
            phrase("You have as many passkeys as there can be. Remove one first.")
        )


@dataclass(frozen=True, slots=True)
class Ceremony:
    """Who is asked for a passkey: what for, in which browser, and of which account.

    *browser* is a secret that only this browser or its session holds; *account* is None
    for somebody who has said nothing about who they are.
    """

    purpose: Purpose
    browser: str
    account: UUID | None = None


@dataclass(frozen=True, slots=True)
class Passkey:
    """A passkey as its owner sees it."""

    passkey: UUID
    name: str
    made_at: str
    last_used_at: str | None
    is_roaming: bool


class Passkeys:
    """Asks for passkeys, and knows whose they are."""

    def __init__(
        self, database: Database, ring: KeyRing, edge: Edge, settings: Settings
    ) -> None:
        self._database = database
        self._edge = edge
        self._ring = ring
        self._place = Place.of(settings.base_url)

    @property
    def are_possible(self) -> bool:
        """Say whether browsers keep passkeys for our address: it needs a name."""
        return self._place is not None

    def ask_for_new(self, ceremony: Ceremony, account: UUID, name: str) -> str:
        """Give what a browser needs to make a passkey for an account."""
        place, challenge = self._here(), self._challenge(ceremony)
        return place.to_make(challenge, account.bytes, name, self._keys(account))

    def ask(self, ceremony: Ceremony) -> str:
        """Give what a browser needs to use a passkey.

        Of whom nothing is known, nothing is said: the device offers what it has.
        """
        account, challenge = ceremony.account, self._challenge(ceremony)
        known = [] if account is None else self._keys(account)
        return self._here().to_use(challenge, known)

    def add(self, ceremony: Ceremony, account: UUID, name: str, answer: str) -> None:
        """Keep a passkey that was just made; PasskeyRefused if it was not for us."""
        challenge = self._take_challenge(ceremony)
        try:
            made = self._here().made(answer, challenge)
        except AnswerWrong:
            raise PasskeyRefused.because_it_is_wrong() from None
        passkey = self._edge.new_id()
        row = {
            "passkey": passkey,
            "account": account,
            "credential": made.key.credential,
            "public_key": made.public_key,
            "sign_count": made.sign_count,
            "transports": made.key.transports,
            "made_at": self._now(),
        }
        self._keep(account, passkey, name, row)

    def use(self, ceremony: Ceremony, answer: str) -> UUID:
        """Give whose passkey answered; PasskeyRefused if none did as it should."""
        challenge = self._take_challenge(ceremony)
        try:
            claim = claim_of(answer)
            row = self._row_of(claim.credential, ceremony.account)
            sign_count = self._here().used(claim, challenge, bytes(row.public_key))
        except AnswerWrong:
            raise PasskeyRefused.because_it_is_wrong() from None
        account = UUID(bytes=row.account.bytes)
        if claim.owner not in {account.bytes, *([None] if ceremony.account else [])}:
            raise PasskeyRefused.because_it_is_unknown()
        self._count(row.passkey, sign_count)
        return account

    def of(self, account: UUID) -> Sequence[Passkey]:
        """List the passkeys of an account, the first made first."""
        mine = select(passkeys).where(passkeys.c.account == account)
        with self._database.reading() as conn:
            found = conn.execute(mine.order_by(passkeys.c.made_at, passkeys.c.passkey))
            return [self._passkey(row) for row in found]

    def rename(self, account: UUID, passkey: UUID, name: str) -> None:
        """Call a passkey something else."""
        with self._database.writing() as conn:
            kept = {"name": self._sealed(conn, passkey, name)}
            conn.execute(update(passkeys).where(*_one(account, passkey)).values(kept))

    def remove(self, account: UUID, passkey: UUID) -> None:
        """Forget a passkey; LastWayIn if the account has no other way in."""
        with self._database.writing() as conn:
            refuse_the_last(conn, account, passkey)
            conn.execute(delete(passkeys).where(*_one(account, passkey)))

    def _here(self) -> Place:
        if self._place is None:
            raise PasskeyRefused.because_it_is_wrong()
        return self._place

    def _challenge(self, ceremony: Ceremony) -> bytes:
        """Make a challenge; the one before it for the same thing no longer counts."""
        challenge, now = token_bytes(CHALLENGE_BYTES), self._edge.now()
        key = {"browser": hashed(ceremony.browser), "purpose": ceremony.purpose.value}
        row = {"challenge": challenge, "expires_at": moment(now + CHALLENGE)}
        dialect = sqlite if self._database.is_sqlite else postgresql
        added = dialect.insert(passkey_challenges).values(**key, **row)
        again = added.on_conflict_do_update(index_elements=list(key), set_=row)
        past = passkey_challenges.c.expires_at <= moment(now)
        with self._database.writing() as conn:
            conn.execute(delete(passkey_challenges).where(past))
            conn.execute(again)
        return challenge

    def _take_challenge(self, ceremony: Ceremony) -> bytes:
        """Give the open challenge, and let nobody else have it."""
        used = delete(passkey_challenges).where(
            passkey_challenges.c.browser == hashed(ceremony.browser),
            passkey_challenges.c.purpose == ceremony.purpose.value,
        )
        answered = used.returning(
            passkey_challenges.c.challenge, passkey_challenges.c.expires_at
        )
        with self._database.writing() as conn:
            row = conn.execute(answered).one_or_none()
        if row is None or row.expires_at <= self._now():
            raise PasskeyRefused.because_it_took_too_long()
        return bytes(row.challenge)

    def _keep(
        self, account: UUID, passkey: UUID, name: str, row: dict[str, object]
    ) -> None:
        mine = passkeys.c.account == account
        counted = select(func.count()).select_from(passkeys).where(mine)
        try:
            with self._database.writing() as conn:
                if (conn.scalar(counted) or 0) >= MOST_PASSKEYS:
                    raise PasskeyRefused.because_there_are_enough()
                sealed = self._sealed(conn, passkey, name)
                conn.execute(insert(passkeys).values(**row, name=sealed))
        except IntegrityError:
            raise PasskeyRefused.because_it_is_here_already() from None

    def _keys(self, account: UUID) -> Sequence[Key]:
        known = select(passkeys.c.credential, passkeys.c.transports)
        with self._database.reading() as conn:
            found = conn.execute(known.where(passkeys.c.account == account))
            return [Key(bytes(row.credential), row.transports) for row in found]

    def _row_of(self, credential: bytes, account: UUID | None) -> Row[Any]:
        """Give the row of a passkey; of somebody else's, nothing is told."""
        same = [passkeys.c.credential == credential]
        mine = [] if account is None else [passkeys.c.account == account]
        with self._database.reading() as conn:
            found = conn.execute(select(passkeys).where(*same, *mine)).one_or_none()
        if found is None:
            raise PasskeyRefused.because_it_is_unknown()
        return found

    def _count(self, passkey: UUID, sign_count: int) -> None:
        """Note the use; a passkey that counts backwards is one of two copies.

        Many do not count, and say zero each time.
        """
        counted = passkeys.c.sign_count
        goes_on = or_(counted < sign_count, (counted == 0) & (sign_count == 0))
        used = {"sign_count": sign_count, "last_used_at": self._now()}
        same = passkeys.c.passkey == passkey
        with self._database.writing() as conn:
            noted = conn.execute(update(passkeys).where(same, goes_on).values(used))
        if noted.rowcount != 1:
            log.warning("passkey counted backwards")
            raise PasskeyRefused.because_there_is_a_copy()

    def _passkey(self, row: Row[Any]) -> Passkey:
        place = passkey_place(row.passkey)
        name = open_small(self._ring, bytes(row.name), place).decode()
        is_roaming = "internal" not in row.transports.split()
        times = (row.made_at, row.last_used_at)
        return Passkey(UUID(bytes=row.passkey.bytes), name, *times, is_roaming)

    def _sealed(self, conn: Connection, passkey: UUID, name: str) -> bytes:
        return seal_small(conn, self._ring, name.encode(), passkey_place(passkey))

    def _now(self) -> str:
        return moment(self._edge.now())


def _one(account: UUID, passkey: UUID) -> tuple[Any, Any]:
    return passkeys.c.account == account, passkeys.c.passkey == passkey
