"""samepage COMMAND: what an operator can do."""

import os
import socket
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final

import click
from cryptography.exceptions import InvalidTag
from sqlalchemy import Connection, Table, func, select
from sqlalchemy.exc import DBAPIError

from events.store import erasures
from events.store.engine import Database
from events.store.errors import StoreError
from events.store.keys import KeyRing
from events.store.tables import events, school_heads
from projections import runner
from projections.base import View
from service.app import create_services
from service.context import Services
from service.demo import build
from service.edge import Edge
from service.migrate import migrate as migrate_database
from service.migrate import refuse_other_version, refuse_overpowered_role
from service.notifying.work_command import receive_mail, work
from service.operating.backup_command import backup, restore
from service.operating.erase_command import erase
from service.operating.opening_command import invite_administrator, open_school
from service.operating.reset_command import reset_second_step
from service.settings import Settings, SettingUnusable
from service.signing_in.identity import AccountUnknown
from service.together import run_together

SEED: Final = 7
LARGEST_PORT: Final = 65_535
MOST_WORKERS: Final = 64
OTHER_KEYS: Final = (
    "The keys do not open this database. "
    "Let SAMEPAGE_KEY_DIR name the keys that belong to it."
)
WORK: Final = (sys.executable, "-c", "from service.cli import main; main()", "work")
EXPECTED: Final = (SettingUnusable, StoreError, AccountUnknown, build.NotEmpty)


