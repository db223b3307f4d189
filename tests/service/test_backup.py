"""samepage backup and restore: what comes back is whole, and erased stays erased."""

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from sqlalchemy import insert, select, text

from events.store.engine import Database
from events.store.erasures import ListDamaged, remembered
from events.store.keys import KeyRing
from service.signing_in.account_tables import roster_uploads, sessions
from tests import databases
from tests.canary import CANARY
from tests.cast import AYO, LARKFIELD, TOM
from tests.concurrency.callers import Caller, of_child
from tests.concurrency.servers import serving
from tests.databases import Place
from tests.service.erased import (
    killed,
    opened,
    run,
    samepage,
    with_canaries,
)
from tests.service.house import House, account_of


def is_refused(said: Result, *, says: str) -> None:
    assert said.exit_code == 1, said.output
    assert says in said.stderr
    assert isinstance(said.exception, SystemExit)


def an_empty_place(tmp: Path, name: str = "clean") -> Place:
    """Another folder with nothing in it, as on another machine."""
    (tmp / name).mkdir()
    owner = Database(f"sqlite:///{tmp / name / 'record.db'}")
    ring = KeyRing.create(tmp / f"{name} unused")
    return Place(owner, owner, tmp / name / "keys", ring)


@pytest.fixture
def backup(fresh: House, tmp_path: Path) -> Path:
    """A backup of a school with a canary, made by the program on the disk."""
    with_canaries(fresh)
    folder = tmp_path / "usb" / "monday"
    said = samepage(fresh.place, tmp_path, "backup", folder)
    assert said.status == 0, said
    assert "is whole: 2 schools" in said.out
    return folder


@pytest.fixture
def own(hut: House, tmp_path: Path) -> Path:
    """The same on SQLite alone."""
    with_canaries(hut)
    assert run(hut.place, tmp_path, "backup", tmp_path / "own").exit_code == 0
    return tmp_path / "own"


def test_a_backup_holds_the_record_and_its_keys(backup: Path, fresh: House) -> None:
    names = {str(file.relative_to(backup)) for file in backup.rglob("*")}
    assert names == {
        "keys",
        "keys/kek-0001.key",
        "keys/service.key",
        "manifest.json",
        "record.db",
    }
    assert backup.stat().st_mode & 0o777 == 0o700
    manifest = json.loads((backup / "manifest.json").read_text())
    with fresh.place.owner.reading() as conn:
        facts = conn.scalar(text("SELECT count(*) FROM events"))
        heads = conn.scalar(text("SELECT count(*) FROM logs"))
    assert (manifest["schools"], manifest["facts"]) == (2, facts)
    assert len(manifest["logs"]) == heads
    assert set(manifest["files"]) == names - {"keys", "manifest.json"}
    assert (fresh.place.key_dir / "backups").read_text() == f"{backup}\n"


def test_what_matters_only_for_the_moment_stays_behind(
    hut: House, tmp_path: Path
) -> None:
    hut.browser(TOM)
    with hut.place.owner.writing() as conn:
        row = {"school": LARKFIELD, "upload": AYO, "account": account_of(TOM)}
        late = {"file": CANARY.encode(), "expires_at": "9999"}
        conn.execute(insert(roster_uploads).values(**row, **late))
        held = bytes(conn.scalars(select(sessions.c.session)).all()[0])
    assert run(hut.place, tmp_path, "backup", tmp_path / "own").exit_code == 0
    copied = (tmp_path / "own" / "record.db").read_bytes()
    assert CANARY.encode() not in copied
    assert held not in copied
    clean = an_empty_place(tmp_path)
    assert run(clean, tmp_path, "restore", tmp_path / "own").exit_code == 0
    with clean.owner.reading() as conn:
        assert conn.execute(select(sessions)).first() is None


def test_restored_on_a_clean_machine_it_serves(
    backup: Path, fresh: House, tmp_path: Path
) -> None:
    token = fresh.program(TOM).headers["Authorization"].removeprefix("Bearer ")
    shutil.rmtree(backup)
    assert samepage(fresh.place, tmp_path, "backup", backup).status == 0
    clean = an_empty_place(tmp_path)
    said = samepage(clean, tmp_path, "restore", backup)
    assert said.status == 0, said
    assert "Restored and checked: 2 schools" in said.out
    assert opened(clean) == opened(fresh.place)
    assert run(clean, tmp_path, "fsck").exit_code == 0
    assert {file.name for file in clean.key_dir.iterdir()} == {
        "kek-0001.key",
        "service.key",
    }
    with serving(clean, tmp_path / "log", workers=1) as running:
        answer = Caller(running.port, token).get(f"{of_child(AYO)}/timeline")
        assert answer.status in {200, 401}  # the token's own time may be over
        assert Caller(running.port).get("/healthz/ready").status == 200


