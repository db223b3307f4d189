"""What a child gave to a meeting, and who can have taken it."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final
from uuid import UUID

from events.minutes_child import Came, Meant, asks_how_it_came
from events.phrase import Phrase, phrase
from projections.minutes_rows import Given
from service.context import NotHere, Standing
from service.meeting_notes import notes

CAME: Final[Mapping[Came, Phrase]] = {
    Came.SAID: phrase("The child said it so"),
    Came.OBSERVED: phrase("Somebody saw it and put it into words"),
    Came.INTERPRETED: phrase("Somebody thinks that this is meant"),
}
MEANT: Final[Mapping[Meant, Phrase]] = {
    Meant.YES: phrase("Yes"),
    Meant.PARTLY: phrase("Partly"),
    Meant.NO: phrase("No"),
    Meant.NO_ANSWER: phrase("The child gave no answer"),
}


def given(at: Standing, meeting: UUID, words: UUID) -> Given:
    """Give one thing that the child gave; NotHere if there is none of that id."""
    for one in notes(at, meeting).words:
        if one.id == words:
            return one
    raise NotHere


def shown(one: Given) -> dict[str, Any]:
    """Give the parts by name, for a program."""
    told = {part.name: getattr(one, part.name) for part in fields(one)}
    is_asked = one.came is None and one.medium is not None
    asks = is_asked and asks_how_it_came(one.medium, one.text or "")  # type: ignore[arg-type]
    return {**told, "asks": asks}