class Sentences(click.Group):
    """A group of commands whose errors are one sentence, never a traceback."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own type
        try:
            return super().invoke(ctx)
        except EXPECTED as problem:
            raise click.ClickException(str(problem)) from None
        except DBAPIError as problem:
            raise click.ClickException(_unreachable(problem)) from None
        except InvalidTag:
            raise click.ClickException(OTHER_KEYS) from None
        except OSError as problem:
            raise click.ClickException(_unwritable(problem)) from None


def _unreachable(problem: DBAPIError) -> str:
    first = str(problem.orig).strip().splitlines()[0]
    return f"The database cannot be used: {first}. Is it there, and migrated?"


def _unwritable(problem: OSError) -> str:
    where = problem.filename or "A file"
    return f"{where} cannot be used: {(problem.strerror or str(problem)).lower()}."


@click.group(cls=Sentences)
@click.version_option(package_name="same-page")
def main() -> None:
    """Same Page: a diary between home and school that nobody can quietly change."""


for _command in (
    *(backup, erase, restore),
    *(open_school, invite_administrator, reset_second_step),
    *(work, receive_mail),
):
    main.add_command(_command)


@main.command()
def migrate() -> None:
    """Make or update the keys and the tables. Run it before each start."""
    settings = _settings()
    with _owner(settings) as owner:
        migrate_database(owner, settings.key_dir, settings.web_role)
    click.echo(
        f"The database is up to date. The keys are in {settings.key_dir}: "
        "keep a copy apart from the database, for lost keys are lost words."
    )


@main.command()
@click.option("--seed", default=SEED, show_default=True, help="Another school.")
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day the story leads up to; without it, today.",
)
@click.option("--if-empty", is_flag=True, help="Do nothing if there is a school.")
def demo(seed: int, today: datetime | None, *, if_empty: bool) -> None:
    """Load a school that is not real, for trying things."""
    settings = _settings()
    with _owner(settings) as owner, _services(settings) as services:
        if if_empty and build.schools(owner):
            return
        day = services.edge.today() if today is None else today.date()
        count = build.load(owner, services, seed, day)
    click.echo(f"The demo school is there: {count} facts up to {day}.")


@main.command()
@click.option("--with-work", is_flag=True, help="Send notices too, as work does.")
def serve(*, with_work: bool) -> None:
    """Serve the pages and the API.

    HOST and PORT say where to listen, WEB_CONCURRENCY with how many workers. These
    and all other settings are explained in docs/operations.md.
    """
    settings = _settings()
    _number(os.environ, "WEB_CONCURRENCY", "2", MOST_WORKERS)
    host, port = _address(os.environ)
    with _owner(settings) as owner, _services(settings) as services:
        refuse_overpowered_role(services.store.database.engine)
        is_demo = build.is_demo(owner, services)
    for line in _welcome(f"http://{host}:{port}", is_demo):
        click.echo(line)
    config = "python:service.gunicorn"
    gunicorn = (sys.executable, "-m", "gunicorn", "-c", config, "wsgi:app")
    if with_work:
        sys.exit(run_together(gunicorn, WORK))
    os.execv(sys.executable, gunicorn)  # noqa: S606 - no shell, and no user's words


@main.command(epilog=f"Views: {', '.join(sorted(view.name for view in runner.VIEWS))}.")
@click.argument("views", nargs=-1)
def rebuild(views: tuple[str, ...]) -> None:
    """Fill VIEWS, or all views, again from the facts."""
    chosen = _views(views)
    settings = _settings()
    ring = KeyRing(settings.key_dir)
    with _owner(settings) as owner, owner.writing() as conn:
        refuse_other_version(conn)
        for school in runner.schools(conn):
            count = runner.rebuild(conn, ring, school, chosen)
            click.echo(f"School {school}: {count} facts.")


@main.command()
def fsck() -> None:
    """Check every leaf, tree, head, key, word and view against each other."""
    settings = _settings()
    ring, found = KeyRing(settings.key_dir), 0
    with _owner(settings) as owner, owner.reading() as conn:
        refuse_other_version(conn)
        for difference in runner.check(conn, ring):
            found += 1
            click.echo(str(difference), err=True)
        schools, facts = _rows(conn, school_heads), _rows(conn, events)
    if found:
        click.echo(f"{found} differences. Do not write on: restore, or ask.", err=True)
        sys.exit(1)
    counted = f"{_count(schools, 'school')}, {_count(facts, 'fact')}"
    click.echo(f"The record is whole: {counted}.")
    if erasures.is_unfinished(ring):
        click.echo("An erasure was interrupted. Run: samepage erase finish", err=True)


@main.command()
@click.argument("email")
def token(email: str) -> None:
    """Make an API token for the account with this EMAIL; it is shown once."""
    with _services(_settings()) as services:
        click.echo(services.identity.new_token(email))


def _settings() -> Settings:
    return Settings.from_env(os.environ)


@contextmanager
def _services(settings: Settings) -> Iterator[Services]:
    services = create_services(settings, Edge())
    try:
        with services.store.database.reading() as conn:
            refuse_other_version(conn)
        yield services
    finally:
        services.store.database.close()


@contextmanager
def _owner(settings: Settings) -> Iterator[Database]:
    owner = Database(settings.owner_url)
    try:
        yield owner
    finally:
        owner.close()


def _views(names: tuple[str, ...]) -> list[View]:
    known = {view.name: view for view in runner.VIEWS}
    for name in names:
        if name not in known:
            msg = f"There is no view {name}. Views: {', '.join(sorted(known))}."
            raise click.UsageError(msg)
    return [known[name] for name in names or known]


def _address(env: Mapping[str, str]) -> tuple[str, int]:
    """Read where to listen; SettingUnusable if nothing can listen there."""
    host = env.get("HOST", "127.0.0.1")
    port = _number(env, "PORT", "8000", LARGEST_PORT)
    try:
        with socket.create_server((host, port)):
            return host, port
    except OSError:
        msg = f"Nothing can listen on {host}:{port}. Stop what does, or set PORT."
        raise SettingUnusable(msg) from None


def _number(env: Mapping[str, str], name: str, default: str, most: int) -> int:
    given = env.get(name, default)
    if given not in map(str, range(1, most + 1)):
        msg = f"{name} must be a number from 1 to {most}, and {given!r} is not."
        raise SettingUnusable(msg)
    return int(given)


def _rows(conn: Connection, table: Table) -> int:
    return conn.scalar(select(func.count()).select_from(table)) or 0


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _welcome(address: str, is_demo: bool) -> list[str]:  # noqa: FBT001
    lines = [f"Same Page is at {address}"]
    if is_demo:
        lines.append(f"Sign in with the password {build.PASSWORD} as one of:")
        lines += [f"  {email}" for email in build.SIGN_INS]
    return lines
