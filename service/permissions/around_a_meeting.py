"""The rows about what is private before and after a meeting, and what is told of it."""

from collections.abc import Mapping
from typing import Final

from events.phrase import phrase
from service.permissions.actions import Action, Thing
from service.permissions.rows import EVERYONE, WRITERS, Row

AROUND_A_MEETING: Final[Mapping[Action, Row]] = {
    Action.SEE_KEPT: Row(
        Thing.AROUND_A_MEETING,
        phrase("See what they keep for a meeting, and no more"),
        EVERYONE,
    ),
    Action.KEEP_FOR_MEETING: Row(
        Thing.AROUND_A_MEETING,
        phrase("Keep wishes, notes and how they feel for a meeting"),
        EVERYONE,
    ),
    Action.SHOW_CHAIR: Row(
        Thing.AROUND_A_MEETING,
        phrase("Show the chair how they feel about coming"),
        EVERYONE,
    ),
    Action.TELL_ALL: Row(
        Thing.AROUND_A_MEETING,
        phrase("Tell everybody a wish, or how a meeting felt"),
        EVERYONE,
    ),
    Action.TAKE_BACK: Row(
        Thing.AROUND_A_MEETING,
        phrase("Take back what they kept, so that nobody reads it"),
        EVERYONE,
    ),
    Action.ANSWER_FEELING: Row(
        Thing.AROUND_A_MEETING,
        phrase("As the chair, answer those who say how they feel"),
        EVERYONE,
    ),
    Action.SEE_TOLD: Row(
        Thing.AROUND_A_MEETING,
        phrase("Read what people told of a meeting, before and after"),
        EVERYONE,
    ),
    Action.OFFER_DEBRIEF: Row(
        Thing.AROUND_A_MEETING,
        phrase("Offer a talk before or after a meeting"),
        WRITERS,
    ),
    Action.ANSWER_DEBRIEF: Row(
        Thing.AROUND_A_MEETING,
        phrase("Say yes or no to such an offer"),
        EVERYONE,
    ),
    Action.TELL_MESSAGES: Row(
        Thing.AROUND_A_MEETING,
        phrase("Tell what matters most to them of a meeting"),
        WRITERS,
    ),
}
