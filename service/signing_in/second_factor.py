"""The second step: a code from an app, or one of ten codes kept on paper."""

import hmac
from base64 import b32encode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from enum import StrEnum
from secrets import token_bytes
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pyotp import TOTP, random_base32
from pyotp.exceptions import OTPVerificationError
from sqlalchemy import Connection, Delete, Table, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from events.store.engine import Database
from events.store.keys import KeyRing, seal, unseal
from service.edge import Edge
from service.signing_in.account_tables import (
    authenticators,
    passkeys,
    recovery_codes,
    remembered_devices,
)

ISSUER: Final = "Same Page"
# A clock may be one step of half a minute behind or ahead.
WINDOW: Final = 1
HOW_MANY_CODES: Final = 10
CODE_BYTES: Final = 10
# What counts as a second factor: a word for it, and the table that says who has it.
KINDS: Final[Mapping[str, Table]] = {
    "authenticator": authenticators,
    "passkey": passkeys,
}


class Code(StrEnum):
    """Where a code comes from that somebody typed."""

    APP = "app"
    PAPER = "paper"


class SecondFactor:
    """Knows who has an authenticator app, and checks its codes."""

    def __init__(self, database: Database, ring: KeyRing, edge: Edge) -> None:
        self._database = database
        self._edge = edge
        self._cipher = AESGCM(ring.derive("authenticator"))
        self._offers = Fernet(urlsafe_b64encode(ring.derive("authenticator-offer")))
        self._code_key = ring.derive("recovery-code")

    def ways(self, account: UUID) -> frozenset[str]:
        """Say which second factors an account has."""
        with self._database.reading() as conn:
            return frozenset(
                word for word, table in KINDS.items() if _has(conn, table, account)
            )

    def offer(self, account: UUID) -> str:
        """Make a new secret, sealed for one account, that is not yet in use."""
        return self._offers.encrypt(account.bytes + random_base32().encode()).decode()

    def secret_of(self, account: UUID, offer: str) -> str | None:
        """Open an offered secret; None if it is not one of ours for this account."""
        try:
            plain = self._offers.decrypt(offer.encode())
        except (InvalidToken, UnicodeEncodeError):
            return None
        mine = plain.startswith(account.bytes)
        return plain.removeprefix(account.bytes).decode() if mine else None

    def set_up(
        self, account: UUID, secret: str, code: str, *, first: bool = False
    ) -> bool:
        """Take a secret into use, if the app that holds it gives the right code.

        With *first* nothing that was set up before is replaced.
        """
        counter = self._counter(secret, code)
        if counter is None:
            return False
        sealed = seal(self._cipher, secret.encode(), account.bytes)
        row = {"secret": sealed, "last_counter": counter}
        dialect = sqlite if self._database.is_sqlite else postgresql
        added = dialect.insert(authenticators).values(account=account, **row)
        if first:
            put = added.on_conflict_do_nothing()
        else:
            put = added.on_conflict_do_update(index_elements=["account"], set_=row)
        with self._database.writing() as conn:
            taken = conn.execute(put.returning(authenticators.c.account)).first()
        return taken is not None

    def kind_of(self, account: UUID, code: str) -> Code | None:
        """Check a code from the app, or use up one from paper; None if it is none."""
        if self.is_code(account, code):
            return Code.APP
        return Code.PAPER if self.use_recovery_code(account, code) else None

    def is_code(self, account: UUID, code: str) -> bool:
        """Check a code from the app; of two who send the same code, one is right."""
        mine = authenticators.c.account == account
        with self._database.reading() as conn:
            row = conn.execute(select(authenticators).where(mine)).one_or_none()
        if row is None:
            return False
        try:
            secret = unseal(self._cipher, bytes(row.secret), account.bytes).decode()
        except InvalidTag:
            return False
        counter = self._counter(secret, code)
        if counter is None:
            return False
        newer = update(authenticators).where(
            mine, authenticators.c.last_counter < counter
        )
        with self._database.writing() as conn:
            return conn.execute(newer.values(last_counter=counter)).rowcount == 1

    def new_recovery_codes(self, account: UUID) -> Sequence[str]:
        """Make ten codes for paper; earlier ones no longer work."""
        codes = [_recovery_code() for _ in range(HOW_MANY_CODES)]
        rows = [{"account": account, "code": self._kept(account, one)} for one in codes]
        with self._database.writing() as conn:
            conn.execute(_forget_codes(account))
            conn.execute(insert(recovery_codes), rows)
        return codes

    def use_recovery_code(self, account: UUID, code: str) -> bool:
        """Use a code up; False if it is none of those left."""
        same = recovery_codes.c.code == self._kept(account, code)
        mine = recovery_codes.c.account == account
        with self._database.writing() as conn:
            return conn.execute(delete(recovery_codes).where(mine, same)).rowcount == 1

    def codes_left(self, account: UUID) -> int:
        """Count the recovery codes that were not used yet."""
        mine = recovery_codes.c.account == account
        counted = select(func.count()).select_from(recovery_codes).where(mine)
        with self._database.reading() as conn:
            return conn.scalar(counted) or 0

    def switch_off(self, account: UUID) -> None:
        """Ask for no code of an app any more; whoever must give one sets it up anew.

        Codes on paper and remembered devices stay for as long as a passkey is asked
        for: they are what is left when it is lost.
        """
        with self._database.writing() as conn:
            mine = authenticators.c.account == account
            conn.execute(delete(authenticators).where(mine))
            if _has(conn, passkeys, account):
                return
            conn.execute(_forget_codes(account))
            of_account = remembered_devices.c.account == account
            conn.execute(delete(remembered_devices).where(of_account))

    def forget(self, account: UUID, *, with_passkeys: bool) -> None:
        """Ask for no code any more, from an app or from paper."""
        gone = [authenticators, recovery_codes, *([passkeys] if with_passkeys else ())]
        with self._database.writing() as conn:
            for table in gone:
                conn.execute(delete(table).where(table.c.account == account))

    def _counter(self, secret: str, code: str) -> int | None:
        given, now = "".join(code.split()), self._edge.now()
        try:
            return TOTP(secret).verify_and_get_timecode(
                given, for_time=now, valid_window=WINDOW
            )
        except OTPVerificationError:
            return None

    def _kept(self, account: UUID, code: str) -> bytes:
        plain = "".join(sign for sign in code.casefold() if sign.isalnum())
        return hmac.digest(self._code_key, account.bytes + plain.encode(), "sha256")


def address_for_app(secret: str, name: str) -> str:
    """Give what the square picture says to an authenticator app."""
    return TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)


def _has(conn: Connection, table: Table, account: UUID) -> bool:
    found = select(table.c.account).where(table.c.account == account).limit(1)
    return conn.execute(found).first() is not None


def _forget_codes(account: UUID) -> Delete:
    return delete(recovery_codes).where(recovery_codes.c.account == account)


def _recovery_code() -> str:
    letters = b32encode(token_bytes(CODE_BYTES)).decode().lower()
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))
