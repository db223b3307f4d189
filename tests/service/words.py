"""What people in the tests write, and the calls that they write it with."""

from typing import Any
from uuid import UUID

from tests.cast import AYO
from tests.service.clients import Program

CHILD = f"/children/{AYO}"
LONG = "Wir haben viel erlebt. " * 60


def a_note(text: str = "Ayo slept well.", **words: object) -> dict[str, Any]:
    return {
        "day": "2026-09-07",
        "place": "home",
        "kind": "note",
        "text": text,
        **words,
    }


def written(by: Program, text: str = "Ayo slept well.", **words: object) -> str:
    """The id of a new entry about Ayo."""
    return str(by.wrote(f"{CHILD}/entries", a_note(text, **words))["id"])


def entry_at(entry: str | UUID) -> str:
    return f"{CHILD}/entries/{entry}"
