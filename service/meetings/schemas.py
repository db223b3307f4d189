"""The shape of meetings on the wire."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any, Final

from marshmallow import Schema, fields, post_load, validate

from events.meeting import When
from events.meeting_kinds import MeetingKind, Way
from events.phrase import phrase
from service.edge import LONDON
from service.meeting_rows import MeetingSchema
from service.parsing import (
    INVALID,
    LONGEST_NAME,
    LONGEST_REASON,
    Day,
    StrictSchema,
    Words,
    fresh_id,
    one_of,
)

CLOCK: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)\Z", re.ASCII)
LONGEST_PURPOSE: Final = 300
EARLIEST_FREEZE: Final = 28
USUAL_FREEZE: Final = 3


class ClockTime(fields.Field[time]):
    """A time of the day in London as `HH:MM`."""

    default_error_messages = {  # noqa: RUF012 - marshmallow's own name and type
        "invalid": phrase("Give the time as hours and minutes, such as 14:30."),
    }

    def _deserialize(
        self,
        value: Any,  # noqa: ANN401 - anything may be sent
        attr: str | None,  # noqa: ARG002 - set by marshmallow
        data: Mapping[str, Any] | None,  # noqa: ARG002 - set by marshmallow
        **_: Any,  # noqa: ANN401 - set by marshmallow
    ) -> time:
        found = CLOCK.match(value) if isinstance(value, str) else None
        if found is None:
            raise self.make_error(INVALID)
        return time(int(found[1]), int(found[2]))


class WhenSchema(StrictSchema):
    """When and where. An informal talk needs no more than a day."""

    day = Day(required=True)
    starts = ClockTime(load_default=None, allow_none=True)
    minutes = fields.Integer(load_default=None, allow_none=True)
    place = Words(LONGEST_NAME, load_default="")

    @post_load
    def as_when(self, sent: dict[str, Any], **_: object) -> dict[str, Any]:
        day, clock = sent.pop("day"), sent.pop("starts")
        begins = None if clock is None else datetime.combine(day, clock, LONDON)
        when = When(
            day,
            None if begins is None else begins.astimezone(UTC),
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
