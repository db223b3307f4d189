"""The files of this repository, as git sees them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def all_files() -> tuple[str, ...]:
    """Every file that is tracked or would be after `git add`; paths are from ROOT."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    names = set(listed.split("\0")) - {""}
    return tuple(sorted(name for name in names if (ROOT / name).is_file()))


def matching(*patterns: str) -> list[str]:
    """The files that fit one of the patterns. A star stays within one folder."""
    found = {
        path.relative_to(ROOT).as_posix()
        for pattern in patterns
        for path in ROOT.glob(pattern)
    }
    return sorted(found.intersection(all_files()))


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")
