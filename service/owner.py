"""The database in the hands of its owner, who sees every school."""

from collections.abc import Iterator
from contextlib import contextmanager

from events.store.engine import Database
from service.settings import Settings


@contextmanager
def owning(settings: Settings) -> Iterator[Database]:
    """Hold the database for as long as a command runs."""
    owner = Database(settings.owner_url)
    try:
        yield owner
    finally:
        owner.close()
