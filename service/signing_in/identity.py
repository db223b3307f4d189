"""Who is asking? The one seam between the diary and how people sign in.

E-mail addresses are kept as keyed hashes and sealed, sessions and tokens as hashes of
what the browser or program holds, passwords with argon2id.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, update

from events.store.canonical import moment
from events.store.engine import Database, look_up
from events.store.keys import KeyRing
from events.store.small_seals import open_small, seal_small
from service.edge import Edge
from service.signing_in.account_tables import account_people, accounts, tokens
from service.signing_in.addresses import address_digest
from service.signing_in.links import Links
from service.signing_in.passwords import Passwords
from service.signing_in.seals import address_place
from service.signing_in.second_factor import Code, SecondFactor
from service.signing_in.sessions import IN, Sessions, Stage, hashed
from service.signing_in.throttle import CODE, CONFIRM, LINK, PASSWORD, Throttle

TOKEN: Final = timedelta(days=365)
NOBODY: Final = UUID(int=0)
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

    For a token these are None: *session* names a browser's session, which
    last proved at *proven_at* who holds it, and at *second_step_at* by a second
    factor; *carried* is a sealed form to put back. *is_due*: ask for a second now.
    """

    account: UUID
    people: Sequence[Belongs]
    session: UUID | None = None
    proven_at: datetime | None = None
    carried: bytes | None = None
    second_step_at: datetime | None = None
    is_due: bool = False


@dataclass(frozen=True, slots=True)
class HalfOpen:
    """Somebody who gave the right password and has a second step to do."""

    account: UUID
    session: UUID
    stage: Stage
    carried: bytes | None


@dataclass(frozen=True, slots=True)
class Posted:
    """A link, whose it is, and the address that it is sent to."""

    link: str
    account: UUID
    address: str


@dataclass(frozen=True, slots=True)
class Token:
    """An API token, without what opens anything."""

    handle: UUID
    made_at: str
    expires_at: str


