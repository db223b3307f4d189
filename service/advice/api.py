"""/api/v1/children/<child>/advice: advice, for programs."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from service.advice import answers, schemas
from service.advice.commands import (
    AskAdvice,
    GiveAdvice,
    SayNotTried,
    TellTry,
    ask_advice,
    give_advice,
    say_not_tried,
    tell_try,
)
from service.asking import Command, ask
from service.context import standing
from service.openapi import PREFIX, ApiBlueprint
from service.permissions import Action

api = ApiBlueprint(
    "advice_api", __name__, url_prefix=f"{PREFIX}/children/<uuid:child>/advice"
)
api.DEFAULT_TAG = "Advice"
Sent = dict[str, Any]
ONE = "/<uuid:advice>"


@api.get("")
@api.response(200, schemas.AdvisedSchema)
@api.answers(401, 403, 404)
def advice(child: UUID) -> object:
    """List the questions with the advice that answers them, and all other advice."""
    return answers.advice_of(standing(child, Action.SEE_ADVICE)).advised


@api.get(ONE)
@api.response(200, schemas.AdviceSchema)
@api.answers(401, 403, 404)
def piece(child: UUID, advice: UUID) -> object:
    """Read one piece of advice, and what came of it."""
    return answers.advice_of(standing(child, Action.SEE_ADVICE)).piece(advice)


@api.writes("/questions", schemas.AskAdviceSchema, schemas.WrittenQuestionSchema)
def post_question(sent: Sent, header: Sent, child: UUID) -> ResponseReturnValue:
    """Ask those who know the child for advice."""
    at, command = standing(child, Action.ASK_ADVICE), AskAdvice(**sent)
    action, key = Action.ASK_ADVICE, header["key"]
    written = ask(ask_advice, command, at=at, action=action, key=key)
    asked = answers.advice_of(at).question(command.question)
    where = url_for("advice_api.advice", child=child)
    shown = {**asdict(asked), "receipt": written.receipt}
    return shown, 201, {"Location": where}


@api.writes("", schemas.GiveAdviceSchema, schemas.WrittenAdviceSchema)
def post_advice(sent: Sent, header: Sent, child: UUID) -> ResponseReturnValue:
    """Say what could help, to a question or unasked."""
    command = GiveAdvice(**sent)
    return _write(give_advice, command, Action.GIVE_ADVICE, child, header)


@api.writes(f"{ONE}/tries", schemas.TellTrySchema, schemas.WrittenAdviceSchema)
def post_try(
    sent: Sent, header: Sent, child: UUID, advice: UUID
) -> ResponseReturnValue:
    """Tell that it was tried, when, and what came of it."""
    command = TellTry(advice=advice, **sent)
    return _write(tell_try, command, Action.TELL_TRY, child, header)


@api.writes(f"{ONE}/not-tried", schemas.SayNotTriedSchema, schemas.WrittenAdviceSchema)
def post_not_tried(
    sent: Sent, header: Sent, child: UUID, advice: UUID
) -> ResponseReturnValue:
    """Tell why it was not tried."""
    command = SayNotTried(advice=advice, **sent)
    return _write(say_not_tried, command, Action.SAY_NOT_TRIED, child, header)


def _write(
    handler: Command[Any],
    command: GiveAdvice | TellTry | SayNotTried,
    action: Action,
    child: UUID,
    header: Sent,
) -> ResponseReturnValue:
    at, advice = standing(child, action), command.advice
    written = ask(handler, command, at=at, action=action, key=header["key"])
    piece = answers.advice_of(at).piece(advice)
    where = url_for("advice_api.piece", child=child, advice=advice)
    return {**asdict(piece), "receipt": written.receipt}, 201, {"Location": where}
