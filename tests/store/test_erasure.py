"""Erased words are gone for good, and all that remains is still proven."""

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from events.base import ERASED, Fact, Space
from events.catalogue import KINDS
from events.circle import Circle
from events.diary import Entry
from events.person import Person
from events.store.engine import Database
from events.store.erasure import rotate
from events.store.errors import KeysMissing
from events.store.keys import KeyRing, hold_new_keys
from events.store.reader import Reader
from events.store.unit import Store
from projections import directory, timeline
from projections.directory import ERASED_NAME
from projections.runner import check, see
from projections.timeline import Filter
from service.signing_in.seals import SEALED
from tests.cast import (
    AMINA,
    AYO,
    LARKFIELD,
    LUKASZ,
    MONDAY,
    OLI,
    SIAN,
    START,
    STRANGER,
    TOM,
    Clock,
    a_new_id,
    a_note,
    a_school,
    shared_log,
    written,
)
from tests.databases import Place
from tests.erasing import erased
from tests.features.shows import shows
from tests.term import Term


def facts(reader: Reader) -> list[Fact]:
    return [one.fact for one in reader.facts_after(0, 1000)]


@pytest.fixture
def ayos_diary(address: Place, store: Store) -> Place:
    a_school(store)
    with store.unit(LARKFIELD) as unit:
        entry = written(unit, a_note("Ayo slept well.", by=LUKASZ))
        entry.comment(a_new_id(), "Good.", by=TOM)
        entry.see(by=AMINA)
        written(unit, entry)
    return address


def test_a_person_is_erased_everywhere(ayos_diary: Place, store: Store) -> None:
    erased(ayos_diary, LUKASZ.person)
    with store.reading(LARKFIELD) as reader:
        found = facts(reader)
        (person,) = (
            one
            for one in found
            if isinstance(one, Person.PersonRegistered)
            and one.originator_id == LUKASZ.person
        )
        (joined,) = (
            one
            for one in found
            if isinstance(one, Circle.MemberJoined) and one.person == LUKASZ.person
        )
        (note,) = (one for one in found if isinstance(one, Entry.EntryWritten))
        names = directory.names_of(reader, [LUKASZ.person, AMINA.person])
        assert list(check(reader.conn, ayos_diary.ring)) == []
    assert [vars(fact)["name"] for fact in (person, joined)] == [ERASED, ERASED]
    assert note.text == "Ayo slept well."
    assert names == {LUKASZ.person: ERASED_NAME, AMINA.person: "Amina Bello"}


@shows("events.store.erasure:erase", at="conn.execute(delete(table)")
def test_f98_the_diary_of_a_child_is_erased(ayos_diary: Place, store: Store) -> None:
    with store.reading(LARKFIELD) as reader:
        before = [(one.at, one.leaf) for one in reader.facts_of_log(shared_log(AYO))]
    erased(ayos_diary, shared_log(AYO))
    with store.reading(LARKFIELD) as reader:
        found = reader.facts_of_log(shared_log(AYO))
        assert [(one.at, one.leaf) for one in found] == before
        for one in found:
            kind = KINDS[type(one.fact).TOPIC]
            words = set(kind.fields) - kind.cls.PERSONAL
            assert {getattr(one.fact, word) for word in words} <= {ERASED}
        page = timeline.of_child(reader, AYO, AMINA.person, Filter())
        assert page.items == []
        assert list(check(reader.conn, ayos_diary.ring)) == []


def test_whom_only_an_erased_diary_knew_leaves_no_key_that_opens_nothing(
    ayos_diary: Place, store: Store
) -> None:
    with store.unit(LARKFIELD) as unit:
        circle = unit.find(Circle, AYO)
        assert circle is not None
        circle.join(STRANGER, "Rosa Lim", None, by=SIAN.person, today=MONDAY)
        unit.save(circle, log=unit.log_of(AYO, Space.SHARED))
    erased(ayos_diary, shared_log(AYO), STRANGER.person)
    with store.reading(LARKFIELD) as reader:
        assert list(check(reader.conn, ayos_diary.ring)) == []


