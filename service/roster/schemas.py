"""The shape of what is asked about the whole register."""

from marshmallow import fields

from events.phrase import phrase
from service.keepers import Keeper
from service.parsing import StrictSchema

MARK = phrase("Look at the page again, then press the button.")


class ApplySchema(StrictSchema):
    """Who looks after new circles, and a sign of what was shown."""

    keeper = Keeper(load_default=None)
    mark = fields.String(required=True, error_messages={"required": MARK})


class RollOverSchema(StrictSchema):
    """A sign of what was shown; the rest stands in the address."""

    mark = fields.String(required=True, error_messages={"required": MARK})
