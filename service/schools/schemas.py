"""The shape of what is asked about the people of a school."""

from typing import Any

from marshmallow import ValidationError, fields, validates_schema

from events.base import Duty, Role
from events.phrase import phrase
from events.school import WhoNeedsSecondStep
from service.keepers import Keeper
from service.parsing import LONGEST_NAME, Day, Name, StrictSchema, one_of

WHO = phrase("Choose a person.")
CLASS = phrase("Choose a class.")


class GiveDutySchema(StrictSchema):
    """Who does what for the whole school from now on."""

    person = fields.UUID(required=True, error_messages={"required": WHO})
    duty = one_of(Duty, required=True)


class EndDutySchema(StrictSchema):
    """Which duty ends."""

    duty = one_of(Duty, required=True)


class SecondStepSchema(StrictSchema):
    """Whom the school asks for a second step."""

    who = one_of(WhoNeedsSecondStep, required=True)


class LeaveSchema(StrictSchema):
    """Who looks after the circles that would be left alone, if any would be."""

    successor = Keeper(load_default=None)


class SupplySchema(StrictSchema):
    """Who teaches a class for some days: somebody on the register, or somebody new."""

    person = fields.UUID(load_default=None)
    name = Name(LONGEST_NAME, load_default=None)
    role = one_of(Role, required=True)
    group = fields.UUID(required=True, error_messages={"required": CLASS})
    until = Day(required=True)

    @validates_schema
    def one_person(self, data: dict[str, Any], **_: object) -> None:
        if (data.get("person") is None) == (data.get("name") is None):
            why = phrase(
                "Choose somebody from the list, or write a name: one of the two."
            )
            raise ValidationError({"name": [why]})
