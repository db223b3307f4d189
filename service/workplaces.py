"""Where somebody works: the schools they serve, and the classes they teach."""

from dataclasses import dataclass
from uuid import UUID

from projections import classes, directory, duties
from service.context import services, signed_in


@dataclass(frozen=True, slots=True)
class Served:
    """A school for which somebody does something."""

    school: UUID
    name: str


@dataclass(frozen=True, slots=True)
class OwnClass:
    """A class in which somebody works."""

    school: UUID
    group: UUID
    name: str


def my_schools() -> list[Served]:
    """Give the schools for which the person asking does something."""
    found = []
    for place in signed_in().people:
        with services().store.reading(place.school) as reader:
            if duties.of_person(reader.conn, place.school, place.person):
                name = directory.names_of(reader, [place.school])[place.school]
                found.append(Served(place.school, name))
    return found


def my_classes() -> list[OwnClass]:
    """Give the classes in which the person asking works, by name."""
    found = []
    for place in signed_in().people:
        with services().store.reading(place.school) as reader:
            mine = classes.of_person(reader, place.person)
        found += [OwnClass(place.school, one.group, one.name) for one in mine]
    return sorted(found, key=lambda one: one.name.casefold())
