"""/api/v1/children/<child>/decisions: what was decided, for programs."""

from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from service.asking import Command, ask
from service.context import standing
from service.openapi import PREFIX, ApiBlueprint
from service.permissions import Action
from service.register import answers, schemas
from service.register.commands import (
    DenyPart,
    RecordDecision,
    SeeDecision,
    TellOfDecision,
    deny_part,
    record_decision,
    see_decision,
    tell_of_decision,
)

api = ApiBlueprint("register_api", __name__, url_prefix=PREFIX)
api.DEFAULT_TAG = "Decisions"
Sent = dict[str, Any]
ALL = "/children/<uuid:child>/decisions"
ONE = f"{ALL}/<uuid:decision>"
TOLD = schemas.WrittenDecisionMadeSchema


@api.get(ALL)
@api.response(200, schemas.RegisterSchema)
@api.answers(401, 403, 404)
def decisions(child: UUID) -> object:
    """List what was decided about a child, the newest first."""
    rows = answers.of_child(standing(child, Action.SEE_DECISIONS))
    return {"items": [answers.shown(row) for row in rows]}


@api.get(ONE)
@api.response(200, schemas.DecisionMadeSchema)
@api.answers(401, 403, 404)
def decision(child: UUID, decision: UUID) -> object:
    """Read one decision. This alone marks nothing as opened."""
    return answers.shown(answers.one(standing(child, Action.SEE_DECISIONS), decision))


@api.writes(ALL, schemas.RecordDecisionSchema, TOLD)
def post_decision(sent: Sent, header: Sent, child: UUID) -> ResponseReturnValue:
    """Write down what was decided, who took part and who was told."""
    command = RecordDecision(**sent)
    return _write(record_decision, command, Action.RECORD_DECISION, child, header)


@api.writes(f"{ONE}/tellings", schemas.TellOfDecisionSchema, TOLD)
def post_telling(
    sent: Sent, header: Sent, child: UUID, decision: UUID
) -> ResponseReturnValue:
    """Write down that somebody was told of it."""
    command = TellOfDecision(decision=decision, **sent)
    return _write(tell_of_decision, command, Action.TELL_OF_DECISION, child, header)


@api.writes(f"{ONE}/denials", None, TOLD)
def post_denial(header: Sent, child: UUID, decision: UUID) -> ResponseReturnValue:
    """Say of oneself that one took no part in it."""
    command = DenyPart(decision=decision)
    return _write(deny_part, command, Action.DENY_PART, child, header)


@api.writes(f"{ONE}/looks", None, TOLD)
def post_look(header: Sent, child: UUID, decision: UUID) -> ResponseReturnValue:
    """Be shown as having opened it."""
    command = SeeDecision(decision=decision)
    return _write(see_decision, command, Action.MARK_DECISION_SEEN, child, header)


def _write(
    handler: Command[Any],
    command: Any,  # noqa: ANN401 - each names its decision
    action: Action,
    child: UUID,
    header: Sent,
) -> ResponseReturnValue:
    at = standing(child, action)
    written = ask(handler, command, at=at, action=action, key=header["key"])
    told = answers.shown(answers.one(at, command.decision))
    where = url_for("register_api.decision", child=child, decision=told["id"])
    return {**told, "receipt": written.receipt}, 201, {"Location": where}
