"""What is refused changes nothing: no key, no backup, and no erasure is left begun."""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from events.disposal import Disposal
from events.hold import Whom
from service.operating import erasing
from tests.canary import CANARY
from tests.cast import AMINA, AYO, LARKFIELD, OLI, SIAN
from tests.service.erased import (
    certificates,
    done,
    hold_on,
    keys_in,
    opened,
    run,
    samepage,
    whole,
    with_canaries,
)
from tests.service.house import House
from tests.service.test_privacy import agree, lead, left


def backed_up(house: House, tmp: Path) -> Path:
    assert run(house.place, tmp, "backup", tmp / "monday").exit_code == 0
    return tmp / "monday" / "keys"


def test_words_that_are_nowhere_change_nothing(fresh: House, tmp_path: Path) -> None:
    entry = with_canaries(fresh)
    copied = backed_up(fresh, tmp_path)
    before = opened(fresh.place), keys_in(fresh.place.key_dir), keys_in(copied)
    words = ("erase", "mention", entry)
    for more in ((), ("--yes",)):
        said = run(fresh.place, tmp_path, *words, *more, typed=f"{CANARY}a\n")
        assert (said.exit_code, said.stdout) == (1, "")
        assert "These words are nowhere in this entry" in said.stderr
        assert "nothing was changed" in said.stderr
    nothing = run(fresh.place, tmp_path, *words, typed="\n")
    assert nothing.exit_code == 2
    assert "No words were given" in nothing.stderr
    assert before == (
        opened(fresh.place),
        keys_in(fresh.place.key_dir),
        keys_in(copied),
    )
    whole(fresh.place, tmp_path)


@pytest.mark.parametrize("typed", [CANARY.upper(), CANARY.lower()])
def test_words_are_found_in_capital_and_small_letters(
    hut: House, tmp_path: Path, typed: str
) -> None:
    entry = with_canaries(hut)
    done(samepage(hut.place, tmp_path, "erase", "mention", entry, "--yes", typed=typed))
    assert CANARY not in opened(hut.place)


@pytest.mark.parametrize(
    ("kind", "subject"), [("child", AYO), ("person", AMINA.person)]
)
def test_what_is_gone_cannot_be_erased_again(
    hut: House, tmp_path: Path, kind: str, subject: object
) -> None:
    assert run(hut.place, tmp_path, "erase", kind, subject, "--yes").exit_code == 0
    copied = backed_up(hut, tmp_path)
    before = keys_in(hut.place.key_dir), keys_in(copied)
    said = run(hut.place, tmp_path, "erase", kind, subject, "--yes")
    assert said.exit_code == 1
    assert f"Nothing of this {kind} is left to erase" in said.stderr
    assert (keys_in(hut.place.key_dir), keys_in(copied)) == before
    assert len(certificates(hut)) == 1


def test_a_hold_that_came_after_the_question_leaves_nothing_begun(
    fresh: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = backed_up(fresh, tmp_path)
    before = keys_in(fresh.place.key_dir), keys_in(copied)

    def look(*asked: Any) -> object:  # noqa: ANN401 - whatever the real one is given
        found = real(*asked)
        hold_on(fresh, Whom.CHILD, AYO)
        return found

    real = erasing.look
    monkeypatch.setattr(erasing, "look", look)
    said = run(fresh.place, tmp_path, "erase", "child", AYO, "--yes")
    assert said.exit_code == 1
    assert "A legal hold keeps this" in said.stderr
    assert (keys_in(fresh.place.key_dir), keys_in(copied)) == before
    assert "Ayo Bello" in opened(fresh.place)
    whole(fresh.place, tmp_path)
    assert run(fresh.place, tmp_path, "backup", tmp_path / "later").exit_code == 0


def test_one_held_child_does_not_keep_the_others(fresh: House, tmp_path: Path) -> None:
    for child in (AYO, OLI):
        left(fresh, child, date(1990, 9, 1))
    browser = lead(fresh)
    for child in (AYO, OLI):
        agree(browser, child)
    hold_on(fresh, Whom.CHILD, AYO)
    said = run(fresh.place, tmp_path, "erase", "--approved", "--yes")
    assert said.exit_code == 1
    assert f"Child {AYO} is left. A legal hold keeps this" in said.stderr
    assert f"record of child {OLI}" in said.stdout
    assert "Oli Grant" not in opened(fresh.place)
    assert "Ayo Bello" in opened(fresh.place)
    assert [one.subject for one in certificates(fresh)] == [OLI]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["--ground", "retention-ended"], "that anybody agreed"),
        (
            ["--ground", "retention-ended", "--approved-by", str(SIAN.person)],
            f"that {SIAN.person} agreed that this child was kept for long enough",
        ),
        (["--approved-by", str(AYO)], f"Nobody at this school has the number {AYO}"),
    ],
)
def test_nobody_is_named_who_did_not_agree(
    hut: House, tmp_path: Path, more: list[str], says: str
) -> None:
    left(hut, OLI, date(1990, 9, 1))
    agree(lead(hut), OLI)
    before = keys_in(hut.place.key_dir)
    said = run(hut.place, tmp_path, "erase", "child", OLI, "--yes", *more)
    assert said.exit_code == 1
    assert says in said.stderr
    assert keys_in(hut.place.key_dir) == before
    assert certificates(hut) == []


def test_only_the_child_who_was_agreed_on_was_kept_for_long_enough(
    hut: House, tmp_path: Path
) -> None:
    left(hut, OLI, date(1990, 9, 1))
    agree(lead(hut), OLI)
    asked = ("erase", "--approved")
    assert run(hut.place, tmp_path, *asked, typed="n\n").exit_code == 1
    lead_of_oli = approver(hut)
    ground = ("--ground", "retention-ended", "--approved-by", lead_of_oli)
    said = run(hut.place, tmp_path, "erase", "child", AYO, "--yes", *ground)
    assert "It is not on record" in said.stderr
    said = run(hut.place, tmp_path, "erase", "child", OLI, "--yes", *ground)
    assert said.exit_code == 0, said.output


def approver(house: House) -> UUID | None:
    with house.services.store.reading(LARKFIELD) as reader:
        (agreed,) = reader.facts_of_topics(Disposal.DisposalApproved.TOPIC)
    return agreed.fact.by
