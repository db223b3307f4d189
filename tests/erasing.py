"""Erase spaces or people as an operator would, below the commands."""

from uuid import UUID

from events.store.erasure import erase, rotate
from projections.runner import VIEWS, rebuild
from service.signing_in.seals import SEALED
from tests import databases
from tests.cast import LARKFIELD


def erased(place: databases.Place, *subjects: UUID, school: UUID = LARKFIELD) -> None:
    """Erase spaces or people, and bring the views and the keys up to that."""
    with place.owner.writing() as conn:
        for subject in subjects:
            erase(conn, place.ring, school, subject)
    rotate(place.owner, place.ring, SEALED)
    with place.owner.writing() as conn:
        rebuild(conn, place.ring, school, VIEWS)
