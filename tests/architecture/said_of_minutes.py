"""What is said of the notes of a meeting."""

from collections.abc import Mapping
from typing import Final

BOTH_STAY: Final = "changed a line in the notes of a meeting; the earlier words stay"
ASKED: Final = "asked for a change in the notes of a meeting"
SAID_OF_MINUTES: Final[Mapping[str, tuple[str, str]]] = {
    "minutes/opened": (
        "opened the notes of a meeting and said what it is to achieve",
        "opened the notes of a meeting and said what it is to achieve",
    ),
    "minutes/aim-ticked": (
        "said yes to what the meeting is to achieve",
        "said yes to what the meeting is to achieve",
    ),
    "minutes/goals-checked": (
        "said after a third of the meeting that it was partly on its goals",
        "said during the meeting whether it was on its goals",
    ),
    "minutes/line-written": (
        "wrote down what Tom said in a meeting",
        "wrote down what somebody said in a meeting",
    ),
    "minutes/line-changed": (BOTH_STAY, BOTH_STAY),
    "minutes/line-commented": (
        "added a comment to a line of a meeting’s notes",
        "added a comment to a line of a meeting’s notes",
    ),
    "minutes/meeting-closed": (
        "closed the meeting with one action agreed",
        "closed the meeting",
    ),
    "minutes/sent-for-checking": (
        "gave out the notes of a meeting to be checked until 7 September 2026",
        "gave out the notes of a meeting to be checked",
    ),
    "minutes/given-to": (
        "gave the notes of a meeting to Tom",
        "gave the notes of a meeting to somebody",
    ),
    "minutes/first-seen": (
        "opened the notes of a meeting for the first time",
        "opened the notes of a meeting for the first time",
    ),
    "minutes/found-right": (
        "said that the notes of a meeting are right",
        "said that the notes of a meeting are right",
    ),
    "minutes/change-asked": (ASKED, ASKED),
    "minutes/change-answered": (
        "answered why a change of the notes is not taken up; both versions stay",
        "answered a change of the notes that somebody asked for",
    ),
    "minutes/sent-on-time": (
        "sent the notes as a report on time, not yet agreed, with one difference",
        "sent the notes as a report on time, not yet agreed, with no difference",
    ),
    "minutes/made-final": (
        "made the notes of a meeting final with one difference",
        "made the notes of a meeting final",
    ),
    "minutes/words-taken": (
        "wrote down what the child gave to a meeting, taken by Tom",
        "wrote down what the child gave to a meeting, taken by somebody",
    ),
    "minutes/words-interpreted": (
        "said what they think the child meant, beside the child’s own words",
        "said what they think the child meant, beside the child’s own words",
    ),
    "minutes/words-read-back": (
        (
            "read the child’s words back to the child, who said that this was partly "
            "what they meant"
        ),
        (
            "read the child’s words back to the child, who was asked whether it was "
            "meant so"
        ),
    ),
}
