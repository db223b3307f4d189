"""/api/v1/children/<child>/meetings/<meeting>/child-part, for programs."""

from typing import Any
from uuid import UUID

from flask.typing import ResponseReturnValue

from service.asking import Command, ask
from service.childs_part.commands import (
    LeaveChildOut,
    PlanChildsPart,
    leave_child_out,
    plan_childs_part,
)
from service.childs_part.schemas import LeaveChildOutSchema, PlanChildsPartSchema
from service.context import standing
from service.meeting_rows import WrittenMeetingSchema, after
from service.openapi import PREFIX, ApiBlueprint
from service.permissions import Action

api = ApiBlueprint(
    "childs_part_api",
    __name__,
    url_prefix=f"{PREFIX}/children/<uuid:child>/meetings/<uuid:meeting>/child-part",
)
api.DEFAULT_TAG = "Meetings"
Sent = dict[str, Any]


@api.writes("", PlanChildsPartSchema, WrittenMeetingSchema)
def post_plan(
    sent: Sent, header: Sent, child: UUID, meeting: UUID
) -> ResponseReturnValue:
    """Give the child a time of their own, and say how they use it."""
    command = PlanChildsPart(meeting=meeting, **sent)
    action = Action.PLAN_CHILDS_PART
    return _write(plan_childs_part, command, action, child, meeting, header)


@api.writes("/not-included", LeaveChildOutSchema, WrittenMeetingSchema)
def post_not_included(
    sent: Sent, header: Sent, child: UUID, meeting: UUID
) -> ResponseReturnValue:
    """Decide that the child is not part of the meeting, by name and with a reason."""
    command = LeaveChildOut(meeting=meeting, **sent)
    action = Action.LEAVE_CHILD_OUT
    return _write(leave_child_out, command, action, child, meeting, header)


def _write(
    handler: Command[Any],
    command: object,
    action: Action,
    child: UUID,
    meeting: UUID,
    header: Sent,
) -> ResponseReturnValue:
    at = standing(child, action)
    written = ask(handler, command, at=at, action=action, key=header["key"])
    return after(at, written.receipt, meeting)
