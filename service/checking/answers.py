"""How the notes of a meeting are checked: who was given them, and what each said."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from events.meeting_kinds import MeetingKind
from events.minutes_check import KEEPERS, report_due
from events.minutes_kinds import FAMILY, Stage
from events.phrase import Phrase, phrase
from events.store.canonical import moment
from projections import meetings, minutes
from projections.entry_rows import Look
from projections.half_days import HalfDay
from projections.minutes_rows import Checking, Notes, Request
from service import discretion
from service.context import NotHere, Standing, services
from service.looking import looking
from service.meeting_notes import notes, plain

RIGHT: Final = "right"
CHANGE_ASKED: Final = "change-asked"
NO_REPLY: Final = "no-reply"
SAYS: Final[dict[str, Phrase]] = {
    RIGHT: phrase("Says that the notes are right"),
    CHANGE_ASKED: phrase("Asked for a change"),
    NO_REPLY: phrase("No reply"),
}


@dataclass(frozen=True, slots=True)
class Reader:
    """One person whom the notes were given to; *seen_on* is None for Never."""

    person: UUID
    given: str
    seen_on: date | None
    says: str


def checking(at: Standing, meeting: UUID) -> tuple[Notes, Checking]:
    """Give the notes and their checking; NotHere if they did not go out."""
    found = notes(at, meeting)
    if found.checking is None:
        raise NotHere
    return found, found.checking


def readers(at: Standing, check: Checking) -> list[Reader]:
    """Say of each person when they were given the notes, saw them, and what they said.

    A look is told by its day; of the other home, once that half-day is over.
    """
    now = HalfDay.of(moment(services().edge.now()))
    with services().store.reading(at.school) as reader:
        towards = discretion.towards(reader, at.child, at.by.person)
    seen = {one.person: one for one in towards.veil_looks(check.seen_by, now)}
    return [
        Reader(person, given, _day_of(seen.get(person)), said_by(check, person))
        for person, given in check.given.items()
    ]


def said_by(check: Checking, person: UUID) -> str:
    """Say what somebody replied. Who said nothing did not agree."""
    if person in check.right:
        return RIGHT
    return CHANGE_ASKED if check.asked_by(person) else NO_REPLY


def _day_of(look: Look | None) -> date | None:
    if look is None:
        return None
    half_day = HalfDay.of(look.at) if look.at else look.half_day
    return half_day.day if half_day else None


def keeps(at: Standing, found: Notes) -> bool:
    """Say whether somebody keeps these notes."""
    return found.by == at.by.person or at.by.role in KEEPERS


def due(at: Standing, meeting: UUID) -> date | None:
    """Give the day by which the law wants the report; None where it sets none."""
    with looking(at) as sight:
        row = meetings.of_meeting(sight, at.child, meeting)
    if row is None or row.kind is not MeetingKind.ANNUAL_REVIEW or row.day is None:
        return None
    return report_due(row.day)


def is_unseen(at: Standing, meeting: UUID) -> bool:
    """Say whether somebody has the notes still to open."""
    with looking(at) as sight:
        found = minutes.of_meeting(sight, meeting)
    check = found.checking if found else None
    return check is not None and at.by.person not in {
        one.person for one in check.seen_by
    }


def shown(at: Standing, meeting: UUID) -> dict[str, Any]:
    """Give the checking by name, for a program."""
    found, check = checking(at, meeting)
    told: dict[str, Any] = plain(replace(check, given={}, right={}, seen_by=[]))
    people = [plain(one) for one in readers(at, check)]
    return {**told, "meeting": meeting, "stage": found.stage, "readers": people}


def change(at: Standing, meeting: UUID, one: UUID) -> tuple[Notes, Request]:
    """Give a change that somebody asked for; NotHere if nobody did."""
    found, check = checking(at, meeting)
    for asked in check.requests:
        if asked.id == one:
            return found, asked
    raise NotHere


def choices(found: Notes) -> list[tuple[str, Phrase]]:
    """Give what a change can be about: the notes as a whole, or one line."""
    lines = [
        (str(one), phrase("Line {number}", number=number))
        for number, one in enumerate(found.lines, start=1)
    ]
    return [("", phrase("The notes as a whole")), *lines]


def can_answer(at: Standing, found: Notes, one: Request) -> bool:
    """Say whether somebody is of the side that answers a change."""
    if one.answer is not None or found.stage is Stage.FINAL or one.asked.side is None:
        return False
    sides = {one.asked.side, at.by.side}
    return len(sides) > 1 and not sides <= FAMILY
