"""Print one table of ratios, measured here and now: python -m bench [--quick]."""

import argparse
import json
import os
import platform
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from sqlalchemy import create_engine, text

from bench import append, checking, reading, worklist
from bench.measured import FULL, QUICK, Row, Size
from bench.school import Diary
from tests import databases
from tests.databases import Server

HEADINGS = ("what", "ratio", "goal", "ours")
LEGEND = (
    "Ratio: the rival's time over ours, in one run, slices in turn. 1 is as fast.\n"
    "Measure while the load is under half of the cores: a rival that waits for the\n"
    "disk loses little on a busy machine, we who compute lose much.\n"
    "append: the whole command, against its own rows in one driver transaction.\n"
    "timeline: JSON over the application, against a bare SELECT of its rows.\n"
    "worklist: the same of 300 open actions of 76 children.\n"
    "fsck: against SHA-256 and decryption of the same bytes, held in memory."
)


def main(given: Sequence[str] | None = None) -> None:
    options = _options().parse_args(given)
    size = QUICK if options.quick else FULL
    with databases.postgres() as server:
        machine = _machine(server)
        print(", ".join(f"{name} {word}" for name, word in machine.items()))
        rows = []
        for row in _rows(server, size):
            rows.append(row)
            _print(rows)
    print(LEGEND)
    if options.output is not None:
        told = {"machine": machine, "rows": [asdict(row) for row in rows]}
        options.output.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    options.add_argument("--quick", action="store_true", help="See that it runs.")
    options.add_argument("--output", type=Path, help="Write the rows as JSON too.")
    return options


def _rows(server: Server, size: Size) -> Iterator[Row]:
    """Measure in a folder of its own, on the disk where temporary files lie."""
    with tempfile.TemporaryDirectory() as folder:
        yield append.on_sqlite(_new(folder, "append"), size)
        yield append.on_postgres(server, _new(folder, "postgres"), size)
        where = _new(folder, "diary")
        template = databases.sqlite_template(where)
        place = databases.sqlite(template, where / "record.db", where / "keys")
        diary = Diary.begin(place)
        diary.fill(size.facts)
        yield reading.timeline(diary, size)
        yield checking.check(diary, size)
        yield checking.rebuild(diary, size)
        place.close()
        yield worklist.worklist(_new(folder, "worklist"), size)


def _new(folder: str, name: str) -> Path:
    made = Path(folder) / name
    made.mkdir()
    return made


def _machine(server: Server) -> dict[str, str]:
    engine = create_engine(server.url)
    with engine.connect() as conn:
        postgres = str(conn.scalar(text("SHOW server_version")))
    engine.dispose()
    return {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "load": f"{os.getloadavg()[0]:.1f}",
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
        "PostgreSQL": postgres,
    }


def _print(rows: Sequence[Row]) -> None:
    """Print the newest line, under the headings if it is the first."""
    lines = [rows[-1].cells()] if len(rows) > 1 else [HEADINGS, rows[0].cells()]
    for what, ratio, goal, ours in lines:
        print(f"{what:<22} {ratio:>6} {goal:>9}   {ours}", flush=True)


if __name__ == "__main__":
    main()
