"""From the facts about a meeting's notes, in order, to the notes as they are."""

from collections.abc import Iterable
from functools import singledispatch
from uuid import UUID

from events.base import Fact, Recorded, known
from events.minutes import Minutes
from events.minutes_check import MinutesCheck
from events.minutes_child import ChildsWords
from projections.entry_rows import Look
from projections.minutes_rows import (
    Checking,
    Given,
    GoalCheck,
    Line,
    Notes,
    OnTime,
    Request,
    begin,
    given,
    sent,
    spoken,
    version,
)


def fold(meeting: UUID, facts: Iterable[Recorded]) -> Notes | None:
    """Put the notes together. The child's words may come before they are opened."""
    notes: Notes | None = None
    early: list[Recorded] = []
    for one in facts:
        if isinstance(one.fact, Minutes.MinutesOpened):
            notes = begin(one.fact, one, meeting)
            for earlier in early:
                add(earlier.fact, notes, earlier)
        elif notes is None:
            early.append(one)
        else:
            add(one.fact, notes, one)
    return notes


@singledispatch
def add(fact: Fact, notes: Notes, recorded: Recorded) -> None:
    """Add what one fact says to the notes."""
    raise NotImplementedError(type(fact), notes, recorded)


@add.register
def _(fact: Minutes.AimTicked, notes: Notes, recorded: Recorded) -> None:
    notes.ticks.append(spoken(fact, recorded))


@add.register
def _(fact: Minutes.GoalsChecked, notes: Notes, recorded: Recorded) -> None:
    kept = {name: known(getattr(fact, name)) for name in ("when", "answer", "text")}
    side = known(fact.side)
    notes.goals.append(GoalCheck(fact.by, recorded.at, side, **kept))


@add.register(Minutes.LineWritten)
@add.register(Minutes.LineChanged)
def _(
    fact: Minutes.LineWritten | Minutes.LineChanged, notes: Notes, recorded: Recorded
) -> None:
    line = known(fact.line)
    if line in notes.lines:
        notes.lines[line].versions.append(version(fact, recorded))
    elif line is not None:
        notes.lines[line] = Line(line, [version(fact, recorded)])


@add.register
def _(fact: Minutes.LineCommented, notes: Notes, recorded: Recorded) -> None:
    if (line := notes.lines.get(known(fact.line))) is not None:
        line.comments.append(spoken(fact, recorded))


@add.register
def _(fact: Minutes.MeetingClosed, notes: Notes, recorded: Recorded) -> None:
    notes.closed = spoken(fact, recorded)
    notes.actions = known(fact.actions)


@add.register
def _(fact: ChildsWords.WordsTaken, notes: Notes, recorded: Recorded) -> None:
    notes.words.append(given(fact, recorded))


@add.register
def _(fact: ChildsWords.WordsInterpreted, notes: Notes, recorded: Recorded) -> None:
    for one in _words(notes, fact):
        one.readings.append(spoken(fact, recorded))


@add.register
def _(fact: ChildsWords.WordsReadBack, notes: Notes, recorded: Recorded) -> None:
    for one in _words(notes, fact):
        one.meant, one.said_back = known(fact.answer), spoken(fact, recorded)


def _words(notes: Notes, fact: Fact) -> list[Given]:
    return [one for one in notes.words if one.id == fact.originator_id]


@add.register
def _(fact: MinutesCheck.SentForChecking, notes: Notes, recorded: Recorded) -> None:
    notes.checking = sent(fact, recorded)


def _checking(notes: Notes) -> Checking:
    assert notes.checking is not None
    return notes.checking


@add.register
def _(fact: MinutesCheck.GivenTo, notes: Notes, recorded: Recorded) -> None:
    if (person := known(fact.person)) is not None:
        _checking(notes).given[person] = recorded.at


@add.register
def _(fact: MinutesCheck.FirstSeen, notes: Notes, recorded: Recorded) -> None:
    if fact.by is not None:
        _checking(notes).seen_by.append(Look(fact.by, recorded.at, seq=recorded.seq))


@add.register
def _(fact: MinutesCheck.FoundRight, notes: Notes, recorded: Recorded) -> None:
    if fact.by is not None:
        _checking(notes).right[fact.by] = recorded.at


@add.register
def _(fact: MinutesCheck.ChangeAsked, notes: Notes, recorded: Recorded) -> None:
    if (request := known(fact.request)) is not None:
        checking, line = _checking(notes), known(fact.line)
        checking.requests.append(Request(request, line, spoken(fact, recorded)))
        if fact.by is not None:
            checking.right.pop(fact.by, None)


@add.register
def _(fact: MinutesCheck.ChangeAnswered, notes: Notes, recorded: Recorded) -> None:
    for one in _checking(notes).requests:
        if one.id == known(fact.request):
            one.answer = spoken(fact, recorded)
            one.taken_up = known(fact.taken_up)


@add.register
def _(fact: MinutesCheck.SentOnTime, notes: Notes, recorded: Recorded) -> None:
    due, differences = known(fact.due), known(fact.differences)
    _checking(notes).on_time = OnTime(due, differences, recorded.at)


@add.register
def _(fact: MinutesCheck.MadeFinal, notes: Notes, recorded: Recorded) -> None:
    _checking(notes).final_at = recorded.at
    _checking(notes).differences = known(fact.differences)
