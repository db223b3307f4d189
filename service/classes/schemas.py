"""The shape of what is asked about classes and children."""

from marshmallow import fields, validate

from events.base import Role
from events.class_group import YearGroup
from events.phrase import phrase
from service.keepers import Keeper
from service.parsing import LONGEST_NAME, Day, Name, StrictSchema, one_of

CHOOSE_CHILD = phrase("Choose a child.")
CHOOSE_PERSON = phrase("Choose a person.")
WHICH_YEAR = phrase("Give the year in which the school year starts, such as 2026.")


class OpenClassSchema(StrictSchema):
    """What a new class is called, and in which school year it is."""

    name = Name(40, required=True)
    year = fields.Integer(
        required=True,
        validate=validate.Range(2000, 2100, error=WHICH_YEAR),
        error_messages={"required": WHICH_YEAR, "invalid": WHICH_YEAR},
    )


class PlaceChildSchema(StrictSchema):
    """Which child comes into the class, in which year group."""

    child = fields.UUID(required=True, error_messages={"required": CHOOSE_CHILD})
    year_group = one_of(YearGroup, load_default=None)


class AssignSchema(StrictSchema):
    """Who works in the class, and as what."""

    person = fields.UUID(required=True, error_messages={"required": CHOOSE_PERSON})
    role = one_of(Role, required=True)


class EnrolSchema(StrictSchema):
    """A child who comes to the school, and who looks after their circle."""

    name = Name(LONGEST_NAME, required=True)
    born = Day(load_default=None)
    group = fields.UUID(load_default=None)
    year_group = one_of(YearGroup, load_default=None)
    keeper = Keeper(required=True)


class GoSchema(StrictSchema):
    """The last day of a child at the school."""

    on = Day(required=True)
