"""samepage erase: what was erased is nowhere, and everything else is as it was."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import inspect, select

from events.base import Space
from events.erasure import Erasable, Ground
from events.store.errors import KeysMissing
from events.store.keys import KeyRing
from events.store.tables import events, idempotency, keys, logs
from service.operating.cleaning import CLEANED
from service.signing_in.account_tables import account_people, accounts
from tests import canary
from tests.canary import CANARY, PLANTED
from tests.cast import AMINA, AYO, OLI, SIAN, TOM, a_new_id, log_of
from tests.concurrency.callers import Caller, of_child
from tests.concurrency.servers import serving
from tests.databases import Place
from tests.service.erased import (
    certificates,
    done,
    dumped,
    files_of,
    keep_an_answer,
    kept_canary,
    named_canary,
    opened,
    raw,
    run,
    samepage,
    untouched,
    whole,
    with_canaries,
)
from tests.service.house import House, account_of
from tests.store.proofs import inclusion, root_of, verify_inclusion


@pytest.mark.parametrize("form", canary.forms())
def test_the_search_finds_the_canary_in_each_form(form: str, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    planted = tmp_path / "sub" / "a.log"
    planted.write_bytes(b"before " + canary.forms()[form] + b" after")
    assert (str(planted), form) in canary.found_under(tmp_path)


def test_the_search_finds_a_canary_in_a_table(fresh: House, tmp_path: Path) -> None:
    keep_an_answer(fresh, PLANTED)
    assert PLANTED in dumped(fresh.place)
    assert raw(fresh.place, tmp_path, PLANTED) != []


def test_base64_is_searched_at_every_offset() -> None:
    from base64 import b64encode, urlsafe_b64encode  # noqa: PLC0415

    for before in (b"", b"a", b"ab"):
        for encode in (b64encode, urlsafe_b64encode):
            assert canary.found_in(encode(before + CANARY.encode() + b"z"))


def test_an_erased_child_is_nowhere(fresh: House, tmp_path: Path) -> None:
    with_canaries(fresh)
    kept_canary(fresh)
    place, before = fresh.place, untouched(fresh.place)
    assert CANARY in opened(place)
    said = samepage(place, tmp_path, "erase", "child", AYO, "--yes")
    done(said)
    assert "all 5 parts of the record of child" in said.out
    assert CANARY not in opened(place)
    assert CANARY not in dumped(place)
    assert raw(place, tmp_path) == []
    assert "Ayo Bello" not in opened(place)
    after = untouched(place)
    for name in ("contents", "leaves", "events"):
        assert set(before[name]) <= set(after[name])
    assert before["logs"] == after["logs"]
    whole(place, tmp_path)
    (certificate,) = certificates(fresh)
    assert certificate.kind is Erasable.CHILD
    assert certificate.subject == AYO
    assert certificate.ground is Ground.ASKED
    assert len(certificate.logs.splitlines()) == 5


def test_what_was_proven_before_is_proven_after(fresh: House, tmp_path: Path) -> None:
    with_canaries(fresh)
    log = log_of(AYO, Space.SHARED)
    with fresh.place.owner.reading() as conn:
        head = conn.execute(select(logs).where(logs.c.log == log)).one()
    done(samepage(fresh.place, tmp_path, "erase", "child", AYO, "--yes"))
    with fresh.place.owner.reading() as conn:
        chosen = select(events.c.hash).where(events.c.log == log)
        found = conn.scalars(chosen.order_by(events.c.log_seq))
        hashes = [bytes(one) for one in found]
    assert root_of(hashes[: head.size]) == head.root
    for index in range(head.size):
        path = inclusion(hashes[: head.size], index)
        verify_inclusion(index, head.size, hashes[index], path, head.root)


def test_an_erased_person_is_nowhere_and_their_words_stay(
    fresh: House, tmp_path: Path
) -> None:
    with_canaries(fresh)
    named_canary(fresh)
    fresh.program(AMINA)
    place = fresh.place
    said = samepage(
        place, tmp_path, "erase", "person", AMINA.person, "--yes", "--approved-by",
        SIAN.person, "--ground", "court-order",
    )  # fmt: skip
    done(said)
    assert f"'name': '{CANARY}'" not in opened(place)
    assert "Amina Bello" not in opened(place)
    assert f"Ayo told us of {CANARY} today." in opened(place)
    assert raw(place, tmp_path) == []
    for table in inspect_accounts(fresh):
        assert account_of(AMINA).hex not in table.replace("-", "")
    whole(place, tmp_path)
    (certificate,) = certificates(fresh)
    assert certificate.ground is Ground.COURT
    assert certificate.approved_by == SIAN.person
    assert certificate.fields == "name"


def inspect_accounts(house: House) -> list[str]:
    stored = house.stored()
    return [
        str(stored[name])
        for name in stored
        if name in {"sessions", "tokens", "accounts", "account_people"}
    ]


def test_an_account_stays_that_is_somebody_at_another_school(
    fresh: House, tmp_path: Path
) -> None:
    from tests.cast import OTHER_SCHOOL  # noqa: PLC0415

    with fresh.place.owner.writing() as conn:
        fresh.services.identity.attach(
            conn, account_of(AMINA), OTHER_SCHOOL, a_new_id()
        )
    done(samepage(fresh.place, tmp_path, "erase", "person", AMINA.person, "--yes"))
    with fresh.place.owner.reading() as conn:
        left = conn.scalars(
            select(account_people.c.school).where(
                account_people.c.account == account_of(AMINA)
            )
        ).all()
        account = select(accounts).where(accounts.c.account == account_of(AMINA))
        assert conn.execute(account).first() is not None
    assert left == [OTHER_SCHOOL]


def test_an_erased_mention_reads_as_erased_and_the_rest_stays(
    fresh: House, tmp_path: Path
) -> None:
    entry = with_canaries(fresh)
    place, words = fresh.place, "told us of Zwölfkampf"
    said = samepage(place, tmp_path, "erase", "mention", entry, "--yes", typed=CANARY)
    done(said)
    assert words not in opened(place)
    assert CANARY not in opened(place)
    assert raw(place, tmp_path) == []
    assert "Ayo told us of [erased]" in opened(place)
    whole(place, tmp_path)
    told = fresh.program(TOM).read(f"/children/{AYO}/timeline")["items"][0]
    assert "[erased]" in told["text"]
    assert CANARY not in str(told)
    fresh.clock.set(datetime(2026, 9, 8, 13, tzinfo=UTC))
    then = "?as_at=2026-09-08T12:00:00Z"
    earlier = fresh.program(TOM).read(f"/children/{AYO}/timeline{then}")
    assert "[erased]" in earlier["items"][0]["original"]
    (certificate,) = certificates(fresh)
    assert certificate.fields == "reason, text"
    assert certificate.facts == 4


def test_it_asks_before_it_erases(hut: House, tmp_path: Path) -> None:
    with_canaries(hut)
    said = samepage(hut.place, tmp_path, "erase", "child", AYO, typed="n\n")
    assert said.status == 1
    for word in ("will go", "handed out", "can no longer be opened", "samepage backup"):
        assert word in said.out
    assert CANARY in opened(hut.place)
    done(samepage(hut.place, tmp_path, "erase", "child", AYO, typed="y\n"))


@pytest.mark.parametrize("kind", ["child", "person", "mention"])
def test_nobody_is_erased_who_is_not_there(
    hut: House, tmp_path: Path, kind: str
) -> None:
    said = samepage(hut.place, tmp_path, "erase", kind, a_new_id(), typed="A\n")
    assert said.status == 1
    assert f"No {kind} with this id" in said.errors


def test_what_somebody_reads_all_the_while_is_said_to_be_left(
    fresh: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("events.store.engine.BUSY_MILLISECONDS", 200)
    monkeypatch.setattr("service.operating.cleaning.BUSY_MILLISECONDS", 200)
    with_canaries(fresh)
    with fresh.place.owner.reading() as conn:
        assert conn.execute(select(keys)).all()
        said = run(fresh.place, tmp_path, "erase", "child", AYO, "--yes")
    assert said.exit_code == 0
    assert "Somebody was reading all the while" in said.stderr
    assert CANARY not in opened(fresh.place)
    assert "was interrupted" in run(fresh.place, tmp_path, "fsck").stderr
    said = run(fresh.place, tmp_path, "erase", "finish")
    assert "Somebody was reading" not in said.stderr
    assert "was interrupted" not in run(fresh.place, tmp_path, "fsck").stderr


def test_erase_alone_explains_itself(hut: House, tmp_path: Path) -> None:
    said = run(hut.place, tmp_path, "erase")
    assert said.exit_code == 0
    assert "Commands:" in said.output


def test_the_keys_of_today_open_no_row_of_yesterday(
    fresh: House, tmp_path: Path
) -> None:
    with_canaries(fresh)
    with fresh.place.owner.reading() as conn:
        before = conn.execute(select(keys)).all()
    done(samepage(fresh.place, tmp_path, "erase", "child", AYO, "--yes"))
    ring = KeyRing(fresh.place.key_dir)
    for row in before:
        with pytest.raises((KeysMissing, InvalidTag)):
            ring.unwrap(row.school, row.subject, row.kek, bytes(row.wrapped))


def test_a_running_service_loses_the_words_at_once(
    fresh: House, tmp_path: Path
) -> None:
    entry = with_canaries(fresh)
    fresh.clock.set(datetime.now(UTC))
    token = fresh.program(TOM).headers["Authorization"].removeprefix("Bearer ")
    place, path = fresh.place, f"{of_child(AYO)}/timeline"
    with serving(place, tmp_path / "log", workers=1) as running:
        caller = Caller(running.port, token)
        before = caller.get(path)
        assert (before.status, CANARY in before.body.decode()) == (200, True)
        mention = ("erase", "mention", entry, "--yes")
        done(samepage(place, tmp_path, *mention, typed="Zwölfkampf"))
        after = caller.get(path)
        assert (after.status, CANARY in after.body.decode()) == (200, False)
        done(samepage(place, tmp_path, "erase", "child", AYO, "--yes"))
        assert caller.get(path).status == 404
        assert caller.get("/api/v1/me").status == 200
        assert raw(place, tmp_path) == []


def test_every_sealed_table_is_cleaned_by_subject(address: Place) -> None:
    with address.owner.reading() as conn:
        sealed = {
            name
            for name in inspect(conn).get_table_names()
            if {"school", "subject", "sealed"}
            <= {column["name"] for column in inspect(conn).get_columns(name)}
        }
    assert sealed <= {table.name for table in CLEANED}
    assert {"contents"} <= sealed


def test_the_certificate_is_met_by_what_was_there(hut: House, tmp_path: Path) -> None:
    with_canaries(hut)
    keep_an_answer(hut, "a telling name")
    with hut.place.owner.reading() as conn:
        of_ayo = select(logs).where(logs.c.child == AYO)
        sizes = {row.slot: row.size for row in conn.execute(of_ayo)}
    done(samepage(hut.place, tmp_path, "erase", "child", AYO, "--yes"))
    (certificate,) = certificates(hut)
    told = [line.split(" ") for line in certificate.logs.splitlines()]
    assert [int(size) for _, size, __ in told] == [sizes[n] for n in sorted(sizes)]
    with hut.place.owner.reading() as conn:
        kept = select(idempotency).where(idempotency.c.log == log_of(AYO, Space.SHARED))
        assert conn.execute(kept).first() is None
    assert len(files_of(hut.place, tmp_path)) > 3
    assert opened(hut.place).count(str(OLI)) > 0
