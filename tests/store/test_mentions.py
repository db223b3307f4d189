"""One mention is erased, the leaf still holds, and nobody can fake it."""

import json
from collections.abc import Callable
from random import Random
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import select, text, update

from events.base import Space
from events.diary import Entry
from events.store import keys as key_store
from events.store.attachments import keep, piece
from events.store.commitments import Gone, Part, any_of, as_typed, prepare
from events.store.erasure import erase, rotate
from events.store.errors import WordsErased
from events.store.mentions import Mentions, Piece
from events.store.mentions import Place as Where
from events.store.tables import attachments, contents, events, keys
from events.store.unit import Store
from projections.runner import check
from service.signing_in.seals import SEALED
from tests.cast import (
    AYO,
    LARKFIELD,
    OLI,
    TOM,
    a_child,
    a_new_id,
    a_note,
    a_school,
    shared_log,
)
from tests.databases import Place

WORDS = "Mrs Lim rang Tom at 5 pm and Tom said no."
FAKED = "a piece of its text is gone, and no erasure accounts for it"


def vouch(name: str, number: int, digest: bytes) -> bytes:
    return f"{name} {number}".encode() + digest


class TestPieces:
    """Of a piece that was erased, only the digest is left."""

    def part(self) -> Part:
        state = {"reason": "She asked Ada.", "text": WORDS, "version": 1}
        return prepare(state, ["reason", "text"], frozenset())

    def test_the_words_and_the_salt_go_and_the_digests_stay(self) -> None:
        part = self.part()
        numbers = [
            number for number, _, __ in part.pieces_with("text", as_typed("TOM"))
        ]
        left = part.without("text", numbers, vouch)
        assert (
            left.state["text"] == "Mrs Lim rang [erased] at 5 pm and [erased] said no."
        )
        assert left.digests() == part.digests()
        assert part.state["text"] == WORDS
        assert left.salts != part.salts
        assert left.salts.count(bytes(16)) == len(numbers) == 2

    def test_it_can_be_written_down_and_read_again(self) -> None:
        left = self.part().without("text", [1, 2], vouch)
        again = Part.from_bytes(left.to_bytes())
        assert again == left
        assert (
            again.erased["text"][1].mark == b"text 1" + again.erased["text"][1].digest
        )
        assert "erased" not in json.loads(self.part().to_bytes())

    def test_pieces_side_by_side_are_said_once(self) -> None:
        part = self.part()
        left = part.without("text", [0], vouch).without("text", [2, 1], vouch)
        assert left.state["text"] == "[erased] at 5 pm and Tom said no."
        assert left.digests() == part.digests()
        whole = range(len(part.segments["text"]) + 1)
        gone = left.without("text", whole, vouch)
        assert gone.state["text"] == "[erased]"
        assert gone.digests() == part.digests()

    def test_words_across_pieces_take_all_of_them(self) -> None:
        part = self.part()
        found = [
            number for number, _, __ in part.pieces_with("text", as_typed("lim rang T"))
        ]
        assert found == [0, 1, 2]
        assert list(part.pieces_with("text", as_typed("Goldfish"))) == []

    def test_a_name_is_found_as_a_whole_word_in_any_letters(self) -> None:
        part = prepare({"text": "Ann planned it with ANN Lim."}, ["text"], frozenset())
        found = part.pieces_with("text", any_of(["ann", "Li"]))
        assert [length for _, __, length in found] == [3, 7]

    def test_what_was_erased_is_not_found_again(self) -> None:
        left = self.part().without("text", [0], vouch)
        assert list(left.pieces_with("text", as_typed("erased"))) == []

    def test_each_field_has_salts_of_its_own(self) -> None:
        part = self.part()
        left = part.without("reason", [2], vouch)
        assert left.state == {**part.state, "reason": "She asked [erased]."}
        assert left.digests() == part.digests()
        with pytest.raises(KeyError):
            part.without("title", [0], vouch)

    @pytest.mark.parametrize("seed", range(20))
    def test_whatever_is_erased_the_digests_stay(self, seed: int) -> None:
        draw, part = Random(seed), self.part()
        left = part
        for _ in range(3):
            name = draw.choice(["text", "reason"])
            count = len(part.segments[name]) + 1
            left = left.without(
                name, draw.sample(range(count), draw.randint(1, count)), vouch
            )
            assert Part.from_bytes(left.to_bytes()).digests() == part.digests()


