"""Forgets an erased person's account, and forms that were half written."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Column, Connection, delete, exists, select, update

from events.store.keys import KeyRing
from events.store.reader import Reader
from events.store.tables import idempotency
from service.letters import recipient_of
from service.signing_in.account_tables import (
    account_people,
    accounts,
    invitations,
    metadata,
    roster_uploads,
)
from service.signing_in.addresses import address_digest

ABOUT_A_PERSON: Final = ("school", "person")


def forget_person(conn: Connection, school: UUID, person: UUID) -> None:
    """Delete what a person has at a school, and their account if it is all they are.

    Every table of accounts is asked by its columns, so a new one is not forgotten.
    """
    account = conn.scalar(
        select(account_people.c.account).where(
            account_people.c.school == school, account_people.c.person == person
        )
    )
    for table in metadata.sorted_tables:
        if set(ABOUT_A_PERSON) <= set(table.columns.keys()):
            same = (table.c.school == school, table.c.person == person)
            conn.execute(delete(table).where(*same))
    if account is not None:
        _forget_answers(conn, school, account)
        if not conn.scalar(select(exists().where(account_people.c.account == account))):
            _forget_account(conn, account)


def _forget_answers(conn: Connection, school: UUID, account: UUID) -> None:
    """A program may have chosen a telling name for a request."""
    same = (idempotency.c.school == school, idempotency.c.account == account)
    conn.execute(delete(idempotency).where(*same))


def _forget_account(conn: Connection, account: UUID) -> None:
    same = select(accounts.c.email_digest).where(accounts.c.account == account)
    digest = conn.scalar(same)
    for table in metadata.sorted_tables:
        if "account" in table.c:
            conn.execute(delete(table).where(table.c.account == account))
        elif "email_digest" in table.c:
            conn.execute(delete(table).where(table.c.email_digest == digest))


def forget_answers_about(conn: Connection, school: UUID, logs: list[UUID]) -> None:
    """Forget which requests were answered with a place in these logs."""
    same = (idempotency.c.school == school, idempotency.c.log.in_(logs))
    conn.execute(delete(idempotency).where(*same))


def forget_letters_about(reader: Reader, subjects: AbstractSet[UUID]) -> None:
    """Delete the letters of invitations that name any of these, while they are legible.

    Their sealed part has a name and an address, and is under no key that is erased.
    """
    conn, of_school = reader.conn, invitations.c.school == reader.school
    for one in conn.scalars(select(invitations.c.invitation).where(of_school)).all():
        if _names_any(reader, one, subjects):
            same = invitations.c.invitation == one
            conn.execute(delete(invitations).where(of_school, same))


def forget_letters_to(reader: Reader, ring: KeyRing, people: Iterable[UUID]) -> None:
    """Delete the letters that went to the addresses of people's accounts.

    Such an invitation may be to another child, and name nobody.
    """
    conn, school = reader.conn, reader.school
    chosen = (
        select(accounts.c.email_digest)
        .join(account_people, account_people.c.account == accounts.c.account)
        .where(account_people.c.school == school, account_people.c.person.in_(people))
    )
    addresses = {bytes(digest) for digest in conn.scalars(chosen)}
    of_school = (invitations.c.school == school, invitations.c.sealed.is_not(None))
    for row in conn.execute(select(invitations).where(*of_school)).all():
        to = recipient_of(ring, row)
        if address_digest(ring, to.email) in addresses:
            same = invitations.c.invitation == row.invitation
            conn.execute(delete(invitations).where(*of_school, same))


def _names_any(reader: Reader, stream: UUID, subjects: AbstractSet[UUID]) -> bool:
    told = reader.facts_of_stream(stream)
    ids = {it for one in told for it in vars(one.fact).values() if isinstance(it, UUID)}
    return not ids.isdisjoint(subjects)


def forget_roster_uploads(conn: Connection, school: UUID) -> None:
    """Let go of files that wait to be looked at: whom they name nobody can say."""
    conn.execute(delete(roster_uploads).where(roster_uploads.c.school == school))


def forget_carried_forms(conn: Connection) -> None:
    """Let go of every form that waits for its writer to sign in again."""
    for table in metadata.sorted_tables:
        for column in table.columns:
            if column.name == "carried":
                _empty(conn, column)


def _empty(conn: Connection, column: Column[Any]) -> None:
    written = update(column.table).where(column.is_not(None))
    conn.execute(written.values({column: None}))
