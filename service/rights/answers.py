"""The permission table in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from typing import Final

from events.base import Duty, Role
from events.phrase import Phrase, first_large, phrase
from service.people import role_name
from service.permissions import MAY, Row, Thing

ROLES: Final = frozenset(Role)


@dataclass(frozen=True, slots=True)
class Deed:
    """One row of the table: what is done, who may, and why not all."""

    does: str
    who: str
    reason: str | None


def deeds() -> dict[Thing, list[Deed]]:
    """Give every row of the table, under the thing it is about."""
    told: dict[Thing, list[Deed]] = {thing: [] for thing in Thing}
    for row in MAY.values():
        told[row.thing].append(Deed(row.does, _who(row), row.reason))
    return told


def _who(row: Row) -> str:
    around = [role for role in Role if role in row.roles]
    serving = [duty for duty in Duty if duty in row.roles]
    said = _listed(around)
    if frozenset(around) == ROLES:
        said = [phrase("Everybody in the circle")]
    elif len(around) > len(ROLES) / 2:
        others = reduce(_either, _listed(ROLES - frozenset(around)))
        said = [phrase("Everybody in the circle who is not {others}", others=others)]
    return first_large(reduce(_both, [*said, *_listed(serving)]))


def _listed(roles: Iterable[Role | Duty]) -> list[Phrase]:
    return sorted(role_name(role) for role in roles)


def _either(one: Phrase, other: Phrase) -> Phrase:
    return phrase("{one} or {other}", one=one, other=other)


def _both(one: Phrase, other: Phrase) -> Phrase:
    return phrase("{one}, {other}", one=one, other=other)
