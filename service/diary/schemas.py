"""The shape of the diary on the wire."""

from datetime import UTC, datetime
from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, post_load, validate

from events.base import Side
from events.diary import Kind, Place
from events.store.canonical import moment
from projections.timeline import Filter
from service.cursors import Cursor
from service.parsing import (
    LONGEST_REASON,
    LONGEST_TEXT,
    Day,
    ReceiptSchema,
    StrictSchema,
    Words,
    fresh_id,
    one_of,
)

MOST_ON_A_PAGE: Final = 100
EARLIEST: Final = datetime(1900, 1, 1, tzinfo=UTC)
LATEST: Final = datetime(9999, 1, 1, tzinfo=UTC)


class WriteEntrySchema(StrictSchema):
    """A new entry; without an `id` the service makes one."""

    id = fields.UUID(load_default=fresh_id, attribute="entry")
    day = Day(required=True)
    place = one_of(Place, required=True)
    kind = one_of(Kind, required=True)
    text = Words(LONGEST_TEXT, required=True)
    reply_by = Day(allow_none=True, load_default=None)


class CommentSchema(StrictSchema):
    """A comment on an entry."""

    id = fields.UUID(load_default=fresh_id, attribute="comment")
    text = Words(LONGEST_TEXT, required=True)


class AmendmentSchema(StrictSchema):
    """The author's own later words."""

    text = Words(LONGEST_TEXT, required=True)
    reason = Words(LONGEST_REASON, required=True)


class CorrectionSchema(StrictSchema):
    """What somebody else knows differently."""

    id = fields.UUID(load_default=fresh_id, attribute="correction")
    text = Words(LONGEST_TEXT, required=True)
    reason = Words(LONGEST_REASON, required=True)


class SealSchema(StrictSchema):
    """Why the words of an entry are closed."""

    reason = Words(LONGEST_REASON, required=True)


def in_reach(at: datetime) -> None:
    """Refuse what no calendar of ours can say in London's time."""
    if not EARLIEST <= at <= LATEST:
        msg = f"Choose a moment after {EARLIEST:%Y}."
        raise ValidationError(msg)


class TimelineQuerySchema(StrictSchema):
    """Which entries are wanted."""

    cursor = Cursor("entries", load_default=None)
    limit = fields.Integer(
        load_default=20, validate=validate.Range(1, MOST_ON_A_PAGE), strict=False
    )
    place = one_of(Place, load_default=None)
    kind = one_of(Kind, load_default=None)
    unread = fields.Boolean(load_default=False)
    awaiting = fields.Boolean(load_default=False)
    as_at = fields.AwareDateTime(format="iso", load_default=None, validate=in_reach)

    @post_load
    def to_filter(self, data: dict[str, Any], **_: object) -> tuple[Filter, str | None]:
        at: datetime | None = data.pop("as_at")
        wanted = Filter(before=data.pop("cursor"), **data)
        return wanted, None if at is None else moment(at)


class SideField(fields.Enum[Side]):
    """Whose words they are; null where erased."""

    def __init__(self) -> None:
        super().__init__(Side, by_value=True, required=True, allow_none=True)


class VersionSchema(Schema):
    text = fields.String(required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True)
    by = fields.UUID(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})


class CorrectionRowSchema(VersionSchema):
    id = fields.UUID(required=True, allow_none=True)
    side = SideField()


class CommentRowSchema(Schema):
    id = fields.UUID(required=True, allow_none=True)
    text = fields.String(required=True, allow_none=True)
    by = fields.UUID(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    side = SideField()


class SealingSchema(Schema):
    reason = fields.String(required=True, allow_none=True)
    by = fields.UUID(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})


class LookSchema(Schema):
    """When somebody first opened the entry; null is Never."""

    person = fields.UUID(required=True)
    at = fields.String(required=True, allow_none=True, metadata={"format": "date-time"})


class EntryRowSchema(Schema):
    """An entry with everything said to it. Words are null where sealed or erased."""

    id = fields.UUID(required=True, attribute="entry")
    child = fields.UUID(required=True, allow_none=True)
    day = fields.Date(required=True, allow_none=True)
    place = fields.Enum(Place, by_value=True, required=True, allow_none=True)
    kind = fields.Enum(Kind, by_value=True, required=True, allow_none=True)
    reply_by = fields.Date(required=True, allow_none=True)
    text = fields.String(required=True, allow_none=True)
    original = fields.String(required=True, allow_none=True)
    by = fields.UUID(required=True)
    side = SideField()
    at = fields.String(required=True, metadata={"format": "date-time"})
    seq = fields.Integer(required=True)
    leaf = fields.String(required=True)
    unread = fields.Boolean(required=True)
    awaiting_reply = fields.Boolean(required=True)
    sealed = fields.Nested(SealingSchema, required=True, allow_none=True)
    amendments = fields.List(fields.Nested(VersionSchema), required=True)
    corrections = fields.List(fields.Nested(CorrectionRowSchema), required=True)
    comments = fields.List(fields.Nested(CommentRowSchema), required=True)
    seen_by = fields.List(fields.Nested(LookSchema), required=True)


class WrittenEntrySchema(EntryRowSchema):
    """An entry as it stood right after a write, with the receipt of that write."""

    receipt = fields.Nested(ReceiptSchema, required=True)


class HistoryLineSchema(Schema):
    """One fact, as a sentence."""

    seq = fields.Integer(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    by = fields.UUID(required=True, allow_none=True)
    topic = fields.String(required=True)
    sentence = fields.String(required=True)
    leaf = fields.String(required=True)


class EntryWithHistorySchema(EntryRowSchema):
    history = fields.List(fields.Nested(HistoryLineSchema), required=True)


class TimelineSchema(Schema):
    items = fields.List(fields.Nested(EntryRowSchema), required=True)
    next = fields.String(required=True, allow_none=True)
