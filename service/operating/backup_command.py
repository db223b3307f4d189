"""samepage backup and samepage restore: the record and the keys that open it."""

import os
from pathlib import Path

import click

from events.store import erasures
from events.store.engine import Database
from events.store.keys import KeyRing
from service.edge import Edge
from service.migrate import refuse_other_version
from service.operating import copying
from service.operating.copying import BackupUnusable
from service.operating.restoring import restore as restore_from
from service.settings import Settings


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def backup(folder: Path) -> None:
    """Copy the database and its keys, checked, into an empty FOLDER.

    Whoever has the folder can read everything: keep it locked away or encrypted.
    """
    settings = Settings.from_env(os.environ)
    ring, owner = KeyRing(settings.key_dir), Database(settings.owner_url)
    try:
        with owner.reading() as conn:
            refuse_other_version(conn)
        if erasures.is_unfinished(ring):
            msg = "An erasure was interrupted. First run: samepage erase finish"
            raise BackupUnusable(msg)
        made = copying.make(owner, ring, folder, Edge().now())
    finally:
        owner.close()
    click.echo(
        f"The backup in {folder} is whole: {made['schools']:,} schools, "
        f"{made['facts']:,} facts, with the keys that open it. "
        "The next erasure destroys these keys; make a new backup after it."
    )


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def restore(folder: Path) -> None:
    """Put the backup in FOLDER into an empty database and key folder.

    What was erased after the backup is erased again, as far as the list of erasures
    in the key folder goes.
    """
    settings = Settings.from_env(os.environ)
    manifest, again = restore_from(folder, settings, Edge())
    click.echo(
        f"Restored and checked: {manifest['schools']:,} schools, "
        f"{manifest['facts']:,} facts, as of {manifest['made_at']}."
    )
    if again:
        click.echo(
            f"{again} {'erasure' if again == 1 else 'erasures'} came after this "
            "backup, and were done again. Its keys were destroyed: make a new one now."
        )
