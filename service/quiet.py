"""Days and weeks without a note from school, as far as home and school agreed on one.

The school's calendar says which days count. Silence is told plainly, with its reason or
without.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from events.base import Side
from events.day_template import Rhythm
from events.school_days import SchoolDays
from events.store.canonical import from_moment
from projections import day_templates, quiet_days, timeline_days
from projections.base import Sight
from projections.quiet_days import Quiet
from projections.school_calendar import school_days
from service.daily_words import BECAUSE_NAMES
from service.edge import LONDON

LOOKED_BACK: Final = timedelta(days=14)
WEEK: Final = timedelta(days=7)
ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Gap:
    """A day, or a week from its Monday on, without a note from school."""

    day: date
    is_week: bool
    because: str | None
    why: str | None
    by: UUID | None


def gaps(sight: Sight, child: UUID, today: date) -> list[Gap]:
    """Give the days without a note since home or school last chose, newest first."""
    found = day_templates.of_children(sight, [child]).get(child)
    if found is None or found.rhythm in {None, Rhythm.WHEN_NEEDED}:
        return []
    chosen_on = from_moment(found.at).astimezone(LONDON).date()
    first = max(today - LOOKED_BACK, chosen_on)
    if found.rhythm is Rhythm.EVERY_WEEK:
        first = _monday(first)
    notes = timeline_days.since(sight, [child], first)
    written = {one.day for one in notes if one.side is Side.SCHOOL}
    explained = quiet_days.since(sight, [child], first)
    spans = _days if found.rhythm is Rhythm.EVERY_SCHOOL_DAY else _weeks
    return [
        _gap(span, explained)
        for span in spans(first, today, school_days(sight))
        if not written.intersection(span)
    ]


def _gap(span: Sequence[date], explained: Sequence[Quiet]) -> Gap:
    said = [one for one in explained if one.day in span]
    if not said:
        return Gap(span[0], len(span) > 1, None, None, None)
    newest = said[-1]
    because = BECAUSE_NAMES[newest.because]
    return Gap(newest.day, len(span) > 1, because, newest.why, newest.by)


def _days(first: date, today: date, known: SchoolDays) -> Iterator[list[date]]:
    """Give the school days that are over, newest first."""
    day = today - ONE_DAY
    while day >= first:
        if known.is_school_day(day):
            yield [day]
        day -= ONE_DAY


def _weeks(first: date, today: date, known: SchoolDays) -> Iterator[list[date]]:
    """Give the weeks with school that are over, newest first."""
    monday = _monday(today) - WEEK
    while monday >= first:
        week = [monday + timedelta(days=number) for number in range(7)]
        if any(map(known.is_school_day, week)):
            yield week
        monday -= WEEK


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
