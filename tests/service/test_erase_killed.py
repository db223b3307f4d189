"""samepage erase is killed at every step, and the next run finishes what it began."""

from pathlib import Path

import pytest

from tests.canary import CANARY
from tests.cast import AYO
from tests.databases import Place
from tests.service.erased import (
    certificates,
    done,
    killed,
    opened,
    raw,
    samepage,
    whole,
    with_canaries,
)
from tests.service.house import House

STEPS = [
    ("events.store.erasures", "begin", "after"),
    ("service.operating.erasing", "erase", "before"),
    ("service.operating.erasing", "rebuild", "after"),
    ("service.operating.erasing", "carry_out", "after"),
    ("events.store.erasures", "remember", "after"),
    ("events.store.keys", "write_key", "after"),
    ("events.store.keys", "KeyRing.destroy_older", "before"),
    ("events.store.keys", "destroy_key", "after"),
    ("service.operating.cleaning", "rotate", "after"),
    ("service.operating.cleaning", "_compacted", "after"),
    ("events.store.erasures", "end", "before"),
]

# Right after the commit, between new and old key files, and at the very end.
MOMENTS = [STEPS[3], STEPS[6], STEPS[10]]
Step = tuple[str, str, str]


def named(step: Step) -> str:
    return "-".join(step[1:])


@pytest.mark.parametrize("step", STEPS, ids=named)
def test_an_erasure_that_was_killed_is_finished_by_the_next(
    hut: House, tmp_path: Path, step: Step
) -> None:
    with_canaries(hut)
    killed_and_again(hut, tmp_path, step, ("erase", "child", AYO, "--yes"))


@pytest.mark.postgres
@pytest.mark.parametrize("step", MOMENTS, ids=named)
def test_it_is_finished_on_postgres_too(
    postgres_address: Place, tmp_path: Path, step: Step
) -> None:
    house = House.over(postgres_address)
    house.furnish()
    with_canaries(house)
    killed_and_again(house, tmp_path, step, ("erase", "child", AYO, "--yes"))
    house.services.store.database.close()


@pytest.mark.parametrize("step", MOMENTS, ids=named)
def test_a_mention_that_was_killed_is_finished_by_the_next(
    hut: House, tmp_path: Path, step: Step
) -> None:
    words = ("erase", "mention", with_canaries(hut), "--yes")
    killed_and_again(hut, tmp_path, step, words, typed=CANARY)


def killed_and_again(
    house: House,
    tmp: Path,
    step: Step,
    words: tuple[object, ...],
    typed: str = "",
) -> None:
    place = house.place
    killed(place, tmp, step, *words, typed=typed)
    between = samepage(place, tmp, "fsck")
    assert between.status == 0, between
    assert "An erasure was interrupted." in between.errors
    refused = samepage(place, tmp, "backup", tmp / "too early")
    assert "samepage erase finish" in refused.errors
    done(samepage(place, tmp, *words, typed=typed))
    whole(place, tmp)
    assert CANARY not in opened(place)
    assert raw(place, tmp) == []
    assert len(certificates(house)) == 1
    names = {file.name for file in place.key_dir.iterdir()}
    assert len(names - {"service.key", "erasures"}) == 1, names


def test_finishing_is_a_command_of_its_own(hut: House, tmp_path: Path) -> None:
    with_canaries(hut)
    step = ("service.operating.erasing", "carry_out", "after")
    killed(hut.place, tmp_path, step, "erase", "child", AYO, "--yes")
    said = samepage(hut.place, tmp_path, "erase", "finish")
    assert (said.status, said.errors) == (0, ""), said
    assert "Finished: what was erased before is gone for good" in said.out
    whole(hut.place, tmp_path)
