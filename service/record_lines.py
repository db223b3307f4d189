"""Facts as lines that people read: when, who, what, and the check code."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from events.base import ERASED, Recorded, known
from events.circle import Circle
from projections.base import Sight
from projections.directory import names_of
from service.sentences import Names, sentence


@dataclass(frozen=True, slots=True)
class Line:
    """One fact as a sentence that goes on from its author's name.

    *seq* is the number in the child's record, *leaf* the check code in hex, *text*
    the words of that step where they may be shown, *entry* the note it is about.
    """

    seq: int
    at: str
    by: UUID | None
    topic: str
    sentence: str
    leaf: str
    text: str | None = None
    entry: UUID | None = None


def lines(sight: Sight, facts: Iterable[Recorded], *, words: bool) -> list[Line]:
    """Say *facts* aloud; with *words* the text of each step is given too."""
    told = list(facts)
    names = names_of(sight, _mentioned(told))
    return [_line(recorded, names, words=words) for recorded in told]


def _mentioned(facts: Iterable[Recorded]) -> set[UUID]:
    mentioned: set[UUID] = set()
    for recorded in facts:
        match recorded.fact:
            case Circle.MemberJoined() | Circle.MemberLeft() as fact:
                mentioned |= {fact.person} - {ERASED}
            case _:
                pass
    return mentioned


def _line(recorded: Recorded, names: Names, *, words: bool) -> Line:
    fact = recorded.fact
    text = known(getattr(fact, "text", None)) if words else None
    return Line(
        seq=recorded.log_seq,
        at=recorded.at,
        by=fact.by,
        topic=fact.TOPIC,
        sentence=sentence(fact, names),
        leaf=recorded.leaf.hex(),
        text=text,
        entry=fact.originator_id if fact.TOPIC.startswith("diary/") else None,
    )
