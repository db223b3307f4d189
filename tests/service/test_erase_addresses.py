"""After an erasure the keys of today open no address in a database of yesterday."""

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, LargeBinary, select

from events.store.engine import Database
from events.store.errors import KeysMissing
from events.store.keys import KeyRing, hold_new_keys
from events.store.small_seals import open_if_kept, open_small, seal_small
from service.operating.cleaning import finish
from service.roster.uploads import upload_place
from service.signing_in.account_tables import accounts, metadata, roster_uploads
from service.signing_in.identity import Identity
from service.signing_in.seals import SEALED, passkey_place
from tests import canary
from tests.cast import AMINA, AYO, LARKFIELD, OLI, TOM, a_new_id
from tests.service.classroom import HEAD, an_administrator, looked_at
from tests.service.erased import done, raw, run, samepage
from tests.service.house import House, account_of, email_of
from tests.service.passkey_device import Device, add_to
from tests.service.test_backup import an_empty_place
from tests.service.test_erase_letters import a_letter

ADDRESS = f"{canary.CANARY}@mail.example"
# Sealed or secret, and yet nothing to seal again: what it is instead.
NOTHING_TO_READ = {
    "authenticators.secret": "a random secret",
    "passkeys.credential": "what a browser shows to anybody",
    "passkeys.public_key": "what a browser shows to anybody",
    "sessions.carried": "sealed for now, emptied by every erasure",
    "sign_in_links.carried": "sealed for now, emptied by every erasure",
    "roster_uploads.file": "sealed for now, deleted by every erasure",
}
Kept = list[tuple[bytes, bytes]]


def all_sealed(conn: Connection) -> Kept:
    """Everything small that is sealed, and the place that it is bound to."""
    return [
        (bytes(getattr(row, column.key)), place_of(row))
        for column, place_of in SEALED.items()
        for row in conn.execute(select(column.table).where(column.is_not(None)))
    ]


def opened(house: House, kept: Kept) -> list[str]:
    ring = KeyRing(house.place.key_dir)
    return [open_small(ring, sealed, place).decode() for sealed, place in kept]


def with_addresses(house: House) -> Kept:
    """Let Amina have an address, a passkey and a letter with the canary in them."""
    here, account = house.services, account_of(AMINA)
    add_to(house.browser(AMINA), Device(), canary.CANARY)
    a_letter(house, OLI)
    with house.place.owner.writing(LARKFIELD) as conn:
        conn.execute(accounts.delete().where(accounts.c.account == account))
        here.identity.open_account(conn, account, ADDRESS, None)
    with house.place.owner.reading() as conn:
        return all_sealed(conn)


def test_the_keys_of_today_open_no_address_of_yesterday(
    fresh: House, tmp_path: Path
) -> None:
    before = with_addresses(fresh)
    told = opened(fresh, before)
    assert {ADDRESS, canary.CANARY} < set(told)
    assert any("kit@mail.example" in one for one in told)
    done(samepage(fresh.place, tmp_path, "erase", "person", AMINA.person, "--yes"))
    ring = KeyRing(fresh.place.key_dir)
    for sealed, place in before:
        with pytest.raises(KeysMissing):
            open_small(ring, sealed, place)
        assert open_if_kept(ring, sealed, place) is None
    with fresh.place.owner.reading() as conn:
        left = opened(fresh, all_sealed(conn))
    assert sorted(left) == sorted(set(told) - {ADDRESS, canary.CANARY})
    assert raw(fresh.place, tmp_path) == []


def copied(house: House, tmp_path: Path) -> Database:
    """The database as it is now, somewhere else."""
    copy = tmp_path / "copy.db"
    source = sqlite3.connect(str(house.place.web.url.database))
    target = sqlite3.connect(copy)
    source.backup(target)
    source.close()
    target.close()
    return Database(f"sqlite:///{copy}")


def test_an_old_copy_of_the_database_opens_no_roster_with_the_keys_of_today(
    hut: House, tmp_path: Path
) -> None:
    looked_at(hut.browser(an_administrator(hut)), f"{HEAD}{canary.CANARY},Poe,,,,\r\n")
    old = copied(hut, tmp_path)
    with old.reading() as conn:
        row = conn.execute(select(roster_uploads)).one()
    place = upload_place(row.school, row.upload, row.account)
    ring = KeyRing(hut.place.key_dir)
    said = open_if_kept(ring, bytes(row.file), place) or b""
    assert canary.CANARY.encode() in said
    assert run(hut.place, tmp_path, "erase", "child", AYO, "--yes").exit_code == 0
    assert open_if_kept(KeyRing(hut.place.key_dir), bytes(row.file), place) is None
    old.close()


