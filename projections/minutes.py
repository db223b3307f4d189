"""Which notes of meetings are there, how far are they, and what do they say?"""

from functools import singledispatchmethod
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Column,
    Connection,
    Date,
    Index,
    String,
    Table,
    Uuid,
    insert,
    select,
    update,
)

from events.base import Fact, Recorded, known
from events.minutes import Minutes, minutes_of
from events.minutes_check import MinutesCheck, check_of
from events.minutes_child import ChildsWords
from events.minutes_kinds import Stage
from events.store.tables import SEQ
from projections.base import Sight, View, metadata
from projections.minutes_folding import fold
from projections.minutes_rows import Notes

notes: Final = Table(
    "minutes",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("meeting", Uuid, primary_key=True),
    Column("child", Uuid, nullable=False),
    Column("notes", Uuid, nullable=False),
    Column("checking", Uuid, nullable=False),
    Column("stage", String(16), nullable=False),
    Column("check_by", Date, nullable=True),
    Column("seq", SEQ, nullable=False),
)
Index("minutes_child", notes.c.school, notes.c.child)
words: Final = Table(
    "minutes_words",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("words", Uuid, primary_key=True),
    Column("meeting", Uuid, nullable=False),
    Column("seq", SEQ, nullable=False),
)
Index("minutes_words_meeting", words.c.school, words.c.meeting)


class MinutesView(View):
    """Holds ids, days and stages; what was said stays in the record."""

    name = "minutes"
    tables = (notes, words)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, fact: Minutes.MinutesOpened, conn: Connection, recorded: Recorded
    ) -> None:
        meeting = known(fact.meeting)
        if meeting is None:
            return
        row = {
            "school": recorded.school,
            "meeting": meeting,
            "child": fact.child,
            "notes": fact.originator_id,
            "checking": check_of(meeting),
            "stage": Stage.OPEN.value,
            "seq": recorded.seq,
        }
        conn.execute(insert(notes).values(row))

    @show.register
    def _(
        self, fact: Minutes.MeetingClosed, conn: Connection, recorded: Recorded
    ) -> None:
        mine = notes.c.notes == fact.originator_id
        _go_on(conn, recorded, mine, Stage.DRAFT)

    @show.register
    def _(
        self, fact: MinutesCheck.SentForChecking, conn: Connection, recorded: Recorded
    ) -> None:
        mine = notes.c.checking == fact.originator_id
        _go_on(conn, recorded, mine, Stage.CHECKING, check_by=known(fact.check_by))

    @show.register
    def _(
        self, fact: MinutesCheck.MadeFinal, conn: Connection, recorded: Recorded
    ) -> None:
        mine = notes.c.checking == fact.originator_id
        _go_on(conn, recorded, mine, Stage.FINAL)

    @show.register
    def _(
        self, fact: ChildsWords.WordsTaken, conn: Connection, recorded: Recorded
    ) -> None:
        meeting = known(fact.meeting)
        if meeting is None:
            return
        row = {
            "school": recorded.school,
            "words": fact.originator_id,
            "meeting": meeting,
            "seq": recorded.seq,
        }
        conn.execute(insert(words).values(row))


def _go_on(
    conn: Connection,
    recorded: Recorded,
    mine: Any,  # noqa: ANN401 - a condition
    stage: Stage,
    **more: object,
) -> None:
    same = (notes.c.school == recorded.school, mine)
    conn.execute(update(notes).where(*same).values(stage=stage.value, **more))


def of_meeting(sight: Sight, meeting: UUID) -> Notes | None:
    """Put together the notes of a meeting; None if nobody opened them."""
    streams = [minutes_of(meeting), check_of(meeting), *words_of(sight, meeting)]
    found = [one for stream in streams for one in sight.facts_of_stream(stream)]
    return fold(meeting, sorted(found, key=lambda one: one.seq))


def words_of(sight: Sight, meeting: UUID) -> list[UUID]:
    """Name what the child gave to a meeting, in its order."""
    same = (words.c.school == sight.school, words.c.meeting == meeting)
    return list(
        sight.conn.scalars(select(words.c.words).where(*same).order_by(words.c.seq))
    )


def stages(sight: Sight, child: UUID) -> dict[UUID, Stage]:
    """Say of each meeting of a child that has notes how far they are."""
    chosen = select(notes.c.meeting, notes.c.stage).where(
        notes.c.school == sight.school, notes.c.child == child
    )
    return {row.meeting: Stage(row.stage) for row in sight.conn.execute(chosen)}
