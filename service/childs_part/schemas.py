"""The shape of what is said of the child's part in a meeting."""

from typing import Any

from marshmallow import fields, post_load

from events.childs_part import ChildsForm
from events.minutes_child import Medium
from service.clock_time import ClockTime, moment_in_london
from service.parsing import LONGEST_REASON, Day, StrictSchema, Words, one_of


class PlanChildsPartSchema(StrictSchema):
    """On which day from when to when, in which form and format, and through whom."""

    day = Day(required=True)
    starts = ClockTime(required=True)
    ends = ClockTime(required=True)
    form = one_of(ChildsForm, required=True)
    medium = one_of(Medium, required=True)
    chosen = fields.UUID(load_default=None)

    @post_load
    def as_moments(self, sent: dict[str, Any], **_: object) -> dict[str, Any]:
        day = sent.pop("day")
        slot = {name: moment_in_london(day, sent[name]) for name in ("starts", "ends")}
        return {**sent, **slot}


class LeaveChildOutSchema(StrictSchema):
    """Why the child is not part of the meeting."""

    reason = Words(LONGEST_REASON, required=True)
