"""The shape of a translation."""

from marshmallow import fields

from events.language import Language
from service.parsing import LONGEST_TEXT, StrictSchema, Words, fresh_id, one_of


class TranslationSchema(StrictSchema):
    """A note in another language; *by_machine* if no person made it."""

    id = fields.UUID(load_default=fresh_id, attribute="translation")
    language = one_of(Language, required=True)
    text = Words(LONGEST_TEXT, required=True)
    by_machine = fields.Boolean(load_default=False)
