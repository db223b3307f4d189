"""An invitation as programs for calendars read it. No name of a child stands in it.

Moving a meeting, or calling it off, sends the same invitation again with a higher
number, so that a calendar changes what it has.
"""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from icalendar import Calendar as Calendars
from icalendar import Event, vCalAddress, vText

from projections.meeting_rows import MeetingRow
from service.mail import Calendar

PRODUCT: Final = "-//Same Page//Meetings//EN"
TITLE: Final = "A meeting (Same Page)"
ADVICE: Final = (
    "You can always bring an advocate or a friend. Your local SENDIASS gives free "
    "advice that does not come from the school."
)
USUAL: Final = 60
REQUEST: Final = "REQUEST"
CANCEL: Final = "CANCEL"


def of_meeting(
    row: MeetingRow, to: str, sender: str, link: str, *, child: str, now: datetime
) -> Calendar | None:
    """Write what a calendar is told of a meeting; None if its day is not known."""
    if row.day is None:
        return None
    method = REQUEST if row.called_off is None else CANCEL
    event = Event()
    for name, value in _said(row, link, now).items():
        event.add(name, value)
    event["organizer"], event["attendee"] = _address(sender), _address(to)
    if (place := row.place) and not _names(place, child):
        event["location"] = vText(place)
    calendar = Calendars()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(event)
    return Calendar(method, calendar.to_ical().decode())


def _said(row: MeetingRow, link: str, now: datetime) -> dict[str, object]:
    told: dict[str, object] = {
        "uid": uid_of(row.id),
        "dtstamp": now,
        "sequence": row.sequence,
        "status": "CONFIRMED" if row.called_off is None else "CANCELLED",
        "class": "PRIVATE",
        "summary": TITLE,
        "description": f"{ADVICE}\n\n{link}",
        "url": link,
    }
    if row.starts is None:
        return {**told, "dtstart": row.day}
    ends = row.starts + timedelta(minutes=row.minutes or USUAL)
    return {**told, "dtstart": row.starts, "dtend": ends}


def uid_of(meeting: UUID) -> str:
    """Name an invitation: all that is sent of one meeting has the same name."""
    return f"{meeting}@meetings.same-page"


def _names(place: str, child: str) -> bool:
    """Say whether a place holds a name of the child: then it is left out."""
    said = place.casefold()
    return any(name in said for name in child.casefold().split())


def _address(address: str) -> vCalAddress:
    plain = address.rpartition("<")[2].rstrip(">")
    return vCalAddress(f"mailto:{plain}")
