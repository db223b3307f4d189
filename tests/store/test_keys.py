"""Key files and data keys: made once, kept secret, destroyed for good."""

from pathlib import Path
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidTag

from events.store import key_copies, keys
from events.store.errors import KeysMissing
from events.store.keys import KeyRing
from tests.cast import AMINA, AYO, LARKFIELD, OTHER_SCHOOL

KEY = bytes(range(32))


@pytest.fixture
def ring(tmp_path: Path) -> KeyRing:
    return KeyRing.create(tmp_path / "keys")


def test_keys_are_made_once_and_only_for_us(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "keys"
    KeyRing.create(folder)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    KeyRing.create(folder)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    assert sorted(before) == ["kek-0001.key", "service.key"]
    assert len(set(before.values())) == 2
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}


def test_a_folder_without_keys_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(KeysMissing, match="samepage migrate"):
        KeyRing(tmp_path)
    keys.write_key(tmp_path / keys.SERVICE_KEY)
    with pytest.raises(KeysMissing, match="no key file"):
        KeyRing(tmp_path)


def test_a_damaged_key_file_is_said(ring: KeyRing, tmp_path: Path) -> None:
    (tmp_path / "keys" / keys.SERVICE_KEY).write_bytes(b"short")
    with pytest.raises(KeysMissing, match="is damaged"):
        KeyRing(tmp_path / "keys")


def test_each_purpose_has_its_own_key(ring: KeyRing) -> None:
    assert ring.derive("sessions") == ring.derive("sessions")
    assert ring.derive("sessions") != ring.derive("chain")
    assert len(ring.derive("sessions")) == 32


@pytest.mark.parametrize(
    ("school", "subject"), [(OTHER_SCHOOL, AYO), (LARKFIELD, AMINA.person)]
)
def test_a_wrapped_key_belongs_to_its_row(
    ring: KeyRing, school: UUID, subject: UUID
) -> None:
    wrapped = ring.wrap(LARKFIELD, AYO, KEY)
    assert ring.unwrap(LARKFIELD, AYO, ring.current, wrapped) == KEY
    with pytest.raises(InvalidTag):
        ring.unwrap(school, subject, ring.current, wrapped)


def test_a_destroyed_key_file_opens_nothing(ring: KeyRing, tmp_path: Path) -> None:
    wrapped = ring.wrap(LARKFIELD, AYO, KEY)
    ring.cipher(LARKFIELD, AYO, ring.current, wrapped)
    old = ring.current
    ring.rotate()
    ring.destroy_older()
    assert not (tmp_path / "keys" / f"{old}.key").exists()
    with pytest.raises(KeysMissing):
        ring.cipher(LARKFIELD, AYO, old, wrapped)


def test_opened_keys_are_kept_but_not_without_end(
    ring: KeyRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "MOST_CACHED", 2)
    wrapped = [ring.wrap(LARKFIELD, AYO, KEY) for _ in range(3)]
    opened = [ring.cipher(LARKFIELD, AYO, ring.current, one) for one in wrapped]
    assert ring.cipher(LARKFIELD, AYO, ring.current, wrapped[2]) is opened[2]
    assert ring.cipher(LARKFIELD, AYO, ring.current, wrapped[0]) is not opened[0]


def test_no_two_seals_are_equal(ring: KeyRing) -> None:
    cipher = ring.cipher(LARKFIELD, AYO, ring.current, ring.wrap(LARKFIELD, AYO, KEY))
    sealed = {keys.seal(cipher, b"words", b"place") for _ in range(100)}
    assert len(sealed) == 100
    assert {keys.unseal(cipher, one, b"place") for one in sealed} == {b"words"}
    with pytest.raises(InvalidTag):
        keys.unseal(cipher, sealed.pop(), b"another place")


def test_a_note_about_one_backup_is_taken_back_and_the_others_stay(
    tmp_path: Path,
) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for backup in (first, second):
        key_copies.note(tmp_path, backup)
    key_copies.forget(tmp_path, first)
    assert key_copies.noted(tmp_path) == [second]
    key_copies.forget(tmp_path, second)
    assert key_copies.noted(tmp_path) == []
