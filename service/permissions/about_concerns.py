"""The rows about concerns and decisions: the same for home and for school."""

from collections.abc import Mapping
from typing import Final

from events.base import Duty
from events.phrase import phrase
from service.permissions.actions import Action, Thing
from service.permissions.rows import EVERYONE, WRITERS, Row

ABOUT_CONCERNS: Final[Mapping[Action, Row]] = {
    Action.SEE_CONCERNS: Row(
        Thing.CONCERNS, phrase("Read the concerns about a child"), EVERYONE
    ),
    Action.RAISE_CONCERN: Row(Thing.CONCERNS, phrase("Raise a concern"), WRITERS),
    Action.ACKNOWLEDGE_CONCERN: Row(
        Thing.CONCERNS,
        phrase("Say that they read a concern, if they were asked to answer it"),
        WRITERS,
    ),
    Action.PASS_CONCERN_ON: Row(
        Thing.CONCERNS,
        phrase("Ask somebody else to answer a concern that they raised or answer"),
        WRITERS,
    ),
    Action.GIVE_VIEW: Row(
        Thing.CONCERNS, phrase("Set their own view beside the others"), WRITERS
    ),
    Action.TELL_TRIED: Row(
        Thing.CONCERNS, phrase("Write down what was tried"), WRITERS
    ),
    Action.ANSWER_AS_RAISER: Row(
        Thing.CONCERNS,
        phrase("Say whether a concern that they raised is resolved"),
        WRITERS,
    ),
    Action.CLOSE_CONCERN: Row(
        Thing.CONCERNS,
        phrase("Close a concern that they raised or answer"),
        WRITERS,
    ),
    Action.LINK_CONCERN: Row(
        Thing.CONCERNS, phrase("Say that two concerns belong together"), WRITERS
    ),
    Action.SEE_DECISIONS: Row(
        Thing.DECISIONS,
        phrase("See what was decided, with whom, and who was told"),
        EVERYONE,
    ),
    Action.RECORD_DECISION: Row(
        Thing.DECISIONS, phrase("Write down what was decided"), WRITERS
    ),
    Action.TELL_OF_DECISION: Row(
        Thing.DECISIONS, phrase("Write down who was told of it"), WRITERS
    ),
    Action.DENY_PART: Row(
        Thing.DECISIONS, phrase("Say that they took no part in it"), EVERYONE
    ),
    Action.MARK_DECISION_SEEN: Row(
        Thing.DECISIONS, phrase("Be shown as having opened it"), EVERYONE
    ),
    Action.SEE_CONCERN_DAYS: Row(
        Thing.SCHOOL,
        phrase("See in how many days a concern is acknowledged"),
        frozenset(Duty),
    ),
    Action.SET_CONCERN_DAYS: Row(
        Thing.SCHOOL,
        phrase("Say in how many days a concern is acknowledged"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
}
