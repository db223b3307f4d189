"""What is sealed in the tables of accounts, and what binds each to its row."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row

from events.store.small_seals import SmallSeals
from service.signing_in.account_tables import (
    accounts,
    invitations,
    passkeys,
    push_devices,
)


def address_place(account: UUID) -> bytes:
    """Bind a sealed address to its account."""
    return b"samepage/address/v1" + account.bytes


def passkey_place(passkey: UUID) -> bytes:
    """Bind the sealed name of a passkey to it."""
    return b"samepage/passkey-name/v1" + passkey.bytes


def push_place(device: UUID) -> bytes:
    """Bind where pushes to a device go to it."""
    return b"samepage/push/v1" + device.bytes


def letter_place(school: UUID, invitation: UUID) -> bytes:
    """Bind to whom a letter goes to its invitation."""
    return b"samepage/invited/v1" + school.bytes + invitation.bytes


def _address_place_of(row: Row[Any]) -> bytes:
    return address_place(row.account)


def _passkey_place_of(row: Row[Any]) -> bytes:
    return passkey_place(row.passkey)


def _push_place_of(row: Row[Any]) -> bytes:
    return push_place(row.device)


def _letter_place_of(row: Row[Any]) -> bytes:
    return letter_place(row.school, row.invitation)


# What names or reaches somebody, and lasts: a rotation seals it again.
SEALED: Final[SmallSeals] = {
    accounts.c.email: _address_place_of,
    passkeys.c.name: _passkey_place_of,
    invitations.c.sealed: _letter_place_of,
    push_devices.c.sealed: _push_place_of,
}
