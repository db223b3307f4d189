"""/children/<child>/meetings/<meeting>/notes: the notes of a meeting, as pages."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from service.asking import Command
from service.child_forms import filled, write
from service.context import Standing, standing
from service.forms import Form
from service.meeting_notes import (
    NOTES,
    notes,
    notes_or_none,
)
from service.minutes import answers, pages, schemas
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
from service.permissions import Action

minutes = Blueprint("minutes", __name__, url_prefix=NOTES, template_folder="templates")
LINE: Final = "/lines/<uuid:line>"
Answer = ResponseReturnValue


@minutes.get("")
def show(child: UUID, meeting: UUID) -> Answer:
    at = standing(child, Action.SEE_NOTES)
    found = notes_or_none(at, meeting)
    if found is not None and found.checking is not None:
        return redirect(url_for("checking.show", child=child, meeting=meeting))
    return pages.page(at, meeting, Form.new())


@minutes.post("")
def post_open(child: UUID, meeting: UUID) -> Answer:
    return _save(
        child,
        meeting,
        Action.OPEN_NOTES,
        open_notes,
        lambda: filled(schemas.OpenNotesSchema(), OpenNotes, meeting=meeting),
        "notes-open",
    )


@minutes.post("/aim")
def post_aim(child: UUID, meeting: UUID) -> Answer:
    asked = lambda: TickAim(meeting=meeting)  # noqa: E731
    return _save(child, meeting, Action.TICK_AIM, tick_aim, asked, "aim-ticked")


@minutes.post("/goals")
def post_goals(child: UUID, meeting: UUID) -> Answer:
    return _save(
        child,
        meeting,
        Action.CHECK_GOALS,
        check_goals,
        lambda: filled(schemas.CheckGoalsSchema(), CheckGoals, meeting=meeting),
        "goals-checked",
    )


@minutes.post("/lines")
def post_line(child: UUID, meeting: UUID) -> Answer:
    def line() -> object:
        return pages.weighed(
            filled(schemas.NoteLineSchema(), WriteLine, meeting=meeting)
        )

    return _save(child, meeting, Action.WRITE_LINE, write_line, line, "line-written")


@minutes.post("/close")
def post_close(child: UUID, meeting: UUID) -> Answer:
    return _save(
        child,
        meeting,
        Action.CLOSE_MEETING,
        close_meeting,
        lambda: filled(schemas.CloseMeetingSchema(), CloseMeeting, meeting=meeting),
        "meeting-closed",
    )


@minutes.get(LINE)
def show_line(child: UUID, meeting: UUID, line: UUID) -> Answer:
    at = standing(child, Action.SEE_NOTES)
    return pages.line_page(at, meeting, line, Form.new())


@minutes.post(LINE)
def post_change(child: UUID, meeting: UUID, line: UUID) -> Answer:
    def changed() -> object:
        known = {"meeting": meeting, "line": line}
        return pages.weighed(filled(schemas.ChangedLineSchema(), ChangeLine, **known))

    at = standing(child, Action.CHANGE_LINE)
    return _save_line(at, meeting, line, change_line, changed, "line-changed")


@minutes.post(f"{LINE}/comments")
def post_comment(child: UUID, meeting: UUID, line: UUID) -> Answer:
    def comment() -> object:
        known = {"meeting": meeting, "line": line}
        return filled(schemas.LineCommentSchema(), CommentLine, **known)

    at = standing(child, Action.COMMENT_LINE)
    return _save_line(at, meeting, line, comment_line, comment, "line-commented")


def _save(
    child: UUID,
    meeting: UUID,
    action: Action,
    handler: Command[Any],
    parsed: Callable[[], object],
    done: str,
) -> Answer:
    at = standing(child, action)
    if action is not Action.OPEN_NOTES:
        notes(at, meeting)
    onward = url_for("minutes.show", child=child, meeting=meeting, done=done)
    again = lambda form: pages.page(at, meeting, form)  # noqa: E731
    return write(at, action, handler, parsed, again=again, onward=onward)


def _save_line(
    at: Standing,
    meeting: UUID,
    line: UUID,
    handler: Command[Any],
    parsed: Callable[[], object],
    done: str,
) -> Answer:
    answers.line(at, meeting, line)
    here: dict[str, Any] = {"meeting": meeting, "line": line, "done": done}
    is_change = handler is change_line
    action = Action.CHANGE_LINE if is_change else Action.COMMENT_LINE
    again = lambda form: pages.line_page(at, meeting, line, form)  # noqa: E731
    onward = url_for("minutes.show_line", child=at.child, **here)
    return write(at, action, handler, parsed, again=again, onward=onward)
