"""Puts a backup back, into an empty database, and what was erased stays erased."""

import json
from collections.abc import Iterator, Mapping
from hmac import compare_digest
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select

from events.erasure import Erasable, Ground
from events.store import erasures, key_copies
from events.store.engine import Database
from events.store.errors import SchoolUnknown
from events.store.keys import SERVICE_KEY, KeyRing
from events.store.mentions import Place
from events.store.unit import Store
from projections.runner import check, see
from service.edge import Edge
from service.migrate import migrate, refuse_other_version
from service.operating import copying, erasing
from service.operating.cleaning import finish
from service.operating.copying import BackupUnusable
from service.operating.outlook import Wish
from service.settings import Settings


def restore(
    folder: Path, settings: Settings, edge: Edge
) -> tuple[Mapping[str, Any], int]:
    """Restore a backup; give its manifest and how many erasures were done again.

    Nothing is touched before the backup was found whole and the target empty.
    """
    manifest = read_manifest(folder)
    owner = Database(settings.owner_url)
    try:
        _refuse_what_is_not_empty(owner)
        _bring_keys(folder / key_copies.KEYS, settings.key_dir)
        ring = migrate(owner, settings.key_dir, settings.web_role)
        _bring_rows(folder, owner, ring)
        again = erase_again(Store(owner, ring, see, edge.now), edge, folder)
    finally:
        owner.close()
    return manifest, again


def read_manifest(folder: Path) -> Mapping[str, Any]:
    """Read what a backup says of itself, and hold every file against it."""
    try:
        manifest = json.loads((folder / copying.MANIFEST).read_text(encoding="utf-8"))
        files = {str(name): str(told) for name, told in manifest["files"].items()}
        is_ours = manifest["format"] == copying.FORMAT
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        is_ours, files, manifest = False, {}, {}
    if not is_ours:
        msg = f"There is no whole backup in {folder}. Name the folder of one."
        raise BackupUnusable(msg)
    for name, told in files.items():
        _check_file(folder, name, told)
    _check_keys(folder, files)
    _refuse_strange_keys(folder, files)
    return manifest  # type: ignore[no-any-return]


def _check_file(folder: Path, name: str, told: str) -> None:
    file = folder / name
    if not file.exists() and name.startswith("keys/kek-"):
        msg = (
            f"The key of the backup in {folder} is gone: an erasure after it destroyed "
            "it, so that nothing erased comes back. Restore a newer backup."
        )
        raise BackupUnusable(msg)
    if not file.is_file() or copying.sha256(file) != told:
        msg = f"The backup is damaged: {file} is not as it was. Restore another one."
        raise BackupUnusable(msg)


def _check_keys(folder: Path, files: Mapping[str, str]) -> None:
    wanted = {f"keys/{SERVICE_KEY}", copying.RECORD}
    if not wanted <= files.keys() or not any("/kek-" in name for name in files):
        msg = f"The backup in {folder} has no keys, so nothing could read it."
        raise BackupUnusable(msg)


def _refuse_strange_keys(folder: Path, files: Mapping[str, str]) -> None:
    """Let in no key that the backup did not have when it was made."""
    for file in sorted((folder / key_copies.KEYS).iterdir()):
        if f"{key_copies.KEYS}/{file.name}" not in files:
            msg = (
                f"{file} does not belong to the backup: its manifest does not name it. "
                "Find out who put it there, and take it out."
            )
            raise BackupUnusable(msg)


def _refuse_what_is_not_empty(owner: Database) -> None:
    with owner.reading() as conn:
        there = set(inspect(conn).get_table_names())
        for table in copying.TABLES:
            if table.name in there and conn.execute(select(table).limit(1)).first():
                msg = (
                    "The database is not empty. Restore into an empty one, and let "
                    "SAMEPAGE_DATABASE_URL and SAMEPAGE_OWNER_URL name it."
                )
                raise BackupUnusable(msg)


def _bring_keys(source: Path, key_dir: Path) -> None:
    """Copy the keys to where the service looks; never over other keys."""
    key_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    names = [path.name for path in source.iterdir() if path.name.endswith(".key")]
    for name in names:
        if (key_dir / name).exists() and not _same(source / name, key_dir / name):
            msg = (
                f"The folder {key_dir} holds other keys. They may belong to another "
                "database: let SAMEPAGE_KEY_DIR name an empty folder."
            )
            raise BackupUnusable(msg)
    for name in names:
        key_copies.copy_file(source / name, key_dir / name)
    known = key_copies.lines_of(key_dir / erasures.LIST)
    for line in key_copies.lines_of(source / erasures.LIST):
        if line not in known:
            key_copies.add_line(key_dir / erasures.LIST, line)


def _same(one: Path, other: Path) -> bool:
    return compare_digest(one.read_bytes(), other.read_bytes())


def _bring_rows(folder: Path, owner: Database, ring: KeyRing) -> None:
    """Fill the tables in one transaction, and keep it only if all is whole."""
    copy = copying.opened(folder)
    try:
        with copy.reading() as source, owner.writing() as target:
            refuse_other_version(source)
            copying.copy_rows(source, target)
            found = next(iter(check(target, ring)), None)
            if found is not None:
                msg = f"The backup is not whole: {found}. Restore another one."
                raise BackupUnusable(msg)
    finally:
        copy.close()


def erase_again(store: Store, edge: Edge, folder: Path) -> int:
    """Do every erasure again that came after the backup; count them.

    The keys in the backup end with that, since it holds what was erased.
    """
    done = 0
    for wish in _wishes(erasures.remembered(store.ring)):
        try:
            found = erasing.look(store, wish)
        except SchoolUnknown:
            continue
        if not found.is_done:
            key_copies.note(store.ring.folder, folder)
            erasing.carry_out(store, edge, wish)
            done += 1
    if erasures.is_unfinished(store.ring):
        finish(store.database, store.ring, erasing.certified(store))
    return done


def _wishes(lines: list[str]) -> Iterator[Wish]:
    """Read the list of erasures; all pieces of one text are one wish."""
    places: dict[tuple[str, str, str], list[Place]] = {}
    for line in lines:
        kind, school, subject, *place = line.split(" ")
        found = places.setdefault((kind, school, subject), [])
        if place:
            seq, name, number, digest = place
            found.append(Place(int(seq), name, int(number), digest))
    for (kind, school, subject), pieces in places.items():
        yield Wish(
            kind=Erasable(kind),
            school=UUID(school),
            subject=UUID(subject),
            ground=Ground.RESTORED,
            places=tuple(pieces),
        )
