"""/api/v1/children/<child>/meetings/<meeting>/people/<person>/…: not taking part."""

from typing import Any, TypeVar
from uuid import UUID

from flask.typing import ResponseReturnValue

from service.asking import Command, ask
from service.context import standing
from service.meeting_rows import WrittenMeetingSchema, after
from service.missed import schemas
from service.missed.commands import PlanChange, SayAway, plan_change, say_away
from service.openapi import PREFIX, ApiBlueprint
from service.permissions import Action

api = ApiBlueprint(
    "missed_api",
    __name__,
    url_prefix=f"{PREFIX}/children/<uuid:child>/meetings/<uuid:meeting>"
    "/people/<uuid:person>",
)
api.DEFAULT_TAG = "Meetings"
Sent = dict[str, Any]
C = TypeVar("C", SayAway, PlanChange)


@api.writes("/away", schemas.SayAwaySchema, WrittenMeetingSchema)
def post_away(
    sent: Sent, header: Sent, child: UUID, meeting: UUID, person: UUID
) -> ResponseReturnValue:
    """Say why somebody does not take part, as they say it themselves."""
    command = SayAway(meeting=meeting, person=person, **sent)
    return _write(say_away, command, Action.SAY_AWAY, child, header)


@api.writes("/next-time", schemas.PlanChangeSchema, WrittenMeetingSchema)
def post_change(
    sent: Sent, header: Sent, child: UUID, meeting: UUID, person: UUID
) -> ResponseReturnValue:
    """Say what will be changed next time, so that they can take part."""
    command = PlanChange(meeting=meeting, person=person, **sent)
    return _write(plan_change, command, Action.PLAN_CHANGE, child, header)


def _write(
    handler: Command[C], command: C, action: Action, child: UUID, header: Sent
) -> ResponseReturnValue:
    at = standing(child, action)
    written = ask(handler, command, at=at, action=action, key=header["key"])
    return after(at, written.receipt, command.meeting)
