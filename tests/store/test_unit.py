"""One command is one transaction: lock, key, load, decide, save, receipt."""

from collections.abc import Callable
from datetime import timedelta
from threading import Thread
from uuid import UUID

import pytest
from eventsourcing.persistence import IntegrityError
from sqlalchemy import func, select, text

from events.base import Space
from events.circle import Circle
from events.diary import Entry
from events.person import Person
from events.store import canonical, merkle
from events.store.errors import (
    KeyReused,
    LogUnknown,
    SchoolOpenedBefore,
    SchoolUnknown,
    WordsErased,
)
from events.store.leaf import log_name
from events.store.tables import events, idempotency, leaves, logs, school_heads
from events.store.unit import Request, Store, Unit, Written
from tests.cast import (
    AMINA,
    AYO,
    LARKFIELD,
    LUKASZ,
    OTHER_REGISTER,
    OTHER_SCHOOL,
    START,
    TOM,
    Clock,
    a_new_id,
    a_note,
    a_school,
    an_id,
    shared_log,
    written,
)
from tests.databases import Place
from tests.erasing import erased
from tests.store import proofs

ACCOUNT = an_id("an account")


@pytest.fixture
def school(store: Store) -> UUID:
    return a_school(store)


def write(store: Store, request: Request | None = None, text: str = "Hello") -> Written:
    with store.unit(LARKFIELD) as unit:
        if (before := unit.remembered(request)) is not None:
            return before
        written(unit, a_note(text))
        return unit.remember(request, unit.log_of(AYO, Space.SHARED))


def leaves_of(store: Store, log: UUID) -> list[bytes]:
    with store.reading(LARKFIELD) as reader:
        chosen = select(leaves.c.leaf).where(
            leaves.c.school == LARKFIELD, leaves.c.log == log
        )
        return [bytes(one) for one in reader.conn.scalars(chosen.order_by("log_seq"))]


@pytest.mark.usefixtures("school")
class TestReceipts:
    def test_a_receipt_is_the_head_of_the_log(self, store: Store) -> None:
        receipts = [write(store).receipt for _ in range(9)]
        hashes = [merkle.leaf_hash(one) for one in leaves_of(store, shared_log(AYO))]
        for receipt in receipts:
            root = canonical.from_base64url(receipt.root)
            assert receipt.log == log_name(shared_log(AYO))
            assert receipt.seq == receipt.size - 1
            assert root == proofs.root_of(hashes[: receipt.size])
        first, last = receipts[0], receipts[-1]
        proofs.verify_consistency(
            first.size,
            last.size,
            proofs.consistency(hashes[: last.size], first.size),
            canonical.from_base64url(first.root),
            canonical.from_base64url(last.root),
        )

    def test_a_leaf_says_what_the_row_says(self, store: Store) -> None:
        written_ = write(store)
        leaf = canonical.decode(leaves_of(store, shared_log(AYO))[-1])
        stmt = leaf["stmt"]
        assert set(leaf) == {"at", "seq", "sig", "stmt", "v"}
        assert (leaf["seq"], leaf["sig"], leaf["v"]) == (written_.receipt.seq, None, 1)
        assert stmt["_sd"] == sorted(stmt["_sd"])
        assert len(stmt["_sd"]) == 13
        assert stmt["log"] == log_name(shared_log(AYO))
        assert stmt["ref"] == []
        assert (stmt["type"], stmt["type_version"]) == ("diary/entry-written", 2)
        assert stmt["by"] == str(AMINA.person)
        assert len(canonical.from_base64url(stmt["nonce"])) == 12
        assert stmt["cat"] is stmt["seen"] is None

    def test_a_leaf_stands_on_the_one_before_it_in_its_stream(
        self, store: Store
    ) -> None:
        entry = a_note()
        with store.unit(LARKFIELD) as unit:
            written(unit, entry)
            written(unit, a_note())
            entry.comment(a_new_id(), "Yes.", by=TOM)
            entry.comment(a_new_id(), "No.", by=TOM)
            written(unit, entry)
        found = [canonical.decode(one) for one in leaves_of(store, shared_log(AYO))]
        numbers = [one["seq"] for one in found[-4:]]
        refs = [one["stmt"]["ref"] for one in found[-4:]]
        assert refs == [[], [], [numbers[0]], [numbers[2]]]


