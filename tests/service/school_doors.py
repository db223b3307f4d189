"""What it takes to get in where a school is served as a whole.

Each address and method has an action, and whether the ids in it are of nothing.
"""

from collections.abc import Mapping
from typing import Any, Final

from service.permissions import Action

ROUND: Final = "/schools/<school>/classes/<group>/round"
# What waited on a device, and what it sends.
WAITED: Final[Mapping[str, tuple[Action, Mapping[str, Any]]]] = {
    "<child>/entries": (Action.WRITE_ROUND, {"text": "A"}),
    "<child>/skip": (Action.SKIP_IN_ROUND, {"because": "away"}),
    "group/entries": (Action.WRITE_TO_GROUP, {"text": "A", "children": []}),
}
WAITED_IN_A_ROUND: Final = {
    (f"/api/v1{ROUND}/{path}", "POST"): (action, sends, True)
    for path, (action, sends) in WAITED.items()
}
WORKLIST: Final = "/schools/<school>/worklist"
ENDS: Final = ("", "/list.csv", "/pace", "/missed")
FOR_THE_WHOLE_SCHOOL: Final[Mapping[tuple[str, str], tuple[Action, bool]]] = {
    **{(f"{WORKLIST}{end}", "GET"): (Action.SEE_WORKLIST, False) for end in ENDS},
    (f"/api/v1{WORKLIST}", "GET"): (Action.SEE_WORKLIST, False),
    ("/schools/<school>", "GET"): (Action.SEE_SCHOOL, False),
    ("/schools/<school>/safety", "GET"): (Action.SEE_SIGNPOST, False),
    ("/schools/<school>/safety", "POST"): (Action.SEE_SIGNPOST, False),
    ("/schools/<school>/duties", "GET"): (Action.SEE_DUTIES, False),
    ("/schools/<school>/duties", "POST"): (Action.GIVE_DUTY, False),
    ("/schools/<school>/duties/<person>/end", "GET"): (Action.END_DUTY, False),
    ("/schools/<school>/duties/<person>/end", "POST"): (Action.END_DUTY, False),
    ("/schools/<school>/people", "GET"): (Action.SEE_PEOPLE, False),
    ("/schools/<school>/notices", "GET"): (Action.SEE_RETURNED, False),
    ("/schools/<school>/people/<person>/leave", "GET"): (Action.LEAVE_SCHOOL, False),
    ("/schools/<school>/people/<person>/leave", "POST"): (Action.LEAVE_SCHOOL, False),
    ("/schools/<school>/people/supply", "GET"): (Action.ADD_SUPPLY, False),
    ("/schools/<school>/people/supply", "POST"): (Action.ADD_SUPPLY, False),
    ("/schools/<school>/classes", "GET"): (Action.SEE_CLASSES, False),
    ("/schools/<school>/classes", "POST"): (Action.OPEN_CLASS, False),
    ("/schools/<school>/classes/<group>", "GET"): (Action.SEE_CLASSES, True),
    ("/schools/<school>/classes/<group>/children", "POST"): (Action.PLACE_CHILD, True),
    ("/schools/<school>/classes/<group>/children/<child>/out", "POST"): (
        Action.MOVE_CHILD_OUT,
        True,
    ),
    ("/schools/<school>/classes/<group>/staff", "POST"): (Action.ASSIGN_STAFF, True),
    ("/schools/<school>/classes/<group>/staff/<person>/out", "POST"): (
        Action.RELEASE_STAFF,
        True,
    ),
    (ROUND, "GET"): (Action.SEE_ROUND, True),
    (f"{ROUND}/<child>", "GET"): (Action.SEE_ROUND, True),
    (f"{ROUND}/<child>", "POST"): (Action.WRITE_ROUND, True),
    (f"{ROUND}/<child>/skip", "GET"): (Action.SEE_ROUND, True),
    (f"{ROUND}/<child>/skip", "POST"): (Action.SKIP_IN_ROUND, True),
    (f"{ROUND}/group", "GET"): (Action.SEE_ROUND, True),
    (f"{ROUND}/group", "POST"): (Action.WRITE_TO_GROUP, True),
    ("/schools/<school>/children/new", "GET"): (Action.ENROL_CHILD, False),
    ("/schools/<school>/children/new", "POST"): (Action.ENROL_CHILD, False),
    ("/schools/<school>/children/<child>/leave", "GET"): (Action.LET_CHILD_GO, False),
    ("/schools/<school>/children/<child>/leave", "POST"): (Action.LET_CHILD_GO, False),
    ("/schools/<school>/calendar", "GET"): (Action.SEE_CALENDAR, False),
    ("/schools/<school>/calendar/terms", "POST"): (Action.SET_TERM, False),
    ("/schools/<school>/calendar/days-off", "POST"): (Action.SET_DAYS_OFF, False),
    ("/schools/<school>/calendar/out", "POST"): (Action.TAKE_OUT_DAYS, False),
    ("/schools/<school>/roster", "GET"): (Action.SEE_ROSTER, False),
    ("/schools/<school>/roster", "POST"): (Action.IMPORT_ROSTER, False),
    ("/schools/<school>/roster/<upload>", "GET"): (Action.IMPORT_ROSTER, True),
    ("/schools/<school>/roster/<upload>", "POST"): (Action.IMPORT_ROSTER, True),
    ("/schools/<school>/roster/changes/<change>/undo", "GET"): (
        Action.UNDO_CHANGE,
        True,
    ),
    ("/schools/<school>/roster/changes/<change>/undo", "POST"): (
        Action.UNDO_CHANGE,
        True,
    ),
    ("/schools/<school>/roster/next-year", "GET"): (Action.ROLL_OVER, False),
    ("/schools/<school>/roster/next-year", "POST"): (Action.ROLL_OVER, False),
}