class Identity:
    """Knows accounts by their e-mail address, and checks what they prove."""

    def __init__(self, database: Database, ring: KeyRing, edge: Edge) -> None:
        self._database = database
        self._edge = edge
        self._ring = ring
        self._passwords = Passwords()
        self._links = Links(database, edge)
        self.sessions = Sessions(database, edge)
        self.second_factor = SecondFactor(database, ring, edge)
        self.throttle = Throttle(database, ring, edge)

    def open_account(
        self, conn: Connection, account: UUID, email: str, hashed: str | None
    ) -> None:
        """Make an account; IntegrityError if the address has one."""
        address = email.strip().encode()
        sealed = seal_small(conn, self._ring, address, address_place(account))
        row = {"account": account, "email_digest": self.digest(email)}
        conn.execute(insert(accounts).values(**row, email=sealed, password=hashed))

    def hashed(self, password: str) -> str:
        """Hash a password with argon2id and a random salt."""
        return self._passwords.hashed(password)

    @staticmethod
    def attach(conn: Connection, account: UUID, school: UUID, person: UUID) -> None:
        """Say which person an account is at a school."""
        row = {"school": school, "person": person, "account": account}
        conn.execute(insert(account_people).values(**row))

    def account_with(self, email: str) -> UUID | None:
        """Give the account of an e-mail address."""
        return self._account(self.digest(email))

    def address_of(self, account: UUID) -> str | None:
        """Give the e-mail address that mail for an account goes to."""
        same = accounts.c.account == account
        with self._database.reading() as conn:
            kept = conn.scalar(select(accounts.c.email).where(same))
        if kept is None:
            return None
        return open_small(self._ring, bytes(kept), address_place(account)).decode()

    def people_of(self, account: UUID) -> Sequence[Belongs]:
        """Give the people that an account is at its schools."""
        with self._database.reading() as conn:
            return _people(conn, account)

    def account_of(self, school: UUID, person: UUID) -> UUID | None:
        """Give the account that is a person at a school, if one is."""
        same = (account_people.c.school == school, account_people.c.person == person)
        with self._database.reading(school) as conn:
            return conn.scalar(select(account_people.c.account).where(*same))

    def has_password(self, account: UUID) -> bool:
        """Say whether an account signs in with a password at all."""
        return self._password_of(account) is not None

    def recognise(self, email: str, password: str) -> UUID | None:
        """Check an address and its password; ten failures close it for a while.

        Whether an address is known makes no difference to the answer or to the work.
        """
        digest = self.digest(email)
        same = accounts.c.email_digest == digest
        admitted = self.throttle.admits(PASSWORD, digest)
        with self._database.reading() as conn:
            row = conn.execute(select(accounts).where(same)).one_or_none()
        kept = None if row is None else row.password
        right = self._passwords.is_right(kept, password)
        if row is None or not right or not admitted:
            return None
        self.throttle.forget(PASSWORD, digest)
        account: UUID = row.account
        if self._passwords.is_old(row.password):
            self.set_password(account, password)
        return account

    def set_password(self, account: UUID, password: str) -> None:
        """Replace a password."""
        same, kept = accounts.c.account == account, self.hashed(password)
        with self._database.writing() as conn:
            conn.execute(update(accounts).where(same).values(password=kept))

    def is_password(self, account: UUID, password: str) -> bool:
        """Check the password of somebody who is signed in already."""
        if not self.throttle.admits(CONFIRM, account.bytes):
            return False
        right = self._passwords.is_right(self._password_of(account), password)
        if right:
            self.throttle.forget(CONFIRM, account.bytes)
        return right

    def kind_of_code(self, account: UUID, code: str) -> Code | None:
        """Check a code from an app, or use up a code from paper; None if it is none."""
        if not self.throttle.admits(CODE, account.bytes):
            return None
        kind = self.second_factor.kind_of(account, code)
        if kind is not None:
            self.throttle.forget(CODE, account.bytes)
        return kind

    def new_link(self, email: str, carried: str | None = None) -> Posted | None:
        """Make a link that signs in once, and say where to send it.

        None if nobody is to get one; the work is the same. *carried* is a sealed form.
        """
        digest = self.digest(email)
        admitted = self.throttle.admits(LINK, digest)
        account = self._account(digest)
        brought = None if carried is None else carried.encode()
        link = self._links.make(digest if admitted else bytes(len(digest)), brought)
        owner = account or NOBODY
        address = self.address_of(owner)
        if not admitted or address is None:
            return None
        return Posted(link, owner, address)

    def use_link(self, link: str) -> tuple[UUID, str | None] | None:
        """Use a link up; give the account that it signs in, and what it carries."""
        used = self._links.use(link)
        account = None if used is None else self._account(used[0])
        return None if used is None or account is None else (account, used[1])

    def by_session(self, secret: str) -> SignedIn | HalfOpen | None:
        """Give who holds an open or half-open session."""
        with self._database.reading() as conn:
            found = self.sessions.by_cookie(conn, secret)
            if found is None:
                return None
            people = _people(conn, found.account)
        is_due = self.sessions.note_use(found, secret)
        account, handle, carried = found.account, found.handle, found.carried
        if found.stage not in IN:
            return HalfOpen(account, handle, found.stage, carried)
        proven = (found.proven_at, carried, found.second_step_at)
        weak = found.stage is Stage.OPEN and found.second_step_at is None
        return SignedIn(account, people, handle, *proven, is_due=is_due and weak)

    def by_token(self, token: str) -> SignedIn | None:
        """Give whose API token this is."""
        same = tokens.c.token == hashed(token)
        alive = tokens.c.expires_at > self._now()
        with self._database.reading() as conn:
            account = conn.scalar(select(tokens.c.account).where(same, alive))
            return (
                None if account is None else SignedIn(account, _people(conn, account))
            )

    def new_token(self, email: str) -> str:
        """Make an API token; AccountUnknown if the address has no account."""
        token, account = TOKEN_PREFIX + token_urlsafe(32), self.account_with(email)
        if account is None:
            msg = "There is no account with this e-mail address."
            raise AccountUnknown(msg)
        ends = moment(self._edge.now() + TOKEN)
        row = {"token": hashed(token), "handle": self._edge.new_id()}
        times = {"made_at": self._now(), "expires_at": ends}
        with self._database.writing() as conn:
            conn.execute(insert(tokens).values(**row, **times, account=account))
        return token

    def tokens(self, account: UUID) -> Sequence[Token]:
        """List the API tokens of an account that still work."""
        listed = (tokens.c[name] for name in ("handle", "made_at", "expires_at"))
        mine = (tokens.c.account == account, tokens.c.expires_at > self._now())
        with self._database.reading() as conn:
            chosen = select(*listed).where(*mine).order_by(tokens.c.made_at.desc())
            return [Token(*row) for row in conn.execute(chosen)]

    def withdraw(self, account: UUID, handle: UUID | None = None) -> None:
        """Let one API token of an account no longer work, or all of them."""
        which = [] if handle is None else [tokens.c.handle == handle]
        with self._database.writing() as conn:
            conn.execute(delete(tokens).where(tokens.c.account == account, *which))

    def digest(self, email: str) -> bytes:
        """Give the keyed hash by which an e-mail address is known."""
        return address_digest(self._ring, email)

    def _account(self, digest: bytes) -> UUID | None:
        same = accounts.c.email_digest == digest
        with self._database.reading() as conn:
            return conn.scalar(select(accounts.c.account).where(same))

    def _password_of(self, account: UUID) -> str | None:
        same = accounts.c.account == account
        with self._database.reading() as conn:
            return conn.scalar(select(accounts.c.password).where(same))

    def _now(self) -> str:
        return moment(self._edge.now())


def _people(conn: Connection, account: UUID) -> list[Belongs]:
    look_up(conn, account)
    found = conn.execute(
        select(account_people.c.school, account_people.c.person)
        .where(account_people.c.account == account)
        .order_by(account_people.c.school)
    )
    return [Belongs(person.school, person.person) for person in found]
