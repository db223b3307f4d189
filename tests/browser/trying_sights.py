"""The pages on which people say what would help, and try ways to reach each other."""

from collections.abc import Mapping
from typing import Any, Final

from tests.browser.school import PARENT, TEACHER, TODAY, School
from tests.browser.sight import Sight, save
from tests.concurrency.callers import Caller, of_child

ROUTES: Final = "/children/{quynh}/routes"
ASKED: Final = "/children/{quynh}/support-question"
EMPTY: Final = "/children/{zoltan}"
A_CALL: Final[dict[str, Any]] = {
    "text": "A call on Fridays at 3, when both have time",
    "first": TODAY.isoformat(),
    "last": "2099-12-18",
    "success": "We both hear of a bad night before school begins.",
}
MEETING: Final = {
    "kind": "informal",
    "purpose": "How Quỳnh eats her lunch",
    "day": "2099-05-11",
}

TRYING: Final[Mapping[str, tuple[Sight, ...]]] = {
    "support.show": (
        Sight("support", ASKED, PARENT),
        Sight("support-saved", f"{ASKED}?done=wished", TEACHER),
        Sight("support-nobody", f"{EMPTY}/support-question", TEACHER),
    ),
    "support.show_term": (
        Sight("support-term", f"{EMPTY}/support-question/term", TEACHER),
        Sight("support-term-problem", f"{ASKED}/term", PARENT, save, 422),
    ),
    "support.show_meeting": (
        Sight("support-meeting", f"{ASKED}/meetings/{{lunch_talk}}", PARENT),
    ),
    "trials.show": (
        Sight("trials", ROUTES, PARENT),
        Sight("trials-saved", f"{ROUTES}?done=verdict", TEACHER),
        Sight("trials-none", f"{EMPTY}/routes", TEACHER),
    ),
    "trials.show_new": (
        Sight("trial-new", f"{EMPTY}/routes/new", TEACHER),
        Sight("trial-new-problem", f"{ROUTES}/new", PARENT, save, 422),
    ),
    "trials.show_verdict": (
        Sight("trial-verdict", f"{ROUTES}/{{call}}/verdict", PARENT),
        Sight("trial-verdict-problem", f"{ROUTES}/{{call}}/verdict", PARENT, save, 422),
    ),
}


def tried(school: School, names: Mapping[str, str]) -> Mapping[str, str]:
    """Let a way be tried that works for one side, and let both say what would help."""
    parent, teacher = map(school.program, (PARENT, TEACHER))
    diary = of_child(names["quynh"])
    for tried_before in teacher.get(f"{diary}/routes").json["items"]:
        if tried_before["works_for_both"]:  # or nothing else can be tried
            no_longer = f"{diary}/routes/{tried_before['id']}/verdicts"
            _sent(teacher, no_longer, {"verdict": "does-not-work"})
    note = {**A_CALL, "text": "A note in her bag"}
    first = _sent(teacher, f"{diary}/routes", note)
    for one, verdict in ((parent, "does-not-work"), (teacher, "partly")):
        _sent(one, f"{diary}/routes/{first}/verdicts", {"verdict": verdict})
    call = _sent(parent, f"{diary}/routes", A_CALL)
    says = {"verdict": "works", "text": "Three minutes were enough."}
    _sent(teacher, f"{diary}/routes/{call}/verdicts", says)
    wish = {"text": "A message when her device needs charging"}
    _sent(parent, f"{diary}/support-question/wishes", wish)
    return {"call": call, "lunch_talk": _sent(parent, f"{diary}/meetings", MEETING)}


def _sent(by: Caller, path: str, sent: dict[str, Any]) -> str:
    """Send something as a program does; give its id, if it has one."""
    answer = by.post(path, sent)
    assert answer.status == 201, answer.body
    return str(answer.json.get("id", ""))
