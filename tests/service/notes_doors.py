"""What it takes to get to the notes of a meeting.

Each address and method has an action, and what is sent; the ids in it are of nothing.
"""

from collections.abc import Mapping
from typing import Final

from service.permissions import Action
from tests.cast import AMINA

NOTES: Final = "/children/<child>/meetings/<meeting>/notes"
CHECK: Final = f"{NOTES}/check"
WORDS: Final = f"{NOTES}/words"
SAYS: Final = {"text": "A"}
A_LINE: Final = {"text": "A", "other": "B"}
GOALS: Final = {"when": "third", "answer": "yes"}
TAKEN: Final = {
    "text": "A",
    "medium": "speech",
    "how": "B",
    "taken_by": str(AMINA.person),
    "day": "2026-09-07",
}
ANSWER: Final = {"taken_up": "true", "text": "A"}
Sent = Mapping[str, str]
# The same to a page and to a program.
_SENT: Final[Mapping[str, tuple[Action, Sent]]] = {
    NOTES: (Action.OPEN_NOTES, {"aim": "A"}),
    f"{NOTES}/aim": (Action.TICK_AIM, {}),
    f"{NOTES}/goals": (Action.CHECK_GOALS, GOALS),
    f"{NOTES}/lines": (Action.WRITE_LINE, A_LINE),
    f"{NOTES}/lines/<line>/comments": (Action.COMMENT_LINE, SAYS),
    f"{NOTES}/close": (Action.CLOSE_MEETING, {"no_action": "true"}),
    CHECK: (Action.SEND_NOTES, {"days": "5"}),
    f"{CHECK}/right": (Action.FIND_RIGHT, {}),
    f"{CHECK}/changes": (Action.ASK_CHANGE, SAYS),
    f"{CHECK}/on-time": (Action.SEND_ON_TIME, {}),
    f"{CHECK}/final": (Action.MAKE_FINAL, {"differences": "false"}),
    f"{WORDS}/<words>/readings": (Action.INTERPRET_WORDS, SAYS),
    f"{WORDS}/<words>/read-back": (Action.READ_WORDS_BACK, {"answer": "yes"}),
}
_PAGES: Final[Mapping[tuple[str, str], tuple[Action, Sent]]] = {
    (NOTES, "GET"): (Action.SEE_NOTES, {}),
    (f"{NOTES}/lines/<line>", "GET"): (Action.SEE_NOTES, {}),
    (f"{NOTES}/lines/<line>", "POST"): (Action.CHANGE_LINE, {**A_LINE, "version": "1"}),
    (CHECK, "GET"): (Action.SEE_NOTES, {}),
    (f"{CHECK}/changes/<change>", "GET"): (Action.SEE_NOTES, {}),
    (f"{CHECK}/changes/<change>/answer", "POST"): (Action.ANSWER_CHANGE, ANSWER),
    (f"{WORDS}/new", "GET"): (Action.TAKE_WORDS, {}),
    (f"{WORDS}/new", "POST"): (Action.TAKE_WORDS, TAKEN),
    (f"{WORDS}/<words>", "GET"): (Action.SEE_NOTES, {}),
}
_PROGRAMS: Final[Mapping[tuple[str, str], tuple[Action, Sent]]] = {
    (NOTES, "GET"): (Action.SEE_NOTES, {}),
    (f"{NOTES}/lines/<line>", "GET"): (Action.SEE_NOTES, {}),
    (f"{NOTES}/lines/<line>", "PUT"): (Action.CHANGE_LINE, A_LINE),
    (CHECK, "GET"): (Action.SEE_NOTES, {}),
    (f"{CHECK}/seen", "PUT"): (Action.MARK_NOTES_SEEN, {}),
    (f"{CHECK}/changes/<request>/answer", "POST"): (Action.ANSWER_CHANGE, ANSWER),
    (WORDS, "GET"): (Action.SEE_NOTES, {}),
    (WORDS, "POST"): (Action.TAKE_WORDS, TAKEN),
    (f"{WORDS}/<words>", "GET"): (Action.SEE_NOTES, {}),
}
OF_NOTES: Final[Mapping[tuple[str, str], tuple[Action, Sent]]] = {
    **_PAGES,
    **{(rule, "POST"): row for rule, row in _SENT.items()},
    **{(f"/api/v1{rule}", "POST"): row for rule, row in _SENT.items()},
    **{(f"/api/v1{rule}", way): row for (rule, way), row in _PROGRAMS.items()},
}
