"""What marshmallow says by itself about what was sent, as phrases."""

import re
from collections.abc import Mapping
from typing import Any, Final

from events.phrase import Phrase, phrase

USUAL: Final = (
    phrase("Missing data for required field."),
    phrase("Field may not be null."),
    phrase("Unknown field."),
    phrase("Invalid input type."),
    phrase("Invalid type."),
    phrase("Invalid value."),
    phrase("Invalid input."),
    phrase("Not a valid string."),
    phrase("Not a valid utf-8 string."),
    phrase("Not a valid UUID."),
    phrase("Not a valid integer."),
    phrase("Not a valid number."),
    phrase("Number too large."),
    phrase("Not a valid boolean."),
    phrase("Not a valid list."),
    phrase("Not a valid mapping type."),
    phrase("Not a valid date."),
    phrase("Not a valid datetime."),
    phrase("Not a valid aware datetime."),
    phrase("Not a valid email address."),
    phrase("String does not match expected pattern."),
    phrase("Must be one of: {choices}."),
    phrase("Must be equal to {other}."),
    phrase("Longer than maximum length {max}."),
    phrase("Length must be between {min} and {max}."),
    phrase("Must be greater than or equal to {min} and less than or equal to {max}."),
)


def as_phrases(found: Any) -> Any:  # noqa: ANN401 - messages in lists and mappings
    """Give the same messages; what the library says itself can then be translated."""
    if isinstance(found, Mapping):
        return {name: as_phrases(one) for name, one in found.items()}
    return list(map(as_phrases, found)) if isinstance(found, list) else _known(found)


def _known(message: object) -> object:
    if not isinstance(message, str) or isinstance(message, Phrase):
        return message
    for one, form in FORMS:
        if (blanks := form.fullmatch(message)) is not None:
            return one.format(**blanks.groupdict())
    return message


def _form(one: Phrase) -> re.Pattern[str]:
    """Give what finds a message again whose blanks are filled in."""
    return re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.*)", re.escape(one)), re.DOTALL)


FORMS: Final = tuple((one, _form(one)) for one in USUAL)
