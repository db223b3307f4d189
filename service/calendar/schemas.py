"""The forms with which the office keeps the school's calendar."""

import re
from datetime import date
from typing import Any, Final

from marshmallow import ValidationError, fields, post_load, validates_schema

from events.phrase import phrase
from events.school_days import DayOff, Span, Term
from service.parsing import INVALID, Day, StrictSchema, one_of

TERM: Final = re.compile(r"(20\d\d)-(autumn|spring|summer)\Z", re.ASCII)
ONE_DAY: Final = phrase("An INSET day is one day. Save each of them by itself.")


class TermOfYear(fields.Field[tuple[int, Term]]):
    """A term by its school year and name, such as `2026-autumn`."""

    default_error_messages = {  # noqa: RUF012 - marshmallow's own name and type
        "required": phrase("Choose a term."),
        "invalid": phrase("Choose a term from the list."),
    }

    def _deserialize(
        self,
        value: Any,  # noqa: ANN401 - anything may be sent
        *_: object,
        **__: object,
    ) -> tuple[int, Term]:
        found = TERM.match(value)
        if found is None:
            raise self.make_error(INVALID)
        return int(found[1]), Term(found[2])


class TermSchema(StrictSchema):
    """Which term, from when to when."""

    term = TermOfYear(required=True)
    first = Day(required=True)
    last = Day(required=True)

    @post_load
    def as_days(self, sent: dict[str, Any], **_: object) -> dict[str, Any]:
        year, term = sent["term"]
        return {"year": year, "term": term, "days": Span(sent["first"], sent["last"])}


class DaysOffSchema(StrictSchema):
    """Days of a term without school; one day alone needs no last."""

    what = one_of(DayOff, required=True)
    off_first = Day(required=True, attribute="first")
    off_last = Day(load_default=None, attribute="last")

    @validates_schema
    def one_inset_day(self, sent: dict[str, Any], **_: object) -> None:
        last: date | None = sent.get("last")
        is_one = last in {None, sent.get("first")}
        if sent.get("what") is DayOff.INSET_DAY and not is_one:
            raise ValidationError({"off_last": [ONE_DAY]})

    @post_load
    def as_days(self, sent: dict[str, Any], **_: object) -> dict[str, Any]:
        first, last = sent["first"], sent["last"]
        return {"what": sent["what"], "days": Span(first, last or first)}


class TakeOutSchema(StrictSchema):
    """What goes: a term, or days off by the first of them."""

    term = TermOfYear(load_default=None)
    first = Day(load_default=None)

    @validates_schema
    def one_of_the_two(self, sent: dict[str, Any], **_: object) -> None:
        if (sent.get("term") is None) == (sent.get("first") is None):
            raise ValidationError({"first": [phrase("Choose what is to go.")]})
