"""The shape of a hold, an order and what follows."""

from typing import Any, Final

from marshmallow import fields

from events.limits import OrderKind, Sees
from events.phrase import phrase
from service.parsing import LONGEST_REASON, Day, StrictSchema, Words, fresh_id, one_of

LONGEST_DOCUMENT: Final = 300
SOMEBODY: Final[dict[str, Any]] = {"required": phrase("Choose somebody.")}


class HoldSchema(StrictSchema):
    """A view stopped at once; without a last day it lasts as long as it may."""

    id = fields.UUID(load_default=fresh_id, attribute="limit")
    person = fields.UUID(required=True, error_messages=SOMEBODY)
    sees = one_of(Sees, required=True)
    until = Day(load_default=None)
    reason = Words(LONGEST_REASON, required=True)


class OrderSchema(StrictSchema):
    """An order as somebody has seen it."""

    id = fields.UUID(load_default=fresh_id, attribute="limit")
    person = fields.UUID(required=True, error_messages=SOMEBODY)
    sees = one_of(Sees, required=True)
    starts = Day(required=True)
    kind = one_of(OrderKind, required=True)
    document = Words(LONGEST_DOCUMENT, required=True)
    sighted_by = fields.UUID(
        required=True, error_messages={"required": phrase("Choose who has seen it.")}
    )
    sighted_on = Day(required=True)
    review_on = Day(required=True)


class ReviewSchema(StrictSchema):
    """A look at an order that stays."""

    review_on = Day(required=True)
    reason = Words(LONGEST_REASON, required=True)


class ReasonSchema(StrictSchema):
    """Why."""

    reason = Words(LONGEST_REASON, required=True)
