"""What was told of a meeting: wishes, how it felt, offers to talk, key messages."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final
from uuid import UUID

from events.base import Side, known
from events.debrief import Moment, due_of
from events.meeting import Meeting
from events.preparation import About
from events.school_days import SchoolDays
from events.store.reader import Reader
from projections import circle, debriefs, preparations, school_calendar
from projections.debriefs import Messages, Offered
from projections.half_days import HalfDay
from projections.preparation_rows import Told
from service.context import NotHere, Standing, services

WORD: Final = re.compile(r"\w+")
# Home and school always have their place, also while one of them told nothing.
ALWAYS: Final = (Side.HOME, Side.SCHOOL)


@dataclass(frozen=True, slots=True)
class Story:
    """All that was told of one meeting; *due* is until when a talk after it is due."""

    meeting: UUID
    day: date
    due: date
    told: list[Told]
    offers: list[Offered]
    messages: list[Messages]
    common: frozenset[str]

    def about(self, what: About) -> list[Told]:
        """Give what was told of one kind."""
        return [one for one in self.told if one.about is what]

    @property
    def by_side(self) -> Mapping[Side, list[Messages]]:
        """Give the key messages of each side, home and school first."""
        there = {one.side for one in self.messages if one.side} - set(ALWAYS)
        return {
            side: [one for one in self.messages if one.side is side]
            for side in (*ALWAYS, *sorted(there))
        }

    def is_by_both(self, text: str) -> bool:
        """Say whether more than one side told this."""
        return _plain(text) in self.common

    @property
    def shown(self) -> dict[str, Any]:
        """Give the parts by name, for a program."""
        return {
            "told": self.told,
            "offers": [{**_parts(one), "is_late": is_late(one)} for one in self.offers],
            "messages": [
                {
                    **_parts(one),
                    "messages": [
                        {"text": text, "by_both": self.is_by_both(text)}
                        for text in one.said
                    ],
                }
                for one in self.messages
            ],
        }


def is_late(offer: Offered) -> bool:
    """Say whether a talk was offered after the last day in time."""
    return offer.due is not None and HalfDay.of(offer.at).day > offer.due


def story(at: Standing, meeting: UUID) -> Story:
    """Give what was told; NotHere if there is no such meeting of this child."""
    with services().store.reading(at.school) as reader:
        day = _day_of(reader, at, meeting)
        due = due_of(Moment.AFTER, day, school_calendar.school_days(reader))
        told = preparations.told(reader, at.child, meeting)
        offers = debriefs.offered(reader, at.child, meeting)
        messages = debriefs.told(reader, at.child, meeting)
    return Story(meeting, day, due, told, offers, messages, _common(messages))


def offer(at: Standing, meeting: UUID, one: UUID) -> Offered:
    """Give an offer to whoever it was made to; NotHere to anybody else."""
    for found in story(at, meeting).offers:
        if found.id == one and found.person == at.by.person:
            return found
    raise NotHere


def days(at: Standing) -> SchoolDays:
    """Give the school days of the school."""
    with services().store.reading(at.school) as reader:
        return school_calendar.school_days(reader)


def around(at: Standing) -> list[UUID]:
    """Name everybody around the child today who reads the diary, but who asks."""
    today = services().edge.today()
    with services().store.reading(at.school) as reader:
        everybody = circle.of_child(reader, at.child)
    return [
        one.person
        for one in everybody
        if circle.is_current(one, today) and circle.reads_diary(one)
        if one.person != at.by.person
    ]


def _day_of(reader: Reader, at: Standing, meeting: UUID) -> date:
    facts = [one.fact for one in reader.facts_of_stream(meeting)]
    first = facts[0] if facts else None
    if not isinstance(first, Meeting.MeetingProposed) or first.child != at.child:
        raise NotHere
    moved = (one.day for one in facts if isinstance(one, Meeting.MeetingMoved))
    days: list[date] = [date.max]
    days += filter(None, map(known, (first.day, *moved)))
    return days[-1]


def _common(messages: Iterable[Messages]) -> frozenset[str]:
    """Give what more than one side told, in the same words."""
    sides: defaultdict[str, set[Side | None]] = defaultdict(set)
    for one in messages:
        for text in one.said:
            sides[_plain(text)].add(one.side)
    return frozenset(said for said, who in sides.items() if len(who) > 1)


def _plain(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))


def _parts(row: Offered | Messages) -> dict[str, Any]:
    return {part.name: getattr(row, part.name) for part in fields(row)}
