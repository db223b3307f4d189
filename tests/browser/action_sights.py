"""What was agreed to do, in every state, and the list of what waits."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from tests.browser.school import PARENT, SENCO, TEACHER, TODAY, School
from tests.browser.sight import Sight, open_all, save
from tests.concurrency.callers import Caller, of_child

ACTIONS: Final = "/children/{quynh}/actions"
ONE: Final = f"{ACTIONS}/{{agreed}}"
SAID: Final = f"{ACTIONS}/{{said}}"
BLOCKED: Final = f"{ACTIONS}/{{blocked}}"
WORKLIST: Final = "/schools/{larkfield}/worklist"
# The server's own day counts, and the demo school's day may lie before it.
LATER: Final = (TODAY + timedelta(days=3650)).isoformat()
WHY: Final = "The room is not free on Fridays."


def agreed_on(school: School, names: Mapping[str, str]) -> dict[str, str]:
    """Agree on some actions for Quỳnh, each as far along as another."""
    teacher, parent, senco = map(school.program, (TEACHER, PARENT, SENCO))
    at = f"{of_child(names['quynh'])}/actions"
    texts = {
        "agreed": "Regular access to a quiet place at lunch.",
        "said": "Send the picture cards home each Friday.",
        "blocked": "Sit beside the window in the hall.",
        "disputed": "Ring home after each swimming lesson.",
        "closed": "Bring the blue cup back to school.",
    }
    made = {
        name: _sent(
            parent, at, {"text": text, "owner": names["person-sian"], "due": LATER}
        )
        for name, text in texts.items()
    }
    one = f"{at}/{made['agreed']}"
    _sent(senco, f"{one}/agreements", {})
    _sent(parent, f"{one}/objections", {"reason": WHY})
    _sent(teacher, f"{one}/progress", {"text": "Three days of five so far."})
    how = {"amount": "20 minutes", "setting": "Yes, with a second adult."}
    _sent(teacher, f"{one}/how", how)
    barrier = {"text": WHY, "talk_on": LATER}
    _sent(teacher, f"{at}/{made['blocked']}/barriers", barrier)
    for name in ("said", "disputed", "closed"):
        _sent(teacher, f"{at}/{made[name]}/outcomes", {"result": "done"})
    _sent(parent, f"{at}/{made['disputed']}/disputes", {"reason": "Not last week."})
    _sent(parent, f"{at}/{made['closed']}/confirmation", {})
    return {name: made[name] for name in ("agreed", "said", "blocked", "disputed")}


def _sent(by: Caller, path: str, sent: dict[str, Any]) -> str:
    answer = by.post(path, sent)
    assert answer.status == 201, answer.body
    return str(answer.json["id"])


AGREEING: Final[Mapping[str, tuple[Sight, ...]]] = {
    "actions.show": (
        Sight("actions", ACTIONS, PARENT, open_all),
        Sight("actions-none", "/children/{zoltan}/actions", TEACHER),
    ),
    "actions.show_new": (
        Sight("action-new", f"{ACTIONS}/new", PARENT, open_all),
        Sight("action-new-problem", f"{ACTIONS}/new", TEACHER, save, 422),
    ),
    "actions.show_one": (
        Sight("action", ONE, TEACHER, open_all),
        Sight("action-said", SAID, PARENT),
        Sight("action-disputed", f"{ACTIONS}/{{disputed}}", PARENT),
        Sight("action-saved", f"{BLOCKED}?done=action-barrier", TEACHER),
    ),
    "actions.show_owner": (
        Sight("action-owner", f"{ONE}/owner", PARENT),
        Sight("action-owner-problem", f"{ONE}/owner", PARENT, save, 409),
    ),
    "actions.show_days": (
        Sight("action-days", f"{ONE}/days", TEACHER),
        Sight("action-days-problem", f"{ONE}/days", TEACHER, save, 409),
    ),
    "actions.show_how": (Sight("action-how", f"{ONE}/how", TEACHER),),
    "actions.show_object": (
        Sight("action-object", f"{ONE}/object", PARENT),
        Sight("action-object-problem", f"{ONE}/object", PARENT, save, 422),
    ),
    "actions.show_progress": (Sight("action-progress", f"{ONE}/progress", TEACHER),),
    "actions.show_barrier": (
        Sight("action-barrier", f"{ONE}/barrier", TEACHER),
        Sight("action-barrier-problem", f"{ONE}/barrier", TEACHER, save, 422),
    ),
    "actions.show_barrier-gone": (
        Sight("action-barrier-gone", f"{BLOCKED}/barrier-gone", PARENT),
    ),
    "actions.show_outcome": (Sight("action-outcome", f"{ONE}/outcome", TEACHER),),
    "actions.show_dispute": (
        Sight("action-dispute", f"{SAID}/dispute", PARENT),
        Sight("action-dispute-problem", f"{SAID}/dispute", PARENT, save, 422),
    ),
    "worklist.show": (
        Sight("worklist", WORKLIST, SENCO),
        Sight("worklist-none", f"{WORKLIST}?older=3000", SENCO),
        Sight("worklist-problem", f"{WORKLIST}?older=x", SENCO, status=422),
    ),
    "worklist.show_missed": (Sight("worklist-missed", f"{WORKLIST}/missed", SENCO),),
    "worklist.show_pace": (Sight("worklist-pace", f"{WORKLIST}/pace", SENCO),),
}
