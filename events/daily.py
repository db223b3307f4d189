"""The parts of a day that can be said with a tap, and what can be said of each."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Section(StrEnum):
    """A part of the day."""

    SLEEP = "sleep"
    FOOD = "food"
    TOILET = "toilet"
    MEDICINE = "medicine"
    MOOD = "mood"
    THERAPY = "therapy"
    SEIZURES = "seizures"
    EQUIPMENT = "equipment"
    TARGETS = "targets"
    FRIENDS = "friends"
    ASK_ME = "ask_me_about"
    WEEKEND = "weekend"
    COLLECTED = "who_collects"


Taps = Mapping[str, str]
# From the good day to the hard one, and never a score.
CHOICES: Final[Mapping[Section, tuple[str, ...]]] = MappingProxyType(
    {
        Section.SLEEP: ("slept-well", "woke-often", "slept-little"),
        Section.FOOD: ("ate-well", "ate-some", "ate-little"),
        Section.TOILET: ("as-usual", "accident", "not-yet"),
        Section.MEDICINE: ("given", "given-late", "not-given", "not-needed"),
        Section.MOOD: ("happy", "calm", "up-and-down", "worried", "upset"),
        Section.THERAPY: ("done", "partly-done", "not-today"),
        Section.SEIZURES: ("none", "one", "more-than-one"),
        Section.EQUIPMENT: ("all-here", "something-missing", "needs-repair"),
        Section.TARGETS: ("step-forward", "practised", "not-today"),
        Section.FRIENDS: ("played-together", "played-nearby", "wanted-quiet"),
        Section.ASK_ME: ("something-made", "something-new", "somewhere-we-went"),
        Section.WEEKEND: ("out-and-about", "at-home", "with-family"),
        Section.COLLECTED: ("as-usual", "somebody-else", "school-transport"),
    }
)


def no_taps() -> Taps:
    """Say nothing with a tap."""
    return {}


def in_order(taps: Taps) -> dict[str, str]:
    """Put taps into the order of the day; a ValueError names what nobody can tap."""
    known = {one.value for one in Section}
    for section, choice in taps.items():
        if section not in known or choice not in CHOICES[Section(section)]:
            msg = f"{section}: {choice}"
            raise ValueError(msg)
    return {one.value: taps[one.value] for one in Section if one.value in taps}
