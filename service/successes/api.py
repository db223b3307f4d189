"""/api/v1/children/<child>/successes: what went well, for programs."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from service.asking import Command, ask
from service.context import standing
from service.openapi import PREFIX, ApiBlueprint
from service.permissions import Action
from service.successes import answers, schemas
from service.successes.commands import (
    ConfirmSuccess,
    TellSuccess,
    confirm_success,
    tell_success,
)

api = ApiBlueprint(
    "successes_api", __name__, url_prefix=f"{PREFIX}/children/<uuid:child>/successes"
)
api.DEFAULT_TAG = "Successes"
Sent = dict[str, Any]


@api.get("")
@api.response(200, schemas.SuccessesSchema)
@api.answers(401, 403, 404)
def successes(child: UUID) -> object:
    """List what went well, the newest day first."""
    return {"items": answers.log_of(standing(child, Action.SEE_SUCCESSES)).told}


@api.get("/<uuid:success>")
@api.response(200, schemas.SuccessSchema)
@api.answers(401, 403, 404)
def success(child: UUID, success: UUID) -> object:
    """Read one success."""
    return answers.one_of(standing(child, Action.SEE_SUCCESSES), success)


@api.writes("", schemas.TellSuccessSchema, schemas.WrittenSuccessSchema)
def post_success(sent: Sent, header: Sent, child: UUID) -> ResponseReturnValue:
    """Tell what went well. Home and school may both do so."""
    command = TellSuccess(**sent)
    return _write(tell_success, command, Action.TELL_SUCCESS, child, header)


@api.writes("/<uuid:success>/confirmations", None, schemas.WrittenSuccessSchema)
def post_confirmation(header: Sent, child: UUID, success: UUID) -> ResponseReturnValue:
    """Say that you saw it too."""
    command = ConfirmSuccess(success=success)
    return _write(confirm_success, command, Action.CONFIRM_SUCCESS, child, header)


def _write(
    handler: Command[Any],
    command: TellSuccess | ConfirmSuccess,
    action: Action,
    child: UUID,
    header: Sent,
) -> ResponseReturnValue:
    at, success = standing(child, action), command.success
    written = ask(handler, command, at=at, action=action, key=header["key"])
    where = url_for("successes_api.success", child=child, success=success)
    shown = {**asdict(answers.one_of(at, success)), "receipt": written.receipt}
    return shown, 201, {"Location": where}
