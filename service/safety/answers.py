"""What the signpost shows: the school's contacts, and what was typed."""

from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID

from events.phrase import first_large, phrase
from events.school import School
from projections import directory
from service.context import services
from service.forms import SECRETS, TICKETS

# What a form asks for in words of its own; any other field goes by its name.
LABELS: Final[Mapping[str, str]] = {
    "text": phrase("What you wrote"),
    "reason": phrase("Why"),
    "stop_why": phrase("Why the clock stops"),
    "extend_why": phrase("Why it takes longer"),
    "refuse_why": phrase("Why nothing is given out"),
    "known_by": phrase("How you know who they are"),
    "asked_by": phrase("Who asked"),
    "reply_by": phrase("Reply needed by"),
    "kind": phrase("Kind of note"),
    "place": phrase("Where"),
    "agreed": phrase("Does the young person agree?"),
    "because": phrase("Why there is no note"),
    "by_machine": phrase("A machine made it"),
    "capacity": phrase("Can the young person make this one decision?"),
    "day": phrase("Day"),
    "decision": phrase("What is decided"),
    "from_day": phrase("From which day"),
    "holder": phrase("Who decides from now on"),
    "is_them": phrase("You looked at the name"),
    "language": phrase("Language"),
    "outcome": phrase("What came of it"),
    "part": phrase("Which part"),
    "person": phrase("Who"),
    "received": phrase("On which day they asked"),
    "restrict": phrase("Not for decisions until it is checked"),
    "review": phrase("Look at it again by"),
    "route": phrase("How you talked"),
    "told_by": phrase("Told to you by"),
    "why": phrase("Why"),
}
# What a choice is called on the page where it was made.
IN_WORDS: Final[Mapping[str, str]] = {
    "note": phrase("Note"),
    "question": phrase("Question"),
    "reply-needed": phrase("Reply needed"),
    "before-school": phrase("Before school"),
    "hand-over": phrase("For the journey"),
    "home": phrase("At home"),
    "school": phrase("At school"),
    "travelling": phrase("Travelling"),
    "elsewhere": phrase("Elsewhere"),
}
CHOICES: Final = frozenset({"kind", "place"})
# What a form of the diary says before anybody has typed a word.
FILLED_IN: Final = frozenset({"kind", "place", "day", "reply_by"})
HIDDEN: Final = TICKETS | SECRETS | {"id", "about", "subject", "whom"}


def contacts_of(school: UUID) -> School.SafeguardingContactsTold | None:
    """Give whom a school names, or None if it has not said yet."""
    with services().store.reading(school) as reader:
        return directory.contacts_of(reader)


def name_of(school: UUID, child: UUID) -> str:
    """Give what a child is called."""
    with services().store.reading(school) as reader:
        return directory.names_of(reader, [child])[child]


def typed_words(typed: Mapping[str, str]) -> list[tuple[str, str | date]]:
    """Give what somebody typed, by what the form called it; words come first."""
    shown = {
        name: value
        for name, value in typed.items()
        if name not in HIDDEN and value.strip()
    }
    if set(shown) <= FILLED_IN:
        return []
    order = sorted(shown, key=lambda name: (name in FILLED_IN, name != "text"))
    return [(_label(name), _in_words(name, shown[name])) for name in order]


def _in_words(name: str, value: str) -> str | date:
    """Give a choice as the page called it, and a day as a day."""
    if name in CHOICES:
        return IN_WORDS.get(value, value)
    if name not in FILLED_IN:
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value


def _label(name: str) -> str:
    return LABELS.get(name, first_large(name.replace("_", " ")))
