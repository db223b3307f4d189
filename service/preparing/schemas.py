"""The shape of what people keep about a meeting."""

from marshmallow import fields

from events.preparation import Face, Readers
from service.parsing import (
    LONGEST_REASON,
    StrictSchema,
    Words,
    fresh_id,
    one_of,
)


class WordsSchema(StrictSchema):
    """A wish: words alone."""

    id = fields.UUID(load_default=fresh_id, attribute="thing")
    text = Words(LONGEST_REASON, load_default="")


class NoteSchema(WordsSchema):
    """A note, and who reads it."""

    readers = one_of(Readers, load_default=Readers.MINE)


class FaceSchema(WordsSchema):
    """A face, words, or both."""

    face = one_of(Face, load_default=None)


class ToldSchema(StrictSchema):
    """The id under which everybody is told."""

    id = fields.UUID(load_default=fresh_id, attribute="told")


class AnswerSchema(StrictSchema):
    """What the chair does about a feeling."""

    text = Words(LONGEST_REASON, required=True)
