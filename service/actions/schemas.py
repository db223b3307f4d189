"""The shape of agreed actions on the wire."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from events.agreed_action_words import Lack, Result
from events.base import Side
from projections.agreed_actions_rows import Stage
from service.parsing import (
    LONGEST_NAME,
    LONGEST_REASON,
    Day,
    ReceiptSchema,
    StrictSchema,
    Words,
    fresh_id,
    one_of,
)

MOST_NOTES = 20


def reason(**more: Any) -> Words:  # noqa: ANN401 - passed on
    return Words(LONGEST_REASON, **more)


class SetOutActionSchema(StrictSchema):
    """How an action is done; `setting` says whether the setting can, and with what."""

    amount = Words(LONGEST_NAME, load_default=None, allow_none=True)
    frequency = Words(LONGEST_NAME, load_default=None, allow_none=True)
    who = Words(LONGEST_NAME, load_default=None, allow_none=True)
    until = Day(load_default=None, allow_none=True)
    setting = reason(load_default=None, allow_none=True)


class ProposeActionSchema(SetOutActionSchema):
    """What is to be done; who does it and by when can follow."""

    id = fields.UUID(load_default=fresh_id, attribute="action")
    text = reason(required=True)
    meeting = fields.UUID(load_default=None, allow_none=True)
    owner = fields.UUID(load_default=None, allow_none=True)
    due = Day(load_default=None, allow_none=True)
    review = Day(load_default=None, allow_none=True)


class ActionOwnerSchema(StrictSchema):
    """Who does it: somebody of the circle. Another owner later needs a reason."""

    owner = fields.UUID(required=True)
    reason = reason(load_default=None, allow_none=True)


class ActionDaysSchema(StrictSchema):
    """By when it is done and when it is checked. A change needs a reason."""

    due = Day(load_default=None, allow_none=True)
    review = Day(load_default=None, allow_none=True)
    reason = reason(load_default=None, allow_none=True)


class ActionReasonSchema(StrictSchema):
    reason = reason(required=True)


class ActionProgressSchema(StrictSchema):
    """How it goes, and the notes of the diary that show it."""

    id = fields.UUID(load_default=fresh_id, attribute="progress")
    text = reason(required=True)
    notes = fields.List(
        fields.UUID(), load_default=list, validate=validate.Length(max=MOST_NOTES)
    )


class ActionProgressFormSchema(StrictSchema):
    """The same from a form, where one note can be chosen."""

    id = fields.UUID(load_default=fresh_id, attribute="progress")
    text = reason(required=True)
    note = fields.UUID(load_default=None, allow_none=True)

    @post_load
    def put_in_a_list(self, told: dict[str, Any], **_: object) -> dict[str, Any]:
        note = told.pop("note")
        return {**told, "notes": [] if note is None else [note]}


class BlockActionSchema(StrictSchema):
    """What is in the way, and the day on which they talk it through."""

    id = fields.UUID(load_default=fresh_id, attribute="barrier")
    text = reason(required=True)
    talk_on = Day(required=True)


class UnblockActionSchema(StrictSchema):
    """Which barrier is gone, and what helped."""

    barrier = fields.UUID(required=True)
    reason = reason(required=True)


class ActionOutcomeSchema(StrictSchema):
    """What came of it. Anything but `done` is said in words, too."""

    result = one_of(Result, required=True)
    text = reason(load_default=None, allow_none=True)


class MomentOf(fields.String):
    def __init__(self, **more: Any) -> None:  # noqa: ANN401 - passed on
        super().__init__(required=True, metadata={"format": "date-time"}, **more)


class ActionAnswerRowSchema(Schema):
    """Somebody's yes or no. `is_stale`: the action has changed since."""

    by = fields.UUID(required=True)
    at = MomentOf()
    side = fields.Enum(Side, by_value=True, required=True, allow_none=True)
    agrees = fields.Boolean(required=True)
    why = fields.String(required=True, allow_none=True)
    is_stale = fields.Boolean(required=True)


class ActionChangeRowSchema(Schema):
    """Who does it, or by when, from then on."""

    by = fields.UUID(required=True)
    at = MomentOf()
    reason = fields.String(required=True, allow_none=True)
    owner = fields.UUID(required=True, allow_none=True)
    due = fields.Date(required=True, allow_none=True)
    review = fields.Date(required=True, allow_none=True)


class ActionProgressRowSchema(Schema):
    """How it goes; `notes` are those that whoever asks can open."""

    id = fields.UUID(required=True)
    by = fields.UUID(required=True)
    at = MomentOf()
    text = fields.String(required=True, allow_none=True)
    notes = fields.List(fields.UUID(), required=True)


class ActionBarrierRowSchema(Schema):
    """What is in the way; once `gone_at` is there, it is not any more."""

    id = fields.UUID(required=True)
    by = fields.UUID(required=True)
    at = MomentOf()
    barrier = fields.String(required=True, allow_none=True)
    talk_on = fields.Date(required=True, allow_none=True)
    how = fields.String(required=True, allow_none=True)
    gone_by = fields.UUID(required=True, allow_none=True)
    gone_at = MomentOf(allow_none=True)


class ActionOutcomeRowSchema(Schema):
    """What came of it; `is_confirmed` is null until the other side answers."""

    by = fields.UUID(required=True)
    at = MomentOf()
    result = fields.Enum(Result, by_value=True, required=True, allow_none=True)
    text = fields.String(required=True, allow_none=True)
    is_confirmed = fields.Boolean(required=True, allow_none=True)
    why = fields.String(required=True, allow_none=True)
    answered_by = fields.UUID(required=True, allow_none=True)
    answered_at = MomentOf(allow_none=True)


class AgreedActionSchema(Schema):
    """An agreed action with all that was said of it.

    `lacks` names what a meeting cannot close without, `vague` the words of it that
    leave open what is meant. `chaser` asks an owner who has no account.
    """

    id = fields.UUID(required=True, attribute="action")
    meeting = fields.UUID(required=True, allow_none=True)
    text = fields.String(required=True, allow_none=True)
    by = fields.UUID(required=True)
    at = MomentOf()
    side = fields.Enum(Side, by_value=True, required=True, allow_none=True)
    stage = fields.Enum(Stage, by_value=True, required=True)
    owner = fields.UUID(required=True, allow_none=True)
    owner_side = fields.Enum(Side, by_value=True, required=True, allow_none=True)
    chaser = fields.UUID(required=True, allow_none=True)
    due = fields.Date(required=True, allow_none=True)
    review = fields.Date(required=True, allow_none=True)
    amount = fields.String(required=True, allow_none=True)
    frequency = fields.String(required=True, allow_none=True)
    who = fields.String(required=True, allow_none=True)
    until = fields.Date(required=True, allow_none=True)
    setting = fields.String(required=True, allow_none=True)
    lacks = fields.List(fields.Enum(Lack, by_value=True), required=True)
    vague = fields.List(fields.String(), required=True)
    answers = fields.List(fields.Nested(ActionAnswerRowSchema), required=True)
    changes = fields.List(fields.Nested(ActionChangeRowSchema), required=True)
    progress = fields.List(fields.Nested(ActionProgressRowSchema), required=True)
    barriers = fields.List(fields.Nested(ActionBarrierRowSchema), required=True)
    outcomes = fields.List(fields.Nested(ActionOutcomeRowSchema), required=True)


class WrittenAgreedActionSchema(AgreedActionSchema):
    """The action as it stands after a write, with the receipt of that write."""

    receipt = fields.Nested(ReceiptSchema, required=True)


class AgreedActionsSchema(Schema):
    items = fields.List(fields.Nested(AgreedActionSchema), required=True)