def test_a_comment_on_an_erased_entry_is_still_a_fact(
    ayos_diary: Place, store: Store
) -> None:
    erased(ayos_diary, shared_log(AYO))
    with store.reading(LARKFIELD) as reader:
        kinds = [type(one) for one in facts(reader)]
    assert Entry.CommentAdded in kinds


def test_the_key_file_is_another_one_afterwards(ayos_diary: Place) -> None:
    before = {file.name for file in ayos_diary.key_dir.iterdir()}
    erased(ayos_diary, LUKASZ.person)
    after = {file.name for file in ayos_diary.key_dir.iterdir()}
    assert before == {"kek-0001.key", "service.key"}
    assert after == {"kek-0002.key", "service.key"}
    assert ayos_diary.ring.current == "kek-0002"


def test_an_old_copy_cannot_be_read_with_the_key_file_of_today(
    sqlite_address: Place, tmp_path: Path
) -> None:
    place = sqlite_address
    Term(Store(place.web, place.ring, see, Clock())).everything()
    copy = tmp_path / "copy.db"
    to = sqlite3.connect(copy)
    source = sqlite3.connect(str(place.web.url.database))
    source.backup(to)
    source.close()
    to.close()
    erased(place, shared_log(OLI))
    old = Database(f"sqlite:///{copy}")
    store = Store(old, KeyRing(place.key_dir), see, Clock(START))
    with store.reading(LARKFIELD) as reader, pytest.raises(KeysMissing):
        facts(reader)
    old.close()


def test_a_process_with_old_keys_reads_the_new_rows(
    ayos_diary: Place, store: Store, tmp_path: Path
) -> None:
    """A destroyed key is gone at once everywhere: each row says which key it has."""
    other = Store(ayos_diary.web, KeyRing(ayos_diary.key_dir), see, Clock())
    with other.reading(LARKFIELD) as reader:
        assert facts(reader)
    erased(ayos_diary, LUKASZ.person)
    with other.reading(LARKFIELD) as reader:
        names = directory.names_of(reader, [LUKASZ.person])
    assert names == {LUKASZ.person: ERASED_NAME}


def test_a_process_with_old_keys_writes_under_the_new_ones(
    ayos_diary: Place, store: Store
) -> None:
    other = Store(ayos_diary.web, KeyRing(ayos_diary.key_dir), see, Clock())
    erased(ayos_diary, LUKASZ.person)
    with other.unit(LARKFIELD) as unit:
        newcomer = Person(id=STRANGER.person, name="Zofia", by=None)
        unit.save(newcomer, log=unit.log_of(None, Space.REGISTER))
    today = Store(ayos_diary.web, KeyRing(ayos_diary.key_dir), see, Clock())
    with today.reading(LARKFIELD) as reader:
        assert directory.names_of(reader, [STRANGER.person])[STRANGER.person] == "Zofia"


def test_the_wrong_keys_open_nothing(
    ayos_diary: Place, store: Store, tmp_path: Path
) -> None:
    shutil.copytree(ayos_diary.key_dir, tmp_path / "mixed")
    (tmp_path / "mixed" / "kek-0001.key").write_bytes(bytes(32))
    ring = KeyRing(tmp_path / "mixed")
    with ayos_diary.owner.reading() as conn:
        said = [str(one) for one in check(conn, ring)]
    assert any("no key" in one for one in said)


def test_a_key_made_during_a_rotation_is_wrapped_under_the_new_file(
    ayos_diary: Place, store: Store
) -> None:
    newcomer = a_new_id()

    def register() -> None:
        with store.unit(LARKFIELD) as unit:
            person = Person(id=newcomer, name="Zofia Bąk", by=None)
            unit.save(person, log=unit.log_of(None, Space.REGISTER))

    with ThreadPoolExecutor(max_workers=1) as pool:
        with ayos_diary.owner.writing() as conn:
            hold_new_keys(conn)
            registering = pool.submit(register)
            with pytest.raises(TimeoutError):
                registering.result(timeout=0.3)
            ayos_diary.ring.rotate()
        registering.result(timeout=30)
    rotate(ayos_diary.owner, ayos_diary.ring, SEALED)
    with store.reading(LARKFIELD) as reader:
        assert directory.names_of(reader, [newcomer]) == {newcomer: "Zofia Bąk"}
