"""The shape of meetings on the wire."""

from typing import Any, Final

from marshmallow import Schema, fields, post_load, validate

from events.meeting import When
from events.meeting_kinds import MeetingKind, Way
from service.clock_time import ClockTime, moment_in_london
from service.meeting_rows import MeetingSchema
from service.parsing import (
    LONGEST_NAME,
    LONGEST_REASON,
    Day,
    StrictSchema,
    Words,
    fresh_id,
    one_of,
)

LONGEST_PURPOSE: Final = 300
EARLIEST_FREEZE: Final = 28
USUAL_FREEZE: Final = 3


class WhenSchema(StrictSchema):
    """When and where. An informal talk needs no more than a day."""

    day = Day(required=True)
    starts = ClockTime(load_default=None, allow_none=True)
    minutes = fields.Integer(load_default=None, allow_none=True)
    place = Words(LONGEST_NAME, load_default="")

    @post_load
    def as_when(self, sent: dict[str, Any], **_: object) -> dict[str, Any]:
        day, clock = sent.pop("day"), sent.pop("starts")
        when = When(
            day,
            None if clock is None else moment_in_london(day, clock),
            sent.pop("minutes"),
            sent.pop("place"),
        )
        return {**sent, "when": when}


class ProposeMeetingSchema(WhenSchema):
    """What for, in a sentence, and how many days before the agenda is fixed."""

    id = fields.UUID(load_default=fresh_id, attribute="meeting")
    kind = one_of(MeetingKind, required=True)
    purpose = Words(LONGEST_PURPOSE, required=True)
    frozen_days = fields.Integer(
        load_default=USUAL_FREEZE, validate=validate.Range(0, EARLIEST_FREEZE)
    )


class RewordPurposeSchema(StrictSchema):
    """What the meeting is for, in other words."""

    purpose = Words(LONGEST_PURPOSE, required=True)


class InviteToMeetingSchema(StrictSchema):
    """Whom to invite, and from which ways of taking part they can choose."""

    people = fields.List(fields.UUID(), required=True)
    ways = fields.List(one_of(Way), load_default=lambda: list(Way))


class MoveMeetingSchema(WhenSchema):
    """The new time and place, and why."""

    reason = Words(LONGEST_REASON, required=True)


class CallOffSchema(StrictSchema):
    """Why there will be no such meeting."""

    reason = Words(LONGEST_REASON, required=True)


class MeetingsSchema(Schema):
    """Every meeting about a child, the next one first."""

    items = fields.List(fields.Nested(MeetingSchema), required=True)
