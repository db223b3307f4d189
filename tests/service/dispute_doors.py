"""What it takes to say that a note is wrong, and to answer that.

Each address and method has an action, what is sent, and whether its ids are made up.
"""

from collections.abc import Mapping
from typing import Any, Final

from service.permissions import Action
from tests.service.asked import SAYS

DISPUTES: Final = "/children/<child>/disputes"
ONE: Final = f"{DISPUTES}/<dispute>"
NOTE: Final = "/children/<child>/entries/<entry>"
API: Final = "/api/v1"
NOTHING: Final[Mapping[str, Any]] = {}
WHY: Final = {"reason": "A"}
ANSWER: Final = {"outcome": "corrected", **WHY}
OF_DISPUTES: Final[Mapping[tuple[str, str], tuple[Action, Mapping[str, Any], bool]]] = {
    (DISPUTES, "GET"): (Action.SEE_DISPUTES, NOTHING, False),
    (f"{NOTE}/dispute", "GET"): (Action.DISPUTE, NOTHING, False),
    (f"{NOTE}/dispute", "POST"): (Action.DISPUTE, SAYS, False),
    (ONE, "GET"): (Action.SEE_DISPUTES, NOTHING, True),
    (f"{ONE}/settle", "POST"): (Action.SETTLE_DISPUTE, NOTHING, True),
    (f"{ONE}/restrict", "POST"): (Action.RESTRICT_USE, NOTHING, True),
    (f"{ONE}/end-restriction", "POST"): (Action.END_RESTRICTION, NOTHING, True),
    (f"{API}{DISPUTES}", "GET"): (Action.SEE_DISPUTES, NOTHING, False),
    (f"{API}{ONE}", "GET"): (Action.SEE_DISPUTES, NOTHING, True),
    (f"{API}{NOTE}/disputes", "POST"): (Action.DISPUTE, {"text": "A"}, False),
    (f"{API}{ONE}/settlement", "POST"): (Action.SETTLE_DISPUTE, ANSWER, True),
    (f"{API}{ONE}/restriction", "POST"): (Action.RESTRICT_USE, NOTHING, True),
    (f"{API}{ONE}/restriction-end", "POST"): (Action.END_RESTRICTION, WHY, True),
}
