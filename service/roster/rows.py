"""What one row of a file says, or every reason why it cannot be taken."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from unicodedata import normalize

from events.base import Role
from events.class_group import CLASS_ROLES, YearGroup
from events.phrase import phrase
from events.store.canonical import without_forbidden
from service.parsing import LONGEST_NAME, why_not_name
from service.roster.columns import ROLES, year_group_of

Cells = Mapping[str, str]
A_DAY: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})\Z", re.ASCII)
AN_ISO_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z", re.ASCII)
A_UPN: Final = re.compile(r"[A-Z]\d{11}[A-Z\d]\Z", re.ASCII)
AN_ADDRESS: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+\Z")
BETWEEN_CLASSES: Final = re.compile(r"[|;,]")
# A spreadsheet would run a cell that begins like this.
RUN_BY_SPREADSHEETS: Final = ("=", "+", "-", "@")
OLDEST: Final = 26
LONGEST_CLASS: Final = 40


@dataclass(frozen=True, slots=True)
class ChildRow:
    """A child as a file has them."""

    line: int
    name: str
    born: date
    group: str
    year_group: YearGroup | None
    reference: str | None


@dataclass(frozen=True, slots=True)
class StaffRow:
    """One of the staff as a file has them."""

    line: int
    name: str
    email: str | None
    role: Role
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Faulty:
    """A row that cannot be taken, and each reason with what to do about it."""

    line: int
    name: str
    reasons: tuple[str, ...]


def clean(cell: str) -> str:
    """Give a cell without what nobody can see."""
    return " ".join(normalize("NFC", without_forbidden(cell)).split())


def child_row(line: int, cells: Cells, today: date) -> ChildRow | Faulty:
    """Read one child."""
    wrong: list[str] = []
    name = _checked(_name_of(cells), _why_not_name, wrong)
    born = _day_of(cells.get("born", ""), today, wrong)
    group = _checked(clean(cells.get("class", "")), _why_not_class, wrong)
    year_group = _year_group(clean(cells.get("year", "")), wrong)
    reference = _reference(cells, wrong)
    if wrong or born is None:
        return Faulty(line, name, tuple(wrong))
    return ChildRow(line, name, born, group, year_group, reference)


def staff_row(line: int, cells: Cells, _: date) -> StaffRow | Faulty:
    """Read one of the staff."""
    wrong: list[str] = []
    name = _checked(_name_of(cells), _why_not_name, wrong)
    email = _checked(clean(cells.get("email", "")), _why_not_address, wrong)
    role = _role(clean(cells.get("role", "")), wrong)
    parts = BETWEEN_CLASSES.split(cells.get("class", ""))
    classes = tuple(dict.fromkeys(filter(None, map(clean, parts))))
    for one in classes:
        _checked(one, _why_not_class, wrong)
    if classes and role is not None and role not in CLASS_ROLES:
        wrong.append(
            phrase(
                "Only a teacher or teaching assistant works in a class. "
                "Leave the classes of this row empty."
            )
        )
    if wrong or role is None:
        return Faulty(line, name, tuple(wrong))
    return StaffRow(line, name, email or None, role, classes)


def _name_of(cells: Cells) -> str:
    whole = clean(cells.get("name", ""))
    called = clean(cells.get("known", "")) or clean(cells.get("first", ""))
    return whole or clean(f"{called} {cells.get('last', '')}")


def _checked(said: str, why_not: Callable[[str], str | None], wrong: list[str]) -> str:
    why = why_not(said)
    if why is not None:
        wrong.append(why)
    return said


def _why_not_name(name: str) -> str | None:
    if not any(sign.isalnum() for sign in name):
        return phrase("There is no name. Write at least one.")
    if name.startswith(RUN_BY_SPREADSHEETS):
        return phrase(
            "A name cannot begin with “{sign}”. Write it without that sign.",
            sign=name[0],
        )
    if len(name) > LONGEST_NAME:
        return phrase(
            "The name is too long. Use at most {most} characters.", most=LONGEST_NAME
        )
    return why_not_name(name)


def _why_not_class(name: str) -> str | None:
    if not any(sign.isalnum() for sign in name):
        return phrase("There is no class. Write the name of the class.")
    if name.startswith(RUN_BY_SPREADSHEETS):
        return phrase(
            "A class cannot begin with “{sign}”. Write it without that sign.",
            sign=name[0],
        )
    if len(name) > LONGEST_CLASS:
        return phrase(
            "The class is too long. Use at most {most} characters.", most=LONGEST_CLASS
        )
    return why_not_name(name)


def _why_not_address(address: str) -> str | None:
    if address and (not AN_ADDRESS.match(address) or len(address) > LONGEST_NAME):
        return phrase(
            "This is no e-mail address. Put it right or leave the cell empty."
        )
    return None


def _day_of(said: str, today: date, wrong: list[str]) -> date | None:
    day = _read_day(clean(said))
    if day is None:
        wrong.append(
            phrase(
                "The date of birth cannot be read. Write day, month and year, "
                "such as 29/03/2018."
            )
        )
    elif day > today:
        wrong.append(phrase("The date of birth has not come yet. Check the year."))
    elif day.year < today.year - OLDEST:
        wrong.append(
            phrase("The date of birth is too long ago for a child. Check the year.")
        )
    else:
        return day
    return None


def _read_day(said: str) -> date | None:
    iso, usual = AN_ISO_DAY.match(said), A_DAY.match(said)
    try:
        if iso is not None:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if usual is not None:
            return date(int(usual[3]), int(usual[2]), int(usual[1]))
    except ValueError:
        return None
    return None


def _year_group(said: str, wrong: list[str]) -> YearGroup | None:
    found = year_group_of(said) if said else None
    if said and found is None:
        wrong.append(
            phrase(
                "The year group is not known. Write Nursery, Reception or a number "
                "from 1 to 14, or leave the cell empty."
            )
        )
    return found


def _reference(cells: Cells, wrong: list[str]) -> str | None:
    upn = clean(cells.get("upn", "")).upper()
    if upn and not A_UPN.match(upn):
        wrong.append(
            phrase(
                "The UPN should be one letter and twelve numbers. "
                "Put it right or leave the cell empty."
            )
        )
        return None
    own = clean(cells.get("reference", ""))
    if len(own) > LONGEST_CLASS:
        wrong.append(
            phrase("The reference is too long. Use at most {most}.", most=LONGEST_CLASS)
        )
        return None
    _checked(own, why_not_name, wrong)
    return f"upn {upn}" if upn else f"own {own}" if own else None


def _role(said: str, wrong: list[str]) -> Role | None:
    found = ROLES.get(said.casefold().replace("-", " "))
    if found is None:
        wrong.append(
            phrase(
                "The role is not known. Write teacher, teaching assistant, SENCO "
                "or headteacher."
            )
        )
    return found
