"""/api/v1/children/<child>/meetings: meetings before they begin, for programs."""

from typing import Any
from uuid import UUID

from flask.typing import ResponseReturnValue

from service.asking import Command, ask
from service.context import standing
from service.meeting_rows import MeetingSchema, WrittenMeetingSchema, after, meeting
from service.meetings import answers, schemas
from service.meetings.commands import (
    AgreePurpose,
    CallMeetingOff,
    InviteToMeeting,
    MoveMeeting,
    ProposeMeeting,
    RewordPurpose,
    agree_purpose,
    call_meeting_off,
    invite_to_meeting,
    move_meeting,
    propose_meeting,
    reword_purpose,
)
from service.openapi import PREFIX, ApiBlueprint
from service.permissions import Action

api = ApiBlueprint(
    "meetings_api", __name__, url_prefix=f"{PREFIX}/children/<uuid:child>/meetings"
)
api.DEFAULT_TAG = "Meetings"
Sent = dict[str, Any]
ONE = "/<uuid:meeting>"


@api.get("")
@api.response(200, schemas.MeetingsSchema)
@api.answers(401, 403, 404)
def meetings(child: UUID) -> object:
    """List the meetings about a child: those to come, then those that are over."""
    return {"items": answers.all_meetings(standing(child, Action.SEE_MEETINGS))}


@api.get(ONE, endpoint="meeting")
@api.response(200, MeetingSchema)
@api.answers(401, 403, 404)
def read_meeting(child: UUID, meeting: UUID) -> object:
    """Read how a meeting stands: what for, who was asked what, agenda and views."""
    return _row(child, meeting)


@api.writes("", schemas.ProposeMeetingSchema, WrittenMeetingSchema)
def post_meeting(sent: Sent, header: Sent, child: UUID) -> ResponseReturnValue:
    """Propose to meet. The family is asked what makes it hard for them."""
    command = ProposeMeeting(**sent)
    return _write(
        propose_meeting, command, Action.PROPOSE_MEETING, child, command.meeting, header
    )


@api.writes(f"{ONE}/purpose-agreement", None, WrittenMeetingSchema)
def post_agreement(header: Sent, child: UUID, meeting: UUID) -> ResponseReturnValue:
    """Agree to what the meeting is for."""
    command = AgreePurpose(meeting=meeting)
    return _write(agree_purpose, command, Action.AGREE_PURPOSE, child, meeting, header)


@api.writes(f"{ONE}/purpose", schemas.RewordPurposeSchema, WrittenMeetingSchema)
def post_purpose(
    sent: Sent, header: Sent, child: UUID, meeting: UUID
) -> ResponseReturnValue:
    """Put the purpose in other words. Whoever agreed is asked again."""
    command = RewordPurpose(meeting=meeting, **sent)
    return _write(
        reword_purpose, command, Action.REWORD_PURPOSE, child, meeting, header
    )


@api.writes(f"{ONE}/invitations", schemas.InviteToMeetingSchema, WrittenMeetingSchema)
def post_invitations(
    sent: Sent, header: Sent, child: UUID, meeting: UUID
) -> ResponseReturnValue:
    """Invite people of the circle, once each family member was asked."""
    command = InviteToMeeting(meeting=meeting, **sent)
    action = Action.INVITE_TO_MEETING
    return _write(invite_to_meeting, command, action, child, meeting, header)


@api.writes(f"{ONE}/moves", schemas.MoveMeetingSchema, WrittenMeetingSchema)
def post_move(
    sent: Sent, header: Sent, child: UUID, meeting: UUID
) -> ResponseReturnValue:
    """Meet at another time or place, with a reason."""
    command = MoveMeeting(meeting=meeting, **sent)
    return _write(move_meeting, command, Action.MOVE_MEETING, child, meeting, header)


@api.writes(f"{ONE}/calling-off", schemas.CallOffSchema, WrittenMeetingSchema)
def post_calling_off(
    sent: Sent, header: Sent, child: UUID, meeting: UUID
) -> ResponseReturnValue:
    """Say that there will be no such meeting, and why."""
    command = CallMeetingOff(meeting=meeting, **sent)
    action = Action.CALL_MEETING_OFF
    return _write(call_meeting_off, command, action, child, meeting, header)


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


def _row(child: UUID, asked: UUID) -> object:
    return meeting(standing(child, Action.SEE_MEETINGS), asked).row
