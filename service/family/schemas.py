"""The shape of what a keeper sends about a family."""

from typing import Any, Final

from marshmallow import fields, validate

from events.family import HOUSEHOLDS, Proof, Responsibility
from events.phrase import phrase
from service.parsing import StrictSchema, one_of

ONE: Final = phrase("Choose one.")
CHOOSE: Final[dict[str, Any]] = {"required": ONE, "invalid": ONE}


class HouseholdSchema(StrictSchema):
    """The first or the second household; 0 is neither."""

    household = fields.Integer(
        required=True,
        validate=validate.OneOf((0, *HOUSEHOLDS), error=ONE),
        error_messages=CHOOSE,
    )


class ResponsibilitySchema(StrictSchema):
    """What the school knows of parental responsibility, and what it saw."""

    has = one_of(Responsibility, required=True)
    proof = one_of(Proof, required=True)
