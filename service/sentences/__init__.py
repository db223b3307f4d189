"""Every fact, as a sentence that goes on from the name of who did it."""

from datetime import date
from functools import singledispatch
from uuid import UUID

from events.base import Duty, Fact, known
from events.circle import Circle
from events.class_group import ClassGroup
from events.diary import Entry
from events.entry_kinds import Kind
from events.look import FirstLook
from events.person import Person
from events.roster import ChangeKind, RosterChange
from events.school import School
from events.space import SpaceLog
from service.people import role_name
from service.sentences.actions import ACTION_SENTENCES
from service.sentences.beside import BESIDE_SENTENCES
from service.sentences.calendar import CALENDAR_SENTENCES
from service.sentences.child import CHILD_SENTENCES
from service.sentences.concerns import CONCERN_SENTENCES
from service.sentences.days import DAY_SENTENCES
from service.sentences.family import FAMILY_SENTENCES
from service.sentences.invitations import INVITATION_SENTENCES
from service.sentences.keeping import KEEPING_SENTENCES
from service.sentences.meetings import MEETING_SENTENCES
from service.sentences.minutes import MINUTES_SENTENCES
from service.sentences.noted import Names, joined, title
from service.sentences.preparing import PREPARING_SENTENCES
from service.sentences.requests import REQUEST_SENTENCES
from service.sentences.safety import SAFETY_SENTENCES
from service.sentences.together import TOGETHER_SENTENCES
from service.sentences.trying import TRYING_SENTENCES
from service.sentences.ways import hearsay, way

KINDS = {
    Kind.NOTE: "wrote a note",
    Kind.QUESTION: "asked a question",
    Kind.REPLY_NEEDED: "wrote a note that needs a reply",
    Kind.BEFORE_SCHOOL: "wrote a note to read before school",
    Kind.HAND_OVER: "wrote a note for the journey",
}


@singledispatch
def sentence(fact: Fact, names: Names) -> str:
    """Say what was done; *names* has the people and the notes that it mentions."""
    for naming in (
        BESIDE_SENTENCES,
        ACTION_SENTENCES,
        CONCERN_SENTENCES,
        MEETING_SENTENCES,
        MINUTES_SENTENCES,
    ):
        if (says_of := naming.get(type(fact))) is not None:
            return says_of(fact, names)
    for table in (
        DAY_SENTENCES,
        TOGETHER_SENTENCES,
        CHILD_SENTENCES,
        CALENDAR_SENTENCES,
        FAMILY_SENTENCES,
        INVITATION_SENTENCES,
        KEEPING_SENTENCES,
        PREPARING_SENTENCES,
        REQUEST_SENTENCES,
        SAFETY_SENTENCES,
        TRYING_SENTENCES,
    ):
        if (says := table.get(type(fact))) is not None:
            return says(fact)
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


def _duty(duty: object) -> str:
    return role_name(duty) if isinstance(duty, Duty) else "something for the school"


@sentence.register
def _(fact: School.SchoolOpened, _: Names) -> str:
    return "opened the demo school" if known(fact.demo) else "opened the school"


@sentence.register
def _(fact: School.DutyGiven, names: Names) -> str:
    return f"made {_name(fact.person, names)} {_duty(fact.duty)}"


@sentence.register
def _(fact: School.SecondStepAsked, _: Names) -> str:
    who = known(fact.who)
    return f"set who needs a second step to sign in: {who or 'somebody'}"


@sentence.register
def _(fact: School.PersonLeft, names: Names) -> str:
    return f"wrote down that {_name(fact.person, names)} works at the school no more"


@sentence.register
def _(fact: School.DutyEnded, names: Names) -> str:
    return f"ended the time of {_name(fact.person, names)} as {_duty(fact.duty)}"


@sentence.register
def _(fact: ClassGroup.ClassOpened, _: Names) -> str:
    return f"opened the class {known(fact.name) or 'whose name was erased'}"


