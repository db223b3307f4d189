"""A school with a canary in it, the program that erases, and where to look after."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from click.testing import CliRunner, Result
from sqlalchemy import Connection, Row, inspect, select, text

from events.base import Space
from events.erasure import Erasure
from events.hold import Hold, Whom
from events.information_request import InformationRequest, PackKind
from events.person import Person
from events.store.keys import KeyRing
from events.store.reader import Reader
from events.store.tables import contents, events, idempotency, keys, leaves, logs
from service.cli import main
from tests.canary import CANARY, files_under, found_in
from tests.cast import (
    AMINA,
    AYO,
    LARKFIELD,
    MONDAY,
    OLI,
    SIAN,
    TOM,
    TUESDAY,
    a_new_id,
    a_note,
    an_id,
    log_of,
)
from tests.databases import Place
from tests.service.house import House, account_of

PROGRAM = Path(sys.executable).with_name("samepage")
KILLED = """
import os, signal
from importlib import import_module
from service.cli import main

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

module, name, when = {module!r}, {name!r}, {when!r}
owner = import_module(module)
*path, name = name.split(".")
for one in path:
    owner = getattr(owner, one)
real = getattr(owner, name)

def real_then_die(*given, **named):
    real(*given, **named)
    die()

setattr(owner, name, die if when == "before" else real_then_die)
main()
"""


@dataclass(frozen=True)
class Said:
    """How a run of the program ended."""

    status: int
    out: str
    errors: str


def settings_of(place: Place, tmp: Path) -> dict[str, str]:
    """The environment of the program; its temporary files go where we look."""
    (tmp / "tmp").mkdir(exist_ok=True)
    return {
        **os.environ,
        "TMPDIR": str(tmp / "tmp"),
        "SQLITE_TMPDIR": str(tmp / "tmp"),
        "SAMEPAGE_DATABASE_URL": place.address,
        "SAMEPAGE_OWNER_URL": place.owner_address,
        "SAMEPAGE_KEY_DIR": str(place.key_dir),
    }


def samepage(place: Place, tmp: Path, *words: object, typed: str = "") -> Said:
    """Run the program on the disk."""
    return _ran([PROGRAM, *map(str, words)], settings_of(place, tmp), typed)


def killed(
    place: Place, tmp: Path, at: tuple[str, str, str], *words: object, typed: str = ""
) -> None:
    """Run the program, and end it with no warning *before* or *after* a step."""
    module, name, when = at
    script = KILLED.format(module=module, name=name, when=when)
    command = [sys.executable, "-c", script, *map(str, words)]
    said = _ran(command, settings_of(place, tmp), typed)
    assert said.status == -signal.SIGKILL, said


def run(place: Place, tmp: Path, *words: object, typed: str = "") -> Result:
    """Run a command in this process, which is quicker."""
    env = settings_of(place, tmp)
    return CliRunner().invoke(main, [str(one) for one in words], typed, env)


def _ran(command: list[Any], env: dict[str, str], typed: str) -> Said:
    done = subprocess.run(
        command, env=env, input=typed, capture_output=True, text=True, check=False
    )
    return Said(done.returncode, done.stdout, done.stderr)


def with_canaries(house: House) -> UUID:
    """Write the canary wherever people write; give the entry that it is in."""
    with house.services.store.unit(LARKFIELD) as unit:
        entry = a_note(f"Ayo told us of {CANARY} today.")
        entry.comment(a_new_id(), f"Again {CANARY}?", by=TOM)
        entry.amend(f"{CANARY} sang well.", f"{CANARY} was shy.", by=AMINA)
        entry.correct(a_new_id(), f"Not {CANARY}.", f"{CANARY} slept.", by=TOM)
        unit.save(entry, log=unit.log_of(AYO, Space.SHARED))
        other = a_note("Oli counted to ten.", by=TOM, child=OLI)
        unit.save(other, log=unit.log_of(OLI, Space.SHARED))
    return entry.id


def kept_canary(house: House) -> None:
    """Write the canary into what the office keeps about the child."""
    with house.services.store.unit(LARKFIELD) as unit:
        about = (a_new_id(), AYO, Whom.CHILD, f"{CANARY} is in court.", TUESDAY)
        hold = Hold.place(*about, by=SIAN.person, today=MONDAY)
        hold.lift(f"{CANARY} won.", by=SIAN.person)
        told = (f"{CANARY}'s aunt", f"She knows {CANARY}.", MONDAY)
        whose = (a_new_id(), PackKind.SUBJECT_ACCESS, AYO)
        asked = InformationRequest.receive(*whose, *told, by=SIAN.person, today=MONDAY)
        asked.stop_clock(f"Which {CANARY}?", by=SIAN.person, today=MONDAY)
        unit.save(hold, asked, log=unit.log_of(None, Space.REGISTER))


def hold_on(house: House, whom: Whom, subject: UUID) -> UUID:
    """Place a hold, as a data protection lead does; give its number."""
    about = (a_new_id(), subject, whom, "A tribunal.", TUESDAY)
    with house.services.store.unit(LARKFIELD) as unit:
        hold = Hold.place(*about, by=SIAN.person, today=MONDAY)
        unit.save(hold, log=unit.log_of(None, Space.REGISTER))
    return hold.id


def named_canary(house: House) -> None:
    """Let a parent be called like the canary."""
    with house.services.store.unit(LARKFIELD) as unit:
        person = unit.find(Person, AMINA.person)
        assert person is not None
        person.rename(CANARY, by=None)
        unit.save(person, log=unit.log_of(None, Space.REGISTER))


def keep_an_answer(house: House, key: str) -> None:
    """Keep an answer about Ayo under a name that a program chose."""
    with house.place.owner.writing() as conn:
        found = select(events).where(events.c.log == log_of(AYO, Space.SHARED))
        fact = conn.execute(found.order_by(events.c.seq)).first()
        assert fact is not None
        log = {"log": fact.log, "log_seq": 0, "size": 1, "root": fact.hash}
        row = {"school": LARKFIELD, "account": account_of(AMINA), "key": key, **log}
        conn.execute(idempotency.insert().values(**row, digest=bytes(32), seq=fact.seq))


def opened(place: Place, school: UUID = LARKFIELD) -> str:
    """Everything that the keys of today can open, as one text."""
    with place.owner.reading(school) as conn:
        reader = Reader(conn, KeyRing(place.key_dir), school)
        return "\n".join(str(vars(one.fact)) for one in reader.facts_after(0, 10_000))


def raw(place: Place, tmp: Path, word: str = CANARY) -> list[tuple[str, str]]:
    """Where the canary lies in any file of the database or around it."""
    return [
        (str(file), form)
        for file in files_of(place, tmp)
        for form in found_in(file.read_bytes(), word)
    ]


def files_of(place: Place, tmp: Path) -> list[Path]:
    if place.owner.is_sqlite:
        return files_under([tmp])
    with place.owner.engine.connect() as conn:
        conn.execute(text("CHECKPOINT"))
        chosen = "SELECT oid FROM pg_database WHERE datname = current_database()"
        number = conn.scalar(text(chosen))
        folder = Path(str(conn.scalar(text("SHOW data_directory"))))
    found = [*folder.glob(f"base/{number}/*"), *folder.glob("pg_wal/0*")]
    assert len(found) > 100
    return [*found, *files_under([tmp])]


def dumped(place: Place) -> str:
    """All rows of all tables as text."""
    with place.owner.reading() as conn:
        return "\n".join(str(row) for row in _all_rows(conn))


def _all_rows(conn: Connection) -> Iterator[Row[Any]]:
    for table in inspect(conn).get_table_names():
        yield from conn.execute(text(f"SELECT * FROM {table}"))  # noqa: S608


def untouched(place: Place) -> dict[str, list[tuple[Any, ...]]]:
    """What an erasure about Ayo must leave as it is, byte for byte."""
    ayos = {log_of(AYO, space) for space in Space if space is not Space.REGISTER}
    mine = [AMINA.person, an_id("Ayo in person"), AYO, *ayos]
    with place.owner.reading() as conn:
        last = conn.scalar(select(logs.c.log).where(logs.c.space == "register"))
        assert last is not None
        chosen = {
            "contents": select(contents).where(contents.c.subject.not_in(mine)),
            "leaves": select(leaves),
            "events": select(events),
            "logs": select(logs).where(logs.c.space != "register"),
            "keys": select(keys.c.school, keys.c.subject, keys.c.erased),
        }
        return {
            name: [tuple(row) for row in conn.execute(rows)]
            for name, rows in chosen.items()
        }


def keys_in(folder: Path) -> dict[str, bytes]:
    """What lies in a folder of keys; all of it is as it was if nothing was erased."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def whole(place: Place, tmp: Path) -> None:
    said = samepage(place, tmp, "fsck")
    assert (said.status, said.errors) == (0, ""), said


def done(said: Said) -> None:
    assert said.status == 0, said
    assert "Erased, and the key file is a new one." in said.out
    assert CANARY not in said.out + said.errors


def certificates(house: House) -> list[Erasure.ErasureDone]:
    with house.services.store.reading(LARKFIELD) as reader:
        told = reader.facts_of_topics(Erasure.ErasureDone.TOPIC)
    return [one.fact for one in told if isinstance(one.fact, Erasure.ErasureDone)]
