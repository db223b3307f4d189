"""What is said of what people keep and tell about a meeting, before and after."""

from collections.abc import Mapping
from typing import Final

SAID_OF_PREPARING: Final[Mapping[str, tuple[str, str]]] = {
    "preparation/thing-prepared": (
        "kept something about a meeting",
        "kept something about a meeting",
    ),
    "preparation/chair-shown": (
        "showed the chair how they feel about coming",
        "showed the chair how they feel about coming",
    ),
    "preparation/thing-told": (
        "told everybody what they had kept",
        "told everybody what they had kept",
    ),
    "preparation/thing-taken-back": (
        "took back what they had kept",
        "took back what they had kept",
    ),
    "preparation/all-told": (
        "told everybody what they wish for from a meeting",
        "told everybody something about a meeting",
    ),
    "preparation/feeling-answered": (
        "wrote down what they do about how somebody feels",
        "wrote down what they do about how somebody feels",
    ),
    "debrief/debrief-offered": (
        "offered to talk after a meeting",
        "offered to talk about a meeting",
    ),
    "debrief/debrief-answered": (
        "said no to a talk about a meeting",
        "answered a talk about a meeting",
    ),
    "debrief/messages-told": (
        "told what matters most to them of a meeting",
        "told what matters most to them of a meeting",
    ),
}
