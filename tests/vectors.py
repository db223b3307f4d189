"""Public test vectors, which lie beside the repository."""

import os
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "vectors"


def files(folder: str, pattern: str) -> list[Path]:
    """The vector files of a folder; none where the folder is absent."""
    return sorted((FOLDER / folder).rglob(pattern))


def needed() -> None:
    """Skip where there are no vectors, except under CI, where they must be there."""
    if not FOLDER.is_dir():
        assert not os.environ.get("CI"), f"{FOLDER} is missing"
        pytest.skip(f"{FOLDER} is not there")
