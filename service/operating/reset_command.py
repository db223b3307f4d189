"""samepage reset-second-step: for somebody who lost app and paper codes."""

import os
from typing import Final
from uuid import UUID

import click

from service.accounts.notices import CHANGED, SUBJECT
from service.at_hand import using
from service.context import Services
from service.greetings import greeting
from service.mail import Mail
from service.settings import Settings

KNOW_THEM: Final = (
    "Do this only for somebody you know by another way than their mail: face to face, "
    "or by a phone number that you had before. Without a second step, whoever reads "
    "their mail gets in."
)
WILL_GO: Final = (
    "This will go: the app, the codes on paper{passkeys}, and every remembered device. "
    "They are signed out everywhere."
)
GONE: Final = (
    "The second step is reset: the app, the codes on paper{passkeys} and the "
    "remembered devices are gone, and every session has ended. Password, school "
    "accounts and API tokens stay."
)
KEEPS_PASSKEY: Final = (
    "They have a passkey, which is still asked for. If it is lost too, run this again "
    "with --passkeys."
)
NO_MAIL: Final = "The mail about it could not be sent. Tell them yourself."
RESET: Final = (
    "Your second step was taken away, for somebody who said they were you. Codes from "
    "your app and on paper no longer work{passkeys}, and you were signed out "
    "everywhere. Sign in and set a second step up again."
)


@click.command()
@click.argument("email")
@click.option("--passkeys", is_flag=True, help="Let all their passkeys go too.")
@click.option("--yes", is_flag=True, help="Do not ask again.")
def reset_second_step(email: str, *, passkeys: bool, yes: bool) -> None:
    """Let the owner of this EMAIL set a second step up anew, if all codes are lost.

    The person must be known to you by another way than their mail.
    """
    with using(Settings.from_env(os.environ)) as services:
        account = _account(services, email)
        named = ", all passkeys" if passkeys else ""
        click.echo(f"{KNOW_THEM}\n{WILL_GO.format(passkeys=named)}")
        if not yes:
            click.confirm("Reset their second step?", abort=True)
        second = services.identity.second_factor
        # Sessions first: none of them may set up a second step that is not there.
        services.identity.sessions.end_all(account)
        second.forget(account, with_passkeys=passkeys)
        click.echo(GONE.format(passkeys=named))
        if second.ways(account):
            click.echo(KEEPS_PASSKEY)
        if not _tell_owner(services, account, passkeys=passkeys):
            click.echo(NO_MAIL)


def _account(services: Services, email: str) -> UUID:
    account = services.identity.account_with(email)
    if account is None:
        msg = "There is no account with this e-mail address."
        raise click.ClickException(msg)
    return account


def _tell_owner(services: Services, account: UUID, *, passkeys: bool) -> bool:
    address = services.identity.address_of(account)
    assert address is not None
    what = RESET.format(passkeys=", and neither do your passkeys" if passkeys else "")
    text = CHANGED.format(hello=greeting(services, account), what=what)
    return services.post.send(Mail(address, SUBJECT, text))
