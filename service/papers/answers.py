"""What of the child's record a paper can stand in, for a form to choose from."""

from typing import Final

from projections import advice, timeline
from projections.timeline import Filter
from service.context import Standing
from service.looking import looking

NEWEST: Final = 20
LONGEST: Final = 60


def sources(at: Standing) -> list[tuple[str, str]]:
    """Give the newest notes and all advice that can be read, by their first words."""
    with looking(at) as sight:
        page = timeline.of_child(sight, at.child, at.by.person, Filter(limit=NEWEST))
        advised = advice.of_child(sight, at.child)
    notes = [(one.entry, one.text) for one in page.items if one.sealed is None]
    pieces = [(one.id, one.text) for one in advised.advice.values()]
    return [(str(id_), _cut(text)) for id_, text in (*notes, *pieces) if text]


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
