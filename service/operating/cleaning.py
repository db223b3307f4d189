"""What an erasure does after its commit: new key files, and no old bytes on the disk.

Each step can be done again at any time. An erasure that was interrupted is finished
by doing all of them once more.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from events.store import erasures
from events.store.engine import BUSY_MILLISECONDS, Database
from events.store.erasure import BLOBS, rotate
from events.store.keys import KeyRing
from events.store.tables import contents, idempotency, keys
from service.signing_in.account_tables import metadata as account_tables
from service.signing_in.seals import SEALED

# Every table from which an erasure takes rows or values.
CLEANED: Final = (
    contents,
    keys,
    idempotency,
    *BLOBS,
    *account_tables.sorted_tables,
)


@dataclass(slots=True)
class Left:
    """What is left for a person to do.

    *backups* could not be reached, so their keys are still there. *busy* says that
    somebody was reading all the while, so old bytes are still in the file.
    """

    backups: list[Path] = field(default_factory=list)
    busy: bool = False


def finish(owner: Database, ring: KeyRing, erased: Iterable[str] = ()) -> Left:
    """Write down what was erased, replace the key file, and clean the disk."""
    erasures.remember(ring, erased)
    left = Left(backups=rotate(owner, ring, SEALED))
    left.busy = not _compacted(owner)
    if not left.busy:
        erasures.end(ring)
    return left


def _compacted(owner: Database) -> bool:
    """Write the database anew without what was deleted; False if others were in it."""
    try:
        return _sqlite(owner) if owner.is_sqlite else _postgres(owner)
    except DBAPIError as problem:
        if problem.connection_invalidated:
            raise
        return False


def _sqlite(owner: Database) -> bool:
    with owner.engine.connect() as conn:
        driver = conn.connection.driver_connection
        assert driver is not None
        for pragma in ("secure_delete = ON", "temp_store = MEMORY"):
            driver.execute(f"PRAGMA {pragma}")
        driver.execute("VACUUM")
        busy, _, __ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def _postgres(owner: Database) -> bool:
    named = ", ".join(table.name for table in CLEANED)
    alone = owner.engine.execution_options(isolation_level="AUTOCOMMIT")
    with alone.connect() as conn:
        conn.execute(text(f"SET lock_timeout = {BUSY_MILLISECONDS}"))
        conn.execute(text(f"VACUUM (FULL) {named}"))
        conn.execute(text("SET lock_timeout = DEFAULT"))
        _checkpoint(owner)
    return True


def _checkpoint(owner: Database) -> None:
    """Let the log of changes go sooner, where the owner may ask for that."""
    alone = owner.engine.execution_options(isolation_level="AUTOCOMMIT")
    may = "SELECT pg_has_role(current_user, 'pg_checkpoint', 'MEMBER')"
    with alone.connect() as conn:
        if conn.scalar(text(may)):
            conn.execute(text("CHECKPOINT"))
