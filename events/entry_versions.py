"""What facts about an entry said in earlier versions, and how they are read today."""

from typing import Any, Final

from events.manner import Route

# The words of the first versions of two facts, when all was typed on a page and sent.
WRITTEN_AT_FIRST: Final = (
    *("child", "day", "place", "kind", "text", "reply_by", "side"),
)
ANSWERED_AT_FIRST: Final = ("comment", "text", "side")


def written_plainly(state: dict[str, Any]) -> None:
    """Say of words of the first version how they came."""
    answered_plainly(state)
    state |= {"told_by": None, "taps": {}}


def answered_plainly(state: dict[str, Any]) -> None:
    """Say of an answer of the first version how it came."""
    state |= {"route": Route.PAGE.value, "written_at": None}
