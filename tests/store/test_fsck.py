"""An untouched record is clean; erased and sealed words are part of what is right."""

import pytest

from events.base import Space
from events.store.recomputed import Difference
from events.store.unit import Store
from projections.runner import check
from tests.cast import (
    AYO,
    LARKFIELD,
    LUKASZ,
    OLI,
    OTHER_SCHOOL,
    SIAN,
    TOM,
    a_new_id,
    a_note,
    a_school,
    shared_log,
    written,
)
from tests.databases import Place
from tests.erasing import erased
from tests.term import Term


def differences(place: Place) -> list[str]:
    with place.owner.reading() as conn:
        return [str(one) for one in check(conn, place.ring)]


def test_an_empty_database_is_clean(address: Place) -> None:
    assert differences(address) == []


def test_a_record_is_clean_after_writing_sealing_and_erasing(
    address: Place, store: Store
) -> None:
    Term(store).everything()
    Term(store, school=OTHER_SCHOOL).everything()
    assert differences(address) == []
    erased(address, LUKASZ.person)
    assert differences(address) == []
    erased(address, shared_log(OLI))
    assert differences(address) == []


def test_what_was_moved_away_and_goes_on_here_is_clean(
    address: Place, store: Store
) -> None:
    """A leaf refers to the newest of its stream in its own log, not in another."""
    a_school(store)
    with store.unit(LARKFIELD) as unit:
        entry = written(unit, a_note())
    with store.unit(LARKFIELD) as unit:
        entry.move(None, "A disclosure.", by=SIAN)
        entry.bring_back(None, "It was none.", by=SIAN)
        unit.save(entry, log=unit.log_of(AYO, Space.RESTRICTED))
        entry.comment(a_new_id(), "Thank you.", by=TOM)
        unit.save(entry, log=unit.log_of(AYO, Space.SHARED))
    assert differences(address) == []


def test_a_lost_key_file_is_said_and_nothing_fails(
    address: Place, store: Store
) -> None:
    Term(store).everything()
    for file in address.key_dir.glob("kek-*"):
        file.unlink()
    address.ring._keks.clear()
    said = differences(address)
    assert any("is damaged" in one for one in said)
    assert any("cannot be read" in one for one in said)


@pytest.mark.parametrize(
    ("difference", "said"),
    [
        (Difference("c-a", 12, "odd"), "log c-a seq 12: odd"),
        (Difference("c-a", None, "odd"), "log c-a: odd"),
        (Difference(None, None, "odd"), "odd"),
    ],
)
def test_a_difference_says_where(difference: Difference, said: str) -> None:
    assert str(difference) == said
