"""How often may something be tried? Counted in the database, for all workers."""

import hmac
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import case, delete, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from events.store.canonical import moment
from events.store.engine import Database
from events.store.keys import KeyRing
from service.edge import Edge
from service.signing_in.account_tables import failed_tries

QUARTER_HOUR: Final = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Limit:
    """At most *most* tries of one kind within a time."""

    what: str
    most: int
    within: timedelta = QUARTER_HOUR


PASSWORD: Final = Limit("password", 10)
LINK: Final = Limit("link", 3)
CODE: Final = Limit("code", 5)
CONFIRM: Final = Limit("confirm", 10)
CHILD: Final = Limit("child", 5)
# Each new agreement on pictures is a guess at those that a child signed in with before.
AGREEMENT: Final = Limit("agreement", 6, timedelta(days=1))
# A whole school may stand behind one address.
NETWORK: Final = Limit("network", 100)
# Asking for a link is no guess, and must not close the passwords of all the others.
NETWORK_LINKS: Final = Limit("network-links", 200)


class TooManyTries(Exception):
    """Too much was tried from one network; nothing is said about any account."""


class Throttle:
    """Counts tries. Whose they are is kept as a keyed hash."""

    def __init__(self, database: Database, ring: KeyRing, edge: Edge) -> None:
        self._database = database
        self._edge = edge
        self._key = ring.derive("throttle")

    def admits(self, limit: Limit, whose: str | bytes) -> bool:
        """Count one more try before it is made; False if there were too many.

        Counting comes first, so that tries made at once cannot pass together.
        """
        with self._database.writing() as conn:
            tries: int = conn.execute(self._count(limit, whose)).scalar_one()
        return tries <= limit.most

    def forget(self, limit: Limit, whose: str | bytes) -> None:
        """Let earlier tries be forgotten: the right answer came."""
        same = failed_tries.c.whose == self._digest(limit, whose)
        with self._database.writing() as conn:
            conn.execute(delete(failed_tries).where(same))
            conn.execute(delete(failed_tries).where(failed_tries.c.until < self._now()))

    def give_back(self, limit: Limit, whose: str | bytes) -> None:
        """Take one try back, because it was none."""
        same = failed_tries.c.whose == self._digest(limit, whose)
        fewer = update(failed_tries).where(same, failed_tries.c.tries > 0)
        with self._database.writing() as conn:
            conn.execute(fewer.values(tries=failed_tries.c.tries - 1))

    def _count(self, limit: Limit, whose: str | bytes) -> ReturningInsert[Any]:
        now, until = self._now(), moment(self._edge.now() + limit.within)
        dialect = sqlite if self._database.is_sqlite else postgresql
        added = dialect.insert(failed_tries)
        is_over = failed_tries.c.until < now
        is_full = failed_tries.c.tries > limit.most
        more = failed_tries.c.tries + 1
        again = {
            "tries": case((is_over, 1), (is_full, failed_tries.c.tries), else_=more),
            "until": case((is_over, until), else_=failed_tries.c.until),
        }
        first = {"whose": self._digest(limit, whose), "tries": 1, "until": until}
        counted: ReturningInsert[Any] = (
            added.values(first)
            .on_conflict_do_update(index_elements=["whose"], set_=again)
            .returning(failed_tries.c.tries)
        )
        return counted

    def _digest(self, limit: Limit, whose: str | bytes) -> bytes:
        said = whose.encode() if isinstance(whose, str) else whose
        return hmac.digest(self._key, limit.what.encode() + b"\0" + said, "sha256")

    def _now(self) -> str:
        return moment(self._edge.now())
