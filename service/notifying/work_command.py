"""samepage work and samepage receive: notices go out, and replies come in."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from uuid import UUID

import click
import structlog
from sqlalchemy.exc import DBAPIError

from events.store.engine import Database
from events.store.errors import StoreError
from projections.runner import schools
from service.app import create_app
from service.at_hand import owning
from service.context import Services, services
from service.migrate import refuse_other_version
from service.notifying.receiving import LARGEST, receive
from service.notifying.worker import Worker
from service.settings import Settings

log = structlog.get_logger()
PAUSE: Final = 20
# What a mail server understands as "try again later" (sysexits.h, EX_TEMPFAIL).
LATER: Final = 75


@click.command()
@click.option("--once", is_flag=True, help="Do one round, and end.")
def work(*, once: bool) -> None:
    """Send notices and pass notes on, until it is stopped.

    Two may run at once. The owner's address of the database names the schools.
    """
    settings = Settings.from_env(os.environ)
    with _inside(settings) as here, owning(settings) as owner:
        worker = Worker(here, lambda: _schools(owner))
        while True:
            _round(worker)
            if once:
                return
            time.sleep(PAUSE)


@click.command(name="receive")
@click.option("--to", required=True, help="The address that the mail was sent to.")
def receive_mail(to: str) -> None:
    """Take one mail from standard input: a reply to a notice, or a report on one.

    A mail server calls it for each mail to the address in SAMEPAGE_REPLY_TO.
    """
    settings = Settings.from_env(os.environ)
    raw = sys.stdin.buffer.read(LARGEST + 1)
    try:
        with _inside(settings) as here:
            became = receive(here, raw, to)
    except (DBAPIError, StoreError, OSError) as problem:
        log.warning("mail not received", kind=type(problem).__name__)
        sys.exit(LATER)
    log.info("mail received", became=became.value)


@contextmanager
def _inside(settings: Settings) -> Iterator[Services]:
    """Open the service as a request would find it."""
    app = create_app(settings)
    with app.app_context():
        here = services()
        with here.store.database.reading() as conn:
            refuse_other_version(conn)
        try:
            yield here
        finally:
            here.post.finish()
            here.store.database.close()


def _schools(owner: Database) -> list[UUID]:
    with owner.reading() as conn:
        return schools(conn)


def _round(worker: Worker) -> None:
    """Do one round; a database that is away for a while is there in the next one."""
    try:
        worker.work()
    except (DBAPIError, OSError) as problem:
        log.warning("work not done", kind=type(problem).__name__)
