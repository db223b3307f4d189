"""/children/<child>/successes: what went well, as a page."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.asking import Command, ask
from service.context import Standing, services, standing
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.other_names import checked, passed_in_form
from service.parsing import form_of, parse
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
        lambda: parse(schema, TellSuccess, form_of(request, schema)),
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
    """Parse, ask, record, answer; after a mistake show the form as it was typed."""
    try:
        command = checked(at, parsed(), passed_in_form())
        ask(handler, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        return _page(at, Form.again(mistake)), status_of(mistake)
    forget_carried()
    return redirect(url_for("successes.show", child=at.child, done=done), 303)


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
