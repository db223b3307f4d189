"""The next school year, rehearsed: which class goes where, and what is in the way."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Final
from uuid import UUID

from events.base import Role
from events.class_group import YearGroup, folded
from events.phrase import listed, phrase, phrases
from projections.classes import Group
from service.roster.naming import all_of

NUMBER: Final = re.compile(r"\d+", re.ASCII)
LAST_OF_PRIMARY: Final = YearGroup.YEAR_6
LONGEST: Final = 40
LEAVES: Final = "-"


class Staff(StrEnum):
    """Who works in a class of the next year."""

    SAME_NAME = "same-name"
    GO_ALONG = "go-along"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody chose for a class: its next name (None: it leaves), its staff."""

    name: str | None
    staff: Staff


@dataclass(frozen=True, slots=True)
class Going:
    """One class, and where it goes."""

    group: UUID
    name: str
    children: int
    choice: Choice


@dataclass(frozen=True, slots=True)
class Coming:
    """One class of the next year: which classes go into it, and who works there."""

    name: str
    out_of: tuple[str, ...]
    groups: tuple[UUID, ...]
    children: int
    staff: tuple[tuple[UUID, Role], ...]

    @property
    def classes(self) -> str:
        """Name the classes that go into it."""
        return all_of(self.out_of)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Everything a new school year would do; *problems* are in its way."""

    seq: int
    year: int
    going: tuple[Going, ...]
    coming: tuple[Coming, ...]
    problems: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def mark(self) -> str:
        """Give a short sign of all that is shown, the same for the same rehearsal."""
        told = repr((self.seq, self.year, self.going, self.coming))
        return sha256(told.encode()).hexdigest()[:32]


def proposed(group: Group) -> Choice:
    """Propose where a class goes: 5 Oak becomes 6 Oak; the last year leaves."""
    years = {year for year in group.children.values() if year is not None}
    if years == {LAST_OF_PRIMARY}:
        return Choice(None, Staff.SAME_NAME)
    number = NUMBER.search(group.name)
    if number is None:
        return Choice(group.name, Staff.SAME_NAME)
    next_one = str(int(number[0]) + 1)
    name = group.name[: number.start()] + next_one + group.name[number.end() :]
    return Choice(name, Staff.SAME_NAME)


def rehearse(
    groups: Sequence[Group], choices: Mapping[UUID, Choice], year: int, seq: int
) -> Rehearsal:
    """Say what would happen to the open classes of a school year."""
    now = [one for one in groups if not one.is_closed and one.year == year]
    ahead = [one for one in groups if not one.is_closed and one.year > year]
    going = tuple(
        Going(one.group, one.name, len(one.children), choices[one.group]) for one in now
    )
    coming = tuple(_coming(now, choices))
    problems = (*_problems(now, ahead), *_names_in_the_way(going))
    return Rehearsal(seq, year + 1, going, coming, problems, tuple(_remarks(coming)))


def _coming(now: Sequence[Group], choices: Mapping[UUID, Choice]) -> Iterable[Coming]:
    said: dict[str, str] = {}
    into: dict[str, list[Group]] = {}
    by_name = {folded(one.name): one for one in now}
    for one in now:
        name = choices[one.group].name
        if name is not None:
            said.setdefault(folded(name), name)
            into.setdefault(folded(name), []).append(one)
    for key, some in into.items():
        staff: dict[UUID, Role] = {}
        for one in some:
            staff |= _staff(one, choices[one.group].staff, by_name.get(key))
        yield Coming(
            said[key],
            tuple(one.name for one in some),
            tuple(one.group for one in some),
            sum(len(one.children) for one in some),
            tuple(sorted(staff.items())),
        )


def _staff(one: Group, chosen: Staff, same: Group | None) -> Mapping[UUID, Role]:
    if chosen is Staff.GO_ALONG:
        return one.staff
    if chosen is Staff.SAME_NAME and same is not None:
        return same.staff
    return {}


def _problems(now: Sequence[Group], ahead: Sequence[Group]) -> Iterable[str]:
    if not now:
        yield phrase(
            "There is no open class in this school year. Open the classes first."
        )
    if ahead:
        names = listed(one.name for one in ahead)
        yield phrase(
            "Classes of a later school year are open already: {names}.", names=names
        )
    seen: dict[UUID, str] = {}
    for one in now:
        for child in one.children:
            if child in seen:
                yield phrase(
                    "A child is in two classes, {one} and {other}. "
                    "Take the child out of one of them first.",
                    one=seen[child],
                    other=one.name,
                )
            seen[child] = one.name


def _names_in_the_way(going: Iterable[Going]) -> Iterable[str]:
    for one in going:
        name = one.choice.name
        if name is not None and not any(sign.isalnum() for sign in name):
            yield phrase("Write the next name of {group}.", group=one.name)
        elif name is not None and len(name) > LONGEST:
            yield phrase(
                "The next name of {group} is too long. Use at most {most}.",
                group=one.name,
                most=LONGEST,
            )


def _remarks(coming: Iterable[Coming]) -> Iterable[str]:
    for one in coming:
        if len(one.out_of) > 1:
            yield phrases(
                one.children,
                "{classes} both go into {name}: {count} child.",
                "{classes} both go into {name}: {count} children.",
                classes=one.classes,
                name=one.name,
            )
        if not one.staff:
            yield phrase(
                "Nobody works in {group} yet. Choose somebody afterwards.",
                group=one.name,
            )
