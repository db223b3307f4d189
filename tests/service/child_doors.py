"""What it takes to get into a child's own pages, devices, photo, sheet and hand-over.

Each address and method has an action, and whether the ids in it are of nothing.
"""

from collections.abc import Mapping
from typing import Final

from service.permissions import Action
from tests.service.action_doors import OF_ACTIONS
from tests.service.preparing_doors import AROUND_A_MEETING

MINE: Final = "/children/<child>/mine"
THING: Final = f"{MINE}/things/<thing>"
PORTRAIT: Final = "/children/<child>/portrait"
DEVICES: Final = "/children/<child>/devices"
SEE: Final = (Action.SEE_OWN, False)
KEEP: Final = (Action.KEEP_THING, False)
OF_A_CHILD: Final[Mapping[tuple[str, str], tuple[Action, bool]]] = {
    ("/children/<child>/contacts", "GET"): (Action.SEE_CONTACTS, False),
    ("/children/<child>/sheet", "GET"): (Action.KEEP_SHEET, False),
    ("/children/<child>/hand-over", "GET"): (Action.SEE_HAND_OVER, False),
    ("/children/<child>/hand-over", "POST"): (Action.WRITE_HAND_OVER, False),
    (PORTRAIT, "GET"): (Action.CHOOSE_PORTRAIT, False),
    (PORTRAIT, "POST"): (Action.CHOOSE_PORTRAIT, False),
    (f"{PORTRAIT}/<portrait>", "GET"): (Action.SEE_PORTRAIT, True),
    (f"{PORTRAIT}/<portrait>/take-away", "POST"): (Action.TAKE_PORTRAIT_AWAY, True),
    (DEVICES, "GET"): (Action.SEE_DEVICES, False),
    (DEVICES, "POST"): (Action.SET_UP_DEVICE, False),
    (f"{DEVICES}/<device>/end", "POST"): (Action.END_DEVICE, True),
    **OF_ACTIONS,
    (MINE, "GET"): SEE,
    (f"{MINE}/help", "GET"): SEE,
    **{(f"{MINE}/{way}", "GET"): SEE for way in ("symbols", "draw", "speak")},
    **{(f"{MINE}/{way}", "GET"): SEE for way in ("photo", "write")},
    **{(f"{MINE}/{way}", "POST"): KEEP for way in ("symbols", "draw", "speak")},
    **{(f"{MINE}/{way}", "POST"): KEEP for way in ("photo", "write")},
    (f"{MINE}/leave", "POST"): SEE,
    (THING, "GET"): (Action.SEE_OWN, True),
    (f"{THING}/file", "GET"): (Action.SEE_OWN, True),
    (f"{THING}/share", "POST"): (Action.SHARE_THING, True),
    (f"{THING}/throw-away", "GET"): (Action.SEE_OWN, True),
    (f"{THING}/throw-away", "POST"): (Action.THROW_THING_AWAY, True),
    **AROUND_A_MEETING,
}
