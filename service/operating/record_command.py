"""samepage migrate, rebuild and fsck: the record as a whole."""

import os
import sys

import click
from sqlalchemy import Connection, Table, func, select

from events.store import erasures
from events.store.keys import KeyRing
from events.store.tables import events, school_heads
from projections import runner
from projections.base import View
from service.at_hand import owning
from service.migrate import migrate as migrate_database
from service.migrate import refuse_other_version
from service.settings import Settings


@click.command()
def migrate() -> None:
    """Make or update the keys and the tables. Run it before each start."""
    settings = Settings.from_env(os.environ)
    with owning(settings) as owner:
        migrate_database(owner, settings.key_dir, settings.web_role)
    click.echo(
        f"The database is up to date. The keys are in {settings.key_dir}: "
        "keep a copy apart from the database, for lost keys are lost words."
    )


@click.command(
    epilog=f"Views: {', '.join(sorted(view.name for view in runner.VIEWS))}."
)
@click.argument("views", nargs=-1)
def rebuild(views: tuple[str, ...]) -> None:
    """Fill VIEWS, or all views, again from the facts."""
    chosen = _views(views)
    settings = Settings.from_env(os.environ)
    ring = KeyRing(settings.key_dir)
    with owning(settings) as owner, owner.writing() as conn:
        refuse_other_version(conn)
        for school in runner.schools(conn):
            count = runner.rebuild(conn, ring, school, chosen)
            click.echo(f"School {school}: {count} facts.")


@click.command()
def fsck() -> None:
    """Check every leaf, tree, head, key, word and view against each other."""
    settings = Settings.from_env(os.environ)
    ring, found = KeyRing(settings.key_dir), 0
    with owning(settings) as owner, owner.reading() as conn:
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


def _views(names: tuple[str, ...]) -> list[View]:
    known = {view.name: view for view in runner.VIEWS}
    for name in names:
        if name not in known:
            msg = f"There is no view {name}. Views: {', '.join(sorted(known))}."
            raise click.UsageError(msg)
    return [known[name] for name in names or known]


def _rows(conn: Connection, table: Table) -> int:
    return conn.scalar(select(func.count()).select_from(table)) or 0


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
