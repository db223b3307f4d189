"""What it takes to get in where something was agreed to do.

Each address and method has an action, and whether the ids in it are of nothing.
"""

from collections.abc import Mapping
from typing import Final

from service.permissions import Action
from tests.cast import AYO

ACTIONS: Final = "/children/<child>/actions"
ONE: Final = f"{ACTIONS}/<action>"
# A step of one action, as its page and as a program call it.
STEPS: Final[Mapping[str, tuple[str, Action]]] = {
    "owner": ("owner", Action.NAME_OWNER),
    "days": ("days", Action.SET_ACTION_DAYS),
    "how": ("how", Action.SET_OUT_ACTION),
    "agree": ("agreements", Action.CONFIRM_ACTION),
    "object": ("objections", Action.OBJECT_TO_ACTION),
    "progress": ("progress", Action.TELL_PROGRESS),
    "barrier": ("barriers", Action.BLOCK_ACTION),
    "barrier-gone": ("barriers-gone", Action.UNBLOCK_ACTION),
    "outcome": ("outcomes", Action.SAY_OUTCOME),
    "confirm": ("confirmation", Action.CONFIRM_OUTCOME),
    "dispute": ("disputes", Action.DISPUTE_OUTCOME),
}
ONE_BUTTON: Final = frozenset({"agree", "confirm"})
OF_ACTIONS: Final[Mapping[tuple[str, str], tuple[Action, bool]]] = {
    (ACTIONS, "GET"): (Action.SEE_ACTIONS, False),
    (f"/api/v1{ACTIONS}", "GET"): (Action.SEE_ACTIONS, False),
    (f"/api/v1{ACTIONS}", "POST"): (Action.PROPOSE_ACTION, False),
    (f"{ACTIONS}/new", "GET"): (Action.PROPOSE_ACTION, False),
    (f"{ACTIONS}/new", "POST"): (Action.PROPOSE_ACTION, False),
    (ONE, "GET"): (Action.SEE_ACTIONS, True),
    (f"/api/v1{ONE}", "GET"): (Action.SEE_ACTIONS, True),
    **{
        (f"{ONE}/{step}", "GET"): (action, True)
        for step, (_, action) in STEPS.items()
        if step not in ONE_BUTTON
    },
    **{
        (f"{ONE}/{step}", "POST"): (action, True) for step, (_, action) in STEPS.items()
    },
    **{
        (f"/api/v1{ONE}/{step}", "POST"): (action, True)
        for step, action in STEPS.values()
    },
}
# What a program sends: a body that is wanting is told before anything else.
REASON: Final = {"reason": "A"}
BODIES: Final[Mapping[str, Mapping[str, str]]] = {
    "owner": {"owner": str(AYO)},
    "days": {"due": "2026-12-01"},
    "how": {"amount": "A"},
    "objections": REASON,
    "progress": {"text": "A"},
    "barriers": {"text": "A", "talk_on": "2026-12-01"},
    "barriers-gone": {"barrier": str(AYO), **REASON},
    "outcomes": {"result": "done"},
    "disputes": REASON,
}
SENT: Final[Mapping[tuple[str, str], Mapping[str, str]]] = {
    (f"/api/v1{ACTIONS}", "POST"): {"text": "A"},
    **{(f"/api/v1{ONE}/{step}", "POST"): body for step, body in BODIES.items()},
}
