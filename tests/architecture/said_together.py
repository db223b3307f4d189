"""What is said of successes, and of what home and school work out together."""

from collections.abc import Mapping
from typing import Final

THAT_DAY: Final = "Monday 7 September 2026"
SAID_TOGETHER: Final[Mapping[str, tuple[str, str]]] = {
    "success/told": (
        f"told what went well on {THAT_DAY}",
        "told what went well on a day that was erased",
    ),
    "advice/asked": ("asked for advice", "asked for advice"),
    "advice/given": ("gave advice", "gave advice"),
    "advice/tried": (
        f"said that advice was tried on {THAT_DAY}: it helped a little",
        (
            "said that advice was tried on a day that was erased: "
            "what came of it was erased"
        ),
    ),
    "advice/not-tried": (
        "said why advice was not tried",
        "said why advice was not tried",
    ),
    "joint-text/begun": (
        "began a compromise with somebody else",
        "began a text with somebody else",
    ),
    "joint-text/version-written": (
        "wrote version 1 of a text of two people",
        "wrote a version of a text of two people",
    ),
    "joint-text/version-agreed": (
        ("agreed to version 1 of a text of two people, and said what they gave for it"),
        "agreed to a version of a text of two people",
    ),
    "measure/begun": (
        "said what home and school both count",
        "said what home and school both count",
    ),
    "measure/value-kept": (
        f"wrote down what was counted at school on {THAT_DAY}",
        "wrote down what was counted somewhere on a day that was erased",
    ),
    "measure/value-taken-back": (
        "took back a number that was wrong",
        "took back a number that was wrong",
    ),
    "success/confirmed": (
        "said that they saw something go well too",
        "said that they saw something go well too",
    ),
}
