"""What did a child keep for themselves, newest first? Only that child is answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import singledispatchmethod
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Row,
    Table,
    Uuid,
    insert,
    select,
    update,
)

from events.base import Fact, Recorded, known
from events.own_thing import OwnThing
from events.store.tables import SEQ
from projections.base import Sight, View, metadata

MOST: Final = 24

things: Final = Table(
    "own_things",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("thing", Uuid, primary_key=True),
    Column("child", Uuid, nullable=False),
    Column("person", Uuid, nullable=False),
    Column("way", Uuid, nullable=True),
    Column("seq", SEQ, nullable=False),
    Column("file_seq", SEQ, nullable=True),
    Column("entry", Uuid, nullable=True),
    Column("gone", Boolean, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Whose:
    """A child as somebody who signed in, and with which pictures they did."""

    child: UUID
    person: UUID
    way: UUID | None


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing as its maker sees it; *entry* is the note that it became."""

    id: UUID
    symbols: tuple[str, ...]
    text: str
    at: str
    entry: UUID | None
    media_type: str | None = None
    sha256: str | None = None
    size: int = 0


class OwnThings(View):
    """Knows which things there are, and whose; what they are stays sealed."""

    name = "own-things"
    tables = (things,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(self, fact: OwnThing.ThingKept, conn: Connection, recorded: Recorded) -> None:
        child = known(fact.child)
        if child is None:
            return
        row = {"school": recorded.school, "thing": fact.originator_id, "gone": False}
        whose = {"child": child, "person": fact.by, "way": known(fact.way)}
        conn.execute(insert(things).values(**row, **whose, seq=recorded.seq))

    @show.register
    def _(self, _: OwnThing.FileKept, conn: Connection, recorded: Recorded) -> None:
        _change(conn, recorded, file_seq=recorded.seq)

    @show.register
    def _(
        self, fact: OwnThing.ThingShared, conn: Connection, recorded: Recorded
    ) -> None:
        _change(conn, recorded, entry=known(fact.entry))

    @show.register
    def _(
        self, _: OwnThing.ThingThrownAway, conn: Connection, recorded: Recorded
    ) -> None:
        _change(conn, recorded, gone=True)


def _change(conn: Connection, recorded: Recorded, **words: object) -> None:
    same = (
        things.c.school == recorded.school,
        things.c.thing == recorded.fact.originator_id,
    )
    conn.execute(update(things).where(*same).values(**words))


def of_child(sight: Sight, whose: Whose) -> list[Thing]:
    """Give what a child kept and did not throw away, newest first."""
    return _things(sight, whose)


def one(sight: Sight, whose: Whose, thing: UUID) -> Thing | None:
    """Give one thing to its maker, and to nobody else."""
    return next(iter(_things(sight, whose, things.c.thing == thing)), None)


def _things(sight: Sight, whose: Whose, *which: Any) -> list[Thing]:  # noqa: ANN401
    chosen = select(things).where(
        things.c.school == sight.school,
        things.c.child == whose.child,
        things.c.person == whose.person,
        things.c.way.is_not_distinct_from(whose.way),
        things.c.gone.is_(False),
        *which,
    )
    newest = chosen.order_by(things.c.seq.desc()).limit(MOST)
    rows = sight.conn.execute(newest).all()
    facts = sight.facts_at(_seqs(rows))
    return [_thing(row, facts) for row in rows]


def _seqs(rows: Sequence[Row[Any]]) -> list[int]:
    return [seq for row in rows for seq in (row.seq, row.file_seq) if seq is not None]


def _thing(row: Row[Any], facts: dict[int, Recorded]) -> Thing:
    kept: Any = facts[row.seq].fact
    file: Any = None if row.file_seq is None else facts[row.file_seq].fact
    with_file = {} if file is None else _of_file(file)
    symbols = tuple((known(kept.symbols) or "").split())
    said = (symbols, known(kept.text) or "", facts[row.seq].at, row.entry)
    return Thing(row.thing, *said, **with_file)


def _of_file(file: Any) -> dict[str, Any]:  # noqa: ANN401 - a fact of a file
    return {
        "media_type": known(file.media_type),
        "sha256": known(file.sha256),
        "size": known(file.size) or 0,
    }
