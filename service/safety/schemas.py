"""The shape of a school's contacts for safety."""

from typing import Final

from service.parsing import LONGEST_NAME, Name, StrictSchema

LONGEST_PHONE: Final = 40


class ContactsSchema(StrictSchema):
    """Whom to tell, by which phone, and when they are there."""

    lead = Name(LONGEST_NAME, required=True)
    lead_phone = Name(LONGEST_PHONE, required=True)
    deputy = Name(LONGEST_NAME, load_default=None)
    deputy_phone = Name(LONGEST_PHONE, load_default=None)
    hours = Name(LONGEST_NAME, required=True)
    authority_phone = Name(LONGEST_PHONE, load_default=None)
