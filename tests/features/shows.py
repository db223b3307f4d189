"""How a test says which rule it shows: it must fail when that rule is taken away."""

from collections.abc import Callable
from typing import TypeVar

Test = TypeVar("Test", bound=Callable[..., None])


def shows(rule: str, *, at: str = "", case: str = "") -> Callable[[Test], Test]:
    """Name the *rule* that a feature's test shows; `make mutants` takes it away.

    It is a function, `events.diary:Entry.see`, or a file, `service/static/css/x.css`.
    *at* narrows it to what stands by these words; of a file, a class or a table they
    are needed. *case* is the one case of a test with many that is tried.
    """
    # Nothing is kept: tests/features/found.py reads these words where they stand.
    assert isinstance(rule, str)
    assert isinstance(at, str)
    assert isinstance(case, str)
    return lambda test: test