@pytest.mark.usefixtures("school")
class TestIdempotency:
    def test_the_same_request_has_one_answer(self, store: Store) -> None:
        request = Request(ACCOUNT, "a key", b"body")
        first = write(store, request)
        write(store)
        assert write(store, request) == first
        with store.reading(LARKFIELD) as reader:
            assert reader.facts_of_log(shared_log(AYO))[-1].seq == first.seq + 1

    def test_an_answer_is_there_without_the_lock(self, store: Store) -> None:
        request = Request(ACCOUNT, "a key", b"body")
        assert store.remembered(LARKFIELD, request) is None
        first = write(store, request)
        assert store.remembered(LARKFIELD, request) == first

    def test_the_same_key_for_another_request_is_refused(self, store: Store) -> None:
        first = write(store, Request(ACCOUNT, "a key", b"body"))
        with pytest.raises(KeyReused, match="Use a new one"):
            write(store, Request(ACCOUNT, "a key", b"another body"))
        with store.reading(LARKFIELD) as reader:
            assert reader.last_seq() == first.seq

    @pytest.mark.parametrize(
        "request_", [None, Request(an_id("other"), "a key", b"body")]
    )
    def test_others_keys_are_others(
        self, store: Store, request_: Request | None
    ) -> None:
        first = write(store, Request(ACCOUNT, "a key", b"body"))
        assert write(store, request_).seq == first.seq + 1

    def test_what_was_asked_is_not_kept(self, store: Store, address: Place) -> None:
        write(store, Request(ACCOUNT, "a key", b"body"))
        with address.owner.reading() as conn:
            row = conn.execute(select(idempotency)).one()
        assert len(row.digest) == 32
        assert b"body" not in bytes(row.digest)

    def test_twenty_at_once_are_one(self, store: Store) -> None:
        request = Request(ACCOUNT, "a key", b"body")
        answers: list[Written] = []
        ask: Callable[[], None] = lambda: answers.append(write(store, request))  # noqa: E731
        threads = [Thread(target=ask) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(answers) == 20
        assert len(set(answers)) == 1


@pytest.mark.usefixtures("school")
class TestLock:
    def test_writers_wait_and_numbers_stay_dense(self, store: Store) -> None:
        a_school(store, OTHER_SCHOOL, OTHER_REGISTER)
        threads = [Thread(target=write, args=(store,)) for _ in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with store.reading(LARKFIELD) as reader:
            chosen = select(events.c.seq).where(events.c.school == LARKFIELD)
            found = list(reader.conn.scalars(chosen.order_by(events.c.seq)))
        assert found == list(range(1, len(found) + 1))

    def test_a_command_that_fails_leaves_nothing(self, store: Store) -> None:
        with store.reading(LARKFIELD) as reader:
            before = reader.conn.execute(select(school_heads)).all()
        with pytest.raises(ZeroDivisionError):
            self._write_and_fail(store)
        with store.reading(LARKFIELD) as reader:
            assert reader.conn.execute(select(school_heads)).all() == before

    def test_an_unknown_school_has_no_lock(self, store: Store) -> None:
        with pytest.raises(SchoolUnknown), store.unit(OTHER_SCHOOL):
            pass

    def test_a_school_is_opened_once(self, store: Store) -> None:
        with pytest.raises(SchoolOpenedBefore), store.opening(LARKFIELD):
            pass

    def _write_and_fail(self, store: Store) -> None:
        with store.unit(LARKFIELD) as unit:
            written(unit, a_note())
            assert 1 / 0

    @pytest.mark.parametrize("child", [None, an_id("no child")])
    def test_an_unknown_space_has_no_log(
        self, store: Store, child: UUID | None
    ) -> None:
        with pytest.raises(LogUnknown), store.unit(LARKFIELD) as unit:
            unit.log_of(child, Space.SHARED)


@pytest.mark.usefixtures("school")
class TestTime:
    def test_it_never_runs_backwards(self, store: Store, clock: Clock) -> None:
        write(store)
        clock.set(START - timedelta(days=1))
        write(store)
        clock.set(START + timedelta(days=1))
        write(store)
        with store.reading(LARKFIELD) as reader:
            times = [one.at for one in reader.facts_of_log(shared_log(AYO))]
        assert times == sorted(times)
        assert times[-2] == times[-3]
        assert times[-1] == "2026-09-08T08:00:00.000000Z"


@pytest.mark.usefixtures("school")
class TestStreams:
    def test_two_who_change_the_same_thing_do_not_overwrite_each_other(
        self, store: Store
    ) -> None:
        entry = a_note()
        with store.unit(LARKFIELD) as unit:
            written(unit, entry)
        with store.unit(LARKFIELD) as unit:
            first, second = (unit.find(Entry, entry.id) for _ in range(2))
        assert first is not None
        assert second is not None
        for one in (first, second):
            one.comment(a_new_id(), "Me first.", by=TOM)
        with store.unit(LARKFIELD) as unit:
            written(unit, first)
        with pytest.raises(IntegrityError, match="does not follow"):
            self._save(store, second)

    def _save(self, store: Store, entry: Entry) -> None:
        with store.unit(LARKFIELD) as unit:
            written(unit, entry)

    def test_a_version_cannot_be_left_out(self, store: Store) -> None:
        entry = a_note()
        entry.collect_events()
        entry.comment(a_new_id(), "Yes.", by=TOM)
        entry.comment(a_new_id(), "No.", by=TOM)
        entry.pending_events.pop(0)
        with pytest.raises(IntegrityError, match="does not follow"):
            self._save(store, entry)

    def test_a_stream_of_another_kind_is_not_found(self, store: Store) -> None:
        with store.unit(LARKFIELD) as unit:
            assert isinstance(unit.find(Circle, AYO), Circle)
            assert unit.find(Entry, AYO) is None
            assert unit.find(Entry, an_id("nothing")) is None
            assert unit.is_taken(AYO)
            assert not unit.is_taken(an_id("nothing"))

    def test_saving_nothing_is_nothing(self, store: Store) -> None:
        entry = a_note()
        with store.unit(LARKFIELD) as unit:
            written(unit, entry)
            before = unit.remember(None, unit.log_of(AYO, Space.SHARED))
            written(unit, entry)
            assert unit.remember(None, unit.log_of(AYO, Space.SHARED)) == before

    def test_slots_go_on(self, store: Store) -> None:
        with store.unit(LARKFIELD) as unit:
            count = unit.conn.scalar(select(func.count()).select_from(logs))
            assert unit.next_slot() == count


def test_a_school_begins_with_slot_0(store: Store) -> None:
    with store.opening(LARKFIELD) as unit:
        assert unit.next_slot() == 0


def test_nothing_is_added_to_erased_words(
    address: Place, store: Store, school: UUID
) -> None:
    write(store)
    erased(address, shared_log(AYO))
    with pytest.raises(WordsErased, match="nothing more"):
        write(store)


def test_nobody_joins_whose_name_is_erased(
    address: Place, store: Store, school: UUID
) -> None:
    erased(address, LUKASZ.person)
    with pytest.raises(WordsErased), store.unit(LARKFIELD) as unit:
        rename(unit)


def rename(unit: Unit) -> None:
    person = unit.find(Person, LUKASZ.person)
    assert person is not None
    person.rename("Another", by=None)
    unit.save(person, log=unit.log_of(None, Space.REGISTER))


def test_a_clash_in_the_database_is_a_conflict(
    address: Place, store: Store, school: UUID
) -> None:
    """Should the lock fail, the keys of the tables still hold."""
    write(store)
    with address.owner.writing() as conn:
        conn.execute(text("UPDATE school_heads SET seq = seq - 1"))
    with pytest.raises(IntegrityError):
        write(store)
