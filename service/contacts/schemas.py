"""The shape of contact details."""

from typing import Final

from marshmallow import fields

from events.phrase import phrase
from service.parsing import Name, StrictSchema, Words

LONGEST_LINE: Final = 120
LONGEST_ADDRESS: Final = 500
NO_ADDRESS: Final = phrase("Write an e-mail address such as name@example.org.")


class EmailLine(fields.Email):
    """An e-mail address of one line."""

    default_error_messages = {"invalid": NO_ADDRESS}  # noqa: RUF012 - marshmallow's


class ContactSchema(StrictSchema):
    """How the school reaches somebody; what is left empty is not known."""

    phone = Name(LONGEST_LINE, load_default=None)
    email = EmailLine(load_default=None)
    address = Words(LONGEST_ADDRESS, load_default=None)
