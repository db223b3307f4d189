"""The shape of the diary on the wire."""

from datetime import UTC, date, datetime
from typing import Any, Final

from marshmallow import (
    Schema,
    ValidationError,
    fields,
    post_load,
    validate,
    validates_schema,
)

from events.base import Side
from events.entry_kinds import Kind, Place
from events.manner import Manner, Route
from events.phrase import phrase
from events.store.canonical import moment
from projections.timeline import Filter
from service.beside import (
    AttachmentRowSchema,
    ConfirmationRowSchema,
    DisputeRowSchema,
    SideOf,
    TranslationRowSchema,
)
from service.cursors import Cursor
from service.parsing import (
    BLANK,
    LONGEST_NAME,
    LONGEST_REASON,
    LONGEST_TEXT,
    Day,
    HalfDayField,
    ReceiptSchema,
    StrictSchema,
    Words,
    WrittenAt,
    fresh_id,
    one_of,
)

MOST_ON_A_PAGE: Final = 100
# What somebody who writes here can say of the way; other ways say it themselves.
TALKS: Final = (Route.PHONE_CALL, Route.DOORWAY_TALK, Route.TEXT_MESSAGE)
TOLD: Final = (Route.PAGE, *TALKS)
EARLIEST: Final = datetime(1900, 1, 1, tzinfo=UTC)
LATEST: Final = datetime(9999, 1, 1, tzinfo=UTC)


def _with_manner(data: dict[str, Any]) -> dict[str, Any]:
    """Put into one word how the words came."""
    said = data.keys() & {"route", "told_by", "written_at", "taps"}
    manner = Manner(**{name: data.pop(name) for name in said})
    return {**data, "manner": manner}


class WriteEntrySchema(StrictSchema):
    """A new entry; without an `id` the service makes one."""

    id = fields.UUID(load_default=fresh_id, attribute="entry")
    day = Day(required=True)
    place = one_of(Place, required=True)
    kind = one_of(Kind, required=True)
    text = Words(LONGEST_TEXT, load_default="")
    reply_by = Day(allow_none=True, load_default=None)
    route = fields.Enum(
        Route, by_value=True, validate=validate.OneOf(TOLD), load_default=Route.PAGE
    )
    told_by = Words(LONGEST_NAME, allow_none=True, load_default=None)
    written_at = WrittenAt()
    taps = fields.Dict(keys=fields.String(), values=fields.String(), load_default=dict)

    @validates_schema
    def say_something(self, data: dict[str, Any], **_: object) -> None:
        """Ask for words, unless the day is said in taps."""
        if not data["text"] and not data["taps"]:
            raise ValidationError(Words.default_error_messages[BLANK], "text")

    @post_load
    def in_its_manner(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        return _with_manner(data)


class KeptEntrySchema(WriteEntrySchema):
    """A new entry that may have waited on a device; without an `id` we make one.

    `not_them` are words about which a page asked its writer, and which mean nobody.
    """

    not_them = Words(LONGEST_TEXT, load_default="")


class TalkSchema(StrictSchema):
    """A talk of today: how, who with, and one line; all else follows from who asks."""

    id = fields.UUID(load_default=fresh_id, attribute="entry")
    route = one_of(Route, validate=validate.OneOf(TALKS), required=True)
    told_by = Words(LONGEST_NAME, required=True)
    text = Words(LONGEST_TEXT, required=True)

    def __init__(self, today: date, side: Side) -> None:
        super().__init__()
        self.today = today
        self.place = Place.SCHOOL if side is Side.SCHOOL else Place.HOME

    @post_load
    def as_note(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        note = {"day": self.today, "place": self.place, "kind": Kind.NOTE}
        return _with_manner({**data, **note, "reply_by": None})


def without_idle_day(sent: dict[str, str]) -> dict[str, str]:
    """Leave out a reply-by day that was filled in before another kind was chosen."""
    if sent.get("kind") != Kind.REPLY_NEEDED:
        sent.pop("reply_by", None)
    return sent


class CommentSchema(StrictSchema):
    """A comment on an entry."""

    id = fields.UUID(load_default=fresh_id, attribute="comment")
    text = Words(LONGEST_TEXT, required=True)
    written_at = WrittenAt()

    @post_load
    def in_its_manner(self, data: dict[str, Any], **_: object) -> dict[str, Any]:
        return _with_manner(data)


class KeptCommentSchema(CommentSchema):
    """A comment that may have waited on a device.

    `not_them` are words about which a page asked its writer, and which mean nobody.
    """

    not_them = Words(LONGEST_TEXT, load_default="")


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
        msg = phrase("Choose a moment after {year}.", year=EARLIEST.year)
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


class VersionSchema(Schema):
    text = fields.String(required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True)
    by = fields.UUID(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})


class CorrectionRowSchema(VersionSchema):
    id = fields.UUID(required=True, allow_none=True)
    side = SideOf()


class CommentRowSchema(Schema):
    id = fields.UUID(required=True, allow_none=True)
    text = fields.String(required=True, allow_none=True)
    by = fields.UUID(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})
    side = SideOf()
    route = fields.Enum(Route, by_value=True, required=True, allow_none=True)
    written_at = fields.String(
        required=True, allow_none=True, metadata={"format": "date-time"}
    )


