"""All that can be said of meetings and of what was agreed, derived from the code."""

from collections.abc import Iterable, Iterator
from enum import Enum
from types import UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from events.base import Fact, Role, Side
from events.catalogue import KINDS
from events.school_days import Term

MODULES: Final = frozenset(
    f"events.{name}"
    for name in (
        "advice",
        "agenda_item",
        "agreed_action",
        "agreed_action_progress",
        "childs_part",
        "concern",
        "debrief",
        "decision",
        "joint_text",
        "measure",
        "meeting",
        "meeting_papers",
        "meeting_role",
        "minutes",
        "minutes_check",
        "minutes_child",
        "preparation",
        "preparation_told",
        "route_trial",
        "success",
        "support_question",
        "taking_part",
    )
)
UNTOLD: Final = {
    "family/decision-seen": "two homes are written down on the last day of the story",
}
# Who somebody is and when it is are no states of anything.
NO_STATES: Final = frozenset({Role, Side, Term})

FACTS: Final = {
    topic: kind.cls
    for topic, kind in KINDS.items()
    if kind.cls.__module__ in MODULES and topic not in UNTOLD
}


def states() -> set[tuple[str, object]]:
    """Name each value that a word of these facts can have, where it has a few."""
    return {
        (word, value)
        for topic, cls in FACTS.items()
        for word, hint in get_type_hints(cls).items()
        if word in KINDS[topic].fields
        for value in _values(hint)
    }


def told(facts: Iterable[Fact]) -> set[tuple[str, object]]:
    """Name the values that the words of some facts have."""
    return {
        (word, value)
        for fact in facts
        if fact.TOPIC in FACTS
        for word, value in vars(fact).items()
        if isinstance(value, bool | Enum)
    }


def _values(hint: Any) -> Iterator[object]:  # noqa: ANN401 - a type
    is_union = get_origin(hint) in {Union, UnionType}
    for one in get_args(hint) if is_union else (hint,):
        if one is bool:
            yield from (True, False)
        elif isinstance(one, type) and issubclass(one, Enum) and one not in NO_STATES:
            yield from one
