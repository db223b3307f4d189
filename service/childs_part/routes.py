"""/children/<child>/meetings/<meeting>/child-part: the child's own part, as a page."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from events.base import Side
from events.childs_part import FOR_THEMSELVES
from service.asking import Command
from service.child_forms import filled, write
from service.childs_part.commands import (
    LeaveChildOut,
    PlanChildsPart,
    leave_child_out,
    plan_childs_part,
)
from service.childs_part.schemas import LeaveChildOutSchema, PlanChildsPartSchema
from service.context import Standing, standing
from service.forms import Form
from service.meeting_rows import meeting as found
from service.meeting_rows import page_parts
from service.permissions import Action

childs_part = Blueprint(
    "childs_part",
    __name__,
    url_prefix="/children/<uuid:child>/meetings/<uuid:meeting>/child-part",
    template_folder="templates",
)


@childs_part.get("")
def show(child: UUID, meeting: UUID) -> ResponseReturnValue:
    return _page(standing(child, Action.SEE_MEETINGS), meeting, Form.new())


@childs_part.post("")
def post_plan(child: UUID, meeting: UUID) -> ResponseReturnValue:
    schema = PlanChildsPartSchema()
    return _write(
        child,
        meeting,
        Action.PLAN_CHILDS_PART,
        plan_childs_part,
        lambda: filled(schema, PlanChildsPart, meeting=meeting),
    )


@childs_part.post("/not-included")
def post_not_included(child: UUID, meeting: UUID) -> ResponseReturnValue:
    schema = LeaveChildOutSchema()
    return _write(
        child,
        meeting,
        Action.LEAVE_CHILD_OUT,
        leave_child_out,
        lambda: filled(schema, LeaveChildOut, meeting=meeting),
    )


def _write(
    child: UUID,
    meeting: UUID,
    action: Action,
    handler: Command[Any],
    parsed: Callable[[], Any],
) -> ResponseReturnValue:
    at = standing(child, action)
    onward = url_for(
        "meetings.show_meeting", child=child, meeting=meeting, done="meeting"
    )
    again = partial(_page, at, meeting)
    return write(at, action, handler, parsed, again=again, onward=onward)


def _page(at: Standing, meeting: UUID, form: Form) -> str:
    shown = found(at, meeting)
    others = [one for one in shown.people if shown.who[one].side is not Side.CHILD]
    people = [(str(one), shown.who[one].name) for one in others]
    return render_template(
        "childs_part/childs_part.html",
        form=form,
        people=people,
        leaves_out=shown.is_kept or at.by.side in FOR_THEMSELVES,
        **page_parts(at, shown),
    )
