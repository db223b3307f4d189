"""The rows about the notes of meetings, and the checking of them."""

from collections.abc import Mapping
from typing import Final

from events.base import Role
from events.phrase import phrase
from service.permissions.actions import Action, Thing
from service.permissions.rows import EVERYONE, WRITERS, Row

NOTES_OF_MEETINGS: Final[Mapping[Action, Row]] = {
    Action.SEE_NOTES: Row(
        Thing.MEETINGS, phrase("Read the notes of a meeting"), EVERYONE
    ),
    Action.OPEN_NOTES: Row(
        Thing.MEETINGS,
        phrase("Open the notes and say what the meeting is to achieve"),
        WRITERS,
    ),
    Action.TICK_AIM: Row(
        Thing.MEETINGS, phrase("Say yes to what the meeting is to achieve"), EVERYONE
    ),
    Action.CHECK_GOALS: Row(
        Thing.MEETINGS, phrase("Say whether a meeting is on its goals"), EVERYONE
    ),
    Action.WRITE_LINE: Row(
        Thing.MEETINGS, phrase("Write down what somebody said in a meeting"), WRITERS
    ),
    Action.CHANGE_LINE: Row(
        Thing.MEETINGS,
        phrase("Put a line of the notes in better words; the first words stay"),
        WRITERS,
    ),
    Action.COMMENT_LINE: Row(
        Thing.MEETINGS, phrase("Set their own words beside a line"), EVERYONE
    ),
    Action.CLOSE_MEETING: Row(Thing.MEETINGS, phrase("Close a meeting"), WRITERS),
    Action.SEND_NOTES: Row(
        Thing.MEETINGS, phrase("Give out notes they keep, to be checked"), WRITERS
    ),
    Action.MARK_NOTES_SEEN: Row(
        Thing.MEETINGS, phrase("Be shown as having opened the notes"), EVERYONE
    ),
    Action.FIND_RIGHT: Row(
        Thing.MEETINGS, phrase("Say that the notes of a meeting are right"), EVERYONE
    ),
    Action.ASK_CHANGE: Row(
        Thing.MEETINGS, phrase("Ask for a change in the notes"), EVERYONE
    ),
    Action.ANSWER_CHANGE: Row(
        Thing.MEETINGS, phrase("Answer a change that the other side asked for"), WRITERS
    ),
    Action.SEND_ON_TIME: Row(
        Thing.MEETINGS,
        phrase("Send notes they keep as a report by the day the law sets"),
        WRITERS,
    ),
    Action.MAKE_FINAL: Row(
        Thing.MEETINGS, phrase("Make notes they keep final"), WRITERS
    ),
    Action.TAKE_WORDS: Row(
        Thing.MEETINGS, phrase("Write down what the child gave to a meeting"), WRITERS
    ),
    Action.INTERPRET_WORDS: Row(
        Thing.MEETINGS,
        phrase("Say by name what they think the child meant"),
        WRITERS - {Role.CHILD},
    ),
    Action.READ_WORDS_BACK: Row(
        Thing.MEETINGS, phrase("Keep what the child answered to their words"), WRITERS
    ),
}
