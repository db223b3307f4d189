"""Facts as lines that people read: when, who, what, and the check code."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from events.base import Fact, Recorded, known
from projections.base import Sight
from projections.directory import ERASED_NAME, names_of
from projections.half_days import HalfDay
from projections.timeline_rows import written
from service.sentences import day_in_words, sentence
from service.sentences.noted import Names, note_of

NO_TITLES: Final[Mapping[UUID, str]] = {}


@dataclass(frozen=True, slots=True)
class Line:
    """One fact as a sentence that goes on from its author's name.

    *number* counts the lines that are told, so that none is ever missing; the place in
    the log is told by nothing but a receipt. *leaf* is the check code in hex, *text*
    the words of that step where they may be shown, *entry* the note it is about.
    Instead of *at* stands the *half_day* where one household is told of the other.
    """

    number: int
    at: str | None
    by: UUID | None
    topic: str
    sentence: str
    leaf: str
    text: str | None = None
    entry: UUID | None = None
    half_day: HalfDay | None = None


def lines(
    sight: Sight,
    facts: Iterable[Recorded],
    *,
    words: bool,
    numbers: Iterable[int] | None = None,
    titles: Mapping[UUID, str] = NO_TITLES,
) -> list[Line]:
    """Say *facts* aloud; with *words* the text of each step is given too.

    *titles* say which note is which, where that is not plain from the page.
    """
    told = list(facts)
    names = {**names_of(sight, _mentioned(told)), **titles}
    counted = range(1, len(told) + 1) if numbers is None else numbers
    numbered = zip(told, counted, strict=True)
    return [_line(one, number, names, words=words) for one, number in numbered]


def _mentioned(facts: Iterable[Recorded]) -> set[UUID]:
    named = (
        getattr(recorded.fact, name, None)
        for recorded in facts
        for name in ("person", "child", "whom", "owner", "speaker", "taken_by")
    )
    return {one for one in named if isinstance(one, UUID)}


def _line(recorded: Recorded, number: int, names: Names, *, words: bool) -> Line:
    fact = recorded.fact
    text = known(getattr(fact, "text", None)) if words else None
    return Line(
        number=number,
        at=recorded.at,
        by=fact.by,
        topic=fact.TOPIC,
        sentence=sentence(fact, names),
        leaf=recorded.leaf.hex(),
        text=text,
        entry=_note_of(fact),
    )


def titles_of(sight: Sight, facts: Iterable[Recorded]) -> dict[UUID, str]:
    """Say of each note that facts are about whose it is, and for which day."""
    notes = {note for one in facts if (note := _note_of(one.fact)) is not None}
    found = written(sight, notes)
    names = names_of(sight, {one.by for one in found.values()})
    return {
        note: _title(names.get(one.by, ERASED_NAME), one.day)
        for note, one in found.items()
    }


def _title(name: str, day: date | None) -> str:
    whose = "somebody" if name == ERASED_NAME else name
    of_day = "a day that was erased" if day is None else day_in_words(day)
    return f"{whose}’s note for {of_day}"


def _note_of(fact: Fact) -> UUID | None:
    """Name the note that a fact is about; files and disputes stand beside one."""
    return note_of(fact) if fact.TOPIC.startswith("diary/") else None
