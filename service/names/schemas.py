"""The shape of a name."""

from events.phrase import phrase
from service.parsing import LONGEST_NAME, Name, StrictSchema


class TakeNameSchema(StrictSchema):
    """How somebody is called, and how they like to be addressed."""

    name = Name(
        LONGEST_NAME,
        required=True,
        error_messages={"required": phrase("Write your name.")},
    )
    address_as = Name(LONGEST_NAME, load_default=None)
