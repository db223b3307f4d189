"""/api/v1/children/<child>/audit: the trail for programs."""

from uuid import UUID

from marshmallow import Schema, fields, validate

from service.audit import answers
from service.context import standing
from service.cursors import Cursor, cursor_for
from service.openapi import PREFIX, ApiBlueprint
from service.parsing import HalfDayField, StrictSchema
from service.permissions import Action

api = ApiBlueprint("audit_api", __name__, url_prefix=PREFIX)
api.DEFAULT_TAG = "Audit"


class TrailQuerySchema(StrictSchema):
    """Where to go on from, and how many facts to give."""

    cursor = Cursor("audit", load_default=None)
    limit = fields.Integer(load_default=50, validate=validate.Range(1, 200))


class LineSchema(Schema):
    """One fact. `sentence` goes on from the name of `by`; `leaf` is its check code.

    `number` counts the lines from the oldest, which is 1. Where a child has two
    households, `half_day` stands instead of `at` in an earlier line about the other
    household's first look, and the line stands at the end of that half-day.
    """

    number = fields.Integer(required=True)
    at = fields.String(required=True, allow_none=True, metadata={"format": "date-time"})
    half_day = HalfDayField()
    by = fields.UUID(required=True, allow_none=True)
    topic = fields.String(required=True)
    sentence = fields.String(required=True)
    leaf = fields.String(required=True)


class TrailSchema(Schema):
    items = fields.List(fields.Nested(LineSchema), required=True)
    next = fields.String(required=True, allow_none=True)


@api.get("/children/<uuid:child>/audit")
@api.arguments(TrailQuerySchema, location="query")
@api.response(200, TrailSchema)
@api.answers(401, 403, 404, 422)
def trail(query: dict[str, int | None], child: UUID) -> object:
    """Read everything that was recorded about a child, newest first."""
    at = standing(child, Action.SEE_AUDIT)
    found = answers.trail(at, query["cursor"], query["limit"] or 0)
    more = None if found.next is None else cursor_for("audit", found.next)
    return {"items": found.lines, "next": more}
