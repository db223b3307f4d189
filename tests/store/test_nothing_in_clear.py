"""No word and no name is found in any file of the database, in any encoding."""

from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from events.base import Space
from events.person import Person
from events.store.unit import Request, Store
from projections.runner import see
from tests.cast import (
    AMINA,
    AYO,
    LARKFIELD,
    NAMES,
    TOM,
    Clock,
    a_new_id,
    a_note,
    a_school,
    an_id,
    written,
)
from tests.databases import Place, Server

CANARY = "Zwölfkampfkanarienvogel"
SHORT, LONG = 5, 8
NAMED = {word for name in NAMES.values() for word in name.split()} - {"School"}
SAID = [CANARY, *sorted(word for word in NAMED if len(word.encode()) >= SHORT)]


def write_canaries(store: Store) -> None:
    a_school(store)
    with store.unit(LARKFIELD) as unit:
        entry = written(unit, a_note(f"{CANARY} sang."))
        entry.comment(a_new_id(), f"Again {CANARY}?", by=TOM)
        entry.amend(f"{CANARY} sang well.", f"{CANARY} was shy.", by=AMINA)
        entry.correct(a_new_id(), f"{CANARY} did not.", f"{CANARY} slept.", by=TOM)
        entry.seal(f"{CANARY} was another's.", by=AMINA)
        written(unit, entry)
        person = unit.find(Person, AMINA.person)
        assert person is not None
        person.rename(f"Amina {CANARY}", by=None)
        unit.save(person, log=unit.log_of(None, Space.REGISTER))
        request = Request(an_id("account"), "a key", CANARY.encode())
        unit.remember(request, unit.log_of(AYO, Space.SHARED))


def forms(word: str) -> Iterator[bytes]:
    """The bytes of a word as they might lie somewhere, at any offset of base64."""
    for raw in (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")):
        yield raw
        yield raw.hex().encode()
        for offset in range(3):
            inner = raw[(3 - offset) % 3 :]
            whole = inner[: len(inner) // 3 * 3]
            yield b64encode(whole)
            yield urlsafe_b64encode(whole)
    yield ascii(word)[1:-1].encode()


def long_enough() -> list[bytes]:
    """Very short forms stand in any file by chance."""
    return [
        form
        for word in SAID
        for form in forms(word)
        if len(form) >= LONG or form == word.encode()
    ]


def found_in(raw: bytes) -> list[bytes]:
    return [form for form in long_enough() if form in raw]


def test_a_clear_word_would_be_found() -> None:
    for raw in (CANARY.encode(), CANARY.encode("utf-16"), b64encode(CANARY.encode())):
        assert found_in(b"before" + raw + b"after")
    assert found_in(b64encode(b"a" + CANARY.encode()))
    assert found_in(b64encode(b"ab" + CANARY.encode()))


def test_sqlite_keeps_no_word_in_clear(sqlite_address: Place, tmp_path: Path) -> None:
    place = sqlite_address
    write_canaries(Store(place.web, place.ring, see, Clock()))
    files = sorted(tmp_path.glob("record.db*"))
    assert {file.name for file in files} >= {"record.db", "record.db-wal"}
    for file in files:
        assert (file.name, found_in(file.read_bytes())) == (file.name, [])


@pytest.mark.postgres
def test_postgres_keeps_no_word_in_clear(
    postgres_address: Place, postgres_server: Server
) -> None:
    place = postgres_address
    write_canaries(Store(place.web, place.ring, see, Clock()))
    assert found_in(dump(place).encode()) == []
    with place.owner.engine.connect() as conn:
        conn.execute(text("CHECKPOINT"))
        number = conn.scalar(
            text("SELECT oid FROM pg_database WHERE datname = current_database()")
        )
        folder = Path(str(conn.scalar(text("SHOW data_directory"))))
    files = [*folder.glob(f"base/{number}/*"), *folder.glob("pg_wal/0*")]
    assert len(files) > 100
    for file in files:
        assert (file.name, found_in(file.read_bytes())) == (file.name, [])


def dump(place: Place) -> str:
    """All rows of all tables as text, as a dump writes them."""
    with place.owner.reading() as conn:
        return "\n".join(
            str(row)
            for table in inspect(conn).get_table_names()
            for row in conn.scalars(text(f"SELECT t::text FROM {table} t"))  # noqa: S608
        )