def test_an_old_copy_of_the_database_opens_no_address_with_the_keys_of_today(
    hut: House, tmp_path: Path
) -> None:
    with_addresses(hut)
    old = copied(hut, tmp_path)
    there = Identity(old, KeyRing(hut.place.key_dir), hut.services.edge)
    assert there.address_of(account_of(AMINA)) == ADDRESS
    assert (
        run(hut.place, tmp_path, "erase", "person", AMINA.person, "--yes").exit_code
        == 0
    )
    there = Identity(old, KeyRing(hut.place.key_dir), hut.services.edge)
    for who in (AMINA, TOM):
        with pytest.raises(KeysMissing):
            there.address_of(account_of(who))
    old.close()
    assert hut.services.identity.address_of(account_of(TOM)) == email_of(TOM)


def test_an_older_backup_that_is_put_back_has_no_erased_address(
    hut: House, tmp_path: Path
) -> None:
    with_addresses(hut)
    assert run(hut.place, tmp_path, "backup", tmp_path / "older").exit_code == 0
    shutil.copytree(tmp_path / "older", tmp_path / "by hand")
    assert run(hut.place, tmp_path, "erase", "child", AYO, "--yes").exit_code == 0
    assert (
        run(hut.place, tmp_path, "erase", "person", AMINA.person, "--yes").exit_code
        == 0
    )
    lost = replace(an_empty_place(tmp_path), key_dir=hut.place.key_dir)
    said = run(lost, tmp_path, "restore", tmp_path / "by hand")
    assert said.exit_code == 0, said.output
    with lost.owner.reading() as conn:
        told = opened(hut, all_sealed(conn))
    assert ADDRESS not in told
    assert email_of(TOM) in told


def test_a_process_with_old_keys_reads_and_writes_addresses(fresh: House) -> None:
    """Another process rotated: each address says which key file it is under."""
    here, newcomer = fresh.services.identity, a_new_id()
    other = Identity(fresh.place.web, KeyRing(fresh.place.key_dir), fresh.services.edge)
    assert other.address_of(account_of(TOM)) == email_of(TOM)
    finish(fresh.place.owner, KeyRing(fresh.place.key_dir))
    assert other.address_of(account_of(TOM)) == email_of(TOM)
    with fresh.place.web.writing(LARKFIELD) as conn:
        other.open_account(conn, newcomer, "new@mail.example", None)
    assert here.address_of(newcomer) == "new@mail.example"
    finish(fresh.place.owner, KeyRing(fresh.place.key_dir))
    assert here.address_of(newcomer) == "new@mail.example"


def test_an_account_that_is_made_during_a_rotation_is_under_the_new_file(
    fresh: House,
) -> None:
    here, newcomer = fresh.services.identity, a_new_id()
    ring = KeyRing(fresh.place.key_dir)

    def come() -> None:
        with fresh.place.web.writing(LARKFIELD) as conn:
            here.open_account(conn, newcomer, "new@mail.example", None)

    with ThreadPoolExecutor(max_workers=1) as pool:
        with fresh.place.owner.writing() as conn:
            hold_new_keys(conn)
            coming = pool.submit(come)
            with pytest.raises(TimeoutError):
                coming.result(timeout=0.3)
            ring.rotate()
        coming.result(timeout=30)
    with fresh.place.owner.reading() as conn:
        same = accounts.c.account == newcomer
        kept = bytes(conn.scalars(select(accounts.c.email).where(same)).one())
    assert b"kek-0002" in kept
    finish(fresh.place.owner, ring)
    assert here.address_of(newcomer) == "new@mail.example"


def test_a_sealed_name_opens_nowhere_else(hut: House) -> None:
    ring, mine, other = hut.services.store.ring, a_new_id(), a_new_id()
    with hut.place.web.writing(LARKFIELD) as conn:
        sealed = seal_small(conn, ring, b"my phone", passkey_place(mine))
    assert open_if_kept(ring, sealed, passkey_place(mine)) == b"my phone"
    assert open_if_kept(ring, sealed, passkey_place(other)) is None
    renamed = sealed.replace(b"kek-0001", b"../kek-1")
    for forged in (b"", b"\x07service" + sealed[9:], renamed, sealed[:-1]):
        assert open_if_kept(ring, forged, passkey_place(mine)) is None


def test_whatever_is_sealed_beside_the_record_is_sealed_again_or_says_nothing() -> None:
    sealed = {
        str(column)
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, LargeBinary) and column.type.length is None
    }
    assert sealed == {*map(str, SEALED), *NOTHING_TO_READ}
