"""samepage work and samepage receive, as an operator and a mail server run them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service import cli
from service.notifying.work_command import PAUSE
from service.notifying.worker import Worker
from tests.cast import AMINA, AYO, LUKASZ, TOM
from tests.service.house import ADA, House, email_of
from tests.service.noticing import (
    REPLY_TO,
    Server,
    address,
    names_nobody,
    writes,
)
from tests.service.test_cli import is_one_sentence, samepage, settings_of
from tests.service.test_mail_replies import ANSWER, a_mail, replies


@pytest.fixture
def noon(monkeypatch: pytest.MonkeyPatch, desk: House) -> None:
    """Let the programs live at the time of the test."""
    edge = desk.services.edge
    monkeypatch.setattr("service.app.Edge", lambda: edge)


def env_of(house: House, server: Server) -> dict[str, str]:
    return {
        **settings_of(house.place),
        "SAMEPAGE_SMTP_URL": server.address,
        "SAMEPAGE_REPLY_TO": REPLY_TO,
        "SAMEPAGE_BASE_URL": "http://localhost",
    }


def received(env: dict[str, str], mail: bytes, to: str) -> Result:
    command = ("receive", "--to", to)
    return CliRunner().invoke(cli.main, command, env=env, input=mail)


@pytest.mark.usefixtures("noon")
def test_a_round_of_work_tells_and_a_reply_is_received(
    desk: House, server: Server
) -> None:
    env = env_of(desk, server)
    writes(desk, TOM)
    worked = samepage(env, "work", "--once")
    assert worked.exit_code == 0, worked.output
    assert sorted(server.told) == address(AMINA, LUKASZ, ADA)
    assert names_nobody(worked.output)
    to = next(str(m["Reply-To"]) for m in server.mails if m["To"] == email_of(AMINA))
    told = received(env, a_mail(email_of(AMINA), to).as_bytes(), to)
    assert told.exit_code == 0, told.output
    assert [one["text"] for one in replies(desk)] == [ANSWER]
    assert names_nobody(told.output)
    assert ANSWER not in told.output
    assert str(AYO) not in told.output


def test_work_goes_on_round_after_round(
    desk: House, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr("service.notifying.work_command.time.sleep", pause)
    samepage(env_of(desk, server), "work")
    assert pauses == [PAUSE] * 2


def test_a_database_that_goes_away_is_waited_for(
    desk: House, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Worker, "work", away)
    worked = samepage(env_of(desk, server), "work", "--once")
    assert worked.exit_code == 0


def test_without_tables_no_work_is_done(tmp_path: Path) -> None:
    env = {
        "SAMEPAGE_DATABASE_URL": f"sqlite:///{tmp_path / 'record.db'}",
        "SAMEPAGE_KEY_DIR": str(tmp_path / "keys"),
    }
    is_one_sentence(samepage(env, "work", "--once"), says="samepage migrate")


def test_a_mail_server_is_asked_to_try_again_while_nothing_can_be_kept(
    tmp_path: Path,
) -> None:
    env = {
        "SAMEPAGE_DATABASE_URL": f"sqlite:///{tmp_path / 'record.db'}",
        "SAMEPAGE_KEY_DIR": str(tmp_path / "keys"),
    }
    assert received(env, b"Subject: x\n\ny", REPLY_TO).exit_code == 75
