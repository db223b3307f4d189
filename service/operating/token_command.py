"""samepage token: a program's way in."""

import os

import click

from service.at_hand import using
from service.settings import Settings
from service.signing_in.identity import AccountUnknown


@click.command()
@click.argument("email")
def token(email: str) -> None:
    """Make an API token for the account with this EMAIL; it is shown once."""
    with using(Settings.from_env(os.environ)) as services:
        try:
            click.echo(services.identity.new_token(email))
        except AccountUnknown as problem:
            raise click.ClickException(str(problem)) from None
