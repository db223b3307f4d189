"""What can be asked of a review, and what its facts say, for any order of asking."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from events.agreed_action import AgreedAction
from events.base import Fact, Role, Side
from events.minutes_check import MinutesCheck
from events.store.tables import contents, events, leaves
from service.actions import commands as agreeing
from service.asking import Command
from service.checking import commands as checking
from service.meetings import commands as proposing
from service.minutes import commands as noting
from service.permissions import Action

SIDES: Final = {
    **dict.fromkeys(Role, Side.OTHER),
    **dict.fromkeys((Role.PARENT, Role.CARER), Side.HOME),
    Role.CHILD: Side.CHILD,
    Role.TEACHER: Side.SCHOOL,
    Role.TEACHING_ASSISTANT: Side.SCHOOL,
    Role.SENCO: Side.SCHOOL,
    Role.HEADTEACHER: Side.SCHOOL,
}
# Each row of these stands once and for all; a key can be destroyed, a fact cannot.
WRITTEN: Final = {
    events: (events.c.seq,),
    leaves: (leaves.c.log, leaves.c.log_seq),
    contents: (contents.c.seq, contents.c.subject),
}
DOES: Final[Mapping[type[Any], tuple[Action, Command[Any]]]] = {
    proposing.ProposeMeeting: (Action.PROPOSE_MEETING, proposing.propose_meeting),
    proposing.AgreePurpose: (Action.AGREE_PURPOSE, proposing.agree_purpose),
    noting.OpenNotes: (Action.OPEN_NOTES, noting.open_notes),
    noting.WriteLine: (Action.WRITE_LINE, noting.write_line),
    noting.ChangeLine: (Action.CHANGE_LINE, noting.change_line),
    noting.CloseMeeting: (Action.CLOSE_MEETING, noting.close_meeting),
    agreeing.ProposeAction: (Action.PROPOSE_ACTION, agreeing.propose_action),
    agreeing.NameOwner: (Action.NAME_OWNER, agreeing.name_owner),
    agreeing.SetActionDays: (Action.SET_ACTION_DAYS, agreeing.set_action_days),
    agreeing.ConfirmAction: (Action.CONFIRM_ACTION, agreeing.confirm_action),
    agreeing.ObjectToAction: (Action.OBJECT_TO_ACTION, agreeing.object_to_action),
    agreeing.SayOutcome: (Action.SAY_OUTCOME, agreeing.say_outcome),
    agreeing.ConfirmOutcome: (Action.CONFIRM_OUTCOME, agreeing.confirm_outcome),
    checking.SendNotes: (Action.SEND_NOTES, checking.send_notes),
    checking.FindRight: (Action.FIND_RIGHT, checking.find_right),
    checking.AskChange: (Action.ASK_CHANGE, checking.ask_change),
    checking.AnswerChange: (Action.ANSWER_CHANGE, checking.answer_change),
    checking.SendOnTime: (Action.SEND_ON_TIME, checking.send_on_time),
    checking.MakeFinal: (Action.MAKE_FINAL, checking.make_final),
}


def unanswered(facts: list[Fact]) -> dict[UUID, Side]:
    """Name the changes without an answer, and the side that waits for it."""
    waits: dict[UUID, Side] = {}
    for one in facts:
        if isinstance(one, MinutesCheck.ChangeAsked):
            waits[one.request] = one.side
        elif isinstance(one, MinutesCheck.ChangeAnswered):
            del waits[one.request]
    return waits


def what_lacks(facts: list[Fact], meeting: UUID) -> dict[UUID, set[str]]:
    """Say what each action of a meeting lacks, from the facts alone."""
    found: dict[UUID, set[str]] = {}
    for one in facts:
        lacks = found.get(one.originator_id, set())
        if isinstance(one, AgreedAction.ActionProposed) and one.meeting == meeting:
            found[one.originator_id] = {"owner", "due", "review"}
        elif isinstance(one, AgreedAction.OwnerNamed):
            lacks.discard("owner")
        elif isinstance(one, AgreedAction.DaysSet):
            days = {"due": one.due, "review": one.review}
            lacks.difference_update(name for name, day in days.items() if day)
    return found
