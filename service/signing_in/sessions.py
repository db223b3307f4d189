"""Sessions: rows that can be listed, and ended one by one.

A session is half open between a password and a second step, and opens no page then.
Its cookie is new after every step; its *handle* stays, for lists and form tickets.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.exc import InternalError, OperationalError

from events.store.canonical import from_moment, moment
from events.store.engine import Database
from service.edge import Edge
from service.signing_in.account_tables import (
    push_devices,
    remembered_devices,
    sessions,
)
from service.signing_in.browsers import UNKNOWN_DEVICE, device_kept

IN: Final = frozenset({"open", "strong"})
SESSION: Final = timedelta(hours=12)
IDLE: Final = timedelta(hours=2)
HALF_OPEN: Final = timedelta(minutes=15)
A_LITTLE: Final = timedelta(minutes=1)
REMEMBERED: Final = timedelta(days=30)


class Stage(StrEnum):
    """What a session still waits for; a strong one began with two steps elsewhere."""

    OPEN = "open"
    STRONG = "strong"
    CODE = "code"
    SET_UP = "set-up"


@dataclass(frozen=True, slots=True)
class Session:
    """An open or half-open session; *second_step_at* is when a code or key came."""

    handle: UUID
    account: UUID
    stage: Stage
    device: str
    started_at: str
    seen_at: str
    proven_at: datetime
    carried: bytes | None
    second_step_at: datetime | None


@dataclass(frozen=True, slots=True)
class Device:
    """A device on which no second step is asked for."""

    handle: UUID
    device: str
    made_at: str


class Sessions:
    """Opens, proves and ends sessions, and remembers devices."""

    def __init__(self, database: Database, edge: Edge) -> None:
        self._database = database
        self._edge = edge

    def open(
        self,
        account: UUID,
        stage: Stage = Stage.OPEN,
        device: str = UNKNOWN_DEVICE,
        *,
        second_step: bool = False,
    ) -> str:
        """Open a session, and give what its cookie holds.

        *second_step* says that a code or a passkey was shown for it.
        """
        secret, now = token_urlsafe(32), self._edge.now()
        row = {"session": hashed(secret), "handle": self._edge.new_id()}
        times = dict.fromkeys(("started_at", "seen_at", "proven_at"), moment(now))
        times |= {"second_step_at": moment(now)} if second_step else {}
        whose = {"account": account, "stage": stage.value, "device": str(device)}
        with self._database.writing() as conn:
            ended = {**times, "expires_at": moment(now + SESSION)}
            conn.execute(insert(sessions).values(**row, **whose, **ended))
            conn.execute(delete(sessions).where(self._is_over()))
        return secret

    def by_cookie(self, conn: Connection, secret: str) -> Session | None:
        """Give the session that a browser holds."""
        same = sessions.c.session == hashed(secret)
        row = conn.execute(select(sessions).where(same, ~self._is_over())).one_or_none()
        return None if row is None else _session(row)

    def note_use(self, session: Session, secret: str) -> bool:
        """Note that a session is in use; say so once a minute, which is often enough.

        A database that takes no writes for now can still be read.
        """
        now = self._edge.now()
        if now - from_moment(session.seen_at) < A_LITTLE:
            return False
        same = sessions.c.session == hashed(secret)
        used = update(sessions).where(same).values(seen_at=moment(now))
        with (
            suppress(OperationalError, InternalError),
            self._database.writing() as conn,
        ):
            conn.execute(used)
        return True

    def ask_set_up(self, secret: str) -> None:
        """Let a session that was open wait until a second step is set up."""
        same = sessions.c.session == hashed(secret)
        waits = {"stage": Stage.SET_UP.value, "started_at": moment(self._edge.now())}
        with self._database.writing() as conn:
            conn.execute(update(sessions).where(same).values(**waits))

    def prove(self, secret: str, *, second_step: bool = False) -> str:
        """Note that somebody just proved who they are; give the cookie from now on."""
        new, now = token_urlsafe(32), moment(self._edge.now())
        is_in = case((sessions.c.stage == Stage.STRONG.value, Stage.STRONG.value))
        stage = func.coalesce(is_in, Stage.OPEN.value)
        proven: dict[str, Any] = {"proven_at": now, "seen_at": now, "stage": stage}
        proven |= {"second_step_at": now} if second_step else {}
        same = sessions.c.session == hashed(secret)
        with self._database.writing() as conn:
            conn.execute(
                update(sessions).where(same).values(session=hashed(new), **proven)
            )
        return new

    def carry(self, secret: str, form: bytes | None) -> None:
        """Keep a sealed form for a session, or forget it."""
        same = sessions.c.session == hashed(secret)
        with self._database.writing() as conn:
            conn.execute(update(sessions).where(same).values(carried=form))

    def end(self, secret: str) -> None:
        """End the session that a browser holds."""
        with self._database.writing() as conn:
            conn.execute(delete(sessions).where(sessions.c.session == hashed(secret)))

    def end_one(self, account: UUID, handle: UUID) -> None:
        """End one session of an account."""
        told = push_devices.c.session == handle
        self._end(account, sessions.c.handle == handle, told)

    def end_others(self, account: UUID, handle: UUID | None) -> None:
        """End every session of an account but one."""
        told = push_devices.c.session != handle
        self._end(account, sessions.c.handle != handle, told)

    def end_all(self, account: UUID) -> None:
        """End every session of an account, and forget its devices."""
        with self._database.writing() as conn:
            for table in (sessions, remembered_devices, push_devices):
                conn.execute(delete(table).where(table.c.account == account))

    def of(self, account: UUID) -> Sequence[Session]:
        """List where an account is signed in, the last used first."""
        mine = (sessions.c.account == account, sessions.c.stage.in_(IN))
        newest = sessions.c.seen_at.desc()
        with self._database.reading() as conn:
            chosen = select(sessions).where(*mine, ~self._is_over()).order_by(newest)
            return [_session(row) for row in conn.execute(chosen)]

    def remember(self, account: UUID, device: str) -> str:
        """Ask no second step on this device for a month; give what its cookie holds."""
        secret, now = token_urlsafe(32), self._edge.now()
        times = {"made_at": moment(now), "expires_at": moment(now + REMEMBERED)}
        row = {"secret": hashed(secret), "handle": self._edge.new_id(), **times}
        past = remembered_devices.c.expires_at <= moment(now)
        with self._database.writing() as conn:
            conn.execute(delete(remembered_devices).where(past))
            added = insert(remembered_devices)
            conn.execute(added.values(**row, account=account, device=str(device)))
        return secret

    def is_remembered(self, account: UUID, secrets: Sequence[str]) -> bool:
        """Say whether a browser holds the cookie of a device of this account."""
        held = remembered_devices.c.secret.in_([hashed(one) for one in secrets])
        with self._database.reading() as conn:
            found = select(remembered_devices.c.handle).where(
                held, *self._kept(account)
            )
            return conn.execute(found).first() is not None

    def devices(self, account: UUID) -> Sequence[Device]:
        """List the devices on which an account is asked for no second step."""
        listed = (
            remembered_devices.c[name] for name in ("handle", "device", "made_at")
        )
        newest = remembered_devices.c.made_at.desc()
        with self._database.reading() as conn:
            chosen = select(*listed).where(*self._kept(account)).order_by(newest)
            return [
                Device(row.handle, device_kept(row.device), row.made_at)
                for row in conn.execute(chosen)
            ]

    def forget_others(self, account: UUID, secrets: Sequence[str]) -> None:
        """Ask for the second step again on every device but that of this browser."""
        held = remembered_devices.c.secret.in_([hashed(one) for one in secrets])
        mine = remembered_devices.c.account == account
        with self._database.writing() as conn:
            conn.execute(delete(remembered_devices).where(mine, ~held))

    def forget(self, account: UUID, handle: UUID) -> None:
        """Ask for the second step again on one device."""
        same = remembered_devices.c.handle == handle
        mine = remembered_devices.c.account == account
        with self._database.writing() as conn:
            conn.execute(delete(remembered_devices).where(mine, same))

    def _end(self, account: UUID, *which: ColumnElement[bool]) -> None:
        """End sessions; what was begun in them, a device is told of no longer."""
        with self._database.writing() as conn:
            for table, same in zip((sessions, push_devices), which, strict=True):
                conn.execute(delete(table).where(table.c.account == account, same))

    def _is_over(self) -> Any:  # noqa: ANN401 - a comparison
        now = self._edge.now()
        half_open = sessions.c.stage.not_in(IN)
        return or_(
            sessions.c.expires_at <= moment(now),
            sessions.c.seen_at <= moment(now - IDLE),
            and_(half_open, sessions.c.started_at <= moment(now - HALF_OPEN)),
        )

    def _kept(self, account: UUID) -> tuple[Any, Any]:
        mine = remembered_devices.c.account == account
        return mine, remembered_devices.c.expires_at > moment(self._edge.now())


def _session(row: Row[Any]) -> Session:
    return Session(
        row.handle,
        row.account,
        Stage(row.stage),
        device_kept(row.device),
        row.started_at,
        row.seen_at,
        from_moment(row.proven_at),
        None if row.carried is None else bytes(row.carried),
        None if row.second_step_at is None else from_moment(row.second_step_at),
    )


def hashed(secret: str) -> bytes:
    """Give what is kept of a long random secret."""
    return sha256(secret.encode()).digest()
