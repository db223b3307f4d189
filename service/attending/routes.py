"""/children/<child>/meetings/<meeting>/…: agenda and taking part, as pages."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from service.asking import Command
from service.attending import schemas
from service.attending.commands import (
    AddAgendaItem,
    ChooseWay,
    DeferAgendaItem,
    LeaveUnasked,
    TellBarriers,
    WithdrawAgendaItem,
    WriteView,
    add_agenda_item,
    choose_way,
    defer_agenda_item,
    leave_unasked,
    tell_barriers,
    withdraw_agenda_item,
    write_view,
)
from service.attending.pages import PART, VIEW, agenda_page, defer_page, part_page
from service.child_forms import filled, write
from service.context import NotHere, Standing, standing
from service.forms import Form
from service.meeting_rows import meeting as found
from service.parsing import StrictSchema
from service.permissions import Action

attending = Blueprint(
    "attending",
    __name__,
    url_prefix="/children/<uuid:child>/meetings/<uuid:meeting>",
    template_folder="templates",
)
ITEM: Final = "/agenda/<uuid:item>"
PERSON: Final = "/people/<uuid:person>"


@attending.get("/agenda")
def show_agenda(child: UUID, meeting: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_MEETINGS)
    return agenda_page(at, meeting, Form.new())


@attending.post("/agenda")
def post_item(child: UUID, meeting: UUID) -> ResponseReturnValue:
    at, schema = standing(child, Action.ADD_AGENDA_ITEM), schemas.AddAgendaItemSchema()
    return write(
        at,
        Action.ADD_AGENDA_ITEM,
        add_agenda_item,
        _parsed(schema, AddAgendaItem, meeting=meeting),
        again=lambda form: agenda_page(at, meeting, form),
        onward=_onward(at, "show_agenda", meeting),
    )


@attending.post(f"{ITEM}/withdraw")
def post_withdraw(child: UUID, meeting: UUID, item: UUID) -> ResponseReturnValue:
    at = standing(child, Action.WITHDRAW_AGENDA_ITEM)
    return write(
        at,
        Action.WITHDRAW_AGENDA_ITEM,
        withdraw_agenda_item,
        lambda: WithdrawAgendaItem(meeting=meeting, item=item),
        again=lambda form: agenda_page(at, meeting, form),
        onward=_onward(at, "show_agenda", meeting),
    )


@attending.get(f"{ITEM}/defer")
def show_defer(child: UUID, meeting: UUID, item: UUID) -> ResponseReturnValue:
    at = standing(child, Action.DEFER_AGENDA_ITEM)
    shown = found(at, meeting)
    if not (shown.is_kept and shown.is_open):
        raise NotHere
    return defer_page(at, meeting, item, Form.new())


@attending.post(f"{ITEM}/defer")
def post_defer(child: UUID, meeting: UUID, item: UUID) -> ResponseReturnValue:
    at, schema = standing(child, Action.DEFER_AGENDA_ITEM), schemas.DeferItemSchema()
    return write(
        at,
        Action.DEFER_AGENDA_ITEM,
        defer_agenda_item,
        _parsed(schema, DeferAgendaItem, meeting=meeting, item=item),
        again=lambda form: defer_page(at, meeting, item, form),
        onward=_onward(at, "show_agenda", meeting),
    )


@attending.get(PERSON)
def show_part(child: UUID, meeting: UUID, person: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_MEETINGS)
    return part_page(at, meeting, person, Form.new())


@attending.post(f"{PERSON}/barriers")
def post_barriers(child: UUID, meeting: UUID, person: UUID) -> ResponseReturnValue:
    at, schema = standing(child, Action.TELL_BARRIERS), schemas.BarriersSchema()
    asked = _parsed(schema, TellBarriers, meeting=meeting, person=person)
    return _on_part(at, Action.TELL_BARRIERS, tell_barriers, asked, meeting, person)


@attending.post(f"{PERSON}/not-asked")
def post_not_asked(child: UUID, meeting: UUID, person: UUID) -> ResponseReturnValue:
    at, schema = standing(child, Action.LEAVE_UNASKED), schemas.NotAskedSchema()
    asked = _parsed(schema, LeaveUnasked, meeting=meeting, person=person)
    return _on_part(at, Action.LEAVE_UNASKED, leave_unasked, asked, meeting, person)


@attending.post(f"{PERSON}/way")
def post_way(child: UUID, meeting: UUID, person: UUID) -> ResponseReturnValue:
    at, schema = standing(child, Action.CHOOSE_WAY), schemas.ChooseWaySchema()
    asked = _parsed(schema, ChooseWay, meeting=meeting, person=person)
    return _on_part(at, Action.CHOOSE_WAY, choose_way, asked, meeting, person)


@attending.get(f"{PERSON}/view")
def show_view(child: UUID, meeting: UUID, person: UUID) -> ResponseReturnValue:
    at = standing(child, Action.WRITE_VIEW)
    return part_page(at, meeting, person, Form.new(), VIEW)


@attending.post(f"{PERSON}/view")
def post_view(child: UUID, meeting: UUID, person: UUID) -> ResponseReturnValue:
    at, schema = standing(child, Action.WRITE_VIEW), schemas.WriteViewSchema()
    asked = _parsed(schema, WriteView, meeting=meeting, person=person)
    action = Action.WRITE_VIEW
    return _on_part(at, action, write_view, asked, meeting, person, VIEW)


def _parsed(
    schema: StrictSchema, command: type[Any], **known: UUID
) -> Callable[[], Any]:
    return lambda: filled(schema, command, **known)


def _on_part(  # noqa: PLR0913 - what a form about one person is made of
    at: Standing,
    action: Action,
    handler: Command[Any],
    parsed: Callable[[], Any],
    meeting: UUID,
    person: UUID,
    page: str = PART,
) -> ResponseReturnValue:
    return write(
        at,
        action,
        handler,
        parsed,
        again=lambda form: part_page(at, meeting, person, form, page),
        onward=_onward(at, "show_part", meeting, person=person),
    )


def _onward(at: Standing, page: str, meeting: UUID, **more: UUID) -> str:
    where: dict[str, Any] = {"child": at.child, "meeting": meeting, **more}
    return url_for(f"attending.{page}", done="meeting", **where)
