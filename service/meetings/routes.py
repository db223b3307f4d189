"""/children/<child>/meetings: proposing, agreeing, inviting and moving, as pages."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from service.asking import Command, ask
from service.context import Standing, standing
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.meeting_rows import meeting as found
from service.meetings import pages, schemas
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
from service.other_names import checked, passed_in_form
from service.parsing import form_of, parse
from service.permissions import Action

meetings = Blueprint(
    "meetings",
    __name__,
    url_prefix="/children/<uuid:child>/meetings",
    template_folder="templates",
)
ONE: Final = "/<uuid:meeting>"


@meetings.get("")
def show(child: UUID) -> ResponseReturnValue:
    return pages.listed(standing(child, Action.SEE_MEETINGS))


@meetings.get("/propose")
def show_propose(child: UUID) -> ResponseReturnValue:
    return pages.propose(standing(child, Action.PROPOSE_MEETING), Form.new())


@meetings.post("/propose")
def post_propose(child: UUID) -> ResponseReturnValue:
    at, schema = standing(child, Action.PROPOSE_MEETING), schemas.ProposeMeetingSchema()
    return _write(
        at,
        Action.PROPOSE_MEETING,
        propose_meeting,
        lambda: parse(schema, ProposeMeeting, form_of(request, schema)),
        again=lambda form: pages.propose(at, form),
    )


@meetings.get(ONE)
def show_meeting(child: UUID, meeting: UUID) -> ResponseReturnValue:
    return pages.one(
        standing(child, Action.SEE_MEETINGS),
        meeting,
        pages.MEETING,
        Form.new(),
    )


@meetings.post(f"{ONE}/agree")
def post_agree(child: UUID, meeting: UUID) -> ResponseReturnValue:
    return _on_meeting(
        child,
        meeting,
        Action.AGREE_PURPOSE,
        agree_purpose,
        lambda: AgreePurpose(meeting=meeting),
        pages.MEETING,
    )


@meetings.get(f"{ONE}/reword")
def show_reword(child: UUID, meeting: UUID) -> ResponseReturnValue:
    return pages.kept(child, meeting, Action.REWORD_PURPOSE, pages.REWORD)


@meetings.post(f"{ONE}/reword")
def post_reword(child: UUID, meeting: UUID) -> ResponseReturnValue:
    asked = pages.parsed(schemas.RewordPurposeSchema(), RewordPurpose, meeting)
    action = Action.REWORD_PURPOSE
    return _on_meeting(child, meeting, action, reword_purpose, asked, pages.REWORD)


@meetings.get(f"{ONE}/invite")
def show_invite(child: UUID, meeting: UUID) -> ResponseReturnValue:
    return pages.kept(child, meeting, Action.INVITE_TO_MEETING, pages.INVITE)


@meetings.post(f"{ONE}/invite")
def post_invite(child: UUID, meeting: UUID) -> ResponseReturnValue:
    asked = pages.parsed(schemas.InviteToMeetingSchema(), InviteToMeeting, meeting)
    action = Action.INVITE_TO_MEETING
    return _on_meeting(child, meeting, action, invite_to_meeting, asked, pages.INVITE)


@meetings.get(f"{ONE}/move")
def show_move(child: UUID, meeting: UUID) -> ResponseReturnValue:
    return pages.kept(child, meeting, Action.MOVE_MEETING, pages.MOVE)


@meetings.post(f"{ONE}/move")
def post_move(child: UUID, meeting: UUID) -> ResponseReturnValue:
    asked = pages.parsed(schemas.MoveMeetingSchema(), MoveMeeting, meeting)
    return _on_meeting(
        child, meeting, Action.MOVE_MEETING, move_meeting, asked, pages.MOVE
    )


@meetings.get(f"{ONE}/call-off")
def show_call_off(child: UUID, meeting: UUID) -> ResponseReturnValue:
    return pages.kept(child, meeting, Action.CALL_MEETING_OFF, pages.CALL_OFF)


@meetings.post(f"{ONE}/call-off")
def post_call_off(child: UUID, meeting: UUID) -> ResponseReturnValue:
    asked = pages.parsed(schemas.CallOffSchema(), CallMeetingOff, meeting)
    action = Action.CALL_MEETING_OFF
    return _on_meeting(child, meeting, action, call_meeting_off, asked, pages.CALL_OFF)


def _on_meeting(
    child: UUID,
    meeting: UUID,
    action: Action,
    handler: Command[Any],
    parsed: Callable[[], Any],
    page: str,
) -> ResponseReturnValue:
    at = standing(child, action)
    found(at, meeting)
    return _write(
        at,
        action,
        handler,
        parsed,
        again=lambda form: pages.one(at, meeting, page, form),
    )


def _write(
    at: Standing,
    action: Action,
    handler: Command[Any],
    parsed: Callable[[], Any],
    *,
    again: Callable[[Form], str],
) -> ResponseReturnValue:
    """Parse, ask, record, answer; after a mistake show the form as it was typed."""
    try:
        command = checked(at, parsed(), passed_in_form())
        ask(handler, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        return again(Form.again(mistake)), status_of(mistake)
    forget_carried()
    said = "invited" if action is Action.INVITE_TO_MEETING else "meeting"
    where = {"child": at.child, "meeting": command.meeting, "done": said}
    return redirect(url_for("meetings.show_meeting", **where), 303)
