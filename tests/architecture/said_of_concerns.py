"""What each fact about a concern says, with all its words and without."""

from collections.abc import Mapping
from typing import Final

THAT_DAY: Final = "Monday 7 September 2026"
SAID_OF_CONCERNS: Final[Mapping[str, tuple[str, str]]] = {
    "concern/raised": (
        "raised a concern and asked Tom to answer",
        "raised a concern and asked somebody to answer",
    ),
    "concern/acknowledged": (
        "said that they read a concern",
        "said that they read a concern",
    ),
    "concern/passed-on": (
        "asked Tom to answer a concern",
        "asked somebody to answer a concern",
    ),
    "concern/view-given": (
        "said how they see a concern",
        "said how they see a concern",
    ),
    "concern/step-tried": (
        f"wrote down what was tried on {THAT_DAY}",
        "wrote down what was tried on a day that was erased",
    ),
    "concern/raiser-answered": (
        "said that a concern is not resolved",
        "said that a concern came to what was erased",
    ),
    "concern/closed": (
        "closed a concern: whoever raised it says that it is not resolved",
        "closed a concern: whoever raised it says that it came to what was erased",
    ),
    "concern/linked": (
        "linked a concern with another",
        "linked a concern with another",
    ),
    "decision/made": (
        "wrote down a decision to end the diary",
        "wrote down a decision",
    ),
    "decision/part-taken": (
        "wrote down that Tom took part in a decision",
        "wrote down that somebody took part in a decision",
    ),
    "decision/person-told": (
        "wrote down that Tom was told of a decision",
        "wrote down that somebody was told of a decision",
    ),
    "decision/part-denied": (
        "said that they took no part in a decision",
        "said that they took no part in a decision",
    ),
    "decision/seen": (
        "opened a decision for the first time",
        "opened a decision for the first time",
    ),
    "family/decision-seen": (
        "opened a decision for the first time",
        "opened a decision for the first time",
    ),
    "concern-days/begun": (
        "began to choose the days to answer a concern",
        "began to choose the days to answer a concern",
    ),
    "concern-days/set": (
        "gave 1 school day to say that a concern was read",
        "gave some school days to say that a concern was read",
    ),
}
