"""Who could look after a child's circle, and how one of them is chosen in a form."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from marshmallow import ValidationError, fields

from events.base import Actor, Role, Side
from events.circle import LOOK_AFTER
from events.phrase import phrase
from projections import circle, directory, duties
from projections.base import Sight
from service.context import services
from service.people import role_name

NOBODY: Final = "nobody"
Choices = list[tuple[str, str]]


class Keeper(fields.Field[Actor]):
    """Somebody and what they are to be: an id, a colon, and a role."""

    default_error_messages = {  # noqa: RUF012 - marshmallow's own name and type
        "required": phrase("Choose who looks after it."),
        "null": phrase("Choose who looks after it."),
        NOBODY: phrase("Choose somebody from the list."),
    }

    def _deserialize(
        self,
        value: Any,  # noqa: ANN401 - anything may be sent
        attr: str | None,  # noqa: ARG002 - set by marshmallow
        data: Mapping[str, Any] | None,  # noqa: ARG002 - set by marshmallow
        **_: Any,  # noqa: ANN401 - set by marshmallow
    ) -> Actor:
        person, _colon, role = str(value).partition(":")
        try:
            found = Actor(UUID(person), Role(role), Side.SCHOOL)
        except ValueError:
            raise self.make_error(NOBODY) from None
        if found.role not in LOOK_AFTER:
            raise self.make_error(NOBODY)
        return found


def check_chosen(school: UUID, told: Mapping[str, Any], about: str) -> None:
    """ValidationError if the keeper *about* neither keeps a circle nor has a duty."""
    keeper: Actor | None = told.get(about)
    with services().store.reading(school) as reader:
        listed = {value for value, _ in choices(reader, services().edge.today())}
    if keeper is not None and f"{keeper.person}:{keeper.role}" not in listed:
        raise ValidationError({about: [phrase("Choose somebody from the list.")]})


def choices(sight: Sight, today: date, *, without: UUID | None = None) -> Choices:
    """List who looks after a circle now, and who serves the school, by name."""
    able = {
        (one.person, one.role)
        for one in circle.of_school(sight, today)
        if one.role in LOOK_AFTER
    }
    for held in duties.holders(sight):
        if held.ended_at is None:
            able |= {(held.person, role) for role in LOOK_AFTER}
    names = directory.names_of(sight, {person for person, _ in able})
    told = [
        (
            f"{person}:{role}",
            phrase("{name}, {role}", name=names[person], role=role_name(role)),
        )
        for person, role in able
        if person != without
    ]
    return sorted(told, key=lambda one: one[1].casefold())
