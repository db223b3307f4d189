"""Who is asking? The one seam between the diary and how people sign in.

E-mail addresses are kept as keyed hashes, sessions and tokens as hashes of what the
browser or program holds, passwords with argon2id.
"""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any, Final
from unicodedata import normalize
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import Connection, Delete, Row, delete, insert, select, update

from events.store.canonical import from_moment, moment
from events.store.engine import Database
from events.store.keys import KeyRing
from service.account_tables import (
    account_people,
    accounts,
    sessions,
    sign_in_failures,
    tokens,
)
from service.edge import Edge

SESSION: Final = timedelta(hours=12)
MOST_FAILURES: Final = 10
FAILURES_FORGOTTEN: Final = timedelta(minutes=15)
TOKEN_PREFIX: Final = "sp_"  # noqa: S105 - it marks a token, it is none


class AccountUnknown(Exception):
    """No account has this e-mail address."""


@dataclass(frozen=True, slots=True)
class Belongs:
    """The person that an account is at one school."""

    school: UUID
    person: UUID


@dataclass(frozen=True, slots=True)
class SignedIn:
    """An account that is signed in, and the people it is at its schools.

    *carried* is a sealed form that this session has to put back; None for tokens.
    """

    account: UUID
    people: Sequence[Belongs]
    carried: bytes | None = None


class Identity:
    """Opens and ends sessions, and knows accounts by their e-mail address."""

    def __init__(self, database: Database, ring: KeyRing, edge: Edge) -> None:
        self._database = database
        self._edge = edge
        self._email_key = ring.derive("email")
        self._hasher = PasswordHasher()
        self._nobody = self._hasher.hash(token_urlsafe())

    def open_account(
        self, conn: Connection, account: UUID, email: str, hashed: str
    ) -> None:
        """Make an account; IntegrityError if the address has one."""
        row = {"account": account, "email_digest": self._digest(email)}
        conn.execute(insert(accounts).values(**row, password=hashed))

    def hashed(self, password: str) -> str:
        """Hash a password with argon2id and a random salt."""
        return self._hasher.hash(password)

    @staticmethod
    def attach(conn: Connection, account: UUID, school: UUID, person: UUID) -> None:
        """Say which person an account is at a school."""
        row = {"school": school, "person": person, "account": account}
        conn.execute(insert(account_people).values(**row))

    def sign_in(self, email: str, password: str) -> tuple[str, UUID] | None:
        """Check a password; give a new session and the account, or None.

        Ten failures in a quarter of an hour close an address for that time. Whether
        an address is known makes no difference to the answer or to the work done.
        """
        digest = self._digest(email)
        with self._database.reading() as conn:
            row = conn.execute(
                select(accounts).where(accounts.c.email_digest == digest)
            ).one_or_none()
            closed = self._is_closed(conn, digest)
        right = self._verify(self._nobody if row is None else row.password, password)
        if closed:
            return None
        if row is None or not right:
            self._count_failure(digest)
            return None
        return self._open_session(row.account, digest), row.account

    def by_session(self, session: str) -> SignedIn | None:
        """Give who holds an open session."""
        with self._database.reading() as conn:
            row = conn.execute(
                select(sessions).where(
                    sessions.c.session == _hash(session),
                    sessions.c.expires_at > moment(self._edge.now()),
                )
            ).one_or_none()
            return None if row is None else _signed_in(conn, row, row.carried)

    def by_token(self, token: str) -> SignedIn | None:
        """Give whose API token this is."""
        with self._database.reading() as conn:
            row = conn.execute(
                select(tokens).where(tokens.c.token == _hash(token))
            ).one_or_none()
            return None if row is None else _signed_in(conn, row, None)

    def sign_out(self, session: str) -> None:
        """End a session."""
        with self._database.writing() as conn:
            conn.execute(delete(sessions).where(sessions.c.session == _hash(session)))

    def carry(self, session: str, form: bytes | None) -> None:
        """Keep a sealed form for this session, or forget it."""
        with self._database.writing() as conn:
            conn.execute(
                update(sessions)
                .where(sessions.c.session == _hash(session))
                .values(carried=form)
            )

    def new_token(self, email: str) -> str:
        """Make an API token; AccountUnknown if the address has no account."""
        token = TOKEN_PREFIX + token_urlsafe(32)
        with self._database.writing() as conn:
            account = conn.scalar(
                select(accounts.c.account).where(
                    accounts.c.email_digest == self._digest(email)
                )
            )
            if account is None:
                msg = "There is no account with this e-mail address."
                raise AccountUnknown(msg)
            row = {"token": _hash(token), "account": account}
            conn.execute(insert(tokens).values(**row, made_at=self._now()))
        return token

    def _open_session(self, account: UUID, digest: bytes) -> str:
        session, now = token_urlsafe(32), self._edge.now()
        row = {"session": _hash(session), "account": account}
        times = {"started_at": moment(now), "expires_at": moment(now + SESSION)}
        with self._database.writing() as conn:
            conn.execute(insert(sessions).values(**row, **times))
            conn.execute(_forget_failures(digest))
            conn.execute(delete(sessions).where(sessions.c.expires_at < moment(now)))
        return session

    def _verify(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except VerificationError:
            return False

    def _is_closed(self, conn: Connection, digest: bytes) -> bool:
        row = conn.execute(
            select(sign_in_failures).where(sign_in_failures.c.email_digest == digest)
        ).one_or_none()
        return (
            row is not None and row.failures >= MOST_FAILURES and self._is_recent(row)
        )

    def _is_recent(self, row: Row[Any]) -> bool:
        return self._edge.now() - from_moment(row.last_at) < FAILURES_FORGOTTEN

    def _count_failure(self, digest: bytes) -> None:
        same = sign_in_failures.c.email_digest == digest
        with self._database.writing() as conn:
            row = conn.execute(select(sign_in_failures).where(same)).one_or_none()
            count = row.failures + 1 if row is not None and self._is_recent(row) else 1
            conn.execute(_forget_failures(digest))
            conn.execute(self._forget_old_failures())
            failed = {"email_digest": digest, "failures": count, "last_at": self._now()}
            conn.execute(insert(sign_in_failures).values(failed))

    def _forget_old_failures(self) -> Delete:
        long_ago = moment(self._edge.now() - FAILURES_FORGOTTEN)
        return delete(sign_in_failures).where(sign_in_failures.c.last_at < long_ago)

    def _digest(self, email: str) -> bytes:
        address = normalize("NFC", email.strip().casefold())
        return hmac.digest(self._email_key, address.encode(), "sha256")

    def _now(self) -> str:
        return moment(self._edge.now())


def _signed_in(conn: Connection, row: Row[Any], carried: bytes | None) -> SignedIn:
    found = conn.execute(
        select(account_people.c.school, account_people.c.person)
        .where(account_people.c.account == row.account)
        .order_by(account_people.c.school)
    )
    people = [Belongs(person.school, person.person) for person in found]
    return SignedIn(row.account, people, None if carried is None else bytes(carried))


def _forget_failures(digest: bytes) -> Delete:
    return delete(sign_in_failures).where(sign_in_failures.c.email_digest == digest)


def _hash(secret: str) -> bytes:
    return sha256(secret.encode()).digest()
