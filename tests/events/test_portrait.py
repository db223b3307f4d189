"""A photo of a child is chosen, and taken away once."""

from events.media import Stored
from events.portrait import CannotPortray, Portrait
from tests.cast import AMINA, AYO, SIAN, an_id
from tests.scenario import fact, given, new_facts

PHOTO = an_id("a photo")
STORED = Stored("00" * 32, 7)


def chosen() -> Portrait:
    return Portrait.choose(PHOTO, AYO, "image/jpeg", STORED, by=AMINA)


def test_a_photo_is_told_by_the_hash_of_its_bytes() -> None:
    (said,) = new_facts(chosen())
    assert said == fact(
        Portrait.ChildPortrayed,
        child=AYO,
        media_type="image/jpeg",
        sha256="00" * 32,
        size=7,
        by=AMINA.person,
    )


def test_a_photo_is_taken_away_by_somebody_else_too() -> None:
    given(chosen()).when(lambda portrait: portrait.take_away(by=SIAN)).then(
        fact(Portrait.PortraitTakenAway, by=SIAN.person)
    )


def test_what_was_taken_away_cannot_be_taken_again() -> None:
    gone = fact(Portrait.PortraitTakenAway, by=AMINA.person)
    given(chosen(), gone).when(
        lambda portrait: portrait.take_away(by=SIAN)
    ).then_refused(CannotPortray.because_it_was_taken_away())
