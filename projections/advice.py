"""What advice was asked for and given about this child, and what came of it?"""

from dataclasses import dataclass, field
from datetime import date
from functools import singledispatchmethod
from typing import Final
from uuid import UUID

from sqlalchemy import Column, Connection, Index, Table, Uuid, insert, select

from events.advice import Advice, AdviceQuestion, TryResult
from events.base import Fact, Recorded, Side, known
from events.store.tables import SEQ
from projections.base import Sight, View, metadata

# One row for each fact; *stream* is the question or the advice it belongs to.
advised: Final = Table(
    "advice",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("seq", SEQ, primary_key=True, autoincrement=False),
    Column("stream", Uuid, nullable=False),
    Column("child", Uuid, nullable=False),
)
Index("advice_of_child", advised.c.school, advised.c.child)
Index("advice_by_id", advised.c.school, advised.c.stream)


@dataclass(frozen=True, slots=True)
class Try:
    """Somebody's telling that advice was tried, or, with *reason*, why not."""

    by: UUID | None
    at: str
    side: Side | None
    day: date | None = None
    result: TryResult | None = None
    text: str | None = None
    reason: str | None = None
    was_tried: bool = True


@dataclass(slots=True)
class Given:
    """One piece of advice with everything that came of it; erased words are None."""

    id: UUID
    question: UUID | None
    text: str | None
    by: UUID | None
    at: str
    side: Side | None
    tries: list[Try] = field(default_factory=list)


@dataclass(slots=True)
class Asked:
    """One question and the advice that answers it; erased words are None."""

    id: UUID
    text: str | None
    by: UUID | None
    at: str
    side: Side | None
    advice: list[Given] = field(default_factory=list)


@dataclass(slots=True)
class Advised:
    """All advice about a child: that which answers a question, and the rest."""

    questions: dict[UUID, Asked] = field(default_factory=dict)
    advice: dict[UUID, Given] = field(default_factory=dict)

    @property
    def unasked(self) -> list[Given]:
        """Give the advice that answers no question, the newest first."""
        found = (one for one in self.advice.values() if one.question is None)
        return list(found)[::-1]

    @property
    def asked(self) -> list[Asked]:
        """Give the questions, the newest first."""
        return list(self.questions.values())[::-1]


class AdviceView(View):
    """Knows which advice there is; the words stay in the record."""

    name = "advice"
    tables = (advised,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register(AdviceQuestion.AdviceAsked)
    @show.register(Advice.AdviceGiven)
    def _(
        self,
        fact: AdviceQuestion.AdviceAsked | Advice.AdviceGiven,
        conn: Connection,
        recorded: Recorded,
    ) -> None:
        if known(fact.child) is not None:
            _add(conn, recorded, fact.child)

    @show.register(Advice.AdviceTried)
    @show.register(Advice.AdviceNotTried)
    def _(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        same = (
            advised.c.school == recorded.school,
            advised.c.stream == fact.originator_id,
        )
        child = conn.scalars(select(advised.c.child).where(*same)).first()
        if child is not None:
            _add(conn, recorded, child)


def _add(conn: Connection, recorded: Recorded, child: UUID) -> None:
    row = {
        "school": recorded.school,
        "seq": recorded.seq,
        "stream": recorded.fact.originator_id,
        "child": child,
    }
    conn.execute(insert(advised).values(row))


def of_child(sight: Sight, child: UUID) -> Advised:
    """Give all that was asked and advised, and what came of each piece."""
    same = (advised.c.school == sight.school, advised.c.child == child)
    chosen = select(advised.c.seq).where(*same).order_by(advised.c.seq)
    seqs = list(sight.conn.scalars(chosen))
    facts, found = sight.facts_at(seqs), Advised()
    for seq in seqs:
        _put(found, facts[seq])
    return found


def _put(found: Advised, recorded: Recorded) -> None:
    fact, at = recorded.fact, recorded.at
    match fact:
        case AdviceQuestion.AdviceAsked():
            said = (known(fact.text), fact.by, at, known(fact.side))
            found.questions[fact.originator_id] = Asked(fact.originator_id, *said)
        case Advice.AdviceGiven():
            _put_advice(found, fact, at)
        case _:
            found.advice[fact.originator_id].tries.append(_try(fact, at))


def _put_advice(found: Advised, fact: Advice.AdviceGiven, at: str) -> None:
    given = Given(
        id=fact.originator_id,
        question=known(fact.question),
        text=known(fact.text),
        by=fact.by,
        at=at,
        side=known(fact.side),
    )
    found.advice[given.id] = given
    if given.question is not None:
        found.questions[given.question].advice.append(given)


def _try(fact: Fact, at: str) -> Try:
    if isinstance(fact, Advice.AdviceNotTried):
        reason = known(fact.reason)
        return Try(fact.by, at, known(fact.side), reason=reason, was_tried=False)
    assert isinstance(fact, Advice.AdviceTried)
    return Try(
        by=fact.by,
        at=at,
        side=known(fact.side),
        day=known(fact.day),
        result=known(fact.result),
        text=known(fact.text),
    )