def _class(fact: Fact, names: Names) -> str:
    return names.get(fact.originator_id, "the class")


@sentence.register
def _(fact: ClassGroup.ChildPlaced, names: Names) -> str:
    return f"put {_name(fact.child, names)} into {_class(fact, names)}"


@sentence.register
def _(fact: ClassGroup.ChildMovedOut, names: Names) -> str:
    return f"took {_name(fact.child, names)} out of {_class(fact, names)}"


@sentence.register
def _(fact: ClassGroup.StaffAssigned, names: Names) -> str:
    role = role_name(fact.role) if known(fact.role) else "staff"
    who, where = _name(fact.person, names), _class(fact, names)
    return f"let {who} work in {where} as {role}"


@sentence.register
def _(fact: ClassGroup.StaffReleased, names: Names) -> str:
    who, where = _name(fact.person, names), _class(fact, names)
    return f"ended the work of {who} in {where}"


@sentence.register
def _(_: ClassGroup.ClassClosed, __: Names) -> str:
    return "closed the class"


@sentence.register
def _(_: ClassGroup.ClassReopened, __: Names) -> str:
    return "opened the class again"


@sentence.register
def _(fact: RosterChange.ChangeBegun, _: Names) -> str:
    if fact.kind is ChangeKind.ROLLOVER:
        return "began to move the classes into the next school year"
    return "began to put a file into the register"


@sentence.register
def _(_: RosterChange.ChangeFinished, __: Names) -> str:
    return "finished changing the register as a whole"


@sentence.register
def _(_: RosterChange.ChangeUndone, __: Names) -> str:
    return "took back a change of the register as a whole"


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
def _(fact: Circle.MemberCameWithClass, names: Names) -> str:
    role = role_name(fact.role) if known(fact.role) else "member"
    return f"added {_name(fact.person, names)} to the circle as {role} of the class"


@sentence.register
def _(_: Circle.BirthDateRecorded, __: Names) -> str:
    return "wrote down the child's date of birth"


@sentence.register
def _(_: Circle.ReferenceRecorded, __: Names) -> str:
    return "wrote down the school's own number for the child"


@sentence.register
def _(_: Circle.ChildRenamed, __: Names) -> str:
    return "changed the name the child is called"


@sentence.register
def _(fact: Circle.ChildLeft, _: Names) -> str:
    return f"wrote down that the child left the school on {_day(fact.on)}"


@sentence.register
def _(fact: Circle.ChildReturned, _: Names) -> str:
    return f"wrote down that the child is at the school again from {_day(fact.on)}"


@sentence.register
def _(fact: Circle.MemberLeft, names: Names) -> str:
    if fact.person == fact.by:
        return "left the circle"
    return f"took {_name(fact.person, names)} out of the circle"


@sentence.register
def _(fact: Entry.EntryWritten, _: Names) -> str:
    verb = KINDS[fact.kind] if known(fact.kind) else "wrote"
    until = f" by {_day(fact.reply_by)}" if known(fact.reply_by) else ""
    said = f"{verb}{until} in the diary for {_day(fact.day)}"
    return f"{said}{way(fact)}{hearsay(fact)}"


@sentence.register
def _(fact: Entry.CommentAdded, names: Names) -> str:
    return f"added a comment{joined('to', fact, names)}{way(fact)}"


@sentence.register
def _(fact: Entry.EntryAmended, names: Names) -> str:
    said = f"amended their own words{joined('in', fact, names)}"
    return f"{said}; the first words stay"


@sentence.register
def _(fact: Entry.EntryCorrected, names: Names) -> str:
    return f"added a correction beside {title(fact, names)}"


@sentence.register(Entry.EntrySeen)
@sentence.register(FirstLook.EntrySeenAtHome)
def _(fact: Fact, names: Names) -> str:
    return f"opened {title(fact, names)} for the first time"


@sentence.register
def _(fact: Entry.EntrySealed, names: Names) -> str:
    return f"sealed {title(fact, names)}, because it was about another child"
