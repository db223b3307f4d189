"""The shape of what is asked about a child's days."""

from marshmallow import fields

from events.day_template import Rhythm
from events.quiet_day import QuietBecause
from service.parsing import (
    LONGEST_REASON,
    Day,
    StrictSchema,
    Words,
    fresh_id,
    one_of,
)


class ChangeDaySchema(StrictSchema):
    """How often there is a note; the sections are ticks beside it."""

    rhythm = one_of(Rhythm, required=True)


class ExplainDaySchema(StrictSchema):
    """Why there is no note about a day."""

    id = fields.UUID(load_default=fresh_id, attribute="quiet")
    day = Day(required=True)
    because = one_of(QuietBecause, required=True)
    why = Words(LONGEST_REASON, load_default=None)
