"""One path for every form about a child: parse, ask, record, answer."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import redirect, request
from flask.typing import ResponseReturnValue
from marshmallow import Schema

from service.asking import Command, ask
from service.context import Standing
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.other_names import checked, passed_in_form
from service.parsing import form_of, parse
from service.permissions import Action

C = TypeVar("C")


def write(
    at: Standing,
    action: Action,
    handler: Command[Any],
    parsed: Callable[[], object],
    *,
    again: Callable[[Form], str],
    onward: str,
) -> ResponseReturnValue:
    """Run a command and go on; after a mistake show the form as it was typed."""
    try:
        command = checked(at, parsed(), passed_in_form())
        ask(handler, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        return again(Form.again(mistake)), status_of(mistake)
    forget_carried()
    return redirect(onward, 303)


def filled(schema: Schema, command: type[C], **known: object) -> C:
    """Read the form into a command; *known* stands in the address."""
    return parse(schema, command, form_of(request, schema), **known)
