"""What every page knows: how times are said, who is here, where static files are."""

from datetime import date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple
from uuid import UUID

from flask import Flask, g, url_for

from events.phrase import first_large, phrase
from events.store.canonical import from_moment
from projections import directory
from projections.half_days import HalfDay
from service import done
from service.comfort import comfort, ideas
from service.context import services, signed_in_or_none
from service.edge import LONDON
from service.forms import ticket
from service.languages import english_name
from service.spoken import spoken
from service.tongue import day_as, said

STATIC: Final = Path(__file__).with_name("static")


HALVES: Final = (phrase("morning"), phrase("afternoon"))
NOBODY: Final = {"here": None, "school_is_demo": False, "safety": None}


class Reader(NamedTuple):
    """Whoever looks at the page, by the name they go by at their first school."""

    name: str
    person: UUID


def moment_in_words(at: str) -> str:
    """Say a moment as it was in London: Mon 21 Sep 2026, 15:04."""
    there = from_moment(at).astimezone(LONDON)
    return f"{day_as(there.date(), 'EEE d MMM y')}, {there:%H:%M}"


def clock_in_words(at: datetime) -> str:
    """Say what a clock in London shows: 14:30."""
    return f"{at.astimezone(LONDON):%H:%M}"


def day_there(at: datetime) -> date:
    """Give the day that it is in London."""
    return at.astimezone(LONDON).date()


def day_in_words(day: date) -> str:
    """Say a day as people do: Monday 7 September 2026."""
    return day_as(day, "EEEE d MMMM y")


def day_in_short(day: date) -> str:
    """Say a day in short: Mon 21 Sep."""
    return day_as(day, "EEE d MMM")


def half_day_in_words(half: HalfDay) -> str:
    """Say half of a day: Mon 21 Sep, morning."""
    return f"{day_in_short(half.day)}, {said(HALVES[half.is_afternoon])}"


def half_day_with_year(half: HalfDay) -> str:
    """Say half of a day: Mon 21 Sep 2026, morning."""
    day = day_as(half.day, "EEE d MMM y")
    return f"{day}, {said(HALVES[half.is_afternoon])}"


@cache
def _version(path: str) -> str:
    return sha256((STATIC / path).read_bytes()).hexdigest()[:12]


def static_address(path: str) -> str:
    """Give the address of a static file; it changes when the file does."""
    return url_for("static", filename=path, v=_version(path))


def register(app: Flask) -> None:
    """Give templates their filters and globals."""
    app.add_template_filter(moment_in_words, "moment")
    app.add_template_filter(clock_in_words, "clock")
    app.add_template_filter(day_there, "day_there")
    app.add_template_filter(day_in_words, "day")
    app.add_template_filter(day_in_short, "day_short")
    app.add_template_filter(half_day_in_words, "half_day")
    app.add_template_filter(half_day_with_year, "half_day_whole")
    app.add_template_filter(ideas, "ideas")
    app.add_template_filter(english_name, "language")
    app.add_template_filter(_first_large, "first_large")
    app.add_template_filter(spoken, "spoken")
    app.add_template_global(static_address, "static")
    app.add_template_global(done.said_after, "said_after")
    app.add_template_global(ticket, "csrf")
    app.add_template_global(_words_of, "words_of")
    app.context_processor(_here)
    app.context_processor(lambda: {"comfort": comfort()})


def _first_large(words: str) -> str:
    """Begin with a capital, also what was said in another language already."""
    return first_large(str(said(words)))


def _words_of(symbol: str) -> str:
    found = services().symbols.symbols.get(symbol)
    return "" if found is None else found.words


def _here() -> dict[str, Any]:
    found = signed_in_or_none()
    if found is None or not found.people:
        return {**NOBODY, "account": None if found is None else found.account}
    if "here" not in g:
        place = found.people[0]
        with services().store.reading(place.school) as reader:
            names = directory.names_of(reader, [place.person])
            opened, g.safety = directory.school_and_contacts(reader)
        g.here = Reader(names.get(place.person, ""), place.person)
        g.demo = opened.demo is True
    safety = g.get("safety")
    return {
        "here": g.here,
        "account": found.account,
        "school_is_demo": g.demo,
        "safety": safety,
    }
