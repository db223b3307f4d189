"""Backups: one snapshot of the database and the keys that open it, and back again.

A backup is a folder: record.db, an SQLite file whatever the database is, the key
files, and a manifest with the SHA-256 of each. Nothing in it is half done: what is
not whole has no manifest, and is refused.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from shutil import rmtree
from typing import Any, Final

from sqlalchemy import Connection, Table, func, insert, inspect, select

from events.store import key_copies
from events.store.canonical import moment, to_base64url
from events.store.engine import Database
from events.store.errors import StoreError
from events.store.keys import SERVICE_KEY, KeyRing, sync_folder
from events.store.tables import events, logs, school_heads
from events.store.tables import metadata as record_tables
from projections.base import metadata as view_tables
from projections.runner import check
from service.migrate import migrate
from service.signing_in.account_tables import (
    failed_tries,
    passkey_challenges,
    provider_tries,
    push_devices,
    pushes,
    roster_uploads,
    sessions,
    sign_in_links,
)
from service.signing_in.account_tables import metadata as account_tables

FORMAT: Final = "samepage-backup/1"
MANIFEST: Final = "manifest.json"
RECORD: Final = "record.db"
BATCH: Final = 1_000
VERSIONS: Final = "alembic_version"
TABLES: Final[tuple[Table, ...]] = (
    *record_tables.sorted_tables,
    *view_tables.sorted_tables,
    *account_tables.sorted_tables,
)
# What matters only for the moment; some of it holds half-written words.
FLEETING: Final[tuple[Table, ...]] = (
    sessions,
    sign_in_links,
    roster_uploads,
    passkey_challenges,
    provider_tries,
    failed_tries,
    push_devices,
    pushes,
)


class BackupUnusable(StoreError):
    """A backup cannot be made here, or cannot be restored from here."""


def make(owner: Database, ring: KeyRing, folder: Path, now: datetime) -> dict[str, Any]:
    """Make a backup in an empty *folder*; give its manifest.

    The folder is noted before a key lies in it, so that every erasure finds it.
    """
    _make_room(folder)
    key_copies.note(ring.folder, folder)
    try:
        _copy_keys(ring.folder, folder / key_copies.KEYS)
        _copy_record(owner, folder)
        _refuse_what_is_not_whole(folder)
        manifest = {"format": FORMAT, "made_at": moment(now), **_told(folder)}
    except BaseException:
        _clear(ring.folder, folder)
        raise
    _write_manifest(folder, manifest)
    return manifest


def _make_room(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(folder.iterdir()):
        msg = f"{folder} is not empty. Name a folder that is empty or not there yet."
        raise BackupUnusable(msg)
    folder.chmod(0o700)


def _clear(key_dir: Path, folder: Path) -> None:
    """Leave nothing of a backup that failed, above all no key."""
    for path in (folder / key_copies.KEYS).glob("*"):
        path.unlink()
    for path in folder.iterdir():
        rmtree(path) if path.is_dir() else path.unlink()
    key_copies.forget(key_dir, folder)


def _copy_keys(key_dir: Path, target: Path) -> None:
    target.mkdir(mode=0o700, exist_ok=True)
    for path in _key_files(key_dir):
        key_copies.copy_file(path, target / path.name)


def _key_files(key_dir: Path) -> list[Path]:
    """Name the keys, and the list of erasures if there is one."""
    named = [key_dir / SERVICE_KEY, key_dir / "erasures"]
    return [*sorted(key_dir.glob("kek-*.key")), *(p for p in named if p.exists())]


def _copy_record(owner: Database, folder: Path) -> None:
    """Copy the database as it is in one moment, whoever writes meanwhile."""
    file = folder / RECORD
    with owner.reading() as source:
        _refuse_unknown_tables(source)
        if owner.is_sqlite:
            _copy_sqlite(source, file)
            return
        copy = Database(f"sqlite:///{file}")
        try:
            migrate(copy, folder / key_copies.KEYS, None)
            with copy.writing() as target:
                copy_rows(source, target)
        finally:
            copy.close()


def _copy_sqlite(source: Connection, file: Path) -> None:
    driver: Any = source.connection.driver_connection
    copy = sqlite3.connect(file)
    try:
        driver.backup(copy)
        copy.execute("PRAGMA secure_delete = ON")
        for table in FLEETING:
            copy.execute(f"DELETE FROM {table.name}")  # noqa: S608 - our own tables
        copy.commit()
        copy.execute("VACUUM")
    finally:
        copy.close()


def _refuse_unknown_tables(conn: Connection) -> None:
    known = {VERSIONS, *(table.name for table in TABLES)}
    if unknown := sorted(set(inspect(conn).get_table_names()) - known):
        msg = (
            f"The database has tables that a backup would not hold: "
            f"{', '.join(unknown)}. Move them to another database."
        )
        raise BackupUnusable(msg)


def copy_rows(source: Connection, target: Connection) -> None:
    """Copy every row of every table, but for what matters only for the moment."""
    for table in (one for one in TABLES if one not in FLEETING):
        found = source.execute(select(table).execution_options(yield_per=BATCH))
        for rows in found.mappings().partitions():
            target.execute(insert(table), [dict(row) for row in rows])


def opened(folder: Path) -> Database:
    """Open the record in a backup, only to read."""
    file = (folder / RECORD).resolve()
    return Database(f"sqlite:///file:{file}?mode=ro&immutable=1&uri=true")


def _refuse_what_is_not_whole(folder: Path) -> None:
    _settle(folder / RECORD)
    copy = opened(folder)
    try:
        with copy.reading() as conn:
            found = [*check(conn, KeyRing(folder / key_copies.KEYS))]
    finally:
        copy.close()
    if found:
        msg = (
            f"The record and its keys do not fit: {len(found):,} differences, such as "
            f"“{found[0]}”. Nothing was kept. Run: samepage fsck"
        )
        raise BackupUnusable(msg)


def _settle(file: Path) -> None:
    """Put everything into the one file, without a journal beside it."""
    copy = sqlite3.connect(file)
    try:
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()
    file.chmod(0o600)


def _told(folder: Path) -> Mapping[str, Any]:
    """Count what is in a backup, and name each file with its SHA-256."""
    copy = opened(folder)
    try:
        with copy.reading() as conn:
            counted = {
                "schools": conn.scalar(select(func.count()).select_from(school_heads)),
                "facts": conn.scalar(select(func.count()).select_from(events)),
                "logs": [*_heads(conn)],
            }
    finally:
        copy.close()
    names = [RECORD, *(f"keys/{p.name}" for p in _key_files(folder / key_copies.KEYS))]
    return {**counted, "files": {name: sha256(folder / name) for name in names}}


def _heads(conn: Connection) -> Iterator[dict[str, Any]]:
    for row in conn.execute(select(logs).order_by(logs.c.school, logs.c.slot)):
        root = to_base64url(bytes(row.root))
        yield {"log": str(row.log), "size": row.size, "root": root}


def sha256(file: Path) -> str:
    with file.open("rb") as opened_file:
        return file_digest(opened_file, "sha256").hexdigest()


def _write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    file = folder / MANIFEST
    making = folder / f".{MANIFEST}.new"
    making.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    making.rename(file)
    sync_folder(folder)
