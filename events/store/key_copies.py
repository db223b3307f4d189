"""Copies of the key files that lie in backups: known by their folder, and ended.

A backup holds the keys that open it, so an erasure has to end those keys too.
"""

import os
from pathlib import Path
from typing import Final

from events.store.keys import destroy_key, sync_folder

NOTES: Final = "backups"
KEYS: Final = "keys"


def note(key_dir: Path, backup: Path) -> None:
    """Remember where a copy of the keys is about to lie; the note stays here."""
    add_line(key_dir / NOTES, str(backup.resolve()))


def noted(key_dir: Path) -> list[Path]:
    """Name the backups whose keys were not destroyed yet, oldest first."""
    return [Path(line) for line in lines_of(key_dir / NOTES)]


def destroy_copies(key_dir: Path) -> list[Path]:
    """Destroy the keys in every backup that can be reached; name the others."""
    out_of_reach = [backup for backup in noted(key_dir) if not _destroyed(backup)]
    if noted(key_dir) != out_of_reach:
        _keep(key_dir / NOTES, [str(backup) for backup in out_of_reach])
    return out_of_reach


def forget(key_dir: Path, backup: Path) -> None:
    """Take back the note about a backup that was not made after all."""
    others = [one for one in noted(key_dir) if one != backup.resolve()]
    _keep(key_dir / NOTES, [str(one) for one in others])


def copy_file(source: Path, target: Path) -> None:
    """Copy a key file, or the list of erasures, for this user alone, in one step."""
    making = target.with_name(f".{target.name}.copy")
    making.unlink(missing_ok=True)
    handle = os.open(making, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as opened:
        opened.write(source.read_bytes())
        opened.flush()
        os.fsync(opened.fileno())
    making.rename(target)
    sync_folder(target.parent)


def _destroyed(backup: Path) -> bool:
    """Destroy the keys in one backup; False if it is not here to look into."""
    try:
        for path in [*(backup / KEYS).iterdir()]:
            if path.name.startswith(("kek-", ".kek-")):
                destroy_key(path)
    except OSError:
        return False
    return True


def add_line(file: Path, line: str) -> None:
    """Add a line to a file that only this user can read, safely on disk."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    with os.fdopen(os.open(file, flags, 0o600), "a", encoding="utf-8") as opened:
        opened.write(f"{line}\n")
        opened.flush()
        os.fsync(opened.fileno())
    sync_folder(file.parent)


def lines_of(file: Path) -> list[str]:
    """Give the lines of a file, each once; none where there is no file."""
    if not file.exists():
        return []
    return list(dict.fromkeys(file.read_text(encoding="utf-8").splitlines()))


def _keep(file: Path, lines: list[str]) -> None:
    """Write a shorter file in place of the old one, in one step."""
    shorter = file.with_name(f".{file.name}.new")
    shorter.unlink(missing_ok=True)
    for line in lines:
        add_line(shorter, line)
    if lines:
        shorter.rename(file)
    else:
        file.unlink()
    sync_folder(file.parent)
