"""The notes of a meeting, as every slice about them looks them up and saves them."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from events.store.reader import Reader
from projections import agreed_actions, circle, meetings, minutes, preparations
from projections.agreed_actions_rows import ActionRow
from projections.base import Sight
from projections.minutes_rows import Notes
from projections.preparation_rows import Whose
from projections.school_calendar import school_days
from service.context import NotHere, Standing, services
from service.looking import looking
from service.notes_words import STAGES, VERBS
from service.people import who

NOTES: Final = "/children/<uuid:child>/meetings/<uuid:meeting>/notes"


def notes_or_none(at: Standing, meeting: UUID) -> Notes | None:
    """Give the notes of a meeting about this child; NotHere if there is no meeting."""
    with looking(at) as sight:
        if meetings.child_of(sight, meeting) != at.child:
            raise NotHere
        return minutes.of_meeting(sight, meeting)


def notes(at: Standing, meeting: UUID) -> Notes:
    """Give the notes of a meeting; NotHere if nobody opened them."""
    found = notes_or_none(at, meeting)
    if found is None:
        raise NotHere
    return found


def check_meeting(reader: Reader, child: UUID, meeting: UUID) -> None:
    """Refuse as not here what is no meeting about this child."""
    if meetings.child_of(reader, meeting) != child:
        raise NotHere


def feelings_waiting(sight: Sight, child: UUID, meeting: UUID, person: UUID) -> int:
    """Count what people showed the chair and had no answer to; nothing for others."""
    row = meetings.of_meeting(sight, child, meeting)
    if row is None or row.chair != person:
        return 0
    shown = preparations.for_chair(sight, Whose(child, meeting, person))
    return sum(all(said.by != person for said in one.answers) for one in shown)


def check_person(reader: Reader, child: UUID, person: UUID | None) -> None:
    """Refuse as not here somebody who never belonged with this child."""
    around = {one.person for one in circle.of_child(reader, child)}
    if person is not None and person not in around:
        raise NotHere


def actions_of(sight: Sight, child: UUID, meeting: UUID) -> list[ActionRow]:
    """Give the actions that were agreed at a meeting."""
    found = agreed_actions.of_child(sight, child)
    return [one for one in found if one.meeting == meeting]


def readers_of(reader: Reader, child: UUID, today: date) -> list[UUID]:
    """Name everybody who reads what is new about a child today."""
    return [
        one.person for one in circle.present(reader.conn, reader.school, child, today)
    ]


def school_days_later(reader: Reader, today: date, days: int) -> date:
    """Count on some school days, by the calendar of the school."""
    return school_days(reader).later(today, days)


def speakers(at: Standing) -> list[tuple[str, str]]:
    """Name whoever is around the child and can speak in a meeting."""
    with services().store.reading(at.school) as reader:
        today = services().edge.today()
        present = circle.present(reader.conn, reader.school, at.child, today)
        people = who(reader, at.child, {one.person for one in present}, today)
    return [(str(one.person), people[one.person].name) for one in present]


def around(at: Standing, found: Notes | None) -> dict[str, object]:
    """Give what every page about notes is given."""
    with services().store.reading(at.school) as reader:
        today = services().edge.today()
        named = found.people if found is not None else set()
        people = who(reader, at.child, {at.child, at.by.person, *named}, today)
    return {
        "child": {"id": at.child, "name": people[at.child].name},
        "who": people,
        "may": at.may,
        "me": at.by.person,
        "today": today,
        "notes": found,
        "verbs": VERBS,
        "stages": STAGES,
    }


def plain(told: object) -> Any:  # noqa: ANN401 - whatever JSON can be
    """Give the parts of what is told by name, for a program."""
    if is_dataclass(told) and not isinstance(told, type):
        return {one.name: plain(getattr(told, one.name)) for one in fields(told)}
    if isinstance(told, dict):
        return [plain(one) for one in told.values()]
    if isinstance(told, list):
        return [plain(one) for one in told]
    return told
