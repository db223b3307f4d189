"""/api/v1/children/<child>/meetings/<meeting>/notes, for programs."""

from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError

from service.asking import Command, ask
from service.context import Standing, standing
from service.meeting_notes import NOTES, notes
from service.minutes import answers, schemas
from service.minutes.commands import (
    ChangeLine,
    CheckGoals,
    CloseMeeting,
    CommentLine,
    OpenNotes,
    TickAim,
    WriteLine,
    change_line,
    check_goals,
    close_meeting,
    comment_line,
    open_notes,
    tick_aim,
    write_line,
)
from service.openapi import PREFIX, ApiBlueprint, KeySchema
from service.permissions import Action

api = ApiBlueprint("minutes_api", __name__, url_prefix=f"{PREFIX}{NOTES}")
api.DEFAULT_TAG = "Notes of meetings"
Sent = dict[str, Any]
Answer = ResponseReturnValue
LINE = "/lines/<uuid:line>"


@api.get("")
@api.response(200, schemas.NotesSchema)
@api.answers(401, 403, 404)
def notes_of_meeting(child: UUID, meeting: UUID) -> object:
    """Read the notes of a meeting."""
    return answers.shown(notes(standing(child, Action.SEE_NOTES), meeting))


@api.writes("", schemas.OpenNotesSchema, schemas.WrittenNotesSchema)
def post_notes(sent: Sent, header: Sent, child: UUID, meeting: UUID) -> Answer:
    """Open the notes: say what the meeting is to achieve."""
    command = OpenNotes(meeting=meeting, **sent)
    return _write(open_notes, command, Action.OPEN_NOTES, child, header)


@api.writes("/aim", None, schemas.WrittenNotesSchema)
def post_aim(header: Sent, child: UUID, meeting: UUID) -> Answer:
    """Say yes to what the meeting is to achieve."""
    return _write(tick_aim, TickAim(meeting=meeting), Action.TICK_AIM, child, header)


@api.writes("/goals", schemas.CheckGoalsSchema, schemas.WrittenNotesSchema)
def post_goals(sent: Sent, header: Sent, child: UUID, meeting: UUID) -> Answer:
    """Say, at one or two thirds of the time, whether it is on its goals."""
    command = CheckGoals(meeting=meeting, **sent)
    return _write(check_goals, command, Action.CHECK_GOALS, child, header)


@api.writes("/close", schemas.CloseMeetingSchema, schemas.WrittenNotesSchema)
def post_close(sent: Sent, header: Sent, child: UUID, meeting: UUID) -> Answer:
    """Close the meeting, once each action has an owner, a due and a review day."""
    command = CloseMeeting(meeting=meeting, **sent)
    return _write(close_meeting, command, Action.CLOSE_MEETING, child, header)


@api.get(LINE)
@api.response(200, schemas.NoteLineRowSchema)
@api.answers(401, 403, 404)
def one_line(child: UUID, meeting: UUID, line: UUID) -> Answer:
    """Read one line with all it ever said. Its version is the ETag."""
    found = answers.line(standing(child, Action.SEE_NOTES), meeting, line)
    return answers.shown_line(found), 200, _etag(found.version)


@api.writes("/lines", schemas.NoteLineSchema, schemas.WrittenNoteLineSchema)
def post_line(sent: Sent, header: Sent, child: UUID, meeting: UUID) -> Answer:
    """Write down what somebody said, exactly or in short."""
    command = WriteLine(meeting=meeting, **sent)
    return _write_line(write_line, command, Action.WRITE_LINE, child, header)


@api.put(LINE)
@api.arguments(schemas.LineWordingSchema)
@api.arguments(schemas.IfMatchSchema, location="headers")
@api.arguments(KeySchema, location="headers")
@api.response(200, schemas.WrittenNoteLineSchema)
@api.answers(400, 401, 403, 404, 409, 412, 413, 415, 422)
def put_line(
    sent: Sent, match: Sent, header: Sent, child: UUID, meeting: UUID, line: UUID
) -> Answer:
    """Say a line better. If somebody did so since you read it, nothing is changed."""
    standing(child, Action.CHANGE_LINE)
    if match["version"] is None:
        raise ValidationError({"If-Match": [schemas.VERSION]})
    version = int(match["version"].strip('"'))
    command = ChangeLine(meeting=meeting, line=line, version=version, **sent)
    told = _write_line(change_line, command, Action.CHANGE_LINE, child, header)
    return told[0], 200, told[2]


@api.writes(
    f"{LINE}/comments", schemas.LineCommentSchema, schemas.WrittenNoteLineSchema
)
def post_comment(
    sent: Sent, header: Sent, child: UUID, meeting: UUID, line: UUID
) -> Answer:
    """Set your own words beside a line."""
    command = CommentLine(meeting=meeting, line=line, **sent)
    return _write_line(comment_line, command, Action.COMMENT_LINE, child, header)


def _write(
    handler: Command[Any],
    command: Any,  # noqa: ANN401 - one of the commands above
    action: Action,
    child: UUID,
    header: Sent,
) -> Answer:
    at, receipt = _asked(handler, command, action, child, header)
    where = url_for(
        "minutes_api.notes_of_meeting", child=child, meeting=command.meeting
    )
    told = answers.shown(notes(at, command.meeting))
    return {**told, "receipt": receipt}, 201, {"Location": where}


def _write_line(
    handler: Command[Any],
    command: Any,  # noqa: ANN401 - one of the commands above
    action: Action,
    child: UUID,
    header: Sent,
) -> tuple[dict[str, Any], int, dict[str, str]]:
    at, receipt = _asked(handler, command, action, child, header)
    found = answers.line(at, command.meeting, command.line)
    where = url_for(
        "minutes_api.one_line", child=child, meeting=command.meeting, line=found.id
    )
    told = {**answers.shown_line(found), "receipt": receipt}
    return told, 201, {"Location": where, **_etag(found.version)}


def _asked(
    handler: Command[Any], command: object, action: Action, child: UUID, header: Sent
) -> tuple[Standing, object]:
    at = standing(child, action)
    written = ask(handler, command, at=at, action=action, key=header["key"])
    return at, written.receipt


def _etag(version: int) -> dict[str, str]:
    return {"ETag": f'"{version}"'}
