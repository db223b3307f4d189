"""The shape of a child's circle on the wire."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validates_schema

from events.base import Role, Side
from events.phrase import phrase
from service.parsing import (
    LONGEST_NAME,
    LONGEST_REASON,
    Day,
    Name,
    ReceiptSchema,
    StrictSchema,
    Words,
    one_of,
)


class AddMemberSchema(StrictSchema):
    """Somebody on the school's register (`person`), or somebody new (`name`)."""

    person = fields.UUID(load_default=None)
    name = Name(LONGEST_NAME, load_default=None)
    role = one_of(Role, required=True)
    side = one_of(Side, required=True)
    until = Day(allow_none=True, load_default=None)

    @validates_schema
    def one_person(self, data: dict[str, Any], **_: object) -> None:
        if (data.get("person") is None) == (data.get("name") is None):
            why = phrase("Give `person` for somebody on the register, or else `name`.")
            raise ValidationError({"person": [why]})


class LeaveSchema(StrictSchema):
    """Why somebody leaves, if it is to be said."""

    reason = Words(LONGEST_REASON, load_default=None)


class MemberSchema(Schema):
    """One person's time in the circle, over after `left_at` or the day `until`."""

    person = fields.UUID(required=True)
    name = fields.String(required=True)
    role = fields.Enum(Role, by_value=True, required=True)
    side = fields.Enum(Side, by_value=True, required=True)
    since = fields.String(required=True, metadata={"format": "date-time"})
    until = fields.Date(required=True, allow_none=True)
    left_at = fields.String(
        required=True, allow_none=True, metadata={"format": "date-time"}
    )


class WrittenMemberSchema(MemberSchema):
    receipt = fields.Nested(ReceiptSchema, required=True)


class MembersSchema(Schema):
    items = fields.List(fields.Nested(MemberSchema), required=True)
    next = fields.String(required=True, allow_none=True)


class ChildSchema(Schema):
    """A child I belong with, as what, and what waits for me there."""

    id = fields.UUID(required=True, attribute="child")
    name = fields.String(required=True)
    role = fields.Enum(Role, by_value=True, required=True)
    side = fields.Enum(Side, by_value=True, required=True)
    school = fields.UUID(required=True)
    school_name = fields.String(required=True)
    unread = fields.Integer(required=True)
    awaiting_reply = fields.Integer(required=True, attribute="awaiting")


class ChildrenSchema(Schema):
    items = fields.List(fields.Nested(ChildSchema), required=True)
    next = fields.String(required=True, allow_none=True)


class PersonSchema(Schema):
    """Who I am at one school."""

    person = fields.UUID(required=True)
    name = fields.String(required=True)
    school = fields.UUID(required=True)
    school_name = fields.String(required=True)


class MeSchema(Schema):
    account = fields.UUID(required=True)
    people = fields.List(fields.Nested(PersonSchema), required=True)