@pytest.fixture
def entry(address: Place, store: Store) -> UUID:
    a_school(store)
    a_child(store, OLI)
    with store.unit(LARKFIELD) as unit:
        note = a_note(WORDS)
        note.comment(a_new_id(), "Who is Tom?", by=TOM)
        unit.save(note, log=unit.log_of(AYO, Space.SHARED))
        other = a_note("Oli saw Tom.", child=OLI)
        unit.save(other, log=unit.log_of(OLI, Space.SHARED))
    return note.id


def erased(place: Place, entry: UUID, words: str) -> list[Piece]:
    with place.owner.writing() as conn:
        mentions = Mentions(conn, place.ring, LARKFIELD)
        found = mentions.find([entry], words)
        mentions.erase(found)
    rotate(place.owner, place.ring, SEALED)
    return found


def texts(store: Store, stream: UUID) -> list[str]:
    with store.reading(LARKFIELD) as reader:
        facts = [one.fact for one in reader.facts_of_stream(stream)]
    return [
        one.text
        for one in facts
        if isinstance(one, Entry.EntryWritten | Entry.CommentAdded)
    ]


def differences(place: Place) -> list[str]:
    with place.owner.reading() as conn:
        return [str(one) for one in check(conn, place.ring)]


def test_a_mention_goes_from_every_text_of_an_entry(
    address: Place, store: Store, entry: UUID
) -> None:
    with address.owner.reading() as conn:
        before = conn.execute(
            select(keys).where(keys.c.subject == shared_log(AYO))
        ).one()
        others = conn.execute(
            select(contents).where(contents.c.subject != shared_log(AYO))
        )
        kept = others.all()
    found = erased(address, entry, "Tom")
    assert [piece.length for piece in found] == [3, 3, 3]
    assert texts(store, entry) == [
        "Mrs Lim rang [erased] at 5 pm and [erased] said no.",
        "Who is [erased]?",
    ]
    assert differences(address) == []
    with address.owner.reading() as conn:
        after = conn.execute(
            select(keys).where(keys.c.subject == shared_log(AYO))
        ).one()
        others = conn.execute(
            select(contents).where(contents.c.subject != shared_log(AYO))
        )
        assert others.all() == kept
    assert before.wrapped != after.wrapped
    assert after.erased is None
    assert erased(address, entry, "Tom") == []


def test_a_known_place_is_erased_again_only_as_it_was(
    address: Place, store: Store, entry: UUID
) -> None:
    with address.owner.reading() as conn:
        mentions = Mentions(conn, address.ring, LARKFIELD)
        piece, *_ = mentions.find([entry], "Lim")
        there = Where(piece.seq, piece.name, piece.number, piece.digest)
        changed = Where(piece.seq, piece.name, piece.number, "another")
        elsewhere = Where(10_000, piece.name, piece.number, piece.digest)
        (found,) = mentions.at([there, elsewhere])
        assert mentions.at([changed]) == []
    assert (found.seq, found.number, found.digest) == (
        piece.seq,
        piece.number,
        piece.digest,
    )
    erased(address, entry, "Lim")
    with address.owner.reading() as conn:
        assert Mentions(conn, address.ring, LARKFIELD).at([there]) == []


