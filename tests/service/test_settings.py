"""A setting that cannot work is named in one sentence, before anything is made."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import request

from service.app import create_app
from service.settings import Settings
from tests import databases
from tests.service.house import House
from tests.service.test_cli import is_one_sentence, samepage, settings_of

NO_HOST = "SAMEPAGE_BASE_URL must be a web address"
NO_FILE = "_URL must name a file, such as sqlite:///var/samepage.db."
BAD_SETTINGS = [
    ("DATABASE_URL", "mysql://host/name", "SAMEPAGE_DATABASE_URL cannot be used."),
    ("DATABASE_URL", "nonsense", "It looks like"),
    ("DATABASE_URL", "postgresql://host:port/name", "It looks like"),
    ("DATABASE_URL", "sqlite://", f"SAMEPAGE_DATABASE{NO_FILE}"),
    ("DATABASE_URL", "sqlite:///", NO_FILE),
    ("DATABASE_URL", "sqlite:///:memory:", NO_FILE),
    ("DATABASE_URL", "sqlite+pysqlite:///file::memory:?uri=true", NO_FILE),
    ("DATABASE_URL", "sqlite:///file:x?mode=memory&uri=true", NO_FILE),
    ("OWNER_URL", "oracle://host", "SAMEPAGE_OWNER_URL cannot be used."),
    ("OWNER_URL", "sqlite://", f"SAMEPAGE_OWNER{NO_FILE}"),
    ("KEY_DIR", "{file}", "SAMEPAGE_KEY_DIR must be a folder"),
    ("BASE_URL", "diary.example", NO_HOST),
    ("BASE_URL", "ftp://diary.example", NO_HOST),
    ("BASE_URL", "https://diary.example:many", NO_HOST),
    ("BASE_URL", "https://diary.example:70000", NO_HOST),
    ("BASE_URL", "https://", NO_HOST),
    ("BASE_URL", "https://diary .example", NO_HOST),
    ("BASE_URL", " https://diary.example", NO_HOST),
    ("BASE_URL", "https://diary.example\n", NO_HOST),
    ("BASE_URL", "https://diary.example/school", NO_HOST),
    ("BASE_URL", "https://diary.example?school", NO_HOST),
    ("BASE_URL", "https://diary.example/#school", NO_HOST),
    ("BASE_URL", "https://me@diary.example", NO_HOST),
    ("MAIL_DIR", "{file}", "SAMEPAGE_MAIL_DIR must be a folder"),
    ("REPLY_TO", "reply", "SAMEPAGE_REPLY_TO must be an address"),
    ("REPLY_TO", "Reply <reply@a.example>", "SAMEPAGE_REPLY_TO must be an address"),
    ("MAIL_FROM", "nobody", "SAMEPAGE_MAIL_FROM must be an address"),
    ("MAIL_FROM", "Same Page\n<a@b.example>", "SAMEPAGE_MAIL_FROM must be an address"),
    ("MAIL_FROM", "a@b.example, c@d.example", "SAMEPAGE_MAIL_FROM must be an address"),
    ("PUSH_NEARBY", "maybe", "SAMEPAGE_PUSH_NEARBY must be yes or no."),
    ("PROXIES", "-1", "SAMEPAGE_PROXIES must be a number from 0 to 9"),
    ("PROXIES", "many", "SAMEPAGE_PROXIES must be a number from 0 to 9"),
    ("SMTP_URL", "mail.example", "SAMEPAGE_SMTP_URL must be a mail server"),
    ("SMTP_URL", "https://mail.example", "SAMEPAGE_SMTP_URL must be a mail server"),
]


@pytest.mark.parametrize(("name", "value", "says"), BAD_SETTINGS)
@pytest.mark.parametrize("command", ["migrate", "serve"])
def test_a_setting_that_cannot_be_used_is_named(
    tmp_path: Path, name: str, value: str, says: str, command: str
) -> None:
    (tmp_path / "file").write_text("not a folder")
    env = {
        "SAMEPAGE_DATABASE_URL": f"sqlite:///{tmp_path}/record.db",
        "SAMEPAGE_KEY_DIR": str(tmp_path / "keys"),
        f"SAMEPAGE_{name}": value.format(file=tmp_path / "file"),
    }
    is_one_sentence(samepage(env, command), says=says)
    assert not (tmp_path / "record.db").exists()


@pytest.mark.parametrize("number", ["abc", "-1", "0", "65", "", "1.5"])
def test_a_number_of_workers_that_cannot_be_used_is_named(
    sqlite_address: databases.Place, number: str
) -> None:
    env = {**settings_of(sqlite_address), "WEB_CONCURRENCY": number}
    told = samepage(env, "serve")
    is_one_sentence(told, says="WEB_CONCURRENCY must be a number from 1 to 64")
    assert told.stdout == ""


def test_settings_that_work_are_taken(tmp_path: Path) -> None:
    env = {
        "SAMEPAGE_DATABASE_URL": f"sqlite:///{tmp_path}/deep/record.db",
        "SAMEPAGE_KEY_DIR": str(tmp_path / "keys"),
        "SAMEPAGE_BASE_URL": "https://diary.example/",
        "SAMEPAGE_SMTP_URL": "smtp://mail.example:25",
    }
    told = samepage(env, "migrate")
    assert told.exit_code == 0, told.stderr
    assert "keep a copy apart from the database" in told.output
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700
    files = sorted(path.name for path in (tmp_path / "keys").iterdir())
    assert files == ["kek-0001.key", "service.key"]
    kept = [path.read_bytes() for path in (tmp_path / "keys").iterdir()]
    assert samepage(env, "migrate").exit_code == 0
    assert [path.read_bytes() for path in (tmp_path / "keys").iterdir()] == kept


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("https://diary.example/", "https://diary.example"),
        ("HTTPS://Diary.Example:8443", "https://diary.example:8443"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_a_web_address_is_taken_without_its_slash(given: str, taken: str) -> None:
    settings = Settings.from_env({"SAMEPAGE_BASE_URL": given})
    assert settings.base_url == taken
    assert settings.is_https == taken.startswith("https")


def test_the_owner_is_never_given_the_rights_of_the_web_role() -> None:
    owner, web = "postgresql://owner@host/name", "postgresql://web@host/name"
    by_another_way = "postgresql://owner@pooler/name"
    for address, role in ((web, "web"), (owner, None), (by_another_way, None)):
        env = {"SAMEPAGE_DATABASE_URL": address, "SAMEPAGE_OWNER_URL": owner}
        assert Settings.from_env(env).web_role == role


def test_mail_comes_from_the_address_that_is_set_or_from_our_host() -> None:
    host = {"SAMEPAGE_BASE_URL": "https://diary.example:8443"}
    ours = Settings.from_env(host)
    assert ours.sender == "Same Page <no-reply@diary.example>"
    for sender in ("office@school.example", "The school <office@school.example>"):
        theirs = Settings.from_env({**host, "SAMEPAGE_MAIL_FROM": sender})
        assert theirs.sender == sender


def test_where_a_request_comes_from_is_believed_of_our_own_proxies_alone(
    sqlite_address: databases.Place,
) -> None:
    seen = []
    for proxies in (0, 1):
        app = create_app(replace(House.over(sqlite_address).settings, proxies=proxies))

        @app.before_request
        def note() -> None:
            seen.append(request.remote_addr)

        forged = {"X-Forwarded-For": "192.0.2.1, 192.0.2.2"}
        app.test_client().get("/sign-in", headers=forged)
    assert seen == ["127.0.0.1", "192.0.2.2"]
