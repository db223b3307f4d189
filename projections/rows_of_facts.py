"""Which facts tell of what is kept about a child? One row for each, without words."""

from typing import Final
from uuid import UUID

from sqlalchemy import Column, Connection, Index, Table, Uuid, insert, select

from events.base import Recorded
from events.store.tables import SEQ
from projections.base import Sight, metadata

STREAM: Final = "stream"


def rows_of_facts(name: str, stream: str = STREAM) -> Table:
    """Give a table of facts; its column *stream* names what a fact belongs to."""
    rows = Table(
        name,
        metadata,
        Column("school", Uuid, primary_key=True),
        Column("seq", SEQ, primary_key=True, autoincrement=False),
        Column(stream, Uuid, key=STREAM, nullable=False),
        Column("child", Uuid, nullable=False),
    )
    Index(f"{name}_of_child", rows.c.school, rows.c.child)
    Index(f"{name}_by_id", rows.c.school, rows.c.stream)
    return rows


def begin(
    rows: Table, conn: Connection, recorded: Recorded, child: UUID | None
) -> None:
    """Keep the first fact of something; not if the child was erased."""
    if child is not None:
        row = {
            "school": recorded.school,
            "seq": recorded.seq,
            STREAM: recorded.fact.originator_id,
            "child": child,
        }
        conn.execute(insert(rows).values(row))


def go_on(rows: Table, conn: Connection, recorded: Recorded) -> None:
    """Keep a further fact of something that began."""
    same = (
        rows.c.school == recorded.school,
        rows.c.stream == recorded.fact.originator_id,
    )
    child = conn.scalars(select(rows.c.child).where(*same)).first()
    begin(rows, conn, recorded, child)


def facts_of_child(rows: Table, sight: Sight, child: UUID) -> list[Recorded]:
    """Give the facts about a child, in the order in which they were recorded."""
    same = (rows.c.school == sight.school, rows.c.child == child)
    chosen = select(rows.c.seq).where(*same).order_by(rows.c.seq)
    seqs = list(sight.conn.scalars(chosen))
    facts = sight.facts_at(seqs)
    return [facts[seq] for seq in seqs]
