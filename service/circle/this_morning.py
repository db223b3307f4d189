"""Which notes for before school has nobody read yet this morning?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.base import Side
from events.store.canonical import from_moment
from events.store.reader import Reader
from projections import attention, circle, directory
from projections.school_calendar import school_days
from service.context import services, signed_in
from service.edge import LONDON


@dataclass(frozen=True, slots=True)
class ReadFirst:
    """A note to be read before the child comes to school, and when it was written."""

    child: UUID
    entry: UUID
    name: str
    at: str


def to_read_first() -> list[ReadFirst]:
    """Give the notes for this morning that nobody has read, to whom the school is."""
    found: list[ReadFirst] = []
    here, today = services(), services().edge.today()
    for place in signed_in().people:
        with here.store.reading(place.school) as reader:
            members = circle.of_person(reader, place.person, today)
            found += _unread_before_school(reader, members, today)
    return found


def _unread_before_school(
    reader: Reader, members: list[circle.Member], today: date
) -> Iterable[ReadFirst]:
    """What was for an earlier morning is not for now: it stands with the unread."""
    mine = (one for one in members if one.side is Side.SCHOOL and one.before is None)
    asked = attention.before_school(reader, {one.child for one in mine})
    since = school_days(reader).last_before(today)
    waiting = [one for one in asked if _day_of(one.at) >= since]
    names = directory.names_of(reader, {one.child for one in waiting})
    return [
        ReadFirst(one.child, one.entry, names[one.child], one.at) for one in waiting
    ]


def _day_of(at: str) -> date:
    return from_moment(at).astimezone(LONDON).date()
