"""/children/<child>/meetings/<meeting>/notes/check: checking the notes, as pages."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
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
from service.child_forms import filled, write
from service.context import Standing, standing
from service.forms import Form
from service.meeting_notes import NOTES, around, notes
from service.navigation import is_navigation
from service.permissions import Action, allows

checking = Blueprint(
    "checking", __name__, url_prefix=f"{NOTES}/check", template_folder="templates"
)
CHANGE: Final = "/changes/<uuid:change>"
Answer = ResponseReturnValue


@checking.get("")
def show(child: UUID, meeting: UUID) -> Answer:
    at = standing(child, Action.SEE_NOTES)
    _record_seen(at, meeting)
    return _page(at, meeting, Form.new())


@checking.post("")
def post_send(child: UUID, meeting: UUID) -> Answer:
    known = {"meeting": meeting}
    return _save(
        child,
        meeting,
        Action.SEND_NOTES,
        send_notes,
        lambda: filled(schemas.SendNotesSchema(), SendNotes, **known),
        "notes-sent",
    )


@checking.post("/right")
def post_right(child: UUID, meeting: UUID) -> Answer:
    return _save(
        child,
        meeting,
        Action.FIND_RIGHT,
        find_right,
        lambda: FindRight(meeting=meeting),
        "found-right",
    )


@checking.post("/changes")
def post_change(child: UUID, meeting: UUID) -> Answer:
    return _save(
        child,
        meeting,
        Action.ASK_CHANGE,
        ask_change,
        lambda: filled(schemas.AskChangeSchema(), AskChange, meeting=meeting),
        "change-asked",
    )


@checking.get(CHANGE)
def show_change(child: UUID, meeting: UUID, change: UUID) -> Answer:
    at = standing(child, Action.SEE_NOTES)
    return _change_page(at, meeting, change, Form.new())


@checking.post(f"{CHANGE}/answer")
def post_answer(child: UUID, meeting: UUID, change: UUID) -> Answer:
    at = standing(child, Action.ANSWER_CHANGE)
    answers.change(at, meeting, change)
    known = {"meeting": meeting, "request": change}
    return write(
        at,
        Action.ANSWER_CHANGE,
        answer_change,
        lambda: filled(schemas.ChangeAnswerSchema(), AnswerChange, **known),
        again=lambda form: _change_page(at, meeting, change, form),
        onward=_here(child, meeting, "change-answered"),
    )


@checking.post("/on-time")
def post_on_time(child: UUID, meeting: UUID) -> Answer:
    return _save(
        child,
        meeting,
        Action.SEND_ON_TIME,
        send_on_time,
        lambda: SendOnTime(meeting=meeting),
        "sent-on-time",
    )


@checking.post("/final")
def post_final(child: UUID, meeting: UUID) -> Answer:
    return _save(
        child,
        meeting,
        Action.MAKE_FINAL,
        make_final,
        lambda: filled(schemas.MakeFinalSchema(), MakeFinal, meeting=meeting),
        "notes-final",
    )


def _here(child: UUID, meeting: UUID, done: str) -> str:
    return url_for("checking.show", child=child, meeting=meeting, done=done)


def _save(
    child: UUID,
    meeting: UUID,
    action: Action,
    handler: Command[Any],
    parsed: Callable[[], object],
    done: str,
) -> Answer:
    at = standing(child, action)
    notes(at, meeting)
    again = lambda form: _page(at, meeting, form)  # noqa: E731
    onward = _here(child, meeting, done)
    return write(at, action, handler, parsed, again=again, onward=onward)


def _record_seen(at: Standing, meeting: UUID) -> None:
    """Record a first look at notes that went out, if a person opened the page."""
    action = Action.MARK_NOTES_SEEN
    if (
        is_navigation()
        and allows(action, at.by.role)
        and answers.is_unseen(at, meeting)
    ):
        command = MarkNotesSeen(meeting=meeting)
        ask(mark_notes_seen, command, at=at, action=action, key=None)


def _page(at: Standing, meeting: UUID, form: Form) -> str:
    found = notes(at, meeting)
    check = found.checking
    return render_template(
        "checking/check.html" if check else "checking/send.html",
        meeting=meeting,
        form=form,
        check=check,
        readers=answers.readers(at, check) if check else [],
        says=answers.SAYS,
        keeps=answers.keeps(at, found),
        due=answers.due(at, meeting),
        line=request.args.get("line", ""),
        lines=answers.choices(found),
        **around(at, found),
    )


def _change_page(at: Standing, meeting: UUID, change: UUID, form: Form) -> str:
    found, one = answers.change(at, meeting, change)
    return render_template(
        "checking/change.html",
        meeting=meeting,
        form=form,
        change=one,
        line=found.lines.get(one.line) if one.line else None,
        can_answer=answers.can_answer(at, found, one),
        **around(at, found),
    )
