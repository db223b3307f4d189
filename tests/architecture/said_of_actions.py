"""What is said of agreed actions."""

from collections.abc import Mapping
from typing import Final

THAT_DAY: Final = "Monday 7 September 2026"


def always(says: str) -> tuple[str, str]:
    """It is said in the same words when everything was erased."""
    return says, says


SAID_OF_ACTIONS: Final[Mapping[str, tuple[str, str]]] = {
    "action/action-proposed": always("proposed an action"),
    "action/owner-named": (
        "wrote down that Tom does an agreed action",
        "wrote down that somebody does an agreed action",
    ),
    "action/days-set": (
        f"set when an action is to be done by {THAT_DAY} and checked on {THAT_DAY}",
        "set when an action is to be done or checked",
    ),
    "action/action-set-out": always("wrote down how an action is to be done"),
    "action/action-confirmed": always("agreed to an action"),
    "action/action-objected": always("did not agree to an action, and said why"),
    "action/progress-told": always("told how an action goes"),
    "action/evidence-linked": always("linked a note to how an action goes"),
    "action/action-blocked": (
        f"said what is in the way of an action, to talk it through on {THAT_DAY}",
        "said what is in the way of an action, to talk it through",
    ),
    "action/action-unblocked": always(
        "said that something is not in the way of an action any more"
    ),
    "action/outcome-said": (
        "said what came of an action: it was done",
        "said what came of an action: what it was is erased",
    ),
    "action/outcome-confirmed": always(
        "saw what came of an action the same way, so it is closed"
    ),
    "action/outcome-disputed": always(
        "saw what came of an action otherwise, so it stays open"
    ),
}
