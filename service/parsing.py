"""From what was sent to what is asked: the one typed seam to marshmallow."""

import json
import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any, Final, TypeVar
from unicodedata import normalize
from uuid import UUID

from marshmallow import RAISE, Schema, ValidationError, fields, validate
from werkzeug.exceptions import (
    BadRequest,
    RequestEntityTooLarge,
    UnsupportedMediaType,
)
from werkzeug.wrappers import Request

from events.store.canonical import why_not_text, without_forbidden
from service.context import services

C = TypeVar("C")
LONGEST_TEXT: Final = 20_000
LONGEST_REASON: Final = 2_000
LONGEST_NAME: Final = 120
BLANK: Final = "blank"
INVALID: Final = "invalid"
FAR: Final = "far"
FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100
DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
LINE_END: Final = re.compile(r"\r\n|[\r\v\f]")
TOO_LONG: Final = "too-long"


class StrictSchema(Schema):
    """A schema that refuses what it does not know."""

    class Meta:
        unknown = RAISE


class Words(fields.String):
    """A person's own words: at least one, NFC, no control characters."""

    default_error_messages = {  # noqa: RUF012 - marshmallow's own name and type
        "required": "Write at least one word.",
        "null": "Write at least one word.",
        BLANK: "Write at least one word.",
        TOO_LONG: "This is too long. Use at most {most} characters.",
    }

    def __init__(self, most: int, **kwargs: Any) -> None:  # noqa: ANN401 - passed on
        super().__init__(validate=validate.Length(min=1, max=most), **kwargs)
        self.most = most

    def _deserialize(
        self,
        value: Any,  # noqa: ANN401 - anything may be sent
        attr: str | None,
        data: Mapping[str, Any] | None,
        **kwargs: Any,  # noqa: ANN401 - set by marshmallow
    ) -> str:
        words = super()._deserialize(value, attr, data, **kwargs)
        assert isinstance(words, str)
        if len(words) > self.most:
            raise self.make_error(TOO_LONG, most=f"{self.most:,}")
        if (why := why_not_text(words)) is not None:
            raise ValidationError(why)
        if not any(sign.isprintable() and not sign.isspace() for sign in words):
            raise self.make_error(BLANK)
        return words


class Day(fields.Date):
    """A day as `YYYY-MM-DD`."""

    default_error_messages = {  # noqa: RUF012 - marshmallow's own name and type
        "required": "Choose a day.",
        "null": "Choose a day.",
        "invalid": "Give the day as year, month and day, such as 2026-09-07.",
        FAR: "Choose a day between 1990 and 2100.",
    }

    def _deserialize(
        self,
        value: Any,  # noqa: ANN401 - anything may be sent
        attr: str | None,
        data: Mapping[str, Any] | None,
        **kwargs: Any,  # noqa: ANN401 - set by marshmallow
    ) -> date:
        if not isinstance(value, str) or not DAY.match(value):
            raise self.make_error(INVALID)
        day = super()._deserialize(value, attr, data, **kwargs)
        assert isinstance(day, date)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise self.make_error(FAR)
        return day


class Name(Words):
    """What somebody is called: one line, without space around it."""

    def _deserialize(
        self,
        value: Any,  # noqa: ANN401 - anything may be sent
        attr: str | None,
        data: Mapping[str, Any] | None,
        **kwargs: Any,  # noqa: ANN401 - set by marshmallow
    ) -> str:
        name = super()._deserialize(value, attr, data, **kwargs)
        return " ".join(name.split())


class ReceiptSchema(Schema):
    """The head of the child's log after a write: keep it."""

    log = fields.String(required=True)
    seq = fields.Integer(required=True)
    size = fields.Integer(required=True)
    root = fields.String(required=True)


def one_of(kind: type[Enum], **kwargs: Any) -> fields.Enum[Any]:  # noqa: ANN401
    """A choice by its stored word."""
    choose: dict[str, Any] = {
        "unknown": "Choose one of these: {choices}.",
        "required": "Choose one.",
        "null": "Choose one.",
    }
    return fields.Enum(kind, by_value=True, error_messages=choose, **kwargs)


def fresh_id() -> UUID:
    """Make an id at the edge, for a request that brought none."""
    return services().edge.new_id()


def parse(
    schema: Schema, command: type[C], sent: Mapping[str, Any], **known: object
) -> C:
    """Load *sent* into a command, or raise the ValidationError that becomes a 422.

    *known* are the words of the command that stand in the address.
    """
    loaded = schema.load(sent)
    assert isinstance(loaded, dict)
    return command(**known, **loaded)


def messages_of(mistake: ValidationError) -> Mapping[str, Any]:
    """Give the sentences of a ValidationError by field."""
    messages = mistake.messages
    return messages if isinstance(messages, dict) else {"_schema": messages}


def form_of(request: Request, schema: Schema) -> dict[str, str]:
    """Read a web form: line ends and NFC are put right, empty fields are left out."""
    sent = {name: request.form.get(name, "") for name in schema.fields}
    return {name: _kindly(value) for name, value in sent.items() if value.strip()}


def typed_in(request: Request) -> dict[str, str]:
    """Give everything that was typed into a form, to show it again."""
    return {name: _kindly(value) for name, value in request.form.items()}


def json_of(request: Request) -> Mapping[str, Any]:
    """Read a JSON object: 415 for another type, 400 for what is not JSON."""
    if request.mimetype != "application/json":
        msg = "Send a JSON object with the header Content-Type: application/json."
        raise UnsupportedMediaType(msg)
    try:
        text = whole_body(request).decode("utf-8")
        sent = json.loads(text, object_pairs_hook=_each_key_once)
    except (ValueError, RecursionError):
        msg = "The body is not JSON in UTF-8 with each key once. Send one JSON object."
        raise BadRequest(msg) from None
    if not isinstance(sent, dict):
        raise ValidationError({"_schema": ["Send one JSON object."]})
    return sent


def whole_body(request: Request) -> bytes:
    """Read a body to its end; one of unknown length that fills the limit is refused.

    Werkzeug stops reading such a body at the limit without a word.
    """
    body = request.get_data()
    most = request.max_content_length
    if not request.content_length and most is not None and len(body) >= most:
        raise RequestEntityTooLarge
    return body


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    for key in found:
        key.encode()  # UnicodeEncodeError, a ValueError, for half a surrogate pair
    if len(found) != len(pairs):
        msg = "a key stands twice"
        raise ValueError(msg)
    return found


def _kindly(typed: str) -> str:
    """Put right what a person cannot see: line ends, control characters, NFC."""
    lines = LINE_END.sub("\n", typed)
    return normalize("NFC", without_forbidden(lines))
