"""Which meetings there are about a child."""

from datetime import date
from uuid import UUID

from events.minutes_kinds import Stage
from projections import meetings, minutes
from projections.meeting_rows import MeetingRow
from service.context import Standing, services
from service.looking import looking
from service.paper_parts import put_stamps


def all_meetings(at: Standing) -> list[MeetingRow]:
    """Give every meeting: those to come, the next first, then those that are over."""
    with looking(at) as sight:
        found = meetings.of_child(sight, at.child)
        put_stamps(sight, at, found)
    today = services().edge.today()
    return sorted(found, key=lambda one: _place(one, today))


def notes_of_all(at: Standing) -> dict[UUID, Stage]:
    """Say of each meeting that has notes how far they are."""
    with looking(at) as sight:
        return minutes.stages(sight, at.child)


def _place(row: MeetingRow, today: date) -> tuple[bool, int]:
    if row.day is None:
        return True, 0
    is_over = row.day < today or row.called_off is not None
    return is_over, -row.day.toordinal() if is_over else row.day.toordinal()
