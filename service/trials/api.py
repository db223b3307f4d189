"""/api/v1/children/<child>/routes: ways that are tried, for programs."""

from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from service.asking import Command, ask
from service.context import standing
from service.openapi import PREFIX, ApiBlueprint
from service.permissions import Action
from service.trials import answers, schemas
from service.trials.commands import BeginTrial, JudgeTrial, begin_trial, judge_trial

api = ApiBlueprint(
    "trials_api", __name__, url_prefix=f"{PREFIX}/children/<uuid:child>/routes"
)
api.DEFAULT_TAG = "Ways to reach each other"
Sent = dict[str, Any]


@api.get("")
@api.response(200, schemas.TrialsSchema)
@api.answers(401, 403, 404)
def routes(child: UUID) -> object:
    """List the ways that were tried, the newest first."""
    tried = answers.tried(standing(child, Action.SEE_TRIALS))
    items = [answers.told(one) for one in tried.items]
    return {"items": items, "next_offered": tried.next_offered}


@api.writes("", schemas.BeginTrialSchema, schemas.WrittenTrialSchema)
def post_route(sent: Sent, header: Sent, child: UUID) -> ResponseReturnValue:
    """Try a way. Only one is tried at a time, until one works for both sides."""
    return _write(begin_trial, BeginTrial(**sent), Action.BEGIN_TRIAL, child, header)


@api.writes(
    "/<uuid:trial>/verdicts", schemas.JudgeTrialSchema, schemas.WrittenTrialSchema
)
def post_verdict(
    sent: Sent, header: Sent, child: UUID, trial: UUID
) -> ResponseReturnValue:
    """Say for one's own side whether it works. It can be said otherwise later."""
    command = JudgeTrial(trial=trial, **sent)
    return _write(judge_trial, command, Action.JUDGE_TRIAL, child, header)


def _write(
    handler: Command[Any],
    command: BeginTrial | JudgeTrial,
    action: Action,
    child: UUID,
    header: Sent,
) -> ResponseReturnValue:
    at = standing(child, action)
    written = ask(handler, command, at=at, action=action, key=header["key"])
    shown = answers.told(answers.tried(at).one(command.trial))
    where = url_for("trials_api.routes", child=child)
    return {**shown, "receipt": written.receipt}, 201, {"Location": where}
