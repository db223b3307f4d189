"""What every page knows: how times are said, who is here, where static files are."""

from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple
from uuid import UUID

from flask import Flask, g, url_for

from events.store.canonical import from_moment
from projections import directory
from service.context import services, signed_in_or_none
from service.edge import LONDON
from service.forms import ticket
from service.sentences import day_in_words

STATIC: Final = Path(__file__).with_name("static")


class Reader(NamedTuple):
    """Whoever looks at the page, by the name they go by at their first school."""

    name: str
    person: UUID


def moment_in_words(at: str) -> str:
    """Say a moment as it was in London: Mon 21 Sep 2026, 15:04."""
    there = from_moment(at).astimezone(LONDON)
    return f"{there:%a} {there.day} {there:%b %Y, %H:%M}"


def day_in_short(day: date) -> str:
    """Say a day in short: Mon 21 Sep."""
    return f"{day:%a} {day.day} {day:%b}"


@cache
def _version(path: str) -> str:
    return sha256((STATIC / path).read_bytes()).hexdigest()[:12]


def static_address(path: str) -> str:
    """Give the address of a static file; it changes when the file does."""
    return url_for("static", filename=path, v=_version(path))


def register(app: Flask) -> None:
    """Give templates their filters and globals."""
    app.add_template_filter(moment_in_words, "moment")
    app.add_template_filter(day_in_words, "day")
    app.add_template_filter(day_in_short, "day_short")
    app.add_template_global(static_address, "static")
    app.add_template_global(ticket, "csrf")
    app.context_processor(_here)


def _here() -> dict[str, Any]:
    found = signed_in_or_none()
    if found is None or not found.people:
        return {"here": None, "school_is_demo": False}
    if "here" not in g:
        place = found.people[0]
        with services().store.reading(place.school) as reader:
            names = directory.names_of(reader, [place.person])
            opened = directory.school_of(reader)
        g.here = Reader(names.get(place.person, ""), place.person)
        g.demo = opened.demo is True
    return {"here": g.here, "school_is_demo": g.demo}
