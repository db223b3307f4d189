"""By which way words come, drawn at random: some from somebody else, some late."""

from random import Random

from events.daily import CHOICES, Section
from events.manner import Manner, Route
from tests.cast import START


def any_manner(draw: Random) -> Manner:
    section = draw.choice(tuple(Section))
    return Manner(
        route=draw.choice(tuple(Route)),
        told_by=draw.choice((None, "Mrs Lim")),
        written_at=draw.choice((None, START)),
        taps={section: draw.choice(CHOICES[section])},
    )
