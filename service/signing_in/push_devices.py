"""Devices on which somebody is told of news, until they stop it or sign out there.

A device is known by a secret that its browser holds, for sessions end by themselves
after hours and the news does not. Whoever signs in next in the same browser ends it.
"""

import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select, update

from events.store.canonical import from_base64url, moment, to_base64url
from events.store.engine import Database
from events.store.keys import KeyRing
from events.store.small_seals import open_small, seal_small
from service.edge import Edge
from service.push.sealing import DeviceKeys
from service.push.sending import Subscription
from service.signing_in.account_tables import account_people, push_devices, sessions
from service.signing_in.seals import push_place
from service.signing_in.sessions import hashed

MOST: Final = 10


@dataclass(frozen=True, slots=True)
class Holder:
    """Who asks to be told, in which session, and what their browser is and holds."""

    account: UUID
    session: UUID
    described: str
    browser: str


@dataclass(frozen=True, slots=True)
class PushDevice:
    """A device that is told of news, as its owner sees it."""

    device: UUID
    described: str
    made_at: str
    is_here: bool


class PushDevices:
    """Knows which devices an account is told on."""

    def __init__(self, database: Database, ring: KeyRing, edge: Edge) -> None:
        self._database = database
        self._ring = ring
        self._edge = edge

    def keep(self, holder: Holder, to: Subscription) -> str:
        """Tell somebody on this device from now on; give what its cookie holds.

        Whoever was told there before is not any more. The oldest of many gives way.
        """
        secret, device = token_urlsafe(32), self._edge.new_id()
        digest = self._digest(to.endpoint)
        whose = {"account": holder.account, "session": holder.session}
        known = {"device": device, "described": holder.described, "endpoint": digest}
        with self._database.writing() as conn:
            sealed = seal_small(conn, self._ring, _written(to), push_place(device))
            here = push_devices.c.browser == hashed(holder.browser)
            same = or_(here, push_devices.c.endpoint == digest)
            conn.execute(delete(push_devices).where(same))
            self._make_room(conn, holder.account)
            held = {"browser": hashed(secret), "made_at": moment(self._edge.now())}
            row = {**whose, **known, **held, "sealed": sealed}
            conn.execute(insert(push_devices).values(**row))
        return secret

    def _make_room(self, conn: Connection, account: UUID) -> None:
        newest = push_devices.c.made_at.desc()
        mine = select(push_devices.c.device).where(push_devices.c.account == account)
        found = conn.scalars(mine.order_by(newest)).all()
        over = push_devices.c.device.in_(found[MOST - 1 :])
        conn.execute(delete(push_devices).where(over))

    def of(self, account: UUID, browser: str) -> Sequence[PushDevice]:
        """List the devices of an account, the newest first."""
        mine, here = push_devices.c.account == account, hashed(browser)
        with self._database.reading() as conn:
            chosen = select(push_devices).where(mine)
            rows = conn.execute(chosen.order_by(push_devices.c.made_at.desc())).all()
        return [
            PushDevice(row.device, row.described, row.made_at, row.browser == here)
            for row in rows
        ]

    def stop(self, account: UUID, device: UUID) -> None:
        """Tell somebody there no longer."""
        mine = push_devices.c.account == account
        self._delete(mine, push_devices.c.device == device)

    def forget(self, device: UUID) -> None:
        """Let go of a device that its push service does not know any more."""
        self._delete(push_devices.c.device == device)

    def leave(self, browser: str, session: UUID | None) -> None:
        """Tell nobody in a browser any more, for somebody signs out there."""
        here = push_devices.c.browser == hashed(browser)
        self._delete(or_(here, push_devices.c.session == session))

    def enter(self, browser: str, account: UUID, session: str) -> None:
        """Somebody signs in: others are told there no longer, and their own goes on.

        It belongs to the new session from now on, and ends with it.
        """
        here = push_devices.c.browser == hashed(browser)
        mine = push_devices.c.account == account
        handle = select(sessions.c.handle).where(sessions.c.session == hashed(session))
        moved = update(push_devices).values(session=handle.scalar_subquery())
        with self._database.writing() as conn:
            conn.execute(delete(push_devices).where(here, ~mine))
            conn.execute(moved.where(here, mine))

    @staticmethod
    def of_person(conn: Connection, school: UUID, person: UUID) -> Sequence[UUID]:
        """Give the devices on which a person of a school is told."""
        chosen = (
            select(push_devices.c.device)
            .join(account_people, account_people.c.account == push_devices.c.account)
            .where(account_people.c.school == school, account_people.c.person == person)
        )
        return conn.scalars(chosen).all()

    def to(self, device: UUID) -> Subscription | None:
        """Give where pushes to a device go; None if nobody is told there any more."""
        same = push_devices.c.device == device
        with self._database.reading() as conn:
            sealed = conn.scalar(select(push_devices.c.sealed).where(same))
        if sealed is None:
            return None
        return _read(open_small(self._ring, bytes(sealed), push_place(device)))

    def _digest(self, endpoint: str) -> bytes:
        key = self._ring.derive("push-endpoint")
        return hmac.digest(key, endpoint.encode(), "sha256")

    def _delete(self, *which: ColumnElement[bool]) -> None:
        with self._database.writing() as conn:
            conn.execute(delete(push_devices).where(*which))


def _written(to: Subscription) -> bytes:
    keys = [to_base64url(to.keys.public), to_base64url(to.keys.auth)]
    return json.dumps([to.endpoint, *keys]).encode()


def _read(written: bytes) -> Subscription:
    endpoint, public, auth = json.loads(written)
    keys = DeviceKeys(from_base64url(public), from_base64url(auth))
    return Subscription(endpoint, keys)
