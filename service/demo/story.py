"""What happened in the demo school this term?"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final
from uuid import UUID

from service.demo.cast import CHILDREN, CIRCLES, PEOPLE, SCHOOLS, Named, Seat
from service.demo.deeds import Names, deeds_of
from service.demo.parts import (
    Amend,
    Child,
    Comment,
    Correct,
    Deed,
    Person,
    PlaceInCircle,
    SchoolPart,
    Seal,
    Seen,
    Step,
    Story,
    Write,
)
from service.demo.school_days import SchoolDays, moment
from service.demo.script import WORDS, script_of
from service.demo.telling import Telling, new_id

__all__ = [
    "Amend",
    "Child",
    "Comment",
    "Correct",
    "Deed",
    "Person",
    "PlaceInCircle",
    "SchoolPart",
    "Seal",
    "Seen",
    "Step",
    "Story",
    "Write",
    "story",
    "words_that_must_not_leak",
]

SHORTEST_TELLING_NAME: Final = 5
"""In bytes: anything shorter turns up in sealed contents by chance."""


def story(seed: int, today: date) -> Story:
    rng = Random(seed)  # noqa: S311 - the same words again on purpose, nothing secret
    days = SchoolDays.up_to(today)
    schools = {key: SchoolPart(new_id(rng), name) for key, name in SCHOOLS.items()}
    people = {key: person(rng, schools, who) for key, who in PEOPLE.items()}
    ids = {key: each.id for key, each in people.items()}
    children = {
        key: Child(
            new_id(rng), schools[who.school].id, who.name, circle(key, ids, days)
        )
        for key, who in CHILDREN.items()
    }
    steps = [
        step
        for key, child in children.items()
        for step in Telling(child, ids, days, rng).tell(script_of(key))
    ]
    deeds = [
        deed
        for key, child in children.items()
        for deed in deeds_of(
            key, child, Names(seed, key, ids, notes_of(child, steps, ids, days), days)
        )
    ]
    return Story(
        schools=tuple(schools.values()),
        people=tuple(people.values()),
        children=tuple(children.values()),
        steps=in_order(steps),
        deeds=tuple(sorted(deeds, key=lambda deed: deed.at)),
    )


def person(rng: Random, schools: Mapping[str, SchoolPart], who: Named) -> Person:
    return Person(new_id(rng), schools[who.school].id, who.name, who.email, who.duties)


def circle(
    child: str, people: Mapping[str, UUID], days: SchoolDays
) -> tuple[PlaceInCircle, ...]:
    return tuple(
        place(seat, people[seat.who], days, minute=10 + 3 * turn)
        for turn, seat in enumerate(CIRCLES[child])
    )


def place(seat: Seat, who: UUID, days: SchoolDays, *, minute: int) -> PlaceInCircle:
    ends = None if seat.until is None else days.days[seat.until]
    gone = None if seat.left is None else moment(days.days[seat.left], time(16, 40))
    return PlaceInCircle(
        person=who,
        role=seat.role,
        side=seat.side,
        joined=moment(days.days[seat.joined], time(9, minute)),
        until=ends,
        left=gone,
        left_reason=seat.left_reason,
    )


def notes_of(
    child: Child, steps: list[Step], people: Mapping[str, UUID], days: SchoolDays
) -> dict[str, UUID]:
    """Call the first note of each writer and school day by both."""
    names = {who: key for key, who in people.items()}
    numbers = {day: number for number, day in enumerate(days.days)}
    notes: dict[str, UUID] = {}
    for step in steps:
        if isinstance(step, Write) and step.child == child.id and step.day in numbers:
            notes.setdefault(f"{numbers[step.day]}-{names[step.by]}", step.entry)
    return notes


def in_order(steps: list[Step]) -> tuple[Step, ...]:
    """Sort by time and let no two things happen in the same instant."""
    ordered: list[Step] = []
    last = datetime.min.replace(tzinfo=UTC)
    for step in sorted(steps, key=lambda step: step.at):
        last = max(step.at, last + timedelta(microseconds=1))
        ordered.append(replace(step, at=last))
    return tuple(ordered)


def words_that_must_not_leak(story: Story) -> frozenset[str]:
    """Names, and words from the notes, that no code, schema or metadata contains."""
    names = [person.name for person in story.people]
    names += [child.name for child in story.children]
    tokens = (token for name in names for token in re.split(r"[\s-]", name))
    telling = {t for t in tokens if len(t.encode()) >= SHORTEST_TELLING_NAME}
    lines = (WORDS / "canaries.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(telling.union(line for line in lines if line))
