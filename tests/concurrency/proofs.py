"""Is the record whole, and does it keep what it promised in its receipts?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, select

from events.store import tables
from events.store.canonical import to_base64url
from events.store.leaf import log_name
from projections import runner
from tests.databases import Place


class Tree:
    """The Merkle tree of RFC 6962 as its text defines it, apart from our own code."""

    def __init__(self, leaves: list[bytes]) -> None:
        self.leaves = leaves
        self._known: dict[tuple[int, int], bytes] = {}

    def root(self, size: int) -> str:
        assert 0 < size <= len(self.leaves), f"The log has lost leaf {size - 1}."
        return to_base64url(self._root(0, size))

    def _root(self, start: int, end: int) -> bytes:
        known = self._known.get((start, end))
        if known is None:
            known = self._known[start, end] = self._hashed(start, end)
        return known

    def _hashed(self, start: int, end: int) -> bytes:
        if end - start == 1:
            return sha256(b"\x00" + self.leaves[start]).digest()
        split = start + (1 << ((end - start - 1).bit_length() - 1))
        left, right = self._root(start, split), self._root(split, end)
        return sha256(b"\x01" + left + right).digest()


def assert_whole(place: Place) -> None:
    """All that `samepage fsck` looks at agrees, and nothing is left out."""
    with place.owner.reading() as conn:
        found = [str(one) for one in runner.check(conn, place.ring)]
        assert not found, "\n".join(found[:20])
        _assert_dense(conn)


def _assert_dense(conn: Connection) -> None:
    """Numbers follow each other: in each school, in each log, in each stream."""
    e = tables.events.c
    for numbers in _numbers(conn, e.seq, e.school).values():
        assert numbers == list(range(1, len(numbers) + 1))
    for numbers in _numbers(conn, e.log_seq, e.school, e.log).values():
        assert numbers == list(range(len(numbers)))
    for numbers in _numbers(conn, e.version, e.school, e.stream).values():
        first = numbers[0]
        assert first in {0, 1}
        assert numbers == list(range(first, first + len(numbers)))


def _numbers(
    conn: Connection, number: Column[Any], *group: Column[Any]
) -> Mapping[tuple[Any, ...], list[int]]:
    found = defaultdict(list)
    for *whose, counted in conn.execute(select(*group, number).order_by(number)):
        found[tuple(whose)].append(counted)
    return found


def assert_kept(place: Place, school: UUID, receipts: Iterable[Any]) -> None:
    """Each receipt is of a head that the log still has, as a beginning of it."""
    trees = _trees(place, school)
    for receipt in receipts:
        assert receipt["seq"] == receipt["size"] - 1
        assert trees[receipt["log"]].root(receipt["size"]) == receipt["root"]


def _trees(place: Place, school: UUID) -> dict[str, Tree]:
    of_school = (
        select(tables.leaves.c.log, tables.leaves.c.leaf)
        .where(tables.leaves.c.school == school)
        .order_by(tables.leaves.c.log, tables.leaves.c.log_seq)
    )
    found: dict[str, list[bytes]] = defaultdict(list)
    with place.owner.reading() as conn:
        for log, leaf in conn.execute(of_school):
            found[log_name(log)].append(bytes(leaf))
    return {name: Tree(leaves) for name, leaves in found.items()}


def count_facts(place: Place) -> int:
    with place.owner.reading() as conn:
        return len(conn.execute(select(tables.events.c.seq)).all())
