"""What it takes to get to concerns about a child, and to what was decided.

Each address and method has an action, what is sent, and whether its ids are of nothing.
"""

from collections.abc import Mapping
from typing import Final

from service.permissions import Action
from tests.cast import AYO, AYO_IN_PERSON

Way = tuple[Action, Mapping[str, str], bool]
NOTHING: Final[Mapping[str, str]] = {}
SAID: Final = {"text": "A"}
DAY: Final = {"day": "2026-09-07"}
ALL: Final = "/children/<child>/concerns"
ONE: Final = f"{ALL}/<concern>"
REGISTER: Final = "/children/<child>/decisions"
DECISION: Final = f"{REGISTER}/<decision>"
DAYS: Final = "/schools/<school>/concerns"
A_DECISION: Final = {**SAID, **DAY, "reason": "B", "others": "C"}
PAGES: Final[Mapping[str, Action]] = {
    "acknowledge": Action.ACKNOWLEDGE_CONCERN,
    "pass-on": Action.PASS_CONCERN_ON,
    "view": Action.GIVE_VIEW,
    "tried": Action.TELL_TRIED,
    "answer": Action.ANSWER_AS_RAISER,
    "close": Action.CLOSE_CONCERN,
    "link": Action.LINK_CONCERN,
}
CALLS: Final[Mapping[str, tuple[Action, Mapping[str, str]]]] = {
    f"{ONE}/acknowledgement": (Action.ACKNOWLEDGE_CONCERN, SAID),
    f"{ONE}/owners": (
        Action.PASS_CONCERN_ON,
        {"owner": str(AYO_IN_PERSON.person), "reason": "B"},
    ),
    f"{ONE}/views": (Action.GIVE_VIEW, SAID),
    f"{ONE}/tried": (Action.TELL_TRIED, {**SAID, **DAY}),
    f"{ONE}/answers": (Action.ANSWER_AS_RAISER, {"resolved": "true"}),
    f"{ONE}/closing": (Action.CLOSE_CONCERN, NOTHING),
    f"{ONE}/links": (Action.LINK_CONCERN, {"earlier": str(AYO)}),
    f"{DECISION}/tellings": (
        Action.TELL_OF_DECISION,
        {"person": str(AYO_IN_PERSON.person), **DAY},
    ),
    f"{DECISION}/denials": (Action.DENY_PART, NOTHING),
    f"{DECISION}/looks": (Action.MARK_DECISION_SEEN, NOTHING),
}
OF_CONCERNS: Final[Mapping[tuple[str, str], Way]] = {
    (ALL, "GET"): (Action.SEE_CONCERNS, NOTHING, False),
    (ONE, "GET"): (Action.SEE_CONCERNS, NOTHING, True),
    **{
        (f"{ONE}/{name}", way): (action, NOTHING, True)
        for name, action in PAGES.items()
        for way in ("GET", "POST")
    },
    (f"{ALL}/raise", "GET"): (Action.RAISE_CONCERN, NOTHING, False),
    (f"{ALL}/raise", "POST"): (Action.RAISE_CONCERN, SAID, False),
    (f"/api/v1{ALL}", "GET"): (Action.SEE_CONCERNS, NOTHING, False),
    (f"/api/v1{ALL}", "POST"): (Action.RAISE_CONCERN, SAID, False),
    (f"/api/v1{ONE}", "GET"): (Action.SEE_CONCERNS, NOTHING, True),
    **{
        (f"/api/v1{path}", "POST"): (action, sends, True)
        for path, (action, sends) in CALLS.items()
    },
    (REGISTER, "GET"): (Action.SEE_DECISIONS, NOTHING, False),
    (f"{REGISTER}/new", "GET"): (Action.RECORD_DECISION, NOTHING, False),
    (f"{REGISTER}/new", "POST"): (Action.RECORD_DECISION, A_DECISION, False),
    (DECISION, "GET"): (Action.SEE_DECISIONS, NOTHING, True),
    (f"{DECISION}/tell", "POST"): (Action.TELL_OF_DECISION, NOTHING, True),
    (f"{DECISION}/deny", "POST"): (Action.DENY_PART, NOTHING, True),
    (f"/api/v1{REGISTER}", "GET"): (Action.SEE_DECISIONS, NOTHING, False),
    (f"/api/v1{REGISTER}", "POST"): (Action.RECORD_DECISION, A_DECISION, False),
    (f"/api/v1{DECISION}", "GET"): (Action.SEE_DECISIONS, NOTHING, True),
    (DAYS, "GET"): (Action.SEE_CONCERN_DAYS, NOTHING, False),
    (DAYS, "POST"): (Action.SET_CONCERN_DAYS, {"days": "3"}, False),
    ("/api/v1/schools/<school>/concern-days", "POST"): (
        Action.SET_CONCERN_DAYS,
        {"days": "4"},
        False,
    ),
}