class SealingSchema(Schema):
    reason = fields.String(required=True, allow_none=True)
    by = fields.UUID(required=True)
    at = fields.String(required=True, metadata={"format": "date-time"})


class LookSchema(Schema):
    """When somebody first opened the entry; null is Never.

    Where a child has two households, each is told of the other by half-day alone.
    `half_day` is then such as `2026-09-21-morning` (`-afternoon` begins at noon in
    London), once that half-day is over. Until then `not_before` names the half-day
    that goes on: the entry was not opened before it.
    """

    person = fields.UUID(required=True)
    at = fields.String(required=True, allow_none=True, metadata={"format": "date-time"})
    half_day = HalfDayField()
    not_before = HalfDayField()


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
    side = SideOf()
    at = fields.String(required=True, metadata={"format": "date-time"})
    leaf = fields.String(required=True)
    unread = fields.Boolean(required=True)
    awaiting_reply = fields.Boolean(required=True)
    route = fields.Enum(Route, by_value=True, required=True, allow_none=True)
    told_by = fields.String(required=True, allow_none=True)
    written_at = fields.String(
        required=True, allow_none=True, metadata={"format": "date-time"}
    )
    taps = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    sealed = fields.Nested(SealingSchema, required=True, allow_none=True)
    amendments = fields.List(fields.Nested(VersionSchema), required=True)
    corrections = fields.List(fields.Nested(CorrectionRowSchema), required=True)
    comments = fields.List(fields.Nested(CommentRowSchema), required=True)
    seen_by = fields.List(fields.Nested(LookSchema), required=True)
    attachments = fields.List(fields.Nested(AttachmentRowSchema), required=True)
    disputes = fields.List(fields.Nested(DisputeRowSchema), required=True)
    confirmations = fields.List(fields.Nested(ConfirmationRowSchema), required=True)
    translations = fields.List(fields.Nested(TranslationRowSchema), required=True)
    restricted = fields.Boolean(required=True)


class WrittenEntrySchema(EntryRowSchema):
    """An entry as it stood right after a write, with the receipt of that write."""

    receipt = fields.Nested(ReceiptSchema, required=True)


class HistoryLineSchema(Schema):
    """One fact, as a sentence; `half_day` as in who has seen the entry.

    `number` counts the steps of this entry from 1.
    """

    number = fields.Integer(required=True)
    at = fields.String(required=True, allow_none=True, metadata={"format": "date-time"})
    half_day = HalfDayField()
    by = fields.UUID(required=True, allow_none=True)
    topic = fields.String(required=True)
    sentence = fields.String(required=True)
    leaf = fields.String(required=True)


class EntryWithHistorySchema(EntryRowSchema):
    history = fields.List(fields.Nested(HistoryLineSchema), required=True)


class TimelineSchema(Schema):
    items = fields.List(fields.Nested(EntryRowSchema), required=True)
    next = fields.String(required=True, allow_none=True)
