"""Every fact, as a sentence that goes on from the name of who did it."""

from collections.abc import Mapping
from datetime import date
from functools import singledispatch
from uuid import UUID

from events.base import Fact, known
from events.circle import Circle
from events.diary import Entry, Kind
from events.person import Person
from events.school import School
from events.space import SpaceLog
from service.people import role_name

Names = Mapping[UUID, str]

KINDS = {
    Kind.NOTE: "wrote a note",
    Kind.QUESTION: "asked a question",
    Kind.REPLY_NEEDED: "wrote a note that needs a reply",
    Kind.BEFORE_SCHOOL: "wrote a note to read before school",
}


@singledispatch
def sentence(fact: Fact, names: Names) -> str:
    """Say what was done; *names* are looked up for people the fact mentions."""
    raise NotImplementedError(type(fact), names)


def day_in_words(day: date) -> str:
    """Write a day as people say it: Monday 7 September 2026."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def _day(day: object) -> str:
    return day_in_words(day) if isinstance(day, date) else "a day that was erased"


def _name(person: object, names: Names) -> str:
    if isinstance(person, UUID):
        return names.get(person, "somebody")
    return "somebody whose name was erased"


@sentence.register
def _(fact: School.SchoolOpened, _: Names) -> str:
    return "opened the demo school" if known(fact.demo) else "opened the school"


@sentence.register
def _(fact: SpaceLog.SpaceOpened, _: Names) -> str:
    if known(fact.space) is None:
        return "opened a part of the record"
    return f"opened the {fact.space.value} part of the record"


@sentence.register
def _(_: Person.PersonRegistered, __: Names) -> str:
    return "came onto the school's register"


@sentence.register
def _(_: Person.PersonRenamed, __: Names) -> str:
    return "changed the name they like to be called"


@sentence.register
def _(_: Circle.ChildEnrolled, __: Names) -> str:
    return "opened this child's diary"


@sentence.register
def _(fact: Circle.MemberJoined, names: Names) -> str:
    role = role_name(fact.role) if known(fact.role) else "member"
    until = f" until {_day(fact.until)}" if known(fact.until) else ""
    return f"added {_name(fact.person, names)} to the circle as {role}{until}"


@sentence.register
def _(fact: Circle.MemberLeft, names: Names) -> str:
    if fact.person == fact.by:
        return "left the circle"
    return f"took {_name(fact.person, names)} out of the circle"


@sentence.register
def _(fact: Entry.EntryWritten, _: Names) -> str:
    verb = KINDS[fact.kind] if known(fact.kind) else "wrote"
    until = f" by {_day(fact.reply_by)}" if known(fact.reply_by) else ""
    return f"{verb}{until} in the diary for {_day(fact.day)}"


@sentence.register
def _(_: Entry.CommentAdded, __: Names) -> str:
    return "added a comment"


@sentence.register
def _(_: Entry.EntryAmended, __: Names) -> str:
    return "amended their own words; the first words stay"


@sentence.register
def _(_: Entry.EntryCorrected, __: Names) -> str:
    return "added a correction beside the entry"


@sentence.register
def _(_: Entry.EntrySeen, __: Names) -> str:
    return "opened the entry for the first time"


@sentence.register
def _(_: Entry.EntrySealed, __: Names) -> str:
    return "sealed the entry, because it was about another child"
