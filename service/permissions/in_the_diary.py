"""The rows about one child's diary."""

from collections.abc import Mapping
from typing import Final

from events.base import HAND_OVER_ONLY, Duty
from events.day_template import CHOOSERS
from events.dispute import SETTLERS
from events.media import DECIDERS
from events.phrase import phrase
from service.permissions.actions import Action, Thing
from service.permissions.rows import (
    ABOUT_A_CLASS,
    ANSWERS_FOR_WHAT_IT_KEEPS,
    EVERYONE,
    FOR_THE_JOURNEY,
    IF_OPENED,
    IN_NEED,
    MEETS_THE_CHILD,
    SCHOOL_STAFF,
    SEEN_AND_HEARD,
    WRITERS,
    Row,
)

IN_THE_DIARY: Final[Mapping[Action, Row]] = {
    Action.SEE_DIARY: Row(Thing.DIARY, phrase("Read the diary"), IN_NEED, IF_OPENED),
    Action.WRITE_ENTRY: Row(Thing.DIARY, phrase("Write a note"), WRITERS),
    Action.COMMENT: Row(Thing.DIARY, phrase("Reply to a note"), WRITERS),
    Action.AMEND: Row(
        Thing.DIARY, phrase("Amend their own words; the first words stay"), WRITERS
    ),
    Action.CORRECT: Row(
        Thing.DIARY,
        phrase("Set their own words beside a note they know differently"),
        WRITERS,
    ),
    Action.CONFIRM_ENTRY: Row(
        Thing.DIARY,
        phrase("Say that a note of the other side tells how it was"),
        WRITERS,
    ),
    Action.TRANSLATE: Row(
        Thing.DIARY, phrase("Set a translation beside a note"), WRITERS
    ),
    Action.MARK_SEEN: Row(
        Thing.DIARY, phrase("Be shown as having opened a note"), EVERYONE
    ),
    Action.SEAL: Row(
        Thing.DIARY,
        phrase("Seal their own note if it was about another child"),
        WRITERS,
    ),
    Action.ACKNOWLEDGE: Row(
        Thing.DIARY,
        phrase("Say that a note for before school was read"),
        SCHOOL_STAFF,
        MEETS_THE_CHILD,
    ),
    Action.ATTACH: Row(
        Thing.DIARY,
        phrase("Put a picture, sound, video or PDF beside their words"),
        WRITERS,
    ),
    Action.ALLOW_MEDIA: Row(
        Thing.DIARY,
        phrase("Allow that pictures, or sound and video, of a child are kept"),
        DECIDERS,
        SEEN_AND_HEARD,
    ),
    Action.WITHDRAW_MEDIA: Row(
        Thing.DIARY,
        phrase("Say no to pictures, or to sound and video, of a child"),
        DECIDERS,
        SEEN_AND_HEARD,
    ),
    Action.DISPUTE: Row(
        Thing.DIARY, phrase("Say that something in a note is wrong"), WRITERS
    ),
    Action.RESTRICT_USE: Row(
        Thing.DIARY,
        phrase("Mark a disputed note as not for decisions while it is checked"),
        WRITERS,
    ),
    Action.END_RESTRICTION: Row(
        Thing.DIARY,
        phrase("Let a note be used for decisions again before it is settled"),
        SETTLERS,
        ANSWERS_FOR_WHAT_IT_KEEPS,
    ),
    Action.SETTLE_DISPUTE: Row(
        Thing.DIARY,
        phrase("Answer a dispute: it was right, it was not, or no one can know"),
        SETTLERS,
        ANSWERS_FOR_WHAT_IT_KEEPS,
    ),
    Action.SEE_DISPUTES: Row(
        Thing.DIARY,
        phrase("See what is disputed in a child's diary, and answer by when"),
        EVERYONE | {Duty.DATA_LEAD},
    ),
    Action.SEE_DAY: Row(
        Thing.DIARY, phrase("See what people tell each other about each day"), EVERYONE
    ),
    Action.CHANGE_DAY: Row(
        Thing.DIARY,
        phrase("Choose what people tell each other about each day"),
        CHOOSERS,
    ),
    Action.AGREE_DAY: Row(
        Thing.DIARY, phrase("Say yes to what the other chose"), CHOOSERS
    ),
    Action.EXPLAIN_DAY: Row(
        Thing.DIARY, phrase("Say why there is no note about a day"), WRITERS
    ),
    Action.KEEP_SHEET: Row(
        Thing.DIARY, phrase("Print a day sheet, and bring it in from paper"), WRITERS
    ),
    Action.SEE_ROUND: Row(
        Thing.DIARY,
        phrase("See who in their class has a note today"),
        SCHOOL_STAFF,
        ABOUT_A_CLASS,
    ),
    Action.WRITE_ROUND: Row(
        Thing.DIARY,
        phrase("Write about one child after another of their class"),
        SCHOOL_STAFF,
        ABOUT_A_CLASS,
    ),
    Action.SKIP_IN_ROUND: Row(
        Thing.DIARY,
        phrase("Say of a child of their class why there is no note today"),
        SCHOOL_STAFF,
        ABOUT_A_CLASS,
    ),
    Action.WRITE_TO_GROUP: Row(
        Thing.DIARY,
        phrase("Write the same note about several children of their class"),
        SCHOOL_STAFF,
        ABOUT_A_CLASS,
    ),
    Action.SEE_HAND_OVER: Row(
        Thing.DIARY,
        phrase("See who collects a child today, and what is marked for the journey"),
        HAND_OVER_ONLY,
        FOR_THE_JOURNEY,
    ),
    Action.WRITE_HAND_OVER: Row(
        Thing.DIARY,
        phrase("Write a note at the hand-over, on the page for it"),
        HAND_OVER_ONLY,
        FOR_THE_JOURNEY,
    ),
    Action.SEE_AUDIT: Row(
        Thing.DIARY,
        phrase("Read the record of everything that was done"),
        IN_NEED,
        IF_OPENED,
    ),
}
