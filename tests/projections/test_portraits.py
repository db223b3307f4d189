"""A child is known by the newest photo, until it is taken away or erased."""

from uuid import UUID

from events.base import Space
from events.portrait import Portrait
from events.store.unit import Store
from projections import portraits
from tests.cast import AMINA, AYO, LARKFIELD, OLI, a_new_id, a_school, log_of
from tests.databases import Place
from tests.erasing import erased


def choose(store: Store, content: bytes = b"a photo") -> UUID:
    with store.unit(LARKFIELD) as unit:
        log = unit.log_of(AYO, Space.SHARED)
        stored = unit.keep(content, log)
        portrait = Portrait.choose(a_new_id(), AYO, "image/jpeg", stored, by=AMINA)
        unit.save(portrait, log=log)
    return portrait.id


def take_away(store: Store, portrait: UUID) -> None:
    with store.unit(LARKFIELD) as unit:
        found = unit.find(Portrait, portrait)
        assert found is not None
        found.take_away(by=AMINA)
        unit.save(found, log=unit.log_of(AYO, Space.SHARED))


def shown(store: Store) -> dict[UUID, UUID]:
    with store.reading(LARKFIELD) as reader:
        return portraits.of_children(reader, [AYO, OLI])


def content(store: Store) -> bytes | None:
    with store.reading(LARKFIELD) as reader:
        found = portraits.picture(reader, AYO)
        return None if found is None else reader.piece(found.log, found.sha256, 0)


def test_a_newer_photo_takes_the_place_of_the_one_before(store: Store) -> None:
    a_school(store)
    assert (shown(store), content(store)) == ({}, None)
    choose(store, b"the first")
    newer = choose(store, b"the second")
    assert (shown(store), content(store)) == ({AYO: newer}, b"the second")


def test_no_older_photo_comes_back(store: Store) -> None:
    a_school(store)
    choose(store, b"the first")
    take_away(store, choose(store, b"the second"))
    assert (shown(store), content(store)) == ({}, None)


def test_a_photo_of_an_erased_child_is_gone(address: Place, store: Store) -> None:
    a_school(store)
    choose(store)
    erased(address, log_of(AYO, Space.SHARED))
    assert (shown(store), content(store)) == ({}, None)
    with address.owner.engine.connect() as conn:
        rows = conn.exec_driver_sql("SELECT count(*) FROM attachments").scalar()
    assert rows == 0
