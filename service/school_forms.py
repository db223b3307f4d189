"""One path for every form about a school: prove who asks, parse, ask, answer."""

from collections.abc import Callable
from typing import Any

from flask import redirect, request
from flask.typing import ResponseReturnValue
from marshmallow import Schema

from service.asking import SchoolCommand, ask_school
from service.context import Serving
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.parsing import form_of
from service.permissions import Action
from service.proof import confirmed

Again = Callable[[Form], str]


def write(
    at: Serving,
    action: Action,
    handler: SchoolCommand[Any],
    command: Callable[[], object],
    again: Again,
    onward: str,
) -> ResponseReturnValue:
    """Run a command and go on; after a mistake show the form as it was typed."""
    refused = tried(at, action, handler, command, again)
    return refused or redirect(onward, 303)


def tried(
    at: Serving,
    action: Action,
    handler: SchoolCommand[Any],
    command: Callable[[], object],
    again: Again,
) -> ResponseReturnValue | None:
    """Run a command; None if it was done, else the form as it was typed."""
    confirmed()
    try:
        ask_school(handler, command(), at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        return again(Form.again(mistake)), status_of(mistake)
    forget_carried()
    return None


def sent(schema: Schema) -> dict[str, Any]:
    """Read the form by its schema."""
    return dict(schema.load(form_of(request, schema)))


def again_on(page: Callable[..., str], *given: object) -> Again:
    """Say on which page a refused form is shown again."""
    return lambda form: page(*given, form)
