"""The other side says that a note tells how it was."""

import pytest

from events.base import Side
from events.confirmation import CannotConfirmEntry, Confirmation, confirmation_of
from tests.cast import AMINA, AYO, TOM, an_id
from tests.scenario import fact, new_facts

ENTRY = an_id("a note")


def test_somebody_of_the_other_side_confirms() -> None:
    yes = Confirmation.of(ENTRY, AYO, Side.SCHOOL, by=AMINA, sealed=False)
    assert yes.id == confirmation_of(ENTRY, AMINA.person)
    assert new_facts(yes) == [
        fact(
            Confirmation.EntryConfirmed,
            child=AYO,
            entry=ENTRY,
            side=Side.HOME,
            by=AMINA.person,
        )
    ]


def test_nobody_confirms_what_their_own_side_wrote() -> None:
    with pytest.raises(CannotConfirmEntry) as refused:
        Confirmation.of(ENTRY, AYO, Side.SCHOOL, by=TOM, sealed=False)
    assert repr(refused.value) == repr(CannotConfirmEntry.because_your_side_wrote_it())


def test_a_sealed_note_is_not_confirmed() -> None:
    with pytest.raises(CannotConfirmEntry) as refused:
        Confirmation.of(ENTRY, AYO, Side.SCHOOL, by=AMINA, sealed=True)
    assert repr(refused.value) == repr(CannotConfirmEntry.because_the_entry_is_sealed())
