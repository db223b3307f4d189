"""What of a meeting decides who reads what: who is its chair."""

from uuid import UUID

from events.meeting import Meeting
from events.meeting_kinds import MeetingRole
from events.meeting_role import SharedRole, chair_of, role_of
from service.asking import Asking


def chair_now(asking: Asking, meeting: Meeting) -> UUID | None:
    """Name the chair: whoever took that on, or else whoever called the meeting."""
    shared = asking.unit.find(SharedRole, role_of(meeting.id, MeetingRole.CHAIR))
    return chair_of(meeting.organiser, None if shared is None else shared.holder)
