"""Turns what is written down of a deed into a command, and gives it.

Every public function of these modules is a command that the story can name; what its
words must be is read from the command's own fields.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from inspect import isfunction
from types import ModuleType, NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from events.school_days import SchoolDays
from projections.school_calendar import school_days
from service.actions import commands as actions
from service.advice import commands as advice
from service.asking import Asking
from service.attending import commands as attending
from service.checking import commands as checking
from service.child_words import commands as child_words
from service.childs_part import commands as childs_part
from service.concerns import commands as concerns
from service.debriefs import commands as debriefs
from service.demo.parts import Deed, Meanings
from service.joint_texts import commands as joint_texts
from service.measures import commands as measures
from service.meetings import commands as meetings
from service.minutes import commands as minutes
from service.missed import commands as missed
from service.papers import commands as papers
from service.preparing import commands as preparing
from service.register import commands as register
from service.sharing import commands as sharing
from service.successes import commands as successes
from service.support import commands as support
from service.trials import commands as trials

SLICES: Final = (
    actions,
    advice,
    attending,
    checking,
    child_words,
    childs_part,
    concerns,
    debriefs,
    joint_texts,
    measures,
    meetings,
    minutes,
    missed,
    papers,
    preparing,
    register,
    sharing,
    successes,
    support,
    trials,
)


def _commands_of(module: ModuleType) -> Mapping[str, Callable[..., object]]:
    own = {
        name: one
        for name, one in vars(module).items()
        if isfunction(one) and one.__module__ == module.__name__
    }
    return {name: one for name, one in own.items() if not name.startswith("_")}


COMMANDS: Final = {
    name: one for module in SLICES for name, one in _commands_of(module).items()
}


def do(deed: Deed, asking: Asking) -> None:
    """Give the command of a deed."""
    command = COMMANDS[deed.does]
    kind = get_type_hints(command)["command"]
    known = {SchoolDays: school_days(asking.unit.reader)}
    command(_filled(kind, deed, known), asking)


def _filled(kind: Any, deed: Deed, known: Mapping[Any, object]) -> Any:  # noqa: ANN401 - whatever a command is made of
    hints: Mapping[str, Any] = get_type_hints(kind)
    given: dict[str, object] = {}
    for field in fields(kind):
        wanted = hints[field.name]
        if wanted in known:
            given[field.name] = known[wanted]
        elif is_dataclass(wanted):
            given[field.name] = _filled(wanted, deed, known)
        elif field.name in deed.words:
            given[field.name] = _meant(wanted, deed.words[field.name], deed.names)
        elif field.default is MISSING:
            given[field.name] = _nothing(wanted)
    return kind(**given)


def _meant(wanted: Any, said: str, names: Meanings) -> object:  # noqa: ANN401 - a type
    wanted, *more = [one for one in _choices(wanted) if one is not NoneType]
    assert not more
    if (several := get_origin(wanted)) is not None:
        found = [_meant(get_args(wanted)[0], one, names) for one in said.split(",")]
        return frozenset(found) if several is frozenset else found
    if issubclass(wanted, Enum):
        return wanted(said)
    meanings: Mapping[Any, Callable[[str], object]] = {
        UUID: names.id,
        date: names.day,
        datetime: names.moment,
        bool: "yes".__eq__,
        int: int,
        str: str,
    }
    return meanings[wanted](said)


def _nothing(wanted: Any) -> object:  # noqa: ANN401 - a type
    """Give what stands where nothing is written down."""
    if NoneType in _choices(wanted):
        return None
    several = get_origin(wanted)
    if several is not None:
        return frozenset() if several is frozenset else []
    return wanted()


def _choices(wanted: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a type
    is_union = get_origin(wanted) in {Union, UnionType}
    return get_args(wanted) if is_union else (wanted,)
