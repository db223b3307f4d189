"""What the notes of a meeting say, and what the meeting still lacks."""

from typing import Any
from uuid import UUID

from events.minutes_kinds import loaded_words
from projections import meetings
from projections.agreed_actions_rows import ActionRow
from projections.minutes_rows import Line, Notes
from service.context import NotHere, Standing
from service.looking import looking
from service.meeting_notes import actions_of, feelings_waiting, notes, plain


def line(at: Standing, meeting: UUID, one: UUID) -> Line:
    """Give one line; NotHere if the notes have none of that id."""
    found = notes(at, meeting).lines.get(one)
    if found is None:
        raise NotHere
    return found


def actions(at: Standing, meeting: UUID) -> list[ActionRow]:
    """Give the actions that were agreed at a meeting."""
    with looking(at) as sight:
        return actions_of(sight, at.child, meeting)


def purpose(at: Standing, meeting: UUID) -> str:
    """Give what the meeting is for, to be said again when it begins."""
    with looking(at) as sight:
        row = meetings.of_meeting(sight, at.child, meeting)
    return (row.purpose if row else None) or ""


def feelings(at: Standing, meeting: UUID) -> int:
    """Count for the chair whose feelings about coming have no answer yet."""
    with looking(at) as sight:
        return feelings_waiting(sight, at.child, meeting, at.by.person)


def shown(found: Notes) -> dict[str, Any]:
    """Give the notes by name, for a program."""
    told: dict[str, Any] = plain(found)
    lines = [shown_line(one) for one in found.lines.values()]
    return {**told, "stage": found.stage, "lines": lines}


def shown_line(one: Line) -> dict[str, Any]:
    """Give a line by name, with words in it that weigh what somebody said."""
    hints = loaded_words(one.newest.text or "")
    return {**plain(one), "version": one.version, "hints": hints}
