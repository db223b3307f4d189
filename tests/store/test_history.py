"""Every fact of every version that was ever stored can be read for ever."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

import pytest

from events import catalogue
from events.base import ERASED, Fact, Side
from events.catalogue import ENVELOPE, KINDS, FactKind
from events.diary import Entry
from events.entry_kinds import Kind, Place
from events.manner import Route
from events.store.mapper import Mapper, fields_then, plain, to_fact
from tests.cast import AMINA, AYO, a_note

HISTORY = Path(__file__).parents[1] / "history"
FILES = sorted(HISTORY.glob("*.json"))
ENVELOPE_OF_STATE = {"at", "by", "type_version"}


def told(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def fields_of(past: Mapping[str, Any]) -> list[str]:
    return fields_then(KINDS[past["topic"]], past["type_version"])


def load(past: Mapping[str, Any], state: Mapping[str, Any]) -> Fact:
    return to_fact(past["topic"], AYO, 2, state)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_past_fact_loads_with_all_its_words(file: Path) -> None:
    past = told(file)
    fact = load(past, past["state"])
    assert isinstance(fact, KINDS[past["topic"]].cls)
    assert fact.timestamp == datetime(2026, 9, 7, 8, tzinfo=UTC)
    assert (fact.originator_id, fact.originator_version) == (AYO, 2)
    for name in fields_of(past):
        if name in KINDS[past["topic"]].fields:
            assert plain(getattr(fact, name)) == past["state"][name]
    assert str(fact.by) == past["state"]["by"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_past_fact_loads_when_its_words_were_erased(file: Path) -> None:
    past = told(file)
    kept = {name: past["state"][name] for name in ENVELOPE_OF_STATE}
    fact = load(past, kept)
    for name in KINDS[past["topic"]].fields.keys() & set(fields_of(past)):
        assert getattr(fact, name) is ERASED


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_fact_that_nobody_made_has_nobody(file: Path) -> None:
    past = told(file)
    assert load(past, {**past["state"], "by": None}).by is None


def test_every_version_of_every_fact_is_kept_and_named() -> None:
    kept = {(told(file)["topic"], told(file)["type_version"]) for file in FILES}
    known = {
        (topic, version)
        for topic, kind in KINDS.items()
        for version in range(1, kind.version + 1)
    }
    lines = (HISTORY / "topics.txt").read_text(encoding="utf-8").splitlines()
    assert kept == known
    assert lines == sorted(f"{topic} {version}" for topic, version in known)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_fact_goes_into_a_state_and_comes_back(file: Path) -> None:
    mapper, past = Mapper(), told(file)
    fact = load(past, past["state"])
    stored = mapper.to_stored_event(fact)
    state = mapper.transcoder.decode(stored.state)
    assert stored.topic == past["topic"]
    then = {name: state[name] for name in fields_of(past)}
    envelope = {name: past["state"][name] for name in ENVELOPE_OF_STATE}
    assert {**then, **envelope} == past["state"]
    state_with_time = mapper.transcoder.encode({**state, "at": past["state"]["at"]})
    stored_again = type(stored)(AYO, 2, stored.topic, state_with_time)
    assert vars(mapper.to_domain_event(stored_again)) == vars(fact)


@pytest.mark.parametrize("topic", ["diary/entry-written", "diary/comment-added"])
def test_what_was_written_at_first_was_typed_on_a_page_and_sent(topic: str) -> None:
    file = HISTORY / f"{topic.replace('/', '.')}.1.json"
    said = vars(load(told(file), told(file)["state"]))
    assert said["route"] is Route.PAGE
    assert said["written_at"] is None
    assert (said.get("told_by"), said.get("taps", {})) == (None, {})


def test_a_state_has_no_time_before_it_is_recorded() -> None:
    (fact,) = a_note(by=AMINA).collect_events()
    state = Mapper().transcoder.decode(Mapper().to_stored_event(fact).state)
    assert "at" not in state
    assert state["place"] == Place.HOME


class TestUpcasting:
    """A later version of a fact reads what an earlier one stored."""

    class Later(Entry.Event):
        TOPIC: ClassVar[str] = "diary/later"
        v1_fields: ClassVar[tuple[str, ...]] = ("text", "where")
        text: str
        place: Place
        day: date | None

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            state["place"] = state.pop("where")

        @staticmethod
        def upcast_v2_v3(state: dict[str, Any]) -> None:
            state["day"] = None

    @pytest.fixture(autouse=True)
    def _known(self, monkeypatch: pytest.MonkeyPatch) -> None:
        fields = {"text": str, "place": Place, "day": date | None}
        kind = FactKind("diary/later", 3, self.Later, fields, None)
        monkeypatch.setattr("events.store.mapper.KINDS", {**KINDS, "diary/later": kind})
        monkeypatch.setattr(
            "events.store.mapper.decoders",
            lambda _: {"text": str, "place": Place, "day": date.fromisoformat},
        )

    def state(self, version: int, **words: object) -> dict[str, object]:
        at = "2026-09-07T08:00:00.000000Z"
        return {"at": at, "by": None, "type_version": version, **words}

    def load(self, state: dict[str, object]) -> Fact:
        return to_fact("diary/later", AYO, 1, state)

    def test_from_the_first_version(self) -> None:
        fact = self.load(self.state(1, text="a", where="home"))
        assert isinstance(fact, self.Later)
        assert (fact.text, fact.place, fact.day) == ("a", Place.HOME, None)

    def test_from_an_erased_first_version(self) -> None:
        fact = self.load(self.state(1))
        assert isinstance(fact, self.Later)
        assert [vars(fact)[name] for name in ("text", "place")] == [ERASED, ERASED]
        assert fact.day is None

    def test_from_this_version(self) -> None:
        fact = self.load(self.state(3, text="a", place="home", day="2026-09-07"))
        assert isinstance(fact, self.Later)
        assert fact.day == date(2026, 9, 7)

    def test_each_version_has_its_own_fields(self) -> None:
        kind = FactKind("diary/later", 3, self.Later, {"text": str}, None)
        assert fields_then(kind, 1) == ["text", "where"]
        assert fields_then(kind, 3) == ["text"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Side.HOME, "home"),
        (Kind.REPLY_NEEDED, "reply-needed"),
        (AYO, str(AYO)),
        (date(2026, 9, 7), "2026-09-07"),
        (None, None),
        (3, 3),
        (True, True),
        ("text", "text"),
    ],
)
def test_a_word_is_written_plainly(value: object, written: object) -> None:
    assert plain(value) == written


def test_the_catalogue_names_no_envelope_as_a_word() -> None:
    for kind in KINDS.values():
        assert not ENVELOPE & set(kind.fields)
        assert set(kind.fields) >= kind.cls.PROSE
        assert set(kind.fields) >= kind.cls.PERSONAL
        assert not kind.cls.PROSE & kind.cls.PERSONAL
    assert UUID in KINDS["circle/member-left"].fields.values()
    assert len(catalogue.AGGREGATES) == len(
        {kind.aggregate_topic for kind in KINDS.values()} - {None}
    )
