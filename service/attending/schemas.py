"""The shape of agenda items, and of what somebody says before a meeting."""

from typing import Any

from marshmallow import fields, post_load

from events.meeting_kinds import Way
from service.parsing import (
    LONGEST_REASON,
    LONGEST_TEXT,
    Day,
    StrictSchema,
    Words,
    fresh_id,
    one_of,
)


class AddAgendaItemSchema(StrictSchema):
    """What to talk about; with `for_child` it is the child's item."""

    id = fields.UUID(load_default=fresh_id, attribute="item")
    text = Words(LONGEST_REASON, required=True)
    for_child = fields.Boolean(load_default=False)


class DeferItemSchema(StrictSchema):
    """Why an item waits, and until which day after the meeting."""

    reason = Words(LONGEST_REASON, required=True)
    until = Day(required=True)


class BarriersSchema(StrictSchema):
    """What makes the meeting hard. Without words, nothing does."""

    text = Words(LONGEST_REASON, load_default="")

    @post_load
    def as_answer(self, sent: dict[str, Any], **_: object) -> dict[str, Any]:
        return {**sent, "nothing": not sent["text"]}


class NotAskedSchema(StrictSchema):
    """Why somebody was not asked."""

    reason = Words(LONGEST_REASON, required=True)


class ChooseWaySchema(StrictSchema):
    """How somebody takes part."""

    way = one_of(Way, required=True)


class WriteViewSchema(StrictSchema):
    """What somebody wants the meeting to hear."""

    text = Words(LONGEST_TEXT, required=True)
