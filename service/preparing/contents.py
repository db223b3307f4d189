"""What of a meeting decides who reads what: its day, and who is its chair."""

from uuid import UUID

from events.meeting import Meeting


def chair_of(meeting: Meeting) -> UUID | None:
    """Name the chair: whoever took that on, or whoever called the meeting."""
    return meeting.organiser
