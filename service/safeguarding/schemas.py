"""The shape of what a safeguarding lead fills in."""

from enum import StrEnum

from marshmallow import fields

from service.parsing import LONGEST_REASON, StrictSchema, Words, fresh_id, one_of


class Showing(StrEnum):
    """Who can read that a diary was opened."""

    SHOWN = "shown"
    HIDDEN = "hidden"


class OpeningSchema(StrictSchema):
    """Why a diary is opened, and whether its people read that."""

    id = fields.UUID(load_default=fresh_id, attribute="opening")
    reason = Words(LONGEST_REASON, required=True)
    showing = one_of(Showing, required=True)


class MoveSchema(StrictSchema):
    """What is moved, and why; without a part, all of the note."""

    part = fields.UUID(load_default=None)
    reason = Words(LONGEST_REASON, required=True)
