"""/children/<child>/meetings/<meeting>/papers: the papers of a meeting, as pages."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from service.asking import Command
from service.child_forms import filled, write
from service.context import Standing, standing
from service.forms import Form
from service.meeting_rows import meeting as found
from service.meeting_rows import page_parts
from service.papers.answers import sources
from service.papers.commands import (
    AddPaper,
    DeclinePaper,
    TakeDecliningBack,
    add_paper,
    decline_paper,
    take_declining_back,
)
from service.papers.schemas import AddPaperSchema
from service.permissions import Action

papers = Blueprint(
    "papers",
    __name__,
    url_prefix="/children/<uuid:child>/meetings/<uuid:meeting>/papers",
    template_folder="templates",
)
PAPER: Final = "/<uuid:paper>"


@papers.get("")
def show(child: UUID, meeting: UUID) -> ResponseReturnValue:
    return _page(standing(child, Action.SEE_MEETINGS), meeting, Form.new())


@papers.post("")
def post_paper(child: UUID, meeting: UUID) -> ResponseReturnValue:
    schema = AddPaperSchema()
    return _write(
        child,
        meeting,
        Action.ADD_PAPER,
        add_paper,
        lambda: filled(schema, AddPaper, meeting=meeting),
    )


@papers.post(f"{PAPER}/decline")
def post_decline(child: UUID, meeting: UUID, paper: UUID) -> ResponseReturnValue:
    return _write(
        child,
        meeting,
        Action.DECLINE_PAPER,
        decline_paper,
        lambda: DeclinePaper(meeting=meeting, paper=paper),
    )


@papers.post(f"{PAPER}/take-back")
def post_take_back(child: UUID, meeting: UUID, paper: UUID) -> ResponseReturnValue:
    return _write(
        child,
        meeting,
        Action.TAKE_DECLINING_BACK,
        take_declining_back,
        lambda: TakeDecliningBack(meeting=meeting, paper=paper),
    )


def _write(
    child: UUID,
    meeting: UUID,
    action: Action,
    handler: Command[Any],
    parsed: Callable[[], Any],
) -> ResponseReturnValue:
    at = standing(child, action)
    onward = url_for("papers.show", child=child, meeting=meeting, done="meeting")
    again = partial(_page, at, meeting)
    return write(at, action, handler, parsed, again=again, onward=onward)


def _page(at: Standing, meeting: UUID, form: Form) -> str:
    shown = found(at, meeting)
    parts = page_parts(at, shown)
    people = [(str(one), shown.who[one].name) for one in shown.people]
    return render_template(
        "papers/papers.html", form=form, people=people, sources=sources(at), **parts
    )
