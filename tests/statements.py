"""Which statements a database is asked, in order."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine, event


@contextmanager
def asked_of(engine: Engine) -> Iterator[list[str]]:
    """Note each statement that *engine* sends, as text with places for its values."""
    found: list[str] = []

    def hear(*given: object) -> None:
        found.append(str(given[2]))

    event.listen(engine, "before_cursor_execute", hear)
    yield found
    event.remove(engine, "before_cursor_execute", hear)
