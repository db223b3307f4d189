"""What is recorded of the notes of a meeting."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from events.base import Fact, known
from events.minutes import Minutes
from events.minutes_check import MinutesCheck
from events.minutes_child import ChildsWords, Meant
from events.minutes_kinds import GoalsTime, OnGoals
from service.sentences.noted import Names

WHEN: Final[Mapping[GoalsTime, str]] = {
    GoalsTime.THIRD: "after a third of the meeting",
    GoalsTime.TWO_THIRDS: "after two thirds of the meeting",
}
GOALS: Final[Mapping[OnGoals, str]] = {
    OnGoals.YES: "that it was on its goals",
    OnGoals.PARTLY: "that it was partly on its goals",
    OnGoals.NO: "that it was not on its goals",
}
MEANT: Final[Mapping[Meant, str]] = {
    Meant.YES: "said that this was what they meant",
    Meant.PARTLY: "said that this was partly what they meant",
    Meant.NO: "said that this was not what they meant",
    Meant.NO_ANSWER: "gave no answer",
}


def _name(person: object, names: Names) -> str:
    return names.get(person, "somebody") if isinstance(person, UUID) else "somebody"


def _counted(count: object) -> str:
    if count == 1:
        return "one difference"
    return f"{known(count)} differences" if known(count) else "no difference"


def _goals(fact: Minutes.GoalsChecked, _: Names) -> str:
    when = WHEN.get(fact.when, "during the meeting")
    how = GOALS.get(fact.answer, "whether it was on its goals")
    return f"said {when} {how}"


def _closed(fact: Minutes.MeetingClosed, _: Names) -> str:
    count = known(fact.actions)
    if count is None:
        return "closed the meeting"
    what = {0: "no action", 1: "one action"}.get(count, f"{count} actions")
    return f"closed the meeting with {what} agreed"


def _day(day: object) -> str:
    found = known(day)
    return f" until {found.day} {found:%B %Y}" if found else ""


def _answered(fact: MinutesCheck.ChangeAnswered, _: Names) -> str:
    taken = known(fact.taken_up)
    if taken is None:
        return "answered a change of the notes that somebody asked for"
    if taken:
        return "took up a change of the notes that somebody asked for"
    return "answered why a change of the notes is not taken up; both versions stay"


def _final(fact: MinutesCheck.MadeFinal, _: Names) -> str:
    if known(fact.differences):
        return f"made the notes of a meeting final with {_counted(fact.differences)}"
    return "made the notes of a meeting final"


def _on_time(fact: MinutesCheck.SentOnTime, _: Names) -> str:
    with_them = _counted(fact.differences)
    return f"sent the notes as a report on time, not yet agreed, with {with_them}"


MINUTES_SENTENCES: Final[Mapping[type[Fact], Callable[[Any, Names], str]]] = {
    Minutes.MinutesOpened: lambda *_: (
        "opened the notes of a meeting and said what it is to achieve"
    ),
    Minutes.AimTicked: lambda *_: "said yes to what the meeting is to achieve",
    Minutes.GoalsChecked: _goals,
    Minutes.LineWritten: lambda fact, names: (
        f"wrote down what {_name(fact.speaker, names)} said in a meeting"
    ),
    Minutes.LineChanged: lambda *_: (
        "changed a line in the notes of a meeting; the earlier words stay"
    ),
    Minutes.LineCommented: lambda *_: "added a comment to a line of a meeting’s notes",
    Minutes.MeetingClosed: _closed,
    MinutesCheck.SentForChecking: lambda fact, _: (
        f"gave out the notes of a meeting to be checked{_day(fact.check_by)}"
    ),
    MinutesCheck.GivenTo: lambda fact, names: (
        f"gave the notes of a meeting to {_name(fact.person, names)}"
    ),
    MinutesCheck.FirstSeen: lambda *_: (
        "opened the notes of a meeting for the first time"
    ),
    MinutesCheck.FoundRight: lambda *_: "said that the notes of a meeting are right",
    MinutesCheck.ChangeAsked: lambda *_: "asked for a change in the notes of a meeting",
    MinutesCheck.ChangeAnswered: _answered,
    MinutesCheck.SentOnTime: _on_time,
    MinutesCheck.MadeFinal: _final,
    ChildsWords.WordsTaken: lambda fact, names: (
        "wrote down what the child gave to a meeting, taken by "
        f"{_name(fact.taken_by, names)}"
    ),
    ChildsWords.WordsInterpreted: lambda *_: (
        "said what they think the child meant, beside the child’s own words"
    ),
    ChildsWords.WordsReadBack: lambda fact, _: (
        "read the child’s words back to the child, who "
        f"{MEANT.get(fact.answer, 'was asked whether it was meant so')}"
    ),
}
