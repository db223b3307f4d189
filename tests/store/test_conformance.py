"""The library's own suites for recorders, with lock, leaves and encryption on."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

import pytest
from eventsourcing import persistence
from eventsourcing.tests import persistence as suites
from sqlalchemy import func, select

from events.base import Space
from events.store import fsck, tables
from events.store.ledger import Ledger, LogHead
from events.store.recorder import Recorder
from events.store.unit import Store
from projections.runner import see
from tests.cast import LARKFIELD, REGISTER, Clock
from tests.databases import Place


def a_recorder(place: Place) -> Recorder:
    """A school with an empty register, so that the suites count from 1."""
    store = Store(place.web, place.ring, see, Clock())
    with place.web.writing(LARKFIELD) as conn:
        Ledger.open_school(conn, LARKFIELD, "2026-09-07T08:00:00.000000Z")
        ledger = Ledger(conn, place.ring, LARKFIELD, "2026-09-07T08:00:00.000000Z")
        ledger.open_logs([LogHead(REGISTER, None, Space.REGISTER, 0)])
    return store.recorder(LARKFIELD)


def assert_all_is_in_the_record(place: Place) -> None:
    """Every fact of the suite has its leaf and its sealed words, and all fit."""
    with place.web.reading(LARKFIELD) as conn:
        counts = {
            conn.scalar(select(func.count()).select_from(table))
            for table in (tables.events, tables.leaves, tables.contents)
        }
        said = {one.says for one in fsck.check(conn, place.ring)}
    assert len(counts) == 1
    assert counts.pop()
    assert said == {"its first leaf does not say whose it is"}


class OnSQLite:
    place: Place

    @pytest.fixture(autouse=True)
    def _on(self, sqlite_address: Place) -> Iterator[None]:
        self.place = sqlite_address
        yield
        assert_all_is_in_the_record(self.place)


class OnPostgres:
    place: Place

    @pytest.fixture(autouse=True)
    def _on(self, postgres_address: Place) -> Iterator[None]:
        self.place = postgres_address
        yield
        assert_all_is_in_the_record(self.place)


class Recording(suites.ApplicationRecorderTestCase[Recorder]):
    __test__ = False  # only below, with a database
    place: Place

    def create_recorder(self) -> Recorder:
        return a_recorder(self.place)

    def test_insert_subscribe(self) -> None:
        self.optional_test_insert_subscribe()


class WithoutNumbers(persistence.AggregateRecorder):
    """Our recorder, keeping its numbers to itself, as this suite wants it."""

    def __init__(self, ours: Recorder) -> None:
        self._ours = ours

    def insert_events(
        self,
        stored_events: Sequence[persistence.StoredEvent],
        **kwargs: Any,  # noqa: ANN401 - passed on
    ) -> None:
        self._ours.insert_events(stored_events, **kwargs)

    def select_events(
        self,
        originator_id: UUID | str,
        **kwargs: Any,  # noqa: ANN401 - passed on
    ) -> Sequence[persistence.StoredEvent]:
        return self._ours.select_events(originator_id, **kwargs)


class Keeping(suites.AggregateRecorderTestCase):
    __test__ = False
    place: Place

    def create_recorder(self) -> WithoutNumbers:
        return WithoutNumbers(a_recorder(self.place))


class Numbering(suites.NonInterleavingNotificationIDsBaseCase):
    __test__ = False
    place: Place

    def create_recorder(self) -> Recorder:
        return a_recorder(self.place)


class TestRecordingOnSQLite(OnSQLite, Recording):
    __test__ = True


class TestKeepingOnSQLite(OnSQLite, Keeping):
    __test__ = True


class TestNumberingOnSQLite(OnSQLite, Numbering):
    __test__ = True


@pytest.mark.postgres
class TestRecordingOnPostgres(OnPostgres, Recording):
    __test__ = True


@pytest.mark.postgres
class TestKeepingOnPostgres(OnPostgres, Keeping):
    __test__ = True


@pytest.mark.postgres
class TestNumberingOnPostgres(OnPostgres, Numbering):
    __test__ = True