@pytest.mark.postgres
def test_a_backup_of_sqlite_is_restored_to_postgres(
    own: Path, hut: House, postgres_server: databases.Server, tmp_path: Path
) -> None:
    with postgres_server.empty(tmp_path / "unused") as made:
        place = replace(made, key_dir=tmp_path / "new keys")
        assert run(place, tmp_path, "restore", own).exit_code == 0
        assert opened(place) == opened(hut.place)
        assert run(place, tmp_path, "fsck").exit_code == 0
        again = run(place, tmp_path, "restore", own)
    is_refused(again, says="The database is not empty.")


def test_an_erasure_ends_the_keys_in_earlier_backups(
    backup: Path, fresh: House, tmp_path: Path
) -> None:
    away = backup.with_name("moved away")
    shutil.copytree(backup, away)
    assert samepage(fresh.place, tmp_path, "erase", "child", AYO, "--yes").status == 0
    assert [file.name for file in (backup / "keys").iterdir()] == ["service.key"]
    clean = an_empty_place(tmp_path)
    is_refused(
        run(clean, tmp_path, "restore", backup), says="an erasure after it destroyed it"
    )
    after = tmp_path / "after"
    assert run(fresh.place, tmp_path, "backup", after).exit_code == 0
    assert run(clean, tmp_path, "restore", after).exit_code == 0
    assert CANARY not in opened(clean)
    assert run(clean, tmp_path, "fsck").exit_code == 0


@pytest.mark.parametrize("kind", ["child", "mention"])
def test_an_older_backup_is_erased_again(hut: House, tmp_path: Path, kind: str) -> None:
    entry = with_canaries(hut)
    older = tmp_path / "older"
    assert run(hut.place, tmp_path, "backup", older).exit_code == 0
    shutil.copytree(older, tmp_path / "copied by hand")
    words = {"child": AYO, "mention": entry}
    erased = run(hut.place, tmp_path, "erase", kind, words[kind], "--yes", typed=CANARY)
    assert erased.exit_code == 0, erased.output
    lost = replace(an_empty_place(tmp_path), key_dir=hut.place.key_dir)
    said = run(lost, tmp_path, "restore", tmp_path / "copied by hand")
    assert said.exit_code == 0, said.output
    assert "1 erasure came after this backup" in said.output
    assert CANARY not in opened(lost)
    assert run(lost, tmp_path, "fsck").exit_code == 0
    kept = {file.name for file in (tmp_path / "copied by hand" / "keys").iterdir()}
    assert kept == {"service.key"}
    assert "restored-backup" in opened(lost).replace("RESTORED", "restored-backup")


def test_a_backup_that_cannot_be_reached_is_named(
    own: Path, hut: House, tmp_path: Path
) -> None:
    own.rename(tmp_path / "in the safe")
    said = run(hut.place, tmp_path, "erase", "child", AYO, "--yes")
    assert said.exit_code == 0
    assert f"The backup in {own} cannot be reached." in said.stderr
    (tmp_path / "in the safe").rename(own)
    again = run(hut.place, tmp_path, "erase", "finish")
    assert "cannot be reached" not in again.stderr
    assert not [*(own / "keys").glob("kek-*")]


def an_erased_list(folder: Path) -> None:
    (folder / "manifest.json").unlink()


def a_flipped_bit(folder: Path) -> None:
    raw = bytearray((folder / "record.db").read_bytes())
    raw[len(raw) // 2] ^= 1
    (folder / "record.db").write_bytes(raw)


def another_key(folder: Path) -> None:
    (folder / "keys" / "service.key").write_bytes(bytes(32))


def no_service_key(folder: Path) -> None:
    (folder / "keys" / "service.key").unlink()


def a_manifest_of_nothing(folder: Path) -> None:
    told = json.loads((folder / "manifest.json").read_text())
    del told["files"]["keys/kek-0001.key"]
    (folder / "manifest.json").write_text(json.dumps(told))


def a_strange_key(folder: Path) -> None:
    (folder / "keys" / "kek-0002.key").write_bytes(bytes(32))


def another_format(folder: Path) -> None:
    (folder / "manifest.json").write_text('{"format": "x", "files": {}}')


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        (an_erased_list, "There is no whole backup in"),
        (another_format, "There is no whole backup in"),
        (a_flipped_bit, "The backup is damaged"),
        (another_key, "The backup is damaged"),
        (no_service_key, "The backup is damaged"),
        (a_manifest_of_nothing, "has no keys"),
        (a_strange_key, "kek-0002.key does not belong to the backup"),
    ],
)
def test_a_damaged_backup_is_refused_and_nothing_is_touched(
    own: Path, tmp_path: Path, harm: Callable[[Path], None], says: str
) -> None:
    harm(own)
    clean = an_empty_place(tmp_path)
    is_refused(run(clean, tmp_path, "restore", own), says=says)
    assert not clean.key_dir.exists()


