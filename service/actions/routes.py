"""/children/<child>/actions: what was agreed on, who does it, and how it goes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from marshmallow import Schema

from service.actions import answers, pages, schemas
from service.actions.commands import (
    BlockAction,
    ConfirmAction,
    ConfirmOutcome,
    DisputeOutcome,
    NameOwner,
    ObjectToAction,
    ProposeAction,
    SayOutcome,
    SetActionDays,
    SetOutAction,
    TellProgress,
    UnblockAction,
    block_action,
    confirm_action,
    confirm_outcome,
    dispute_outcome,
    name_owner,
    object_to_action,
    propose_action,
    say_outcome,
    set_action_days,
    set_out_action,
    tell_progress,
    unblock_action,
)
from service.asking import Command, ask
from service.child_forms import filled, write
from service.context import Standing, standing
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.other_names import checked, passed_in_form
from service.parsing import StrictSchema, form_of, parse
from service.permissions import Action

actions = Blueprint(
    "actions",
    __name__,
    url_prefix="/children/<uuid:child>/actions",
    template_folder="templates",
)
ONE: Final = "/<uuid:action>"


@dataclass(frozen=True, slots=True)
class Step:
    """What can be said of one action: on a page of its own, or with one button."""

    action: Action
    command: type[Any]
    handler: Command[Any]
    schema: type[Schema] = StrictSchema
    has_page: bool = True


STEPS: Final[Mapping[str, Step]] = {
    "owner": Step(Action.NAME_OWNER, NameOwner, name_owner, schemas.ActionOwnerSchema),
    "days": Step(
        Action.SET_ACTION_DAYS, SetActionDays, set_action_days, schemas.ActionDaysSchema
    ),
    "how": Step(
        Action.SET_OUT_ACTION, SetOutAction, set_out_action, schemas.SetOutActionSchema
    ),
    "agree": Step(Action.CONFIRM_ACTION, ConfirmAction, confirm_action, has_page=False),
    "object": Step(
        Action.OBJECT_TO_ACTION,
        ObjectToAction,
        object_to_action,
        schemas.ActionReasonSchema,
    ),
    "progress": Step(
        Action.TELL_PROGRESS,
        TellProgress,
        tell_progress,
        schemas.ActionProgressFormSchema,
    ),
    "barrier": Step(
        Action.BLOCK_ACTION, BlockAction, block_action, schemas.BlockActionSchema
    ),
    "barrier-gone": Step(
        Action.UNBLOCK_ACTION,
        UnblockAction,
        unblock_action,
        schemas.UnblockActionSchema,
    ),
    "outcome": Step(
        Action.SAY_OUTCOME, SayOutcome, say_outcome, schemas.ActionOutcomeSchema
    ),
    "confirm": Step(
        Action.CONFIRM_OUTCOME, ConfirmOutcome, confirm_outcome, has_page=False
    ),
    "dispute": Step(
        Action.DISPUTE_OUTCOME,
        DisputeOutcome,
        dispute_outcome,
        schemas.ActionReasonSchema,
    ),
}


@actions.get("")
def show(child: UUID) -> ResponseReturnValue:
    return pages.actions(standing(child, Action.SEE_ACTIONS))


@actions.get("/new")
def show_new(child: UUID) -> ResponseReturnValue:
    return pages.new(standing(child, Action.PROPOSE_ACTION), Form.new())


@actions.post("/new")
def post_new(child: UUID) -> ResponseReturnValue:
    doing, schema = Action.PROPOSE_ACTION, schemas.ProposeActionSchema()
    at = standing(child, doing)
    try:
        command = parse(schema, ProposeAction, form_of(request, schema))
        named = checked(at, command, passed_in_form())
        ask(propose_action, named, at=at, action=doing, key=key_of_form())
    except Mistake as mistake:
        return pages.new(at, Form.again(mistake)), status_of(mistake)
    forget_carried()
    return redirect(_onward(at, command.action, "proposed"), 303)


@actions.get(ONE)
def show_one(child: UUID, action: UUID) -> ResponseReturnValue:
    return pages.action(standing(child, Action.SEE_ACTIONS), action, Form.new())


def _onward(at: Standing, action: UUID, done: str) -> str:
    return url_for("actions.show_one", child=at.child, action=action, done=done)


def _command(at: Standing, action: UUID, step: Step) -> object:
    schema = step.schema()
    known: dict[str, UUID | None] = {"action": action}
    if step.command is SayOutcome:
        known["speaks_for"] = answers.speaks_for(at, action)
    return filled(schema, step.command, **known)


def _shows(name: str, step: Step) -> Callable[[UUID, UUID], ResponseReturnValue]:
    def show_step(child: UUID, action: UUID) -> ResponseReturnValue:
        return pages.step(standing(child, step.action), action, name, Form.new())

    return show_step


def _posts(name: str, step: Step) -> Callable[[UUID, UUID], ResponseReturnValue]:
    def post_step(child: UUID, action: UUID) -> ResponseReturnValue:
        at = standing(child, step.action)
        answers.one(at, action)
        return write(
            at,
            step.action,
            step.handler,
            lambda: _command(at, action, step),
            again=lambda form: pages.step(at, action, name, form),
            onward=_onward(at, action, f"action-{name}"),
        )

    return post_step


for _name, _step in STEPS.items():
    if _step.has_page:
        actions.get(f"{ONE}/{_name}", endpoint=f"show_{_name}")(_shows(_name, _step))
    actions.post(f"{ONE}/{_name}", endpoint=f"post_{_name}")(_posts(_name, _step))
