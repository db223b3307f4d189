"""The measurements run and print their rows. How fast this is, no test says."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.postgres]

MEASURED = {
    "append, SQLite",
    "append, PostgreSQL",
    "timeline, 20 entries",
    "worklist, 300 actions",
    "fsck, one fact",
    "rebuild of all views",
}
COLUMNS = {"name", "ratio", "goal", "median", "spread", "unit"}


def test_the_bench_measures_each_row(tmp_path: Path) -> None:
    written = tmp_path / "rows.json"
    told = subprocess.run(
        [sys.executable, "-m", "bench", "--quick", "--output", written],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    said = json.loads(written.read_text(encoding="utf-8"))
    told_of = {"machine", "load", "Python", "SQLite", "PostgreSQL"}
    assert set(said["machine"]) == told_of
    assert {row["name"] for row in said["rows"]} == MEASURED
    for row in said["rows"]:
        assert set(row) == COLUMNS
        assert row["median"] > 0
        assert row["name"] in told
