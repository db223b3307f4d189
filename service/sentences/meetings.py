"""What is recorded of meetings before they begin."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from events.agenda_item import AgendaItem
from events.base import Fact, Side, known
from events.childs_part import ChildsPart
from events.meeting import Meeting
from events.meeting_kinds import MeetingKind, MeetingRole, Way
from events.meeting_papers import MeetingPaper
from events.meeting_role import SharedRole
from events.taking_part import TakingPart
from service.sentences.noted import Names

KINDS: Final[Mapping[MeetingKind, str]] = {
    MeetingKind.SEN_SUPPORT_REVIEW: "a review of SEN support",
    MeetingKind.ANNUAL_REVIEW: "an annual review",
    MeetingKind.CONCERN: "a meeting about a concern",
    MeetingKind.TRANSITION: "a meeting about a move",
    MeetingKind.INFORMAL: "an informal talk",
}
WAYS: Final[Mapping[Way, str]] = {
    Way.IN_PERSON: "in person",
    Way.VIDEO: "by video",
    Way.PHONE: "by phone",
    Way.WRITTEN: "in writing",
    Way.EARLIER_TALK: "by talking before it",
}


ROLES: Final[Mapping[MeetingRole, str]] = {
    MeetingRole.CHAIR: "the chair",
    MeetingRole.NOTE_TAKER: "taking the notes",
    MeetingRole.TIMEKEEPER: "keeping the time",
    MeetingRole.CHILDS_VOICE: "speaking up for the child",
}


def _role(role: object) -> str:
    if isinstance(role, MeetingRole):
        return ROLES[role]
    return "a role that was erased"


def _name(person: object, names: Names) -> str:
    if isinstance(person, UUID):
        return names.get(person, "somebody")
    return "somebody whose name was erased"


def _day(day: object) -> str:
    if not isinstance(day, date):
        return "a day that was erased"
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def _proposed(fact: Meeting.MeetingProposed, _: Names) -> str:
    kind = KINDS.get(fact.kind, "a meeting")
    return f"proposed {kind} on {_day(fact.day)}"


def _added(fact: AgendaItem.ItemAdded, _: Names) -> str:
    if known(fact.side) is Side.CHILD:
        return "put an item of the child on the agenda of a meeting"
    return "put an item on the agenda of a meeting"


def _asked(fact: TakingPart.PersonAsked, names: Names) -> str:
    if fact.person == fact.by:
        return "began to say how they take part in a meeting"
    return f"asked {_name(fact.person, names)} what makes a meeting hard"


def _told(fact: TakingPart.BarriersTold, names: Names) -> str:
    if fact.person != fact.by:
        whom = _name(fact.person, names)
        return f"wrote down what makes a meeting hard for {whom}"
    if known(fact.nothing):
        return "said that nothing makes a meeting hard for them"
    return "said what makes a meeting hard for them"


def _way(fact: TakingPart.WayChosen, names: Names) -> str:
    way = WAYS.get(fact.way, "in a way that was erased")
    if fact.person != fact.by:
        return f"wrote down that {_name(fact.person, names)} takes part {way}"
    return f"chose to take part {way}"


def _view(fact: TakingPart.ViewWritten, names: Names) -> str:
    if fact.person != fact.by:
        return f"wrote down the view of {_name(fact.person, names)} for a meeting"
    return "gave their view for a meeting in writing"


def _away(fact: TakingPart.AwayExplained, names: Names) -> str:
    if fact.person != fact.by:
        whom = _name(fact.person, names)
        return f"wrote down why {whom} does not take part in a meeting"
    return "said why they do not take part in a meeting"


def _paper(fact: MeetingPaper.PaperAdded, _: Names) -> str:
    if known(fact.late):
        return f"added a late paper to a meeting; it was due on {_day(fact.due)}"
    return "added a paper to a meeting"


def _planned(fact: ChildsPart.ChildPartPlanned, _: Names) -> str:
    where = "in" if known(fact.within) else "before"
    return f"planned the child's own time {where} a meeting"


MEETING_SENTENCES: Final[Mapping[type[Fact], Callable[[Any, Names], str]]] = {
    Meeting.MeetingProposed: _proposed,
    Meeting.PurposeAgreed: lambda *_: "agreed to what a meeting is for",
    Meeting.PurposeReworded: lambda *_: "put the purpose of a meeting in other words",
    Meeting.PersonInvited: lambda fact, names: (
        f"invited {_name(fact.person, names)} to a meeting"
    ),
    Meeting.MeetingMoved: lambda fact, _: (
        f"moved a meeting to {_day(fact.day)}, and said why"
    ),
    Meeting.MeetingCalledOff: lambda *_: "called a meeting off, and said why",
    AgendaItem.ItemAdded: _added,
    AgendaItem.ItemWithdrawn: lambda *_: "took their own item off an agenda",
    AgendaItem.ItemDeferred: lambda fact, _: (
        f"put an item off until {_day(fact.until)}, and said why"
    ),
    SharedRole.MeetingRoleOffered: lambda fact, _: (
        f"offered the family {_role(fact.role)} of a meeting until {_day(fact.until)}"
    ),
    SharedRole.MeetingRoleAccepted: lambda fact, _: (
        f"took on {_role(fact.role)} of a meeting"
    ),
    SharedRole.MeetingRoleDeclined: lambda fact, _: (
        f"said no to {_role(fact.role)} of a meeting, or gave it back"
    ),
    TakingPart.PersonAsked: _asked,
    TakingPart.BarriersTold: _told,
    TakingPart.BarriersNotAsked: lambda fact, names: (
        f"said why {_name(fact.person, names)} was not asked before a meeting"
    ),
    TakingPart.WayChosen: _way,
    TakingPart.ViewWritten: _view,
    TakingPart.AwayExplained: _away,
    TakingPart.ChangePlanned: lambda fact, names: (
        f"said what will change next time for {_name(fact.person, names)}"
    ),
    MeetingPaper.PaperAdded: _paper,
    MeetingPaper.PaperDiscussionDeclined: lambda *_: (
        "said no to talking about a late paper"
    ),
    MeetingPaper.DecliningTakenBack: lambda *_: (
        "will talk about a late paper after all"
    ),
    ChildsPart.ChildPartRaised: lambda *_: "spoke of the child's part in a meeting",
    ChildsPart.ChildPartPlanned: _planned,
    ChildsPart.ChildNotIncluded: lambda *_: (
        "decided that the child is not part of a meeting, and said why"
    ),
}
