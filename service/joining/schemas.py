"""The shape of a new account."""

from marshmallow import fields

from events.phrase import phrase
from service.parsing import LONGEST_NAME, Name, StrictSchema


class NewAccountSchema(StrictSchema):
    """How somebody is called and addressed, and what they will sign in with."""

    name = Name(
        LONGEST_NAME,
        required=True,
        error_messages={"required": phrase("Write your name.")},
    )
    address_as = Name(LONGEST_NAME, load_default=None)
    password = fields.String(required=True)
