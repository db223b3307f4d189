"""What the pages about meetings are given, and what their forms send."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from flask import render_template, request
from marshmallow import Schema

from service.context import NotHere, Standing, standing
from service.forms import Form
from service.meeting_rows import meeting as found
from service.meeting_rows import page_parts
from service.meetings import answers
from service.notes_words import STAGES
from service.parsing import form_of, parse
from service.permissions import Action

MEETING: Final = "meetings/meeting.html"
REWORD: Final = "meetings/reword.html"
INVITE: Final = "meetings/invite.html"
MOVE: Final = "meetings/move.html"
CALL_OFF: Final = "meetings/call_off.html"
# The fields in which several boxes can be ticked.
LISTED: Final = ("people", "ways")


def listed(at: Standing) -> str:
    """Show every meeting about a child."""
    rows, notes = answers.all_meetings(at), answers.notes_of_all(at)
    parts = {"rows": rows, "notes": notes, "stages": STAGES, **page_parts(at)}
    return render_template("meetings/meetings.html", **parts)


def propose(at: Standing, form: Form) -> str:
    """Show the form that proposes a meeting."""
    return render_template("meetings/propose.html", form=form, **page_parts(at))


def one(at: Standing, meeting: UUID, page: str, form: Form) -> str:
    """Show a meeting, or a form about it."""
    parts = page_parts(at, found(at, meeting))
    return render_template(page, form=form, **parts)


def kept(child: UUID, meeting: UUID, action: Action, page: str) -> str:
    """Show a form to whoever looks after a meeting that is still to come."""
    at = standing(child, action)
    shown = found(at, meeting)
    if not (shown.is_kept and shown.is_open):
        raise NotHere
    return one(at, meeting, page, Form.new())


def parsed(schema: Schema, command: type[Any], meeting: UUID) -> Callable[[], Any]:
    """Read what a form about one meeting sends, when it is asked for."""

    def read() -> Any:  # noqa: ANN401 - whichever command it is
        sent: dict[str, Any] = dict(form_of(request, schema))
        for name in LISTED:
            if name in schema.fields:
                sent[name] = request.form.getlist(name)
        return parse(schema, command, sent, meeting=meeting)

    return read
