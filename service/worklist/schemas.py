"""The shape of a worklist on the wire, and of what is asked for."""

from marshmallow import Schema, fields, validate

from events.agreed_action_words import Result
from events.law import Clock
from projections.agreed_actions_open import Group
from projections.agreed_actions_rows import Stage
from service.parsing import StrictSchema

OLDEST = 3660


class WorklistQuerySchema(StrictSchema):
    """Whose actions are wanted, and from how many days ago."""

    owner = fields.UUID(load_default=None)
    child = fields.UUID(load_default=None)
    meeting = fields.UUID(load_default=None)
    older = fields.Integer(load_default=0, validate=validate.Range(0, OLDEST))


class WaitingActionSchema(Schema):
    """An open action. While `is_blocked`, they talk it through on `talk_on`."""

    id = fields.UUID(required=True, attribute="action")
    child = fields.UUID(required=True)
    meeting = fields.UUID(required=True, allow_none=True)
    text = fields.String(required=True, allow_none=True)
    owner = fields.UUID(required=True, allow_none=True)
    opened = fields.Date(required=True)
    due = fields.Date(required=True, allow_none=True)
    review = fields.Date(required=True, allow_none=True)
    stage = fields.Enum(Stage, by_value=True, required=True)
    result = fields.Enum(Result, by_value=True, required=True, allow_none=True)
    talk_on = fields.Date(required=True, allow_none=True)
    is_blocked = fields.Boolean(required=True)
    group = fields.Enum(Group, required=True)


class UnansweredSchema(Schema):
    """A note that needs a reply, or was said to be wrong, until a day."""

    child = fields.UUID(required=True)
    entry = fields.UUID(required=True)
    by = fields.UUID(required=True, allow_none=True)
    until = fields.Date(required=True, allow_none=True)
    dispute = fields.UUID(required=True, allow_none=True)


class DueSchema(Schema):
    """What the law asks for by a day. The rule says by which dated rule it counts.

    held is how many meetings there were within a year, where the rule counts them.
    """

    child = fields.UUID(required=True)
    clock = fields.Enum(Clock, by_value=True, required=True)
    due = fields.Date(required=True)
    group = fields.Enum(Group, required=True)
    rule = fields.String(required=True, attribute="rule.version")
    held = fields.Integer(required=True, allow_none=True)
    planned = fields.Date(required=True, allow_none=True)


class WorklistSchema(Schema):
    """What waits: overdue first, then due soon, then waiting for an answer."""

    actions = fields.List(fields.Nested(WaitingActionSchema), required=True)
    replies = fields.List(fields.Nested(UnansweredSchema), required=True)
    disputed = fields.List(fields.Nested(UnansweredSchema), required=True)
    clocks = fields.List(fields.Nested(DueSchema), required=True)