def test_files_are_sealed_under_the_new_key_too(address: Place, entry: UUID) -> None:
    picture, log = bytes(range(256)) * 5_000, shared_log(AYO)
    with address.owner.writing() as conn:
        stored = keep(conn, address.ring, LARKFIELD, log, picture)
    with address.owner.reading() as conn:
        before = conn.execute(select(attachments)).all()
    erased(address, entry, "Tom")
    with address.owner.reading() as conn:
        after = conn.execute(select(attachments)).all()
        where = (conn, address.ring, LARKFIELD, log, stored.sha256)
        parts = [piece(*where, number) for number in range(len(after))]
    assert b"".join(part or b"" for part in parts) == picture
    assert len(before) == len(after) == 2
    assert not {row.sealed for row in before} & {row.sealed for row in after}


def test_there_is_nothing_to_find_where_all_is_erased(
    address: Place, entry: UUID
) -> None:
    with address.owner.writing() as conn:
        mentions = Mentions(conn, address.ring, LARKFIELD)
        found = mentions.find([entry], "Tom")
        assert erase(conn, address.ring, LARKFIELD, shared_log(AYO))
        assert not erase(conn, address.ring, LARKFIELD, shared_log(AYO))
        assert mentions.find([entry], "Tom") == []
        with pytest.raises(WordsErased):
            mentions.erase(found)


Change = Callable[[dict[str, Any]], None]


def resealed(place: Place, entry: UUID, change: Change) -> None:
    """Change sealed words as somebody could who has a data key, but no service key."""
    with place.owner.writing() as conn:
        for table in ("contents",):
            if place.owner.is_sqlite:
                conn.execute(text(f"DROP TRIGGER {table}_no_update"))
            else:
                conn.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        fact = conn.execute(
            select(events).where(events.c.stream == entry).order_by(events.c.version)
        ).first()
        assert fact is not None
        same = (contents.c.seq == fact.seq, contents.c.subject == fact.log)
        row = conn.execute(select(contents).where(*same)).one()
        key = conn.execute(select(keys).where(keys.c.subject == fact.log)).one()
        cipher: AESGCM = key_store.cipher_of(place.ring, LARKFIELD, key)
        where = (LARKFIELD, fact.seq, fact.log, fact.log_seq, fact.log)
        aad = key_store.contents_aad(*where, bytes(fact.hash))
        said = json.loads(key_store.unseal(cipher, bytes(row.sealed), aad))
        change(said)
        plain = json.dumps(
            said, sort_keys=True, separators=(",", ":"), ensure_ascii=False
        )
        sealed = key_store.seal(cipher, plain.encode(), aad)
        conn.execute(update(contents).where(*same).values(sealed=sealed))


def test_a_faked_erasure_of_a_mention_is_found(
    address: Place, store: Store, entry: UUID
) -> None:
    def fake(said: dict[str, Any]) -> None:
        part = Part.from_bytes(json.dumps(said).encode())
        gone = part.without("text", [2], lambda *_: bytes(32))
        said |= json.loads(gone.to_bytes())

    resealed(address, entry, fake)
    assert "[erased]" in texts(store, entry)[0]
    (said,) = differences(address)
    assert said.endswith(FAKED)


def test_the_mark_of_another_piece_does_not_vouch(
    address: Place, store: Store, entry: UUID
) -> None:
    erased(address, entry, "Tom")

    def move_the_mark(said: dict[str, Any]) -> None:
        part = Part.from_bytes(json.dumps(said).encode())
        mark = next(iter(part.erased["text"].values())).mark
        gone = part.without("text", [0], lambda *_: mark)
        said |= json.loads(gone.to_bytes())

    resealed(address, entry, move_the_mark)
    (said,) = differences(address)
    assert said.endswith(FAKED)


def test_other_words_in_place_of_an_erased_piece_do_not_hold(
    address: Place, store: Store, entry: UUID
) -> None:
    erased(address, entry, "Tom")

    def write_over(said: dict[str, Any]) -> None:
        del said["erased"]

    resealed(address, entry, write_over)
    assert any(
        "its words is not what its leaf says" in one for one in differences(address)
    )


def test_a_gone_piece_is_what_its_digest_says() -> None:
    assert Gone(b"a", b"b") == Gone(b"a", b"b")
