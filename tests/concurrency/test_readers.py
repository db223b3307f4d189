"""Who reads while others write sees whole pages, as they were at one moment."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from threading import Event
from typing import Any

import pytest

from tests.cast import AYO
from tests.concurrency.callers import Caller, a_note, of_child, pages
from tests.concurrency.conftest import Served
from tests.concurrency.proofs import assert_whole

pytestmark = pytest.mark.slow

HERE = of_child(AYO)
WRITERS = 3
ROUNDS = 12


def test_a_page_is_never_half_of_a_write(served: Served) -> None:
    caller = served.by(served.school.other_parent)
    with _people_write(served) as written:
        for _ in range(ROUNDS):
            items = [item for page in pages(caller, AYO, 20) for item in page]
            for item in items:
                _assert_complete(item)
            moments = [item["at"] for item in items]
            assert moments == sorted(moments, reverse=True)
            assert len({item["id"] for item in items}) == len(items)
    assert sum(one.result() for one in written) >= WRITERS
    assert_whole(served.place)


def test_an_entry_and_its_history_tell_the_same(served: Served) -> None:
    caller = served.by(served.school.other_parent)
    with _people_write(served):
        for _ in range(ROUNDS):
            (newest, *_) = next(pages(caller, AYO, 1)) or [None]
            if newest is None:
                continue
            entry = caller.get(f"{HERE}/entries/{newest['id']}")
            assert entry.status == 200, entry
            _assert_complete(entry.json)
            parts = ("amendments", "corrections", "comments")
            steps = 1 + sum(len(entry.json[part]) for part in parts)
            assert len(entry.json["history"]) == steps


def test_what_was_acknowledged_is_on_the_next_page(served: Served) -> None:
    writer, reader = (
        served.by(served.school.parent),
        served.by(served.school.other_parent),
    )
    with _people_write(served):
        for number in range(ROUNDS):
            note = a_note(f"Read me at once, number {number}.")
            assert writer.post(f"{HERE}/entries", note).status == 201
            page = next(pages(reader, AYO, 20))
            assert note["id"] in {item["id"] for item in page}


@contextmanager
def _people_write(served: Served) -> Iterator[list[Future[int]]]:
    """Let a few people write until the end of the block; each counts their writes."""
    over = Event()
    with ThreadPoolExecutor(WRITERS) as pool:
        caller = served.by(served.school.teacher)
        written = [pool.submit(_write, caller, over) for _ in range(WRITERS)]
        try:
            yield written
        finally:
            over.set()
    assert all(one.result() for one in written)


def _write(caller: Caller, over: Event) -> int:
    """Write an entry, a comment and an amendment, over and over."""
    for number in count(1):
        note = a_note("First words.")
        entry = f"{HERE}/entries/{note['id']}"
        asked: tuple[tuple[str, dict[str, Any]], ...] = (
            (f"{HERE}/entries", note),
            (f"{entry}/comments", {"text": "A comment."}),
            (f"{entry}/amendments", {"text": "Last words.", "reason": "Better."}),
        )
        for path, sent in asked:
            answer = caller.post(path, sent)
            assert answer.status == 201, answer
        if over.is_set():
            return number
    raise AssertionError


def _assert_complete(item: dict[str, Any]) -> None:
    """Each part of an entry agrees with the others."""
    assert len(item["leaf"]) == 64
    assert item["original"]
    later = [one["text"] for one in item["amendments"]]
    assert item["text"] == [item["original"], *later][-1]
    said = [*item["amendments"], *item["corrections"], *item["comments"]]
    assert all(one["text"] and one["at"] >= item["at"] for one in said)
