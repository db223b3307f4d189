"""The pushes that wait: which devices are still to be told of which mail.

They are put in where a mail is begun, in its transaction, so that a device is told
when its owner is. A push that was taken is deleted: nothing about it is to be known.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, delete, insert, select, update

from events.store.canonical import from_moment, moment
from service.outbox import GIVEN_UP, LEASE, pause_after
from service.signing_in.account_tables import pushes


def put(
    conn: Connection, of: Row[Any], mail: UUID, devices: Iterable[UUID], now: datetime
) -> None:
    """Let devices be told of the mail that a notice is in."""
    times = {"made_at": moment(now), "due_at": moment(now)}
    whose = {"school": of.school, "person": of.person, "mail": mail, "tries": 0}
    rows = [{**whose, **times, "device": device} for device in devices]
    if rows:
        conn.execute(insert(pushes), rows)


def has_due(conn: Connection, school: UUID, now: datetime) -> bool:
    """Say whether any push is due, without holding up anybody."""
    chosen = select(pushes.c.mail).where(*_is_due(school, now)).limit(1)
    return conn.execute(chosen).first() is not None


def first_due(conn: Connection, school: UUID, now: datetime) -> Row[Any] | None:
    """Give the push that is due the longest; its row is locked."""
    chosen = (
        select(pushes)
        .where(*_is_due(school, now))
        .order_by(pushes.c.due_at, pushes.c.mail, pushes.c.device)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    return conn.execute(chosen).one_or_none()


def _is_due(school: UUID, now: datetime) -> list[ColumnElement[bool]]:
    return [pushes.c.school == school, pushes.c.due_at <= moment(now)]


def take(conn: Connection, row: Row[Any], now: datetime) -> None:
    """Hold a push for as long as it may take to hand it over."""
    _change(conn, row, due_at=moment(now + LEASE), tries=row.tries + 1)


def let_wait(conn: Connection, row: Row[Any], until: datetime) -> None:
    """Look at a push again later."""
    _change(conn, row, due_at=moment(until))


def put_off(conn: Connection, row: Row[Any], now: datetime) -> None:
    """Try again after a pause that grows; after a week it is no news any more."""
    if from_moment(row.made_at) + GIVEN_UP <= now:
        remove(conn, row)
    else:
        let_wait(conn, row, now + pause_after(row.tries))


def remove(conn: Connection, row: Row[Any]) -> None:
    """Be done with a push: it was taken, or there is nobody to tell."""
    conn.execute(delete(pushes).where(*_same(row)))


def _change(conn: Connection, row: Row[Any], **values: object) -> None:
    conn.execute(update(pushes).where(*_same(row)).values(**values))


def _same(row: Row[Any]) -> list[ColumnElement[bool]]:
    return [one == getattr(row, one.key) for one in pushes.primary_key]
