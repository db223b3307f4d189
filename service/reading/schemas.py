"""What somebody chooses about reading."""

from typing import Any

from marshmallow import fields, post_load

from service.comfort import Comfort
from service.parsing import StrictSchema


class ComfortSchema(StrictSchema):
    """Each is off if it is not sent."""

    large = fields.Boolean(load_default=False)
    easy = fields.Boolean(load_default=False)
    aloud = fields.Boolean(load_default=False)

    @post_load
    def as_comfort(self, sent: dict[str, Any], **_: object) -> Comfort:
        return Comfort(**sent)
