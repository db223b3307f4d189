"""Who is told of what happens to a meeting before it begins."""

from collections.abc import Collection, Sequence
from typing import Final
from uuid import UUID

from events.base import HAND_OVER_ONLY, Actor, Fact, Side, known
from events.meeting import Meeting

TOLD: Final = (
    Meeting.MeetingProposed,
    Meeting.PersonInvited,
    Meeting.MeetingMoved,
    Meeting.MeetingCalledOff,
)


def is_urgent(fact: Fact) -> bool:
    """Say whether somebody is to be told soon: it changes their calendar."""
    return not isinstance(fact, Meeting.MeetingProposed)


def whom(fact: Fact, invited: Collection[UUID], present: Sequence[Actor]) -> list[UUID]:
    """Name whoever is told, both parents at the same time.

    An invitation goes to whoever is invited, and what becomes of a meeting goes to
    all of them. Before anybody is invited, everybody around the child is told.
    """
    if isinstance(fact, Meeting.PersonInvited):
        return [fact.person] if known(fact.person) is not None else []
    there = [
        one.person
        for one in present
        if one.side is not Side.CHILD and one.role not in HAND_OVER_ONLY
    ]
    if isinstance(fact, Meeting.MeetingProposed) or not invited:
        return [one for one in there if one != fact.by]
    return [one for one in there if one in invited]
