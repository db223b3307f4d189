"""What it takes to get into the pages and operations about meetings.

Each address and method has an action, what is sent, and whether its ids are made up.
"""

from collections.abc import Mapping
from typing import Any, Final

from service.permissions import Action

MEETINGS: Final = "/children/<child>/meetings"
ONE: Final = f"{MEETINGS}/<meeting>"
ITEM: Final = f"{ONE}/agenda/<item>"
PERSON: Final = f"{ONE}/people/<person>"
API: Final = "/api/v1"
NOTHING: Final[Mapping[str, Any]] = {}
PROPOSAL: Final = {"kind": "informal", "purpose": "A", "day": "2026-09-25"}
WHY: Final = {"reason": "A"}
MOVED: Final = {"day": "2026-09-25", **WHY}
SAYS: Final = {"text": "A"}
CHANGE: Final = {"change": "A"}
AWAY: Final = {"reason": "time"}
ROLE: Final = {"role": "chair"}
OFFERED: Final = {**ROLE, "until": "2026-09-20"}
PAPER: Final = {"title": "A", "other": "B"}
DECLINING: Final = f"{ONE}/papers/<paper>/declining"
PART: Final = {
    "day": "2026-09-25",
    "starts": "14:30",
    "ends": "14:45",
    "form": "in-person",
    "medium": "speech",
}
DEFERRED: Final = {**WHY, "until": "2026-12-01"}
OF_MEETINGS: Final[Mapping[tuple[str, str], tuple[Action, Mapping[str, Any], bool]]] = {
    (MEETINGS, "GET"): (Action.SEE_MEETINGS, NOTHING, False),
    (f"{MEETINGS}/propose", "GET"): (Action.PROPOSE_MEETING, NOTHING, False),
    (f"{MEETINGS}/propose", "POST"): (Action.PROPOSE_MEETING, PROPOSAL, False),
    (ONE, "GET"): (Action.SEE_MEETINGS, NOTHING, True),
    (f"{ONE}/agree", "POST"): (Action.AGREE_PURPOSE, NOTHING, True),
    (f"{ONE}/reword", "GET"): (Action.REWORD_PURPOSE, NOTHING, True),
    (f"{ONE}/reword", "POST"): (Action.REWORD_PURPOSE, {"purpose": "A"}, True),
    (f"{ONE}/invite", "GET"): (Action.INVITE_TO_MEETING, NOTHING, True),
    (f"{ONE}/invite", "POST"): (Action.INVITE_TO_MEETING, NOTHING, True),
    (f"{ONE}/move", "GET"): (Action.MOVE_MEETING, NOTHING, True),
    (f"{ONE}/move", "POST"): (Action.MOVE_MEETING, MOVED, True),
    (f"{ONE}/call-off", "GET"): (Action.CALL_MEETING_OFF, NOTHING, True),
    (f"{ONE}/call-off", "POST"): (Action.CALL_MEETING_OFF, WHY, True),
    (f"{ONE}/agenda", "GET"): (Action.SEE_MEETINGS, NOTHING, True),
    (f"{ONE}/agenda", "POST"): (Action.ADD_AGENDA_ITEM, SAYS, True),
    (f"{ITEM}/withdraw", "POST"): (Action.WITHDRAW_AGENDA_ITEM, NOTHING, True),
    (f"{ITEM}/defer", "GET"): (Action.DEFER_AGENDA_ITEM, NOTHING, True),
    (f"{ITEM}/defer", "POST"): (Action.DEFER_AGENDA_ITEM, DEFERRED, True),
    (f"{ONE}/roles", "GET"): (Action.SEE_MEETINGS, NOTHING, True),
    (f"{ONE}/roles/offer", "POST"): (Action.OFFER_ROLE, OFFERED, True),
    (f"{ONE}/roles/accept", "POST"): (Action.ACCEPT_ROLE, ROLE, True),
    (f"{ONE}/roles/decline", "POST"): (Action.DECLINE_ROLE, ROLE, True),
    (f"{API}{ONE}/role-offers", "POST"): (Action.OFFER_ROLE, OFFERED, True),
    (f"{API}{ONE}/role-acceptances", "POST"): (Action.ACCEPT_ROLE, ROLE, True),
    (f"{API}{ONE}/role-refusals", "POST"): (Action.DECLINE_ROLE, ROLE, True),
    (f"{PERSON}/away", "GET"): (Action.SEE_MEETINGS, NOTHING, True),
    (f"{PERSON}/away", "POST"): (Action.SAY_AWAY, AWAY, True),
    (f"{PERSON}/next-time", "POST"): (Action.PLAN_CHANGE, CHANGE, True),
    (f"{API}{PERSON}/away", "POST"): (Action.SAY_AWAY, AWAY, True),
    (f"{API}{PERSON}/next-time", "POST"): (Action.PLAN_CHANGE, CHANGE, True),
    (PERSON, "GET"): (Action.SEE_MEETINGS, NOTHING, True),
    (f"{PERSON}/barriers", "POST"): (Action.TELL_BARRIERS, SAYS, True),
    (f"{PERSON}/not-asked", "POST"): (Action.LEAVE_UNASKED, WHY, True),
    (f"{PERSON}/way", "POST"): (Action.CHOOSE_WAY, {"way": "phone"}, True),
    (f"{PERSON}/view", "GET"): (Action.WRITE_VIEW, NOTHING, True),
    (f"{PERSON}/view", "POST"): (Action.WRITE_VIEW, SAYS, True),
    (f"{API}{MEETINGS}", "GET"): (Action.SEE_MEETINGS, NOTHING, False),
    (f"{API}{MEETINGS}", "POST"): (Action.PROPOSE_MEETING, PROPOSAL, False),
    (f"{API}{ONE}", "GET"): (Action.SEE_MEETINGS, NOTHING, True),
    (f"{API}{ONE}/purpose-agreement", "POST"): (Action.AGREE_PURPOSE, NOTHING, True),
    (f"{API}{ONE}/purpose", "POST"): (Action.REWORD_PURPOSE, {"purpose": "A"}, True),
    (f"{API}{ONE}/invitations", "POST"): (
        Action.INVITE_TO_MEETING,
        {"people": []},
        True,
    ),
    (f"{API}{ONE}/moves", "POST"): (Action.MOVE_MEETING, MOVED, True),
    (f"{API}{ONE}/calling-off", "POST"): (Action.CALL_MEETING_OFF, WHY, True),
    (f"{API}{ONE}/agenda", "POST"): (Action.ADD_AGENDA_ITEM, SAYS, True),
    (f"{API}{ITEM}/withdrawal", "POST"): (Action.WITHDRAW_AGENDA_ITEM, NOTHING, True),
    (f"{API}{ITEM}/deferral", "POST"): (Action.DEFER_AGENDA_ITEM, DEFERRED, True),
    (f"{API}{PERSON}/barriers", "POST"): (Action.TELL_BARRIERS, SAYS, True),
    (f"{API}{PERSON}/not-asked", "POST"): (Action.LEAVE_UNASKED, WHY, True),
    (f"{API}{PERSON}/way", "POST"): (Action.CHOOSE_WAY, {"way": "phone"}, True),
    (f"{API}{PERSON}/views", "POST"): (Action.WRITE_VIEW, SAYS, True),
    (f"{ONE}/papers", "GET"): (Action.SEE_MEETINGS, NOTHING, True),
    (f"{ONE}/papers", "POST"): (Action.ADD_PAPER, PAPER, True),
    (f"{ONE}/papers/<paper>/decline", "POST"): (Action.DECLINE_PAPER, NOTHING, True),
    (f"{ONE}/papers/<paper>/take-back", "POST"): (
        Action.TAKE_DECLINING_BACK,
        NOTHING,
        True,
    ),
    (f"{ONE}/child-part", "GET"): (Action.SEE_MEETINGS, NOTHING, True),
    (f"{ONE}/child-part", "POST"): (Action.PLAN_CHILDS_PART, PART, True),
    (f"{ONE}/child-part/not-included", "POST"): (Action.LEAVE_CHILD_OUT, WHY, True),
    (f"{API}{ONE}/papers", "POST"): (Action.ADD_PAPER, PAPER, True),
    (f"{API}{DECLINING}", "POST"): (Action.DECLINE_PAPER, NOTHING, True),
    (f"{API}{DECLINING}/taken-back", "POST"): (
        Action.TAKE_DECLINING_BACK,
        NOTHING,
        True,
    ),
    (f"{API}{ONE}/child-part", "POST"): (Action.PLAN_CHILDS_PART, PART, True),
    (f"{API}{ONE}/child-part/not-included", "POST"): (
        Action.LEAVE_CHILD_OUT,
        WHY,
        True,
    ),
}