def test_no_backup_is_made_of_what_is_not_whole(hut: House, tmp_path: Path) -> None:
    with hut.place.owner.writing() as conn:
        conn.execute(text("UPDATE school_heads SET seq = seq + 1"))
    said = run(hut.place, tmp_path, "backup", tmp_path / "bad")
    is_refused(said, says="The record and its keys do not fit")
    assert list((tmp_path / "bad").iterdir()) == []
    assert not (hut.place.key_dir / "backups").exists()


def test_no_backup_is_made_with_keys_that_do_not_open_it(
    hut: House, tmp_path: Path
) -> None:
    KeyRing.create(tmp_path / "other")
    wrong = replace(hut.place, key_dir=tmp_path / "other")
    said = run(wrong, tmp_path, "backup", tmp_path / "bad")
    is_refused(said, says="The record and its keys do not fit")


def test_no_backup_goes_into_a_folder_that_is_not_empty(
    hut: House, tmp_path: Path
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "photo.jpg").touch()
    said = run(hut.place, tmp_path, "backup", tmp_path / "full")
    is_refused(said, says="is not empty")
    said = run(hut.place, tmp_path, "backup", tmp_path / "full" / "photo.jpg")
    is_refused(said, says="cannot be used")


def test_a_table_that_is_not_ours_is_not_left_out_in_silence(
    hut: House, tmp_path: Path
) -> None:
    with hut.place.owner.writing() as conn:
        conn.execute(text("CREATE TABLE guests (name TEXT)"))
    said = run(hut.place, tmp_path, "backup", tmp_path / "bad")
    is_refused(said, says="guests")


def test_a_backup_that_was_killed_is_none(hut: House, tmp_path: Path) -> None:
    step = ("service.operating.copying", "_write_manifest", "before")
    killed(hut.place, tmp_path, step, "backup", tmp_path / "half")
    clean = an_empty_place(tmp_path)
    said = run(clean, tmp_path, "restore", tmp_path / "half")
    is_refused(said, says="There is no whole backup")
    noted = (hut.place.key_dir / "backups").read_text()
    assert str(tmp_path / "half") in noted


def test_a_restore_that_was_killed_is_done_again(
    own: Path, hut: House, tmp_path: Path
) -> None:
    clean = an_empty_place(tmp_path)
    step = ("service.operating.copying", "copy_rows", "after")
    killed(clean, tmp_path, step, "restore", own)
    assert run(clean, tmp_path, "restore", own).exit_code == 0
    assert opened(clean) == opened(hut.place)


def test_keys_of_another_database_are_never_written_over(
    own: Path, tmp_path: Path
) -> None:
    clean = an_empty_place(tmp_path)
    KeyRing.create(clean.key_dir)
    before = {file: file.read_bytes() for file in clean.key_dir.iterdir()}
    said = run(clean, tmp_path, "restore", own)
    is_refused(said, says="holds other keys")
    assert {file: file.read_bytes() for file in clean.key_dir.iterdir()} == before


def test_a_changed_list_of_erasures_is_refused(hut: House, tmp_path: Path) -> None:
    with_canaries(hut)
    assert run(hut.place, tmp_path, "erase", "child", AYO, "--yes").exit_code == 0
    ring = KeyRing(hut.place.key_dir)
    assert remembered(ring) == [f"child {LARKFIELD} {AYO}"]
    kept = hut.place.key_dir / "erasures"
    kept.write_text(kept.read_text().replace("child", "person"))
    with pytest.raises(ListDamaged, match="was changed"):
        remembered(ring)


def test_an_erasure_at_a_school_that_the_backup_does_not_know_is_passed_over(
    own: Path, hut: House, tmp_path: Path
) -> None:
    from events.store import erasures  # noqa: PLC0415

    clean = an_empty_place(tmp_path)
    shutil.copytree(hut.place.key_dir, clean.key_dir)
    os.remove(clean.key_dir / "backups")  # noqa: PTH107
    ring = KeyRing(clean.key_dir)
    erasures.remember(ring, [f"child {TOM.person} {AYO}", f"person {LARKFIELD} {AYO}"])
    said = run(clean, tmp_path, "restore", own)
    assert said.exit_code == 0, said.output
    assert "came after" not in said.output
