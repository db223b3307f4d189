"""The shape of invitations on the wire."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from marshmallow import Schema, fields, post_load, validate

from events.base import Duty, Role, Side
from events.invitation import Offer
from events.phrase import phrase
from service.letters import Recipient
from service.parsing import (
    LONGEST_NAME,
    Day,
    Name,
    ReceiptSchema,
    StrictSchema,
    one_of,
)

LONGEST_EMAIL: Final = 254
NO_ADDRESS: Final = phrase("Write an e-mail address, such as name@mail.example.")


class Address(fields.Email):
    """An e-mail address that a mail can go to."""

    default_error_messages = dict.fromkeys(("required", "null", "invalid"), NO_ADDRESS)

    def __init__(self) -> None:
        length = validate.Length(max=LONGEST_EMAIL, error=NO_ADDRESS)
        super().__init__(required=True, validate=length)


class InviteSchema(StrictSchema):
    """Whom to invite. Name and address stay outside the record until they come."""

    name = Name(LONGEST_NAME, required=True)
    email = Address()

    @post_load
    def asked(self, data: dict[str, Any], **_: object) -> tuple[Offer, Recipient]:
        to = Recipient(data.pop("email"), data.pop("name"))
        return self.offer(**data), to

    def offer(
        self,
        *,
        side: Side = Side.SCHOOL,
        role: Role | None = None,
        duty: Duty | None = None,
        until: date | None = None,
        person: UUID | None = None,
    ) -> Offer:
        """Say what the invited person is to be."""
        return Offer(side=side, role=role, duty=duty, until=until, person=person)


class SendInvitationSchema(InviteSchema):
    """An invitation to a child's circle; `person` for somebody on the register."""

    role = one_of(Role, required=True)
    side = one_of(Side, required=True)
    until = Day(allow_none=True, load_default=None)
    person = fields.UUID(allow_none=True, load_default=None)


class InviteSupporterSchema(InviteSchema):
    """A supporter reads the diary until a last day, and writes nothing."""

    until = Day(required=True)

    def offer(self, **said: Any) -> Offer:  # noqa: ANN401 - the fields above
        return super().offer(role=Role.SUPPORTER, side=Side.HOME, **said)


class InviteColleagueSchema(InviteSchema):
    """Somebody who works at the school, perhaps with a duty for all of it."""

    duty = one_of(Duty, allow_none=True, load_default=None)
    person = fields.UUID(allow_none=True, load_default=None)


class InvitationSchema(Schema):
    """An open invitation. Only its sender is shown to whom it went, in part."""

    id = fields.UUID(required=True, attribute="invitation")
    what = fields.String(required=True)
    until = fields.Date(required=True, allow_none=True)
    sender = fields.UUID(required=True, allow_none=True)
    sent_at = fields.String(required=True, metadata={"format": "date-time"})
    ends_at = fields.String(
        required=True, allow_none=True, metadata={"format": "date-time"}
    )
    is_expired = fields.Boolean(required=True)
    is_closed = fields.Boolean(required=True)
    name = fields.String(required=True, allow_none=True)
    email = fields.String(required=True, allow_none=True)


class InvitationsSchema(Schema):
    items = fields.List(fields.Nested(InvitationSchema), required=True)
    next = fields.String(required=True, allow_none=True)


class SentSchema(Schema):
    """A sent invitation. `code` is shown once: tell it in person or by phone.

    It is null when the mail could not be sent (`mailed` is false: send it again) and
    when this very request was answered before.
    """

    id = fields.UUID(required=True, attribute="invitation", allow_none=True)
    code = fields.String(required=True, allow_none=True)
    mailed = fields.Boolean(required=True)
    receipt = fields.Nested(ReceiptSchema, required=True)
