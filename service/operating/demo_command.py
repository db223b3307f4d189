"""samepage demo: a school that is not real."""

import os
from datetime import datetime
from typing import Final

import click

from service.at_hand import owning, using
from service.demo import build
from service.settings import Settings

SEED: Final = 7


@click.command()
@click.option("--seed", default=SEED, show_default=True, help="Another school.")
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day the story leads up to; without it, today.",
)
@click.option("--if-empty", is_flag=True, help="Do nothing if there is a school.")
def demo(seed: int, today: datetime | None, *, if_empty: bool) -> None:
    """Load a school that is not real, for trying things."""
    settings = Settings.from_env(os.environ)
    with owning(settings) as owner, using(settings) as services:
        if if_empty and build.schools(owner):
            return
        day = services.edge.today() if today is None else today.date()
        try:
            count = build.load(owner, services, seed, day)
        except build.NotEmpty as problem:
            raise click.ClickException(str(problem)) from None
    click.echo(f"The demo school is there: {count} facts up to {day}.")
