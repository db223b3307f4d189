"""/api/v1/children/<child>/meetings/<meeting>/notes/check, for programs."""

from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from service.asking import Command, ask
from service.checking import answers, schemas
from service.checking.commands import (
    AnswerChange,
    AskChange,
    FindRight,
    MakeFinal,
    MarkNotesSeen,
    SendNotes,
    SendOnTime,
    answer_change,
    ask_change,
    find_right,
    make_final,
    mark_notes_seen,
    send_notes,
    send_on_time,
)
from service.context import standing
from service.meeting_notes import NOTES
from service.openapi import PREFIX, ApiBlueprint, KeySchema
from service.permissions import Action

api = ApiBlueprint("checking_api", __name__, url_prefix=f"{PREFIX}{NOTES}/check")
api.DEFAULT_TAG = "Checking of notes"
Sent = dict[str, Any]
Answer = ResponseReturnValue


@api.get("")
@api.response(200, schemas.CheckingSchema)
@api.answers(401, 403, 404)
def checking(child: UUID, meeting: UUID) -> object:
    """Read how the notes are checked: receipts, replies, changes and differences."""
    return answers.shown(standing(child, Action.SEE_NOTES), meeting)


@api.writes("", schemas.SendNotesSchema, schemas.WrittenCheckingSchema)
def post_notes(sent: Sent, header: Sent, child: UUID, meeting: UUID) -> Answer:
    """Give the notes to everybody around the child, to check."""
    command = SendNotes(meeting=meeting, **sent)
    return _write(send_notes, command, Action.SEND_NOTES, child, header)


@api.put("/seen")
@api.arguments(KeySchema, location="headers")
@api.response(204)
@api.answers(401, 403, 404, 422)
def put_seen(header: Sent, child: UUID, meeting: UUID) -> Answer:
    """Say that you opened these notes; a fact only the first time."""
    at = standing(child, Action.MARK_NOTES_SEEN)
    command = MarkNotesSeen(meeting=meeting)
    key, action = header["key"], Action.MARK_NOTES_SEEN
    ask(mark_notes_seen, command, at=at, action=action, key=key)
    return "", 204


@api.writes("/right", None, schemas.WrittenCheckingSchema)
def post_right(header: Sent, child: UUID, meeting: UUID) -> Answer:
    """Say that the notes are right."""
    command = FindRight(meeting=meeting)
    return _write(find_right, command, Action.FIND_RIGHT, child, header)


@api.writes("/changes", schemas.AskChangeSchema, schemas.WrittenCheckingSchema)
def post_change(sent: Sent, header: Sent, child: UUID, meeting: UUID) -> Answer:
    """Say what the notes, or one line of them, should say."""
    command = AskChange(meeting=meeting, **sent)
    return _write(ask_change, command, Action.ASK_CHANGE, child, header)


@api.writes(
    "/changes/<uuid:request>/answer",
    schemas.ChangeAnswerSchema,
    schemas.WrittenCheckingSchema,
)
def post_answer(
    sent: Sent, header: Sent, child: UUID, meeting: UUID, request: UUID
) -> Answer:
    """Take a change of the other side up, or say why not. Both versions stay."""
    command = AnswerChange(meeting=meeting, request=request, **sent)
    return _write(answer_change, command, Action.ANSWER_CHANGE, child, header)


@api.writes("/on-time", None, schemas.WrittenCheckingSchema)
def post_on_time(header: Sent, child: UUID, meeting: UUID) -> Answer:
    """Send the notes as a report by its day, not yet agreed, with the differences."""
    command = SendOnTime(meeting=meeting)
    return _write(send_on_time, command, Action.SEND_ON_TIME, child, header)


@api.writes("/final", schemas.MakeFinalSchema, schemas.WrittenCheckingSchema)
def post_final(sent: Sent, header: Sent, child: UUID, meeting: UUID) -> Answer:
    """Make the notes final. A meeting to look at its actions again is proposed."""
    command = MakeFinal(meeting=meeting, **sent)
    return _write(make_final, command, Action.MAKE_FINAL, child, header)


def _write(
    handler: Command[Any],
    command: Any,  # noqa: ANN401 - one of the commands above
    action: Action,
    child: UUID,
    header: Sent,
) -> Answer:
    at = standing(child, action)
    written = ask(handler, command, at=at, action=action, key=header["key"])
    where = url_for("checking_api.checking", child=child, meeting=command.meeting)
    told = answers.shown(at, command.meeting)
    return {**told, "receipt": written.receipt}, 201, {"Location": where}
