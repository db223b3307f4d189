"""The service is killed in mid-work, again and again: nothing promised is lost."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from random import Random
from threading import Event
from typing import Any
from uuid import uuid4

import pytest

from tests.cast import AYO
from tests.concurrency.callers import (
    Answer,
    Caller,
    Unanswered,
    a_note,
    of_child,
    whole_timeline,
)
from tests.concurrency.proofs import assert_kept, assert_whole
from tests.concurrency.schools import SmallSchool, open_school
from tests.concurrency.servers import GUNICORN, Serving, start
from tests.databases import Place

pytestmark = pytest.mark.slow

SEED = 50
KILLS = 25  # on each of two databases
LONGEST = 0.25
WRITERS = 4
ENTRIES = f"{of_child(AYO)}/entries"


@dataclass(frozen=True)
class Sent:
    """A request, to be sent again if nobody answered."""

    token: str
    path: str
    body: dict[str, Any]
    key: str = field(default_factory=lambda: str(uuid4()))

    def to(self, running: Serving) -> Answer:
        return Caller(running.port, self.token).post(self.path, self.body, self.key)


@dataclass
class Ledger:
    """What the writers asked for, and what they were promised."""

    promised: list[tuple[Sent, Answer]] = field(default_factory=list)
    unanswered: list[Sent] = field(default_factory=list)


def test_killed_at_random_moments_it_keeps_every_promise(
    address: Place, tmp_path: Path
) -> None:
    school, random, all_time = open_school(address), Random(SEED), Ledger()
    for number in range(KILLS):
        workers = 1 + number % 2
        with _running(address, tmp_path / "log", workers) as running:
            _send_again(running, all_time)
            with _people_write(running, school, all_time):
                Event().wait(random.uniform(0, LONGEST))
                running.kill()
        assert_whole(address)
        assert_kept(address, school.school, _receipts(all_time))
    with _running(address, tmp_path / "log") as running:
        _send_again(running, all_time)
        _assert_each_is_there_once(Caller(running.port, school.senco), all_time)
        running.stop()
    assert_whole(address)
    assert_kept(address, school.school, _receipts(all_time))
    print(f"{KILLS} kills, {len(all_time.promised)} promises kept")  # noqa: T201


@contextmanager
def _running(place: Place, log: Path, workers: int = 2) -> Iterator[Serving]:
    running = start(place, log, command=(*GUNICORN, "wsgi:app"), workers=workers)
    try:
        running.wait_until_ready()
        yield running
    finally:
        if running.process.poll() is None:
            running.kill()


@contextmanager
def _people_write(
    running: Serving, school: SmallSchool, so_far: Ledger
) -> Iterator[None]:
    """Let people write to one child, and to one entry, until the service is gone."""
    talk = Sent(school.senco, ENTRIES, a_note("What do you all think?"))
    _keep(so_far, talk, talk.to(running))
    with ThreadPoolExecutor(WRITERS) as pool:
        tokens = (school.parent, school.teacher) * (WRITERS // 2)
        done = [pool.submit(_write, running, one, talk, so_far) for one in tokens]
        yield
    for one in done:
        one.result()


def _write(running: Serving, token: str, talk: Sent, so_far: Ledger) -> None:
    """Write entries and comments until nobody answers any more."""
    for number in count():
        sent = Sent(token, ENTRIES, a_note(f"An entry: {uuid4()}."))
        if number % 2:
            said = {"id": str(uuid4()), "text": f"A comment: {uuid4()}."}
            sent = Sent(token, f"{ENTRIES}/{talk.body['id']}/comments", said)
        try:
            answer = sent.to(running)
        except Unanswered:
            so_far.unanswered.append(sent)
            return
        _keep(so_far, sent, answer)


def _keep(so_far: Ledger, sent: Sent, answer: Answer) -> None:
    assert answer.status == 201, answer
    so_far.promised.append((sent, answer))


def _send_again(running: Serving, so_far: Ledger) -> None:
    """Send what nobody answered, and something that was answered, a second time."""
    while so_far.unanswered:
        sent = so_far.unanswered.pop()
        _keep(so_far, sent, sent.to(running))
    for sent, answer in so_far.promised[-2:]:
        assert sent.to(running) == answer


def _receipts(so_far: Ledger) -> list[Any]:
    return [answer.json["receipt"] for _, answer in so_far.promised]


def _assert_each_is_there_once(caller: Caller, so_far: Ledger) -> None:
    items = whole_timeline(caller, AYO)
    said = [*items, *(one for item in items for one in item["comments"])]
    there = Counter((one["id"], one["text"]) for one in said)
    promised = ((sent.body["id"], sent.body["text"]) for sent, _ in so_far.promised)
    assert there == Counter(promised)
