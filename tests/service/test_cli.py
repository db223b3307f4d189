"""samepage COMMAND: it does what it says, and fails with one sentence."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import sleep
from typing import Any
from urllib.request import urlopen

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from events.store.errors import DatabaseUnusable
from events.store.keys import KeyRing
from projections.runner import VIEWS
from service import cli
from service.migrate import migrate, refuse_overpowered_role
from tests import databases
from tests.cast import AMINA
from tests.service.clients import API
from tests.service.house import House, email_of

COMMANDS = (
    *("migrate", "demo", "serve", "rebuild", "fsck", "token"),
    *("open-school", "invite-administrator", "reset-second-step"),
    *("backup", "erase", "restore"),
    *("receive", "work"),
)
PROGRAM = Path(sys.executable).with_name("samepage")


def settings_of(place: databases.Place) -> dict[str, str]:
    return {
        "SAMEPAGE_DATABASE_URL": place.address,
        "SAMEPAGE_OWNER_URL": place.owner_address,
        "SAMEPAGE_KEY_DIR": str(place.key_dir),
    }


def samepage(env: Mapping[str, str], *words: str) -> Result:
    return CliRunner().invoke(cli.main, words, env=dict(env))


def is_one_sentence(result: Result, *, says: str) -> None:
    assert result.exit_code != 0
    assert says in result.stderr
    assert result.stderr.startswith(("Error: ", "Usage: "))
    assert result.stderr.rstrip().endswith((".", "?", "/name", "samepage migrate"))
    assert "Traceback" not in result.stderr
    assert isinstance(result.exception, SystemExit)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(command: str) -> None:
    told = samepage({}, command, "--help")
    assert told.exit_code == 0
    first = told.output.split("\n\n")[1].strip()
    assert first.endswith(".")
    assert len(first.split()) > 5


def test_the_help_lists_every_command() -> None:
    told = samepage({}, "--help").output
    assert set(cli.COMMANDS) == set(COMMANDS)
    assert all(f"  {command} " in told for command in COMMANDS)
    assert samepage({}, "--version").output.startswith("main, version")


def test_the_help_names_what_can_be_chosen() -> None:
    told = samepage({}, "serve", "--help").output
    for name in ("HOST", "PORT", "WEB_CONCURRENCY", "docs/operations.md"):
        assert name in told
    told = samepage({}, "rebuild", "--help").output
    # A line may end within a name, after its hyphen.
    names = ",".join(sorted(view.name for view in VIEWS))
    assert f"Views:{names}." in "".join(told.split())


def test_the_program_on_the_disk_says_the_same() -> None:
    told = subprocess.run(
        [PROGRAM, "--help"], check=True, capture_output=True, text=True
    )
    assert "Same Page: a diary between home and school" in told.stdout
    wrong = subprocess.run(
        [PROGRAM, "fsck"],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "SAMEPAGE_DATABASE_URL": "mysql://x"},
    )
    assert wrong.returncode == 1
    assert wrong.stderr.startswith("Error: SAMEPAGE_DATABASE_URL cannot be used.")
    assert "Traceback" not in wrong.stderr


@pytest.mark.parametrize("command", ["demo", "serve", "rebuild", "fsck", "token x"])
def test_without_keys_nothing_starts(
    sqlite_address: databases.Place, command: str
) -> None:
    for key in sqlite_address.key_dir.iterdir():
        key.unlink()
    told = samepage(settings_of(sqlite_address), *command.split())
    is_one_sentence(told, says="for a new database run: samepage migrate")


def test_a_damaged_key_is_named(sqlite_address: databases.Place) -> None:
    (sqlite_address.key_dir / "service.key").write_bytes(b"short")
    told = samepage(settings_of(sqlite_address), "fsck")
    is_one_sentence(told, says="service.key is damaged")


@pytest.mark.parametrize("command", ["demo", "serve", "rebuild", "fsck", "token x"])
def test_without_tables_nothing_starts(tmp_path: Path, command: str) -> None:
    KeyRing.create(tmp_path / "keys")
    env = {
        "SAMEPAGE_DATABASE_URL": f"sqlite:///{tmp_path}/record.db",
        "SAMEPAGE_KEY_DIR": str(tmp_path / "keys"),
    }
    is_one_sentence(samepage(env, *command.split()), says="migrate")


@pytest.mark.parametrize("command", ["serve", "rebuild"])
def test_the_keys_of_another_database_open_nothing(
    hut: House, tmp_path: Path, command: str
) -> None:
    KeyRing.create(tmp_path / "other keys")
    env = {**settings_of(hut.place), "SAMEPAGE_KEY_DIR": str(tmp_path / "other keys")}
    told = samepage({**env, "PORT": str(a_free_port())}, command)
    is_one_sentence(told, says="The keys do not open this database.")


def test_a_check_with_the_keys_of_another_database_fails(
    hut: House, tmp_path: Path
) -> None:
    KeyRing.create(tmp_path / "other keys")
    env = {**settings_of(hut.place), "SAMEPAGE_KEY_DIR": str(tmp_path / "other keys")}
    told = samepage(env, "fsck")
    assert told.exit_code == 1
    assert "Traceback" not in told.stderr
    assert isinstance(told.exception, SystemExit)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    env = {
        "SAMEPAGE_DATABASE_URL": f"sqlite:///{tmp_path}/record.db",
        "SAMEPAGE_KEY_DIR": str(tmp_path / "file" / "keys"),
    }
    is_one_sentence(samepage(env, "migrate"), says="cannot be used")


@pytest.mark.postgres
def test_a_database_that_is_not_there_is_said_in_one_sentence(
    postgres_address: databases.Place,
) -> None:
    gone = postgres_address.owner_address.replace("samepage_", "no_such_", 1)
    env = {**settings_of(postgres_address), "SAMEPAGE_OWNER_URL": gone}
    is_one_sentence(samepage(env, "fsck"), says="The database cannot be used")


def test_a_token_opens_the_api_and_is_shown_once(house: House) -> None:
    told = samepage(settings_of(house.place), "token", email_of(AMINA).upper())
    assert told.exit_code == 0
    token = told.output.strip()
    assert token.startswith("sp_")
    headers = {"Authorization": f"Bearer {token}"}
    answer = house.app.test_client().get(f"{API}/me", headers=headers)
    assert answer.status_code == 200
    assert token not in str(house.stored())


def test_no_token_is_made_for_nobody(house: House) -> None:
    told = samepage(settings_of(house.place), "token", "nobody@larkfield.example")
    is_one_sentence(told, says="There is no account with this e-mail address.")


def test_the_views_are_filled_again(house: House) -> None:
    before = house.stored()
    told = samepage(settings_of(house.place), "rebuild")
    assert told.exit_code == 0, told.stderr
    assert told.output.count("School ") == 2
    assert house.stored() == before
    assert samepage(settings_of(house.place), "rebuild", "timeline").exit_code == 0
    wrong = samepage(settings_of(house.place), "rebuild", "gossip")
    is_one_sentence(wrong, says="There is no view gossip.")


def test_a_whole_record_is_said_to_be_whole(house: House) -> None:
    told = samepage(settings_of(house.place), "fsck")
    assert (told.exit_code, told.stderr) == (0, "")
    with house.place.owner.reading() as conn:
        facts = conn.scalar(text("SELECT count(*) FROM events"))
    assert told.output == f"The record is whole: 2 schools, {facts:,} facts.\n"


def test_the_record_of_nobody_is_whole_too(sqlite_address: databases.Place) -> None:
    told = samepage(settings_of(sqlite_address), "fsck")
    assert told.output == "The record is whole: 0 schools, 0 facts.\n"


@pytest.mark.parametrize(
    ("stored", "says"),
    [
        ("0001", "from another version of Same Page. Run: samepage migrate"),
        ("9999", "which this version does not know. Use the newest version."),
    ],
)
@pytest.mark.parametrize("command", ["demo", "serve", "rebuild", "fsck", "token x"])
def test_the_database_of_another_version_is_left_alone(
    sqlite_address: databases.Place, stored: str, says: str, command: str
) -> None:
    set_version(sqlite_address, stored)
    told = samepage(settings_of(sqlite_address), *command.split())
    is_one_sentence(told, says=says)
    assert "Same Page is at" not in told.output


def test_the_database_of_a_newer_version_is_not_migrated(
    address: databases.Place,
) -> None:
    set_version(address, "9999")
    told = samepage(settings_of(address), "migrate")
    is_one_sentence(told, says="which this version does not know.")


def set_version(place: databases.Place, version: str) -> None:
    with place.owner.writing() as conn:
        change = text("UPDATE alembic_version SET version_num = :version")
        conn.execute(change, {"version": version})


@pytest.mark.parametrize(
    "harm", ["DELETE FROM circle_members", "UPDATE school_heads SET seq = seq + 1"]
)
def test_a_harmed_record_is_told_line_by_line(fresh: House, harm: str) -> None:
    with fresh.place.owner.writing() as conn:
        conn.execute(text(harm))
    told = samepage(settings_of(fresh.place), "fsck")
    assert told.exit_code == 1
    assert "differences. Do not write on: restore, or ask." in told.stderr
    assert len(told.stderr.splitlines()) > 1


@pytest.mark.postgres
def test_no_superuser_serves(postgres_address: databases.Place) -> None:
    place = postgres_address
    env = {**settings_of(place), "SAMEPAGE_DATABASE_URL": place.owner_address}
    told = samepage({**env, "PORT": str(a_free_port())}, "serve")
    is_one_sentence(told, says="The database role could rewrite the record.")


RECORD = ("events", "leaves", "contents", "keys", "idempotency", "school_heads", "logs")
RIGHTS = [
    *(f"DELETE ON {table}" for table in RECORD),
    *(f"TRUNCATE ON {table}" for table in RECORD),
    *(f"UPDATE ON {table}" for table in RECORD[:5]),
    "UPDATE (topic) ON events",
]


@pytest.mark.postgres
def test_a_right_to_change_the_record_is_refused_and_taken_back(
    postgres_address: databases.Place,
) -> None:
    place = postgres_address
    for right in RIGHTS:
        assert is_refused_after(place, f"GRANT {right} TO {databases.WEB_ROLE}"), right
        assert samepage(settings_of(place), "migrate").exit_code == 0
        refuse_overpowered_role(place.web.engine)


@pytest.mark.postgres
@pytest.mark.parametrize(
    "power",
    [
        "ALTER TABLE keys OWNER TO {role}",
        "ALTER SCHEMA public OWNER TO {role}",
        "GRANT UPDATE ON contents TO PUBLIC",
    ],
)
def test_no_role_serves_that_could_rewrite_the_record(
    postgres_address: databases.Place, power: str
) -> None:
    power = power.format(role=databases.WEB_ROLE)
    assert is_refused_after(postgres_address, power)


@pytest.mark.postgres
def test_no_role_serves_that_could_become_a_mightier_one(
    postgres_address: databases.Place,
) -> None:
    place, role = postgres_address, databases.WEB_ROLE
    joins = (
        "CREATE ROLE mightier; GRANT DELETE ON events TO mightier; "
        f"ALTER ROLE {role} NOINHERIT; GRANT mightier TO {role}"
    )
    leaves = f"DROP OWNED BY mightier; DROP ROLE mightier; ALTER ROLE {role} INHERIT"
    assert is_refused_after(place, joins)
    with place.owner.writing() as conn:
        conn.execute(text(leaves))
    refuse_overpowered_role(place.web.engine)


def is_refused_after(place: databases.Place, power: str) -> bool:
    with place.owner.writing() as conn:
        conn.execute(text(power))
    try:
        refuse_overpowered_role(place.web.engine)
    except DatabaseUnusable as problem:
        return "could rewrite the record" in str(problem)
    return False


@pytest.mark.postgres
def test_a_web_role_that_is_not_there_is_asked_for(
    postgres_address: databases.Place,
) -> None:
    place = postgres_address
    with pytest.raises(DatabaseUnusable, match="CREATE ROLE"):
        migrate(place.owner, place.key_dir, "nobody_made_me")


@pytest.mark.parametrize("port", ["many", "70000", "taken"])
def test_a_port_that_cannot_be_used_is_named(house: House, port: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = str(taken.getsockname()[1]) if port == "taken" else port
        told = samepage({**settings_of(house.place), "PORT": number}, "serve")
    is_one_sentence(told, says="PORT")


def test_serving_says_where_and_then_becomes_gunicorn(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Any] = []
    monkeypatch.setattr(os, "execv", lambda *words: started.append(words))
    port = str(a_free_port())
    told = samepage({**settings_of(house.place), "PORT": port}, "serve")
    assert told.output == f"Same Page is at http://127.0.0.1:{port}\n"
    ((program, words),) = started
    assert program == sys.executable
    assert words[1:] == ("-m", "gunicorn", "-c", "python:service.gunicorn", "wsgi:app")


def test_the_service_answers_over_the_network(hut: House, tmp_path: Path) -> None:
    port, said = a_free_port(), tmp_path / "said"
    env = {**os.environ, **settings_of(hut.place), "PORT": str(port)}
    with said.open("w") as errors:
        serving = subprocess.Popen(
            [PROGRAM, "serve"],
            env={**env, "WEB_CONCURRENCY": "1"},
            stdout=subprocess.DEVNULL,
            stderr=errors,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        assert patiently(lambda: fetched(f"{address}/healthz/ready")) == 200
        assert fetched(f"{address}/sign-in") == 200
    finally:
        serving.send_signal(signal.SIGTERM)
        assert serving.wait(20) == 0, said.read_text()


def fetched(address: str) -> int:
    with urlopen(address, timeout=5) as answer:  # noqa: S310 - our own address
        status = answer.status
    assert isinstance(status, int)
    return status


def patiently(ask: Callable[[], int], tries: int = 300) -> int:
    """Ask again until there is an answer."""
    for _ in range(tries):
        try:
            return ask()
        except OSError:
            sleep(0.1)
    return ask()


def a_free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    assert isinstance(port, int)
    return port


def test_keys_that_words_lie_under_are_never_made_anew(
    sqlite_address: databases.Place, tmp_path: Path
) -> None:
    env = settings_of(sqlite_address)
    assert samepage(env, "demo", "--today", "2026-11-20").exit_code == 0
    shutil.move(sqlite_address.key_dir, tmp_path / "elsewhere")
    is_one_sentence(samepage(env, "migrate"), says="Restore it from the backup")
    assert not sqlite_address.key_dir.exists()
