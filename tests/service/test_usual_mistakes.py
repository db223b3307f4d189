"""What the library says by itself of what was sent can be said in any language, too."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

import pytest
from marshmallow import Schema, ValidationError, fields, validate

from events.phrase import Phrase, phrase
from service import app
from service.parsing import StrictSchema
from service.usual_mistakes import as_phrases

# Only what is written out fails like this, and our answers are our own.
NEVER_READ: Final = "format"
assert app.__name__  # with the app, every schema is here


def schemas(of: type[Schema] = StrictSchema) -> Iterator[type[Schema]]:
    for one in of.__subclasses__():
        yield from (one, *schemas(one))


def all_fields() -> Iterator[fields.Field[Any]]:
    for schema in schemas():
        for field in vars(schema)["_declared_fields"].values():
            yield field
            if isinstance(field, fields.List):
                yield field.inner


def librarys_own() -> list[str]:
    """Each message that marshmallow gives for a kind of field that a form here has."""
    found: set[str] = {*vars(Schema)["_default_error_messages"].values()}
    for kind in {one for field in all_fields() for one in type(field).__mro__}:
        if kind.__module__.startswith("marshmallow."):
            own = kind.__dict__.get("default_error_messages", {})
            found |= {says for key, says in own.items() if key != NEVER_READ}
    return sorted(found)


@pytest.mark.parametrize("says", librarys_own())
def test_each_message_of_a_field_is_a_phrase(says: str) -> None:
    blanks = defaultdict(str, obj_type="datetime", awareness="aware", choices="a, b")
    said = says.format_map(blanks)
    found = as_phrases({"day": {0: [said]}})["day"][0][0]
    assert found == said
    assert isinstance(found, Phrase)


@pytest.mark.parametrize(
    ("rule", "sent"),
    [
        (validate.Range(1, 200), 0),
        (validate.Equal("yes"), "no"),
        (validate.OneOf(["a", "b"]), "c"),
        (validate.Length(min=1, max=2), ""),
        (validate.Length(max=2), "abc"),
        (validate.Regexp("a"), "b"),
    ],
)
def test_each_rule_for_a_value_says_a_phrase(
    rule: validate.Validator, sent: object
) -> None:
    with pytest.raises(ValidationError) as mistake:
        rule(sent)
    (said,) = as_phrases(mistake.value.messages)
    assert isinstance(said, Phrase)
    assert said == mistake.value.args[0]


def test_other_words_and_phrases_are_left_as_they_are() -> None:
    ours = phrase("Choose a day.")
    assert as_phrases(ours) is ours
    for other in ("Something else.", 5):
        assert as_phrases([other]) == [other]
        assert not isinstance(as_phrases(other), Phrase)
