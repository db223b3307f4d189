"""What is shown of classes: which there are, and who is in each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from events.class_group import YEAR_GROUPS, YearGroup
from events.phrase import Phrase, first_large, phrase
from projections import children, classes, directory
from service.context import NotHere, Serving, services
from service.keepers import Choices, choices
from service.people import role_name

YOUNGEST: Final[Mapping[YearGroup, Phrase]] = {
    YearGroup.NURSERY: phrase("Nursery"),
    YearGroup.RECEPTION: phrase("Reception"),
}


@dataclass(frozen=True, slots=True)
class OneClass:
    """A class as a list shows it."""

    group: UUID
    name: str
    year: str
    is_closed: bool
    children: int
    staff: int


@dataclass(frozen=True, slots=True)
class Pupil:
    child: UUID
    name: str
    year_group: str


@dataclass(frozen=True, slots=True)
class Worker:
    person: UUID
    name: str
    role_name: str


@dataclass(frozen=True, slots=True)
class Inside:
    """A class from inside, with who else could come into it."""

    group: UUID
    name: str
    year: str
    is_closed: bool
    pupils: list[Pupil]
    workers: list[Worker]
    others: Choices
    colleagues: Choices


def said_year(year: int) -> str:
    """Say a school year: 2026/27."""
    return f"{year}/{(year + 1) % 100:02}"


def said_group(group: YearGroup | None) -> str:
    """Say a year group: Year 5."""
    if group is None:
        return ""
    number = group.value.rpartition("-")[2]
    return YOUNGEST.get(group) or phrase("Year {number}", number=number)


GROUPS: Final[Choices] = [
    ("", phrase("Not said")),
    *((one.value, said_group(one)) for one in YEAR_GROUPS),
]


def all_classes(at: Serving) -> list[OneClass]:
    """Give every class, the newest school year first."""
    with services().store.reading(at.school) as reader:
        found = classes.of_school(reader)
    told = [
        OneClass(
            one.group,
            one.name,
            said_year(one.year),
            one.is_closed,
            len(one.children),
            len(one.staff),
        )
        for one in sorted(found, key=lambda one: (-one.year, one.name.casefold()))
    ]
    return sorted(told, key=lambda one: one.is_closed)


def inside(at: Serving, group: UUID) -> Inside:
    """Give one class; NotHere if there is none."""
    with services().store.reading(at.school) as reader:
        found = {one.group: one for one in classes.of_school(reader)}
        if group not in found:
            raise NotHere
        here = found[group]
        there = {one.child for one in children.of_school(reader) if not one.left_on}
        people = directory.people(reader)
        names = directory.names_of(reader, there | set(here.children))
    pupils = [
        Pupil(child, names[child], said_group(year))
        for child, year in here.children.items()
    ]
    workers = [
        Worker(one, people[one], first_large(role_name(role)))
        for one, role in here.staff.items()
    ]
    others = {child: names[child] for child in there - set(here.children)}
    colleagues = {one: people[one] for one in set(people) - set(here.staff)}
    return Inside(
        group=group,
        name=here.name,
        year=said_year(here.year),
        is_closed=here.is_closed,
        pupils=sorted(pupils, key=lambda one: one.name.casefold()),
        workers=sorted(workers, key=lambda one: one.name.casefold()),
        others=_by_name(others),
        colleagues=_by_name(colleagues),
    )


def child_name(at: Serving, child: UUID) -> str:
    """Give the name of a child who is at the school; NotHere if there is none."""
    with services().store.reading(at.school) as reader:
        there = {one.child for one in children.of_school(reader) if not one.left_on}
        if child not in there:
            raise NotHere
        return directory.names_of(reader, [child])[child]


def open_classes(at: Serving) -> Choices:
    """Give the open classes, for a form."""
    found = [one for one in all_classes(at) if not one.is_closed]
    return [(str(one.group), f"{one.name} ({one.year})") for one in found]


def keepers(at: Serving) -> Choices:
    """Give who could look after a new child's circle."""
    with services().store.reading(at.school) as reader:
        return choices(reader, services().edge.today())


def _by_name(people: dict[UUID, str]) -> Choices:
    found = [(str(one), name) for one, name in people.items()]
    return sorted(found, key=lambda one: one[1].casefold())
