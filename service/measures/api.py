"""/api/v1/children/<child>/measures: what is counted, for programs."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from service.asking import Command, ask
from service.context import standing
from service.measures import answers, schemas
from service.measures.commands import (
    BeginMeasure,
    KeepValue,
    TakeValueBack,
    begin_measure,
    keep_value,
    take_value_back,
)
from service.openapi import PREFIX, ApiBlueprint
from service.permissions import Action

api = ApiBlueprint(
    "measures_api", __name__, url_prefix=f"{PREFIX}/children/<uuid:child>/measures"
)
api.DEFAULT_TAG = "Measures"
Sent = dict[str, Any]
ONE = "/<uuid:measure>"


@api.get("")
@api.response(200, schemas.MeasuresSchema)
@api.answers(401, 403, 404)
def measures(child: UUID) -> object:
    """List what is counted at home and at school, the newest first."""
    found = answers.measures_of(standing(child, Action.SEE_MEASURES))
    return {"items": list(found.measures.values())}


@api.get(ONE)
@api.response(200, schemas.MeasureSchema)
@api.answers(401, 403, 404)
def measure(child: UUID, measure: UUID) -> object:
    """Read one measure with all its values."""
    return answers.measures_of(standing(child, Action.SEE_MEASURES)).one(measure)


@api.writes("", schemas.BeginMeasureSchema, schemas.WrittenMeasureSchema)
def post_measure(sent: Sent, header: Sent, child: UUID) -> ResponseReturnValue:
    """Say what is counted from now on, at home and at school."""
    command = BeginMeasure(**sent)
    return _write(begin_measure, command, Action.BEGIN_MEASURE, child, header)


@api.writes(f"{ONE}/values", schemas.KeepValueSchema, schemas.WrittenMeasureSchema)
def post_value(
    sent: Sent, header: Sent, child: UUID, measure: UUID
) -> ResponseReturnValue:
    """Write down what was counted on a day, once for home and once for school."""
    command = KeepValue(measure=measure, **sent)
    return _write(keep_value, command, Action.KEEP_VALUE, child, header)


@api.writes(
    f"{ONE}/values/<uuid:value>/take-back",
    schemas.TakeValueBackSchema,
    schemas.WrittenMeasureSchema,
)
def post_take_back(
    sent: Sent, header: Sent, child: UUID, measure: UUID, value: UUID
) -> ResponseReturnValue:
    """Take back a value of one's own that was wrong. It stays to be read."""
    command = TakeValueBack(measure=measure, value=value, **sent)
    return _write(take_value_back, command, Action.TAKE_VALUE_BACK, child, header)


def _write(
    handler: Command[Any],
    command: BeginMeasure | KeepValue | TakeValueBack,
    action: Action,
    child: UUID,
    header: Sent,
) -> ResponseReturnValue:
    at, measure = standing(child, action), command.measure
    written = ask(handler, command, at=at, action=action, key=header["key"])
    shown = asdict(answers.measures_of(at).one(measure))
    where = url_for("measures_api.measure", child=child, measure=measure)
    return {**shown, "receipt": written.receipt}, 201, {"Location": where}
