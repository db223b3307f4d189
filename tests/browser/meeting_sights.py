"""The pages of meetings: a review that is prepared, a talk, and one called off."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from playwright.sync_api import Page

from service.edge import LONDON
from tests.browser.school import PARENT, SENCO, TEACHER, School
from tests.browser.sight import Act, Sight, open_all, save
from tests.concurrency.callers import Caller, of_child

ALL: Final = "/children/{quynh}/meetings"
REVIEW: Final = f"{ALL}/{{review}}"
TALK: Final = f"{ALL}/{{talk}}"
OFF: Final = f"{ALL}/{{called_off}}"
MINE: Final = f"{REVIEW}/people/{{person-hanh}}"
YUSUF: Final = "yusuf@demo.example"
PLANNED: Final = {
    "kind": "annual-review",
    "purpose": "Look at what helps Quỳnh talk with her device, and what to change.",
    "day": "2099-05-04",
    "starts": "14:30",
    "minutes": 60,
    "place": "The music room",
}


def press(words: str) -> Act:
    def act(page: Page) -> None:
        page.get_by_role("button", name=words).first.click()

    return act


def ask_nobody_why(page: Page) -> None:
    page.get_by_role("button", name="Save why not").click()


MEETINGS: Final[Mapping[str, tuple[Sight, ...]]] = {
    "meetings.show": (
        Sight("meetings", ALL, PARENT),
        Sight("meetings-none", "/children/{zoltan}/meetings", TEACHER),
    ),
    "meetings.show_propose": (
        Sight("meeting-propose", f"{ALL}/propose", PARENT),
        Sight("meeting-propose-problem", f"{ALL}/propose", PARENT, save, 422),
    ),
    "meetings.show_meeting": (
        Sight("meeting-parent", REVIEW, PARENT, open_all),
        Sight("meeting-senco", REVIEW, SENCO, open_all),
        Sight("meeting-talk", TALK, PARENT),
        Sight("meeting-off", OFF, TEACHER),
    ),
    "meetings.show_reword": (Sight("meeting-reword", f"{REVIEW}/reword", SENCO),),
    "meetings.show_invite": (
        Sight("meeting-invite", f"{REVIEW}/invite", SENCO),
        Sight("meeting-invite-problem", f"{TALK}/invite", SENCO, save, 409),
    ),
    "meetings.show_move": (
        Sight("meeting-move", f"{REVIEW}/move", SENCO),
        Sight("meeting-move-problem", f"{REVIEW}/move", SENCO, save, 422),
    ),
    "meetings.show_call_off": (
        Sight("meeting-call-off", f"{REVIEW}/call-off", SENCO),
        Sight("meeting-call-off-problem", f"{REVIEW}/call-off", SENCO, save, 422),
    ),
    "sharing.show": (
        Sight("meeting-roles-parent", f"{REVIEW}/roles", PARENT),
        Sight("meeting-roles-senco", f"{REVIEW}/roles", SENCO),
        Sight(
            "meeting-roles-problem",
            f"{REVIEW}/roles",
            SENCO,
            press("Ask the family"),
            422,
        ),
    ),
    "attending.show_agenda": (
        Sight("agenda-parent", f"{REVIEW}/agenda", PARENT),
        Sight("agenda-senco", f"{REVIEW}/agenda", SENCO),
        Sight("agenda-none", f"{TALK}/agenda", PARENT),
        Sight(
            "agenda-problem",
            f"{TALK}/agenda",
            PARENT,
            press("Put it on the agenda"),
            422,
        ),
    ),
    "papers.show": (
        Sight("papers", f"{REVIEW}/papers", PARENT),
        Sight("papers-late", f"{ALL}/{{soon}}/papers", PARENT),
        Sight("papers-none", f"{TALK}/papers", TEACHER),
        Sight("papers-problem", f"{TALK}/papers", PARENT, press("Add this paper"), 422),
    ),
    "childs_part.show": (
        Sight("childs-part", f"{REVIEW}/child-part", SENCO),
        Sight("childs-part-open", f"{TALK}/child-part", TEACHER),
        Sight(
            "childs-part-problem",
            f"{TALK}/child-part",
            SENCO,
            press("Save why not"),
            422,
        ),
    ),
    "attending.show_defer": (
        Sight("item-defer", f"{REVIEW}/agenda/{{item}}/defer", SENCO),
        Sight(
            "item-defer-problem", f"{REVIEW}/agenda/{{item}}/defer", SENCO, save, 422
        ),
    ),
    "attending.show_part": (
        Sight("taking-part-mine", MINE, PARENT),
        Sight("taking-part-of-another", f"{TALK}/people/{{person-hanh}}", SENCO),
        Sight(
            "taking-part-problem",
            f"{TALK}/people/{{person-hanh}}",
            SENCO,
            ask_nobody_why,
            422,
        ),
    ),
    "missed.show": (
        Sight("meeting-away-mine", f"{MINE}/away", PARENT),
        Sight(
            "meeting-away-of-another",
            f"{TALK}/people/{{person-hanh}}/away",
            SENCO,
        ),
        Sight(
            "meeting-away-problem",
            f"{MINE}/away",
            PARENT,
            press("Save the reason"),
            422,
        ),
    ),
    "attending.show_view": (
        Sight("meeting-view", f"{MINE}/view", PARENT),
        Sight("meeting-view-problem", f"{MINE}/view", PARENT, save, 422),
    ),
}


def met(school: School, names: Mapping[str, str]) -> dict[str, str]:
    """Prepare a review, propose a talk, and call another one off."""
    senco = school.program(SENCO)
    at = f"{of_child(names['quynh'])}/meetings"
    talk = _sent(senco, at, {**TALKED, "purpose": "How the first week with it went."})
    off = _sent(senco, at, {**TALKED, "purpose": "The plan for the bus."})
    why = {"reason": "The bus company has answered."}
    _sent(senco, f"{at}/{off['id']}/calling-off", why)
    me = f"{at}/{talk['id']}/people/{names['person-hanh']}"
    _sent(senco, f"{me}/away", {"reason": "care", "text": "I work until two."})
    _sent(senco, f"{me}/next-time", {"change": "We meet at four from now on."})
    soon = _late_papers(school, at)
    ids = {"talk": talk["id"], "called_off": off["id"], "soon": soon}
    return {**ids, **_prepared(school, names["person-hanh"], at)}


def _late_papers(school: School, at: str) -> str:
    """Add two papers to a meeting of tomorrow; the parent says no to one of them."""
    senco, parent = school.program(SENCO), school.program(PARENT)
    tomorrow = str(datetime.now(LONDON).date() + timedelta(days=1))
    sent = {**PLANNED, "kind": "concern", "day": tomorrow}
    soon: str = _sent(senco, at, sent)["id"]
    papers = f"{at}/{soon}/papers"
    _sent(senco, papers, {"title": "Notes on lunch", "other": "Mrs Grey"})
    told = _sent(senco, papers, {"title": "Noise in the hall", "other": "Mrs Grey"})
    _sent(parent, f"{papers}/{told['papers'][-1]['id']}/declining", None)
    return soon


def _childs_part(senco: Caller, one: str) -> None:
    own = {"day": PLANNED["day"], "starts": "15:40", "ends": "15:55"}
    _sent(senco, f"{one}/child-part", {**own, "form": "in-person", "medium": "symbols"})
    _sent(senco, f"{one}/papers", {"title": "Speech report", "other": "Dr Rao"})


def _prepared(school: School, parent_id: str, at: str) -> dict[str, str]:
    senco, parent, teacher = map(school.program, (SENCO, PARENT, TEACHER))
    review = _sent(senco, at, PLANNED)["id"]
    one = f"{at}/{review}"
    me = f"{one}/people/{parent_id}"
    _sent(parent, f"{me}/barriers", {"text": "I work until two. Can it be later?"})
    _sent(parent, f"{me}/way", {"way": "in-person"})
    _sent(parent, f"{me}/views", {"text": "At home she tells us whole stories."})
    _sent(parent, f"{one}/purpose-agreement", None)
    wants = {"text": "A second device for home"}
    item = _sent(parent, f"{one}/agenda", wants)["items"][0]["id"]
    song = {"text": "Show the song", "for_child": True}
    _not_asked(senco, one, _sent(teacher, f"{one}/agenda", song))
    _put_off(senco, one)
    _sent(senco, f"{one}/invitations", {"people": [parent_id], "ways": []})
    _shared_roles(senco, parent, one)
    moved = {**PLANNED, "starts": "15:30", "reason": "So that Hạnh can come."}
    _sent(senco, f"{one}/moves", {k: v for k, v in moved.items() if k in MOVED})
    _childs_part(senco, one)
    return {"review": review, "item": item}


def _shared_roles(senco: Caller, parent: Caller, one: str) -> None:
    """One role is taken on and one declined; two are still to be offered."""
    for role, answer in (("chair", "acceptances"), ("note-taker", "refusals")):
        offered = {"role": role, "until": "2099-05-01"}
        _sent(senco, f"{one}/role-offers", offered)
        _sent(parent, f"{one}/role-{answer}", {"role": role})


def _put_off(senco: Caller, one: str) -> None:
    later = _sent(senco, f"{one}/agenda", {"text": "The trip next summer"})
    waits = {"reason": "The dates are not known yet.", "until": "2099-09-01"}
    _sent(senco, f"{one}/agenda/{later['items'][-1]['id']}/deferral", waits)


MOVED: Final = {"day", "starts", "minutes", "place", "reason"}
TALKED: Final = {"kind": "informal", "day": "2099-03-02"}


def _not_asked(senco: Caller, one: str, told: Mapping[str, Any]) -> None:
    """Say of whoever in the family gave no answer why they were not asked."""
    for part in told["everyone"]:
        if not part["is_asked"]:
            at = f"{one}/people/{part['person']}/not-asked"
            _sent(senco, at, {"reason": "We could not reach them by phone or post."})


def _sent(by: Caller, path: str, sent: Any) -> Mapping[str, Any]:  # noqa: ANN401 - JSON
    answer = by.post(path, sent)
    assert answer.status == 201, answer.body
    told: Mapping[str, Any] = answer.json
    return told
