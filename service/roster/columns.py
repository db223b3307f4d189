"""Which columns a file may have, and by which names people call them."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from events.base import Role
from events.class_group import YEAR_GROUPS, YearGroup


class Sheet(StrEnum):
    """What the rows of a file are about."""

    CHILDREN = "children"
    STAFF = "staff"


NAMED: Final[Mapping[str, Sequence[str]]] = {
    "first": ("first name", "forename", "given name", "legal forename"),
    "known": ("known as", "preferred name", "preferred forename", "chosen name"),
    "last": ("last name", "surname", "family name", "legal surname"),
    "born": ("date of birth", "birth date", "dob"),
    "class": ("class", "class name", "registration group", "reg group", "reg"),
    "year": ("year group", "year", "nc year", "yr"),
    "upn": ("upn", "unique pupil number"),
    "reference": ("reference", "admission number", "pupil id", "our number"),
    "name": ("name", "full name"),
    "email": ("e mail", "email", "e mail address", "email address", "work email"),
    "role": ("role", "job"),
    "classes": ("classes",),
}
OF_CHILDREN: Final = frozenset(
    {"first", "known", "last", "born", "class", "year", "upn", "reference"}
)
OF_STAFF: Final = frozenset({"first", "known", "last", "name", "email", "role"})
NEEDED: Final[Mapping[Sheet, Sequence[frozenset[str]]]] = {
    Sheet.CHILDREN: (
        frozenset({"first", "known", "last"}),
        frozenset({"born"}),
        frozenset({"class"}),
    ),
    Sheet.STAFF: (frozenset({"name", "first", "known", "last"}), frozenset({"role"})),
}
ROLES: Final[Mapping[str, Role]] = {
    "teacher": Role.TEACHER,
    "class teacher": Role.TEACHER,
    "teaching assistant": Role.TEACHING_ASSISTANT,
    "ta": Role.TEACHING_ASSISTANT,
    "lsa": Role.TEACHING_ASSISTANT,
    "learning support assistant": Role.TEACHING_ASSISTANT,
    "senco": Role.SENCO,
    "headteacher": Role.HEADTEACHER,
    "head teacher": Role.HEADTEACHER,
    "head": Role.HEADTEACHER,
}
NURSERY: Final = frozenset({"n", "n1", "n2", "nursery"})
RECEPTION: Final = frozenset({"r", "reception", "0", "year r", "yr"})
A_YEAR: Final = re.compile(r"(?:year|yr|y)?\s*0?(\d{1,2})\Z", re.ASCII)


def plain(header: str) -> str:
    """Give a header's words alone, in small letters."""
    return " ".join(re.sub(r"[\W_]+", " ", header.casefold()).split())


def column_of(header: str) -> str | None:
    """Say which column a header means; None if it is one we do not read."""
    words = plain(header)
    return next((name for name, said in NAMED.items() if words in said), None)


def year_group_of(said: str) -> YearGroup | None:
    """Read a year group as people write it: 5, Y5, Year 5, R, Nursery."""
    words = said.casefold().strip()
    if words in NURSERY:
        return YearGroup.NURSERY
    if words in RECEPTION:
        return YearGroup.RECEPTION
    found = A_YEAR.match(words)
    if found is None or not 1 <= int(found[1]) <= len(YEAR_GROUPS) - 2:
        return None
    return YEAR_GROUPS[int(found[1]) + 1]
