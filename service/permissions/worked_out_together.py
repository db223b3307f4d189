"""The rows about what home and school work out together for one child."""

from collections.abc import Mapping
from typing import Final

from events.phrase import phrase
from service.permissions.actions import Action, Thing
from service.permissions.rows import EVERYONE, WRITERS, Row

WORKED_OUT_TOGETHER: Final[Mapping[Action, Row]] = {
    Action.SEE_SUCCESSES: Row(Thing.DIARY, phrase("Read what went well"), EVERYONE),
    Action.TELL_SUCCESS: Row(
        Thing.DIARY, phrase("Add something that went well"), WRITERS
    ),
    Action.CONFIRM_SUCCESS: Row(
        Thing.DIARY, phrase("Say that they saw it go well too"), WRITERS
    ),
    Action.SEE_ADVICE: Row(
        Thing.DIARY,
        phrase("Read what advice was given, and what came of it"),
        EVERYONE,
    ),
    Action.ASK_ADVICE: Row(
        Thing.DIARY, phrase("Ask for advice about what helps a child"), WRITERS
    ),
    Action.GIVE_ADVICE: Row(
        Thing.DIARY, phrase("Give advice about what helps a child"), WRITERS
    ),
    Action.TELL_TRY: Row(
        Thing.DIARY, phrase("Say when advice was tried, and what came of it"), WRITERS
    ),
    Action.SAY_NOT_TRIED: Row(
        Thing.DIARY, phrase("Say why advice was not tried"), WRITERS
    ),
    Action.SEE_JOINT_TEXTS: Row(
        Thing.DIARY, phrase("Read the texts that two people write together"), EVERYONE
    ),
    Action.BEGIN_JOINT_TEXT: Row(
        Thing.DIARY, phrase("Begin a text with somebody else in the circle"), WRITERS
    ),
    Action.WRITE_JOINT_TEXT: Row(
        Thing.DIARY,
        phrase("Write the next version of a text that they share with somebody"),
        WRITERS,
    ),
    Action.AGREE_TO_JOINT_TEXT: Row(
        Thing.DIARY,
        phrase("Agree by name to a text that they share with somebody"),
        WRITERS,
    ),
    Action.SEE_MEASURES: Row(
        Thing.DIARY, phrase("Read what is counted at home and at school"), EVERYONE
    ),
    Action.BEGIN_MEASURE: Row(
        Thing.DIARY, phrase("Say what home and school both count"), WRITERS
    ),
    Action.KEEP_VALUE: Row(
        Thing.DIARY, phrase("Write down what was counted on a day"), WRITERS
    ),
    Action.TAKE_VALUE_BACK: Row(
        Thing.DIARY, phrase("Take back a number of their own that was wrong"), WRITERS
    ),
}
