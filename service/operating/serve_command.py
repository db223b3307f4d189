"""samepage serve: the pages and the API, and the work beside them."""

import os
import socket
import sys
from collections.abc import Mapping
from typing import Final

import click

from service.at_hand import owning, using
from service.demo import build
from service.migrate import refuse_overpowered_role
from service.settings import Settings, SettingUnusable
from service.together import run_together

LARGEST_PORT: Final = 65_535
MOST_WORKERS: Final = 64
WORK: Final = (sys.executable, "-c", "from service.cli import main; main()", "work")


@click.command()
@click.option("--with-work", is_flag=True, help="Send notices too, as work does.")
def serve(*, with_work: bool) -> None:
    """Serve the pages and the API.

    HOST and PORT say where to listen, WEB_CONCURRENCY with how many workers. These
    and all other settings are explained in docs/operations.md.
    """
    settings = Settings.from_env(os.environ)
    _number(os.environ, "WEB_CONCURRENCY", "2", MOST_WORKERS)
    host, port = _address(os.environ)
    with owning(settings) as owner, using(settings) as services:
        refuse_overpowered_role(services.store.database.engine)
        is_demo = build.is_demo(owner, services)
    for line in _welcome(f"http://{host}:{port}", is_demo):
        click.echo(line)
    config = "python:service.gunicorn"
    gunicorn = (sys.executable, "-m", "gunicorn", "-c", config, "wsgi:app")
    if with_work:
        sys.exit(run_together(gunicorn, WORK))
    os.execv(sys.executable, gunicorn)  # noqa: S606 - no shell, and no user's words


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


def _welcome(address: str, is_demo: bool) -> list[str]:  # noqa: FBT001
    lines = [f"Same Page is at {address}"]
    if is_demo:
        lines.append(f"Sign in with the password {build.PASSWORD} as one of:")
        lines += [f"  {email}" for email in build.SIGN_INS]
    return lines
