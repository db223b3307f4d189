"""The rows about what would help, and about ways that are tried."""

from collections.abc import Mapping
from typing import Final

from events.phrase import phrase
from service.permissions.actions import Action, Thing
from service.permissions.rows import EVERYONE, WRITERS, Row

TRYING: Final[Mapping[Action, Row]] = {
    Action.SEE_SUPPORT: Row(
        Thing.DIARY, phrase("See what home and school say would help"), EVERYONE
    ),
    Action.WISH_HELP: Row(
        Thing.DIARY, phrase("Say what would help them, as an action"), WRITERS
    ),
    Action.NEED_NO_HELP: Row(
        Thing.DIARY, phrase("Say “no thanks” when asked what would help"), WRITERS
    ),
    Action.SEE_TRIALS: Row(
        Thing.DIARY,
        phrase("See which ways to reach each other were tried"),
        EVERYONE,
    ),
    Action.BEGIN_TRIAL: Row(
        Thing.DIARY, phrase("Begin to try a way to reach each other"), WRITERS
    ),
    Action.JUDGE_TRIAL: Row(
        Thing.DIARY, phrase("Say for their side whether a way works"), WRITERS
    ),
}
