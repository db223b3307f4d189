"""Whatever is refused is said in a phrase, so that it can be said in any language."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from string import Formatter
from typing import Any, Final, get_origin, get_type_hints

import pytest

from events.base import Refusal, Role
from events.catalogue import KINDS
from events.media import Permission
from events.phrase import Phrase
from events.school_days import Span, Term, TermDays

MONDAY: Final = date(2026, 9, 7)
DAYS: Final = Span(MONDAY, date(2026, 12, 18))
# A refusal is given these, one after the other.
GIVEN: Final[Mapping[type, Sequence[object]]] = {
    date: [MONDAY],
    int: [1, 2],
    str: ["A {B}"],
    Permission: list(Permission),
    Role: list(Role),
    Sequence: [["A", "B"]],
    Span: [DAYS],
    TermDays: [TermDays(2026, term, DAYS) for term in Term],
}
assert KINDS  # with the facts, every module of refusals is here


def refusals(of: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    for one in of.__subclasses__():
        if one.__module__.startswith("events."):
            yield from (one, *refusals(one))


def ways() -> Iterator[Any]:
    for refusal in refusals():
        for name in dir(refusal):
            if name.startswith("because_"):
                said = f"{refusal.__module__}.{refusal.__name__}.{name}"
                yield pytest.param(getattr(refusal, name), id=said)


@pytest.mark.parametrize("because", list(ways()))
def test_a_refusal_says_a_phrase(because: Callable[..., Refusal]) -> None:
    hints = get_type_hints(because)
    hints.pop("return")
    for given in product(*(GIVEN[get_origin(kind) or kind] for kind in hints.values())):
        (says,) = because(*given).args
        assert isinstance(says, Phrase)
        needed = {name for _, name, __, ___ in Formatter().parse(says.pattern) if name}
        assert needed <= says.blanks.keys()


def test_there_are_refusals_to_look_at() -> None:
    assert len(list(ways())) > 150
