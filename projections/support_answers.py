"""Who said what would help, or "no thanks", in which term and before which meeting?"""

from dataclasses import dataclass
from functools import singledispatchmethod
from typing import Final
from uuid import UUID

from sqlalchemy import (
    Column,
    Connection,
    Index,
    Integer,
    String,
    Table,
    Uuid,
    insert,
    select,
)

from events.base import Fact, Recorded, Side, known
from events.school_days import Term
from events.store.tables import MOMENT, SEQ
from events.support_question import Occasion, SupportQuestion
from projections.base import Sight, View, metadata

occasions: Final = Table(
    "support_occasions",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("stream", Uuid, primary_key=True),
    Column("child", Uuid, nullable=False),
    Column("meeting", Uuid, nullable=True),
    Column("year", Integer, nullable=True),
    Column("term", String(8), nullable=True),
    Column("seq", SEQ, nullable=False),
)
Index("support_occasions_of_child", occasions.c.school, occasions.c.child)

answers: Final = Table(
    "support_answers",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("seq", SEQ, primary_key=True, autoincrement=False),
    Column("stream", Uuid, nullable=False),
    Column("by", Uuid, nullable=False),
    Column("side", String(8), nullable=False),
    Column("action", Uuid, nullable=True),
    Column("at", MOMENT, nullable=False),
)
Index("support_answers_of_stream", answers.c.school, answers.c.stream)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person said: an *action* with their words, or "no thanks"."""

    occasion: Occasion
    by: UUID
    side: Side
    action: UUID | None
    at: str


class SupportAnswers(View):
    """Holds ids and kinds; what would help stands in the action."""

    name = "support-answers"
    tables = (occasions, answers)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self,
        fact: SupportQuestion.QuestionTakenUp,
        conn: Connection,
        recorded: Recorded,
    ) -> None:
        if known(fact.child) is None:
            return
        term = known(fact.term)
        row = {
            "school": recorded.school,
            "stream": fact.originator_id,
            "child": fact.child,
            "meeting": known(fact.meeting),
            "year": known(fact.year),
            "term": None if term is None else term.value,
            "seq": recorded.seq,
        }
        conn.execute(insert(occasions), row)

    @show.register(SupportQuestion.HelpWished)
    @show.register(SupportQuestion.HelpNotNeeded)
    def _(
        self,
        fact: SupportQuestion.HelpWished | SupportQuestion.HelpNotNeeded,
        conn: Connection,
        recorded: Recorded,
    ) -> None:
        if known(fact.side) is None:
            return
        row = {
            "school": recorded.school,
            "seq": recorded.seq,
            "stream": fact.originator_id,
            "by": fact.by,
            "side": fact.side.value,
            "action": known(getattr(fact, "action", None)),
            "at": recorded.at,
        }
        conn.execute(insert(answers), row)


def of_child(sight: Sight, child: UUID) -> list[Answer]:
    """Give every answer about a child, the newest first."""
    chosen = (
        select(answers, occasions.c.meeting, occasions.c.year, occasions.c.term)
        .join(
            occasions,
            (occasions.c.school == answers.c.school)
            & (occasions.c.stream == answers.c.stream),
        )
        .where(answers.c.school == sight.school, occasions.c.child == child)
        .order_by(answers.c.seq.desc())
    )
    return [
        Answer(
            Occasion(
                row.meeting, row.year, None if row.term is None else Term(row.term)
            ),
            row.by,
            Side(row.side),
            row.action,
            row.at,
        )
        for row in sight.conn.execute(chosen)
    ]
