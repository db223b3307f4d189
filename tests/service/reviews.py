"""What can be asked of a review, and what its facts say, for any order of asking."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from events.agreed_action import AgreedAction
from events.base import CHILD_SPACES, Actor, Fact, Role, Side, Space
from events.childs_part import ChildsForm, ChildsPart
from events.circle import Circle
from events.minutes import Minutes
from events.minutes_check import MinutesCheck
from events.minutes_child import Medium
from events.person import Person
from events.school import School
from events.store.tables import contents, events, leaves
from service.actions import commands as agreeing
from service.asking import Command
from service.checking import commands as checking
from service.childs_part import commands as including
from service.meetings import commands as proposing
from service.minutes import commands as noting
from service.permissions import Action
from tests.service.house import House

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
    including.PlanChildsPart: (Action.PLAN_CHILDS_PART, including.plan_childs_part),
    including.LeaveChildOut: (Action.LEAVE_CHILD_OUT, including.leave_child_out),
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


def open_school(
    house: House, school: UUID, child: UUID, people: Mapping[Role, Actor]
) -> None:
    """Let somebody of each role belong with one child."""
    with house.services.store.opening(school) as unit:
        log = unit.open_space(uuid4(), None, Space.REGISTER, 0, None)
        known = [
            Person(id=one.person, name=f"Kit {role}", by=None)
            for role, one in people.items()
        ]
        opened = School(id=school, name="Ash", demo=False, by=None)
        unit.save(opened, *known, log=log)
        for slot, space in enumerate(CHILD_SPACES, unit.next_slot()):
            unit.open_space(uuid4(), child, space, slot, None)
        around = Circle(id=child, name="Bo Poe", by=None)
        today = house.services.edge.today()
        for role, one in people.items():
            around.join(one, f"Kit {role}", None, by=None, today=today)
        unit.save(around, log=unit.log_of(child, Space.SHARED))


def of_the_child(
    meeting: UUID, begins: datetime, minutes: int | None
) -> including.PlanChildsPart | including.LeaveChildOut:
    """Give the child some minutes of a meeting, or say why there are none."""
    if minutes is None:
        return including.LeaveChildOut(meeting=meeting, reason="Bo says no to it.")
    return including.PlanChildsPart(
        meeting=meeting,
        form=ChildsForm.IN_PERSON,
        medium=Medium.SPEECH,
        chosen=None,
        starts=begins,
        ends=begins + timedelta(minutes=minutes),
    )


def opens_after_the_childs_part(facts: list[Fact]) -> bool:
    """Say whether it was known how the child takes part when notes were opened."""
    said = False
    for one in facts:
        said |= isinstance(
            one, ChildsPart.ChildPartPlanned | ChildsPart.ChildNotIncluded
        )
        if isinstance(one, Minutes.MinutesOpened) and not said:
            return False
    return True


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
