"""What it takes to say what would help, and to try ways to reach each other.

Each address and method has an action, what is sent, and whether its ids are made up.
"""

from collections.abc import Mapping
from typing import Final

from service.permissions import Action

SUPPORT: Final = "/children/<child>/support-question"
BEFORE: Final = f"{SUPPORT}/meetings/<meeting>"
ROUTES: Final = "/children/<child>/routes"
VERDICT: Final = f"{ROUTES}/<trial>/verdict"
Sent = Mapping[str, str | None]
NOTHING: Final[Sent] = {}
FOR_THE_TERM: Final[Sent] = {"meeting": None}
WISH: Final = {"text": "A"}
A_WAY: Final = {
    "text": "A",
    "first": "2026-09-08",
    "last": "2027-09-08",
    "success": "B",
}
IT_WORKS: Final = {"verdict": "works"}
OF_TRYING: Final[Mapping[tuple[str, str], tuple[Action, Sent, bool]]] = {
    (SUPPORT, "GET"): (Action.SEE_SUPPORT, NOTHING, False),
    (f"{SUPPORT}/term", "GET"): (Action.WISH_HELP, NOTHING, False),
    (f"{SUPPORT}/term", "POST"): (Action.WISH_HELP, WISH, False),
    (f"{SUPPORT}/term/no-thanks", "POST"): (Action.NEED_NO_HELP, NOTHING, False),
    (BEFORE, "GET"): (Action.WISH_HELP, NOTHING, True),
    (BEFORE, "POST"): (Action.WISH_HELP, WISH, True),
    (f"{BEFORE}/no-thanks", "POST"): (Action.NEED_NO_HELP, NOTHING, True),
    (f"/api/v1{SUPPORT}", "GET"): (Action.SEE_SUPPORT, NOTHING, False),
    (f"/api/v1{SUPPORT}/wishes", "POST"): (Action.WISH_HELP, WISH, False),
    (f"/api/v1{SUPPORT}/no-thanks", "POST"): (
        Action.NEED_NO_HELP,
        FOR_THE_TERM,
        False,
    ),
    (ROUTES, "GET"): (Action.SEE_TRIALS, NOTHING, False),
    (f"{ROUTES}/new", "GET"): (Action.BEGIN_TRIAL, NOTHING, False),
    (f"{ROUTES}/new", "POST"): (Action.BEGIN_TRIAL, A_WAY, False),
    (VERDICT, "GET"): (Action.JUDGE_TRIAL, NOTHING, True),
    (VERDICT, "POST"): (Action.JUDGE_TRIAL, IT_WORKS, True),
    (f"/api/v1{ROUTES}", "GET"): (Action.SEE_TRIALS, NOTHING, False),
    (f"/api/v1{ROUTES}", "POST"): (Action.BEGIN_TRIAL, A_WAY, False),
    (f"/api/v1{ROUTES}/<trial>/verdicts", "POST"): (
        Action.JUDGE_TRIAL,
        IT_WORKS,
        True,
    ),
}
