"""/api/v1/children/<child>/support-question: what would help, for programs."""

from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from service.asking import Command, ask
from service.context import standing
from service.openapi import PREFIX, ApiBlueprint
from service.permissions import Action
from service.support import answers, schemas
from service.support.commands import NeedNoHelp, WishHelp, need_no_help, wish_help

api = ApiBlueprint(
    "support_api",
    __name__,
    url_prefix=f"{PREFIX}/children/<uuid:child>/support-question",
)
api.DEFAULT_TAG = "What would help"
Sent = dict[str, Any]


@api.get("")
@api.response(200, schemas.SupportQuestionsSchema)
@api.answers(401, 403, 404)
def questions(child: UUID) -> object:
    """List the question for each meeting ahead and for this term, with its answers."""
    asked = answers.asked(standing(child, Action.SEE_SUPPORT))
    return {"items": [answers.told(one) for one in asked.questions]}


@api.writes("/wishes", schemas.WishHelpCallSchema, schemas.WrittenAnswerSchema)
def post_wish(sent: Sent, header: Sent, child: UUID) -> ResponseReturnValue:
    """Say what would help. It becomes an action that the others can take up."""
    return _write(wish_help, WishHelp(**sent), Action.WISH_HELP, child, header)


@api.writes("/no-thanks", schemas.NeedNoHelpSchema, schemas.WrittenAnswerSchema)
def post_no_thanks(sent: Sent, header: Sent, child: UUID) -> ResponseReturnValue:
    """Say "no thanks"."""
    return _write(need_no_help, NeedNoHelp(**sent), Action.NEED_NO_HELP, child, header)


def _write(
    handler: Command[Any],
    command: WishHelp | NeedNoHelp,
    action: Action,
    child: UUID,
    header: Sent,
) -> ResponseReturnValue:
    at = standing(child, action)
    written = ask(handler, command, at=at, action=action, key=header["key"])
    shown = answers.told(answers.asked(at).about(command.meeting))
    where = url_for("support_api.questions", child=child)
    return {**shown, "receipt": written.receipt}, 201, {"Location": where}
