"""From what was sent to what is asked: the one typed seam to marshmallow."""

import json
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any, Final, TypeVar
from unicodedata import category, normalize
from uuid import UUID

from marshmallow import RAISE, Schema, ValidationError, fields, validate
from werkzeug.exceptions import (
    BadRequest,
    RequestEntityTooLarge,
    UnsupportedMediaType,
)
from werkzeug.wrappers import Request

from events.phrase import Phrase, phrase
from events.store.canonical import why_not_text, without_forbidden
from service.context import services
from service.usual_mistakes import as_phrases

C = TypeVar("C")
LONGEST_TEXT: Final = 20_000
LONGEST_REASON: Final = 2_000
LONGEST_NAME: Final = 120
BLANK: Final = "blank"
INVALID: Final = "invalid"
FAR: Final = "far"
WITH_ZONE: Final = phrase("Give the time with its zone, such as 2026-09-07T08:30:00Z.")
WRONG_CLOCK: Final = "wrong-clock"
LONGEST_WAIT: Final = timedelta(days=60)
CLOCKS_DIFFER: Final = timedelta(days=1)
FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100
DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
LINE_END: Final = re.compile(r"\r\n|[\r\v\f]")
TOO_LONG: Final = "too-long"
JOINERS: Final = "\u200c\u200d"
# Latin, Greek and Cyrillic letters stand each for itself.
LAST_UNJOINED: Final = 0x52F


class StrictSchema(Schema):
    """A schema that refuses what it does not know."""

    class Meta:
        unknown = RAISE


class Words(fields.String):
    """A person's own words: at least one, NFC, no control characters."""

    default_error_messages = {  # noqa: RUF012 - marshmallow's own name and type
        "required": phrase("Write at least one word."),
        "null": phrase("Write at least one word."),
        BLANK: phrase("Write at least one word."),
        TOO_LONG: phrase("This is too long. Use at most {most:,} characters."),
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
            raise self.make_error(TOO_LONG, most=self.most)
        if (why := why_not_text(words)) is not None:
            raise ValidationError(why)
        if not any(sign.isprintable() and not sign.isspace() for sign in words):
            raise self.make_error(BLANK)
        return words


class Day(fields.Date):
    """A day as `YYYY-MM-DD`."""

    default_error_messages = {  # noqa: RUF012 - marshmallow's own name and type
        "required": phrase("Choose a day."),
        "null": phrase("Choose a day."),
        "invalid": phrase("Give the day as year, month and day, such as 2026-09-07."),
        FAR: phrase("Choose a day between 1990 and 2100."),
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


def why_not_name(said: str) -> Phrase | None:
    """Say why a name cannot be read as it looks; None if it can.

    A sign that nobody sees can turn a name round or make it another one. The two that
    join and part the letters of some scripts are left, where they do that.
    """
    around = zip(f" {said}", said, f"{said[1:]} ", strict=False)
    for before, sign, after in around:
        joins = sign in JOINERS and _is_joined(before) and _is_joined(after)
        if category(sign) == "Cf" and not joins:
            return phrase(
                "There is a sign in this that nobody can see. Type it anew, by hand."
            )
    return None


def _is_joined(letter: str) -> bool:
    return ord(letter) > LAST_UNJOINED and category(letter)[0] in "LM"


class WrittenAt(fields.AwareDateTime):
    """When words were typed, by the clock of the device on which they waited.

    A device's clock may be wrong by hours; what cannot be true at all is refused.
    """

    default_error_messages = {  # noqa: RUF012 - marshmallow's own name and type
        "invalid": WITH_ZONE,
        "invalid_awareness": WITH_ZONE,
        WRONG_CLOCK: phrase(
            "The clock of this device seems to be wrong. "
            "Set it right, or leave out when this was typed."
        ),
    }

    def __init__(self) -> None:
        super().__init__(format="iso", allow_none=True, load_default=None)

    def _deserialize(
        self,
        value: Any,  # noqa: ANN401 - anything may be sent
        attr: str | None,
        data: Mapping[str, Any] | None,
        **kwargs: Any,  # noqa: ANN401 - set by marshmallow
    ) -> datetime:
        when = super()._deserialize(value, attr, data, **kwargs)
        assert isinstance(when, datetime)
        now = services().edge.now()
        if not now - LONGEST_WAIT <= when <= now + CLOCKS_DIFFER:
            raise self.make_error(WRONG_CLOCK)
        return when


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
        if (why := why_not_name(name)) is not None:
            raise ValidationError(why)
        return " ".join(name.split())


class ReceiptSchema(Schema):
    """The head of the child's log after a write: keep it."""

    log = fields.String(required=True)
    seq = fields.Integer(required=True)
    size = fields.Integer(required=True)
    root = fields.String(required=True)


class HalfDayField(fields.String):
    """A morning or an afternoon in London, or null."""

    def __init__(self) -> None:
        example = {"example": "2026-09-21-morning"}
        super().__init__(required=True, allow_none=True, metadata=example)


def one_of(kind: type[Enum], **kwargs: Any) -> fields.Enum[Any]:  # noqa: ANN401
    """A choice by its stored word."""
    choose: dict[str, Any] = {
        "unknown": phrase("Choose one of these: {choices}."),
        "required": phrase("Choose one."),
        "null": phrase("Choose one."),
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
    messages = as_phrases(mistake.messages)
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
        msg = phrase(
            "Send a JSON object with the header Content-Type: application/json."
        )
        raise UnsupportedMediaType(msg)
    try:
        text = whole_body(request).decode("utf-8")
        sent = json.loads(text, object_pairs_hook=_each_key_once)
    except (ValueError, RecursionError):
        msg = phrase(
            "The body is not JSON in UTF-8 with each key once. Send one JSON object."
        )
        raise BadRequest(msg) from None
    if not isinstance(sent, dict):
        raise ValidationError({"_schema": [phrase("Send one JSON object.")]})
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
