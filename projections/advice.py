"""What advice was asked for and given about this child, and what came of it?"""

from dataclasses import dataclass, field
from datetime import date
from functools import singledispatchmethod
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from events.advice import Advice, AdviceQuestion, TryResult
from events.base import Fact, Recorded, Side, known
from projections.base import Sight, View
from projections.rows_of_facts import begin, facts_of_child, go_on, rows_of_facts

# One row for each fact; *stream* is the question or the advice it belongs to.
advised: Final = rows_of_facts("advice")


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
        begin(advised, conn, recorded, known(fact.child))

    @show.register(Advice.AdviceTried)
    @show.register(Advice.AdviceNotTried)
    def _(self, _: Fact, conn: Connection, recorded: Recorded) -> None:
        go_on(advised, conn, recorded)


def of_child(sight: Sight, child: UUID) -> Advised:
    """Give all that was asked and advised, and what came of each piece."""
    found = Advised()
    for recorded in facts_of_child(advised, sight, child):
        _put(found, recorded)
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
