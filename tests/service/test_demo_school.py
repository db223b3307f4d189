"""The demo school, loaded: the same for one seed, known as a demo, and sealed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest
from argon2 import PasswordHasher
from argon2.profiles import RFC_9106_LOW_MEMORY
from sqlalchemy import select, text

from events.agreed_action import AgreedAction
from events.base import Recorded
from events.minutes_kinds import Stage
from events.store.reader import Reader
from projections import agreed_actions_tables, minutes
from projections.agreed_actions_open import Group
from projections.agreed_actions_rows import Stage as ActionStage
from projections.runner import schools
from service.demo.build import PASSWORD, SIGN_INS
from service.demo.story import story, words_that_must_not_leak
from service.worklist.tables import GROUPS
from tests import databases
from tests.cast import Clock
from tests.service import demo_states
from tests.service.clients import Browser
from tests.service.house import House
from tests.service.leaks import CHUNK, Words, spellings
from tests.service.test_cli import is_one_sentence, samepage, settings_of

pytestmark = pytest.mark.wide

TODAY = date(2026, 11, 20)
STORY = story(7, TODAY)
WORDS = Words(words_that_must_not_leak(STORY))
LOAD = ("demo", "--seed", "7", "--today", TODAY.isoformat())


@dataclass(frozen=True)
class Loaded:
    """A database with the demo school in it."""

    place: databases.Place
    files: tuple[Path, ...]

    @cached_property
    def house(self) -> House:
        house = House.over(self.place)
        return House(
            house.place, Clock(datetime(2026, 11, 20, 16, tzinfo=UTC)), house.settings
        )

    def facts(self) -> list[tuple[Any, ...]]:
        return [
            (one.school, one.seq, one.at, one.fact.TOPIC, said(one.fact), one.leaf)
            for one in self.recorded()
        ]

    def recorded(self) -> list[Recorded]:
        with self.place.owner.reading() as conn:
            return [
                one
                for school in sorted(schools(conn))
                for one in Reader(conn, self.place.ring, school).facts_after(0, 10_000)
            ]


def said(fact: object) -> str:
    return repr(sorted((name, repr(word)) for name, word in vars(fact).items()))


@pytest.fixture(scope="module")
def on_sqlite(
    tmp_path_factory: pytest.TempPathFactory, migrated_file: Path
) -> Iterator[Loaded]:
    folder = tmp_path_factory.mktemp("demo")
    place = databases.sqlite(migrated_file, folder / "record.db", folder / "keys")
    with place.owner.reading() as conn:  # so that the write-ahead log stays
        conn.execute(text("SELECT count(*) FROM events"))
        told = samepage(settings_of(place), *LOAD)
        assert told.exit_code == 0, told.stderr
        kept = [path.read_bytes() for path in sorted(folder.glob("record.db*"))]
    copies = [folder / f"copy {number}" for number in range(len(kept))]
    for copy, content in zip(copies, kept, strict=True):
        copy.write_bytes(content)
    yield Loaded(place, tuple(copies))
    place.close()
    rmtree(folder)


@pytest.fixture(scope="module")
def on_postgres(
    postgres_server: databases.Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Loaded]:
    folder = tmp_path_factory.mktemp("demo")
    with postgres_server.empty(folder / "keys") as place:
        with place.owner.reading() as conn:
            begun = conn.scalar(text("SELECT pg_walfile_name(pg_current_wal_lsn())"))
            own = "SELECT oid FROM pg_database WHERE datname = current_database()"
            base = f"base/{conn.scalar(text(own))}"
            data = Path(str(conn.scalar(text("SHOW data_directory"))))
        told = samepage(settings_of(place), *LOAD)
        assert told.exit_code == 0, told.stderr
        with place.owner.engine.connect() as free:
            free.execution_options(isolation_level="AUTOCOMMIT")
            free.execute(text("CHECKPOINT"))
        wal = [path for path in (data / "pg_wal").glob("0*") if path.name >= str(begun)]
        rows = [path for path in (data / base).iterdir() if path.is_file()]
        yield Loaded(place, (*wal, *rows))


BOTH = ("on_sqlite", pytest.param("on_postgres", marks=pytest.mark.postgres))


@pytest.fixture(params=BOTH)
def loaded(request: pytest.FixtureRequest) -> Loaded:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Loaded)
    return found


def test_no_word_or_name_is_found_in_clear(loaded: Loaded) -> None:
    assert len(loaded.files) > 1
    for file in loaded.files:
        assert WORDS.found_in(file.read_bytes()) == set(), file.name


def test_no_word_or_name_is_found_in_a_dump(loaded: Loaded) -> None:
    tables = loaded.house.stored()
    assert sum(len(rows) for rows in tables.values()) > 6_000
    for name, rows in tables.items():
        content = b"\n".join(raw(value) for row in rows for value in row)
        assert WORDS.found_in(content) == set(), name


def raw(value: object) -> bytes:
    return (
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
    )


@pytest.mark.parametrize("way", range(9))
@pytest.mark.parametrize("before", range(4))
def test_a_word_that_leaked_would_be_found(way: int, before: int) -> None:
    spelled = list(spellings("physiotherapist"))[way]
    for place in (before, CHUNK - 8 + before):
        content = bytes(place) + spelled + b"\x02"
        assert WORDS.found_in(content) == {"physiotherapist"}


@pytest.mark.postgres
def test_one_seed_tells_one_story_but_never_the_same_leaves(
    on_sqlite: Loaded, on_postgres: Loaded
) -> None:
    one, two = on_sqlite.facts(), on_postgres.facts()
    assert [fact[:-1] for fact in one] == [fact[:-1] for fact in two]
    leaves = [{fact[-1] for fact in facts} for facts in (one, two)]
    assert len(leaves[0]) == len(one)
    assert not leaves[0] & leaves[1]


def test_a_database_that_is_not_empty_is_left_alone(loaded: Loaded) -> None:
    before = loaded.facts()
    told = samepage(settings_of(loaded.place), *LOAD)
    is_one_sentence(told, says="There is a school in this database already.")
    quiet = samepage(settings_of(loaded.place), *LOAD, "--if-empty")
    assert (quiet.exit_code, quiet.output) == (0, "")
    assert loaded.facts() == before


def test_the_record_of_the_demo_is_whole(loaded: Loaded) -> None:
    told = samepage(settings_of(loaded.place), "fsck")
    assert (told.exit_code, told.stderr) == (0, "")


def signed_in(house: House, email: str) -> Browser:
    browser = house.browser()
    browser.opened("/sign-in")
    browser.saved("/sign-in", email=email, password=PASSWORD)
    return browser


@pytest.mark.parametrize("email", SIGN_INS)
def test_each_sign_in_opens_the_demo_and_says_that_it_is_one(
    on_sqlite: Loaded, email: str
) -> None:
    browser = signed_in(on_sqlite.house, email)
    assert "Demo school." in browser.page.get_text()
    child = browser.opened("/children").select_one("a.children__link")
    assert child is not None
    page = browser.opened(str(child["href"]))
    assert "Everybody here is made up." in page.get_text()
    assert page.select("article.entry")
    for path in ("/audit", "/circle"):
        browser.opened(f"{child['href']}{path}")


def test_every_fact_about_meetings_and_agreements_is_told(on_sqlite: Loaded) -> None:
    told = {one.fact.TOPIC for one in on_sqlite.recorded()}
    assert set(demo_states.FACTS) - told == set()
    assert not set(demo_states.UNTOLD) & told


def test_every_word_that_such_a_fact_can_have_is_told(on_sqlite: Loaded) -> None:
    told = demo_states.told(one.fact for one in on_sqlite.recorded())
    assert demo_states.states() - told == set()


def test_notes_and_actions_stand_at_every_stage(on_sqlite: Loaded) -> None:
    with on_sqlite.place.owner.reading() as conn:
        notes = conn.scalars(select(minutes.notes.c.stage)).all()
        actions = conn.scalars(select(agreed_actions_tables.actions.c.stage)).all()
    assert set(notes) == set(Stage)
    assert set(actions) == set(ActionStage)


def test_the_senco_has_a_list_and_a_chart_as_long_as_in_a_real_school(
    on_sqlite: Loaded,
) -> None:
    browser = signed_in(on_sqlite.house, "senco@demo.example")
    link = browser.opened("/today").select_one('a[href$="/worklist"]')
    assert link is not None
    page = browser.opened(str(link["href"]))
    assert len(page.select('section a[href*="/actions/"]')) >= 30
    said = page.get_text()
    assert {str(GROUPS[one]) for one in Group if str(GROUPS[one]) not in said} == set()
    for mark in ("Disputed", "In the way: talk on", "Hold the next annual review"):
        assert mark in said
    chart = browser.opened(f"{link['href']}/pace")
    assert "Still open" in chart.get_text()


def test_a_child_and_somebody_without_a_sign_in_do_what_was_agreed(
    on_sqlite: Loaded,
) -> None:
    people = {one.id: one for one in STORY.people}
    owners = {
        one.fact.owner
        for one in on_sqlite.recorded()
        if isinstance(one.fact, AgreedAction.OwnerNamed)
    }
    assert any(people[one].email is None for one in owners)
    children = {
        place.person
        for child in STORY.children
        for place in child.circle
        if place.role == "child"
    }
    assert children <= owners


def test_three_share_a_child_and_the_stranger_shares_none(on_sqlite: Loaded) -> None:
    children = {}
    for email in SIGN_INS:
        page = signed_in(on_sqlite.house, email).opened("/children")
        links = page.select("a.children__link")
        children[email.split("@")[0]] = {str(one["href"]) for one in links}
    assert children["parent"] & children["teacher"] & children["senco"]
    assert not children["stranger"] & (children["teacher"] | children["senco"])


def test_every_entry_of_the_demo_opens(on_sqlite: Loaded) -> None:
    browser = signed_in(on_sqlite.house, "teacher@demo.example")
    for child in [str(one["href"]) for one in browser.page.select("a.children__link")]:
        links = browser.opened(child).select("article.entry h3 a")
        for link in links[:1]:
            browser.opened(str(link["href"]))


def test_passwords_are_hashed_with_as_much_work_as_is_advised() -> None:
    made = PasswordHasher()
    assert made.memory_cost >= RFC_9106_LOW_MEMORY.memory_cost
    assert made.time_cost >= RFC_9106_LOW_MEMORY.time_cost
