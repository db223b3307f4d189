"""By which way words came, as the end of a sentence."""

from typing import Final

from events.base import known
from events.diary import Entry
from events.manner import Route

BY_WHICH: Final = {
    Route.PAGE: "",
    Route.CLASS_ROUND: ", in the class round",
    Route.GROUP_NOTE: ", in a note to several families",
    Route.PHONE_CALL: ", after a phone call",
    Route.DOORWAY_TALK: ", after a talk at the door",
    Route.TEXT_MESSAGE: ", after a text message",
    Route.EMAIL: ", by e-mail",
    Route.PAPER: ", from paper",
    Route.HAND_OVER: ", at the hand-over",
}


def way(fact: Entry.EntryWritten | Entry.CommentAdded) -> str:
    """Say by which way words came; of words on a page it goes without saying."""
    return BY_WHICH.get(fact.route, "")


def hearsay(fact: Entry.EntryWritten) -> str:
    """Say that the writer was told by somebody, who is not named here."""
    return ", as somebody told them" if known(fact.told_by) else ""
