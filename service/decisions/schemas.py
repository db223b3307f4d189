"""The shape of who decides, as it is sent and answered."""

from marshmallow import Schema, fields

from events.rights import Capacity, Decision, Holder
from service.parsing import LONGEST_REASON, Day, StrictSchema, Words, one_of


class PassSchema(StrictSchema):
    """A decision passes to somebody."""

    decision = one_of(Decision, required=True)
    holder = one_of(Holder, required=True)
    capacity = one_of(Capacity, required=True)
    agreed = fields.Boolean(load_default=False)
    from_day = Day(required=True)
    why = Words(LONGEST_REASON, required=True)


class ReturnSchema(StrictSchema):
    """The parents decide again."""

    decision = one_of(Decision, required=True)
    capacity = one_of(Capacity, load_default=Capacity.NOT_QUESTIONED)
    agreed = fields.Boolean(load_default=False)
    why = Words(LONGEST_REASON, load_default=None)


class StepSchema(Schema):
    """Somebody decides something from a day on."""

    decision = fields.Enum(Decision, by_value=True, required=True)
    holder = fields.Enum(Holder, by_value=True, required=True)
    from_day = fields.Date(required=True)
    by = fields.UUID(required=True, allow_none=True)
    at = fields.String(required=True, metadata={"format": "date-time"})


class RightsSchema(Schema):
    """Who decides what now, and every step there. What is not listed, parents decide.

    `school_age_ends` is the last day of compulsory school age, null while the school
    has no date of birth; `rule` names the rule it was worked out by.
    """

    school_age_ends = fields.Date(required=True, allow_none=True)
    rule = fields.String(required=True, allow_none=True)
    now = fields.List(fields.Nested(StepSchema), required=True)
    earlier = fields.List(fields.Nested(StepSchema), required=True)
