"""The rows about what is agreed on for a child, and whether it is done."""

from collections.abc import Mapping
from typing import Final

from events.phrase import phrase
from service.permissions.actions import Action, Thing
from service.permissions.rows import CIRCLE_KEEPERS, EVERYONE, WRITERS, Row

LOOKS_AFTER_ALL: Final = phrase(
    "A SENCO or headteacher looks after many children. A family reads the same of "
    "their own child."
)

AGREEING: Final[Mapping[Action, Row]] = {
    Action.SEE_ACTIONS: Row(
        Thing.ACTIONS, phrase("Read what was agreed, and how it stands"), EVERYONE
    ),
    Action.PROPOSE_ACTION: Row(Thing.ACTIONS, phrase("Propose an action"), WRITERS),
    Action.NAME_OWNER: Row(Thing.ACTIONS, phrase("Say who does an action"), WRITERS),
    Action.SET_ACTION_DAYS: Row(
        Thing.ACTIONS, phrase("Set by when it is done and checked"), WRITERS
    ),
    Action.SET_OUT_ACTION: Row(
        Thing.ACTIONS, phrase("Say how much, how often and until when"), WRITERS
    ),
    Action.CONFIRM_ACTION: Row(
        Thing.ACTIONS, phrase("Agree to an action, for themselves"), EVERYONE
    ),
    Action.OBJECT_TO_ACTION: Row(
        Thing.ACTIONS, phrase("Say no to an action, and why"), EVERYONE
    ),
    Action.TELL_PROGRESS: Row(
        Thing.ACTIONS, phrase("Tell how it goes, with notes that show it"), WRITERS
    ),
    Action.BLOCK_ACTION: Row(
        Thing.ACTIONS, phrase("Say what is in the way, and when to talk"), WRITERS
    ),
    Action.UNBLOCK_ACTION: Row(
        Thing.ACTIONS, phrase("Say that it is not in the way any more"), WRITERS
    ),
    Action.SAY_OUTCOME: Row(
        Thing.ACTIONS, phrase("Say what came of an action of their own"), EVERYONE
    ),
    Action.CONFIRM_OUTCOME: Row(
        Thing.ACTIONS, phrase("Say that the other side’s action was done so"), WRITERS
    ),
    Action.DISPUTE_OUTCOME: Row(
        Thing.ACTIONS, phrase("Say that they see what came of it otherwise"), WRITERS
    ),
    Action.SEE_WORKLIST: Row(
        Thing.ACTIONS,
        phrase("See what waits for all the children they look after"),
        CIRCLE_KEEPERS,
        LOOKS_AFTER_ALL,
    ),
}
