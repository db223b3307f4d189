"""What is said of the question what would help, and of ways that are tried."""

from collections.abc import Mapping
from typing import Final

from tests.architecture.said_of_actions import THAT_DAY, always

SAID_OF_TRYING: Final[Mapping[str, tuple[str, str]]] = {
    "support/question-taken-up": (
        "began to say what would help before a meeting",
        "began to say what would help",
    ),
    "support/help-wished": always("said what would help, as an action"),
    "support/help-not-needed": always(
        "was asked what would help, and said “no thanks”"
    ),
    "trial/trying-begun": always("began to try ways to reach each other"),
    "trial/trial-begun": (
        f"chose a way to reach each other, to try from {THAT_DAY} to {THAT_DAY}",
        "chose a way to reach each other, to try",
    ),
    "trial/verdict-given": (
        "said that a way to reach each other works",
        "said whether a way to reach each other works",
    ),
}
