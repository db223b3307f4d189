"""/children/<child>/successes: what went well, as a page."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from service.asking import Command
from service.child_forms import filled, write
from service.context import Standing, services, standing
from service.forms import Form
from service.permissions import Action
from service.successes import answers, schemas
from service.successes.commands import (
    ConfirmSuccess,
    TellSuccess,
    confirm_success,
    tell_success,
)

successes = Blueprint(
    "successes",
    __name__,
    url_prefix="/children/<uuid:child>/successes",
    template_folder="templates",
)
ONE: Final = "/<uuid:success>"


@successes.get("")
def show(child: UUID) -> ResponseReturnValue:
    return _page(standing(child, Action.SEE_SUCCESSES), Form.new())


@successes.post("")
def post_success(child: UUID) -> ResponseReturnValue:
    action, schema = Action.TELL_SUCCESS, schemas.TellSuccessSchema()
    return _write(
        standing(child, action),
        action,
        tell_success,
        lambda: filled(schema, TellSuccess),
        "success",
    )


@successes.post(f"{ONE}/confirm")
def post_confirm(child: UUID, success: UUID) -> ResponseReturnValue:
    action = Action.CONFIRM_SUCCESS
    return _write(
        standing(child, action),
        action,
        confirm_success,
        lambda: ConfirmSuccess(success=success),
        "success-confirmed",
    )


def _write(
    at: Standing,
    action: Action,
    handler: Command[Any],
    parsed: Callable[[], object],
    done: str,
) -> ResponseReturnValue:
    return write(
        at,
        action,
        handler,
        parsed,
        again=lambda form: _page(at, form),
        onward=url_for("successes.show", child=at.child, done=done),
    )


def _page(at: Standing, form: Form) -> str:
    log = answers.log_of(at)
    return render_template(
        "successes/successes.html",
        log=log.told,
        form=form,
        today=services().edge.today(),
        child={"id": at.child, "name": log.who[at.child].name},
        who=log.who,
        me=at.by.person,
        may=at.may,
    )
