"""Eight processes serve, and eight programs write, at once."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.cast import AYO
from tests.concurrency.callers import Caller, a_note, of_child, whole_timeline
from tests.concurrency.proofs import assert_kept, assert_whole
from tests.concurrency.schools import SmallSchool, open_school
from tests.concurrency.servers import serving
from tests.databases import Place

pytestmark = pytest.mark.slow

EIGHT = range(8)
EACH = 15
WRITER = (sys.executable, "-m", "tests.concurrency.writer")


def test_eight_processes_write_to_one_child_and_then_to_eight_schools(
    address: Place, tmp_path: Path
) -> None:
    schools = [open_school(address, f"School {number}") for number in EIGHT]
    with serving(address, tmp_path / "log", workers=8) as running:
        _all_write(address, running.port, [schools[0]] * 8)
        _all_write(address, running.port, schools)
        assert len(running.workers()) == 8
    assert_whole(address)


def _all_write(place: Place, port: int, schools: list[SmallSchool]) -> None:
    entries = {school.school: _talking_point(port, school) for school in schools}
    told = [
        {
            "port": port,
            "token": school.teacher if number % 2 else school.parent,
            "child": str(AYO),
            "name": f"Writer {number} of {entries[school.school]}",
            "count": EACH,
            "entry": entries[school.school],
        }
        for number, school in enumerate(schools)
    ]
    written = _run_writers(told)
    for school in dict.fromkeys(school.school for school in schools):
        (one, *_) = (known for known in schools if known.school == school)
        said = [w for w in written if entries[school] in w["text"]]
        assert len(said) == EACH * sum(known.school == school for known in schools)
        assert_kept(place, school, (one["receipt"] for one in said))
        there = _texts(Caller(port, one.parent), entries[school])
        assert there == Counter(one["text"] for one in said)


def _talking_point(port: int, school: SmallSchool) -> str:
    """An entry that every writer of the school comments on: one stream for all."""
    sent = a_note("What do you all think?")
    answer = Caller(port, school.senco).post(f"{of_child(AYO)}/entries", sent)
    assert answer.status == 201, answer
    return str(sent["id"])


def _run_writers(told: list[dict[str, Any]]) -> list[Any]:
    programs = []
    for one in told:
        program = subprocess.Popen(
            WRITER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        programs.append((program, json.dumps(one)))
    for program, words in programs:
        assert program.stdin is not None
        program.stdin.write(words)
        program.stdin.close()
    written = []
    for program, _ in programs:
        with program:
            assert program.stdout is not None
            written += [json.loads(line) for line in program.stdout]
        assert program.returncode == 0
    assert {one["status"] for one in written} == {201}, written
    return written


def _texts(caller: Caller, entry: str) -> Counter[str]:
    """What stands in the diary with the mark *entry*, as entry or as comment."""
    items = whole_timeline(caller, AYO)
    texts = [item["text"] for item in items]
    texts += [said["text"] for item in items for said in item["comments"]]
    return Counter(text for text in texts if entry in text)
