"""What a command holds while it runs: the services, or the database as its owner."""

from collections.abc import Iterator
from contextlib import contextmanager

from events.store.engine import Database
from service.context import Services
from service.edge import Edge
from service.migrate import refuse_other_version
from service.services import create_services
from service.settings import Settings


@contextmanager
def using(settings: Settings) -> Iterator[Services]:
    """Open the services, on a database that this version has made."""
    services = create_services(settings, Edge())
    try:
        with services.store.database.reading() as conn:
            refuse_other_version(conn)
        yield services
    finally:
        services.store.database.close()


@contextmanager
def owning(settings: Settings) -> Iterator[Database]:
    """Open the database as its owner, who sees every school."""
    owner = Database(settings.owner_url)
    try:
        yield owner
    finally:
        owner.close()
