"""samepage COMMAND: what an operator can do."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any, Final

import click
from cryptography.exceptions import InvalidTag
from sqlalchemy.exc import DBAPIError

from events.store.errors import StoreError
from service.settings import SettingUnusable

# Each is loaded when it is asked for: to check the record needs no pages.
COMMANDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "backup": "operating.backup_command:backup",
        "demo": "operating.demo_command:demo",
        "erase": "operating.erase_command:erase",
        "fsck": "operating.record_command:fsck",
        "invite-administrator": "operating.opening_command:invite_administrator",
        "migrate": "operating.record_command:migrate",
        "open-school": "operating.opening_command:open_school",
        "rebuild": "operating.record_command:rebuild",
        "receive": "notifying.work_command:receive_mail",
        "reset-second-step": "operating.reset_command:reset_second_step",
        "restore": "operating.backup_command:restore",
        "serve": "operating.serve_command:serve",
        "token": "operating.token_command:token",
        "work": "notifying.work_command:work",
    }
)
OTHER_KEYS: Final = (
    "The keys do not open this database. "
    "Let SAMEPAGE_KEY_DIR name the keys that belong to it."
)
EXPECTED: Final = (SettingUnusable, StoreError)


class Sentences(click.Group):
    """A group of commands whose errors are one sentence, never a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(f"service.{module}"), name)
        return command

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
