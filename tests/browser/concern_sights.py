"""The pages of concerns: one that is new, one in the middle, one closed and linked."""

from collections.abc import Mapping
from typing import Any, Final

from tests.browser.school import PARENT, SENCO, TEACHER, TODAY, School
from tests.browser.sight import Act, Sight, open_all, save
from tests.concurrency.callers import Caller, of_child

ALL: Final = "/children/{quynh}/concerns"
NEW: Final = f"{ALL}/{{concern_new}}"
GOING: Final = f"{ALL}/{{concern_going}}"
CLOSED: Final = f"{ALL}/{{concern_closed}}"
REGISTER: Final = "/children/{quynh}/decisions"
HEAD: Final = "head@demo.example"
LARKFIELD: Final = "/schools/{larkfield}/concerns"


def say_nothing(page: Any) -> None:  # noqa: ANN401 - a page of Playwright
    page.locator("#text").fill("")
    save(page)


SAY_NOTHING: Final[Act] = say_nothing
CONCERNS: Final[Mapping[str, tuple[Sight, ...]]] = {
    "concerns.mine": (
        Sight("concerns-senco", "/concerns", SENCO),
        Sight("concerns-none", "/concerns", "yusuf@demo.example"),
    ),
    "concerns.show": (
        Sight("concerns", ALL, PARENT),
        Sight("concerns-empty", "/children/{zoltan}/concerns", TEACHER),
    ),
    "concerns.show_raise": (
        Sight("concern-raise", f"{ALL}/raise", PARENT),
        Sight("concern-raise-note", f"{ALL}/raise?entry={{with_files}}", PARENT),
        Sight("concern-raise-again", f"{ALL}/raise?earlier={{concern_closed}}", PARENT),
        Sight("concern-raise-problem", f"{ALL}/raise", PARENT, SAY_NOTHING, 422),
    ),
    "concerns.show_one": (
        Sight("concern-new", NEW, SENCO),
        Sight("concern-going", GOING, PARENT),
        Sight("concern-closed", CLOSED, TEACHER),
    ),
    "concerns.show_acknowledge": (
        Sight("concern-acknowledge", f"{NEW}/acknowledge", SENCO),
        Sight("concern-acknowledge-refused", f"{GOING}/acknowledge", SENCO, save, 409),
    ),
    "concerns.show_pass_on": (
        Sight("concern-pass-on", f"{NEW}/pass-on", SENCO),
        Sight("concern-pass-on-problem", f"{NEW}/pass-on", SENCO, save, 422),
    ),
    "concerns.show_view": (
        Sight("concern-view", f"{NEW}/view", TEACHER),
        Sight("concern-view-problem", f"{NEW}/view", TEACHER, save, 422),
    ),
    "concerns.show_tried": (
        Sight("concern-tried", f"{NEW}/tried", TEACHER),
        Sight("concern-tried-problem", f"{NEW}/tried", TEACHER, save, 422),
    ),
    "concerns.show_answer": (
        Sight("concern-answer", f"{GOING}/answer", PARENT),
        Sight("concern-answer-problem", f"{GOING}/answer", PARENT, save, 422),
    ),
    "concerns.show_close": (
        Sight("concern-close", f"{GOING}/close", SENCO),
        Sight("concern-close-refused", f"{GOING}/close", SENCO, save, 409),
    ),
    "concerns.show_link": (
        Sight("concern-link", f"{NEW}/link", PARENT),
        Sight(
            "concern-link-none",
            "/children/{callum}/concerns/{concern_alone}/link",
            "denise@demo.example",
        ),
    ),
    "register.show": (
        Sight("decisions", REGISTER, PARENT),
        Sight("decisions-empty", "/children/{zoltan}/decisions", TEACHER),
    ),
    "register.show_new": (
        Sight("decision-new", f"{REGISTER}/new", TEACHER),
        Sight("decision-new-problem", f"{REGISTER}/new", TEACHER, save, 422),
    ),
    "register.show_one": (
        Sight("decision-without-family", f"{REGISTER}/{{decided_alone}}", PARENT),
        Sight("decision-together", f"{REGISTER}/{{decided_together}}", SENCO, open_all),
        Sight("decision-ends-diary", "/children/{gurleen}", SENCO),
    ),
    "concerns.show_days": (Sight("concern-days", LARKFIELD, HEAD),),
}


def worried(school: School, names: Mapping[str, str]) -> dict[str, str]:
    """Raise concerns about Quỳnh, and one about Callum."""
    parent, teacher, senco = map(school.program, (PARENT, TEACHER, SENCO))
    diary = f"{of_child(names['quynh'])}/concerns"
    closed = _raised(parent, diary, "She comes home hungry from school.")
    going = _raised(parent, diary, "She is afraid of the bell.", earlier=closed)
    new = _raised(parent, diary, "She did not want to get on the bus today.")
    for concern in (closed, going):
        at = f"{diary}/{concern}"
        _sent(senco, f"{at}/acknowledgement", {"text": "I speak to the team."})
        seen = {"text": "In class she is calm. I see it in the corridor."}
        _sent(teacher, f"{at}/views", seen)
        step = {"text": "We walked before the bell.", "day": TODAY.isoformat()}
        _sent(teacher, f"{at}/tried", step)
    _sent(parent, f"{diary}/{closed}/answers", {"resolved": True, "text": "She eats."})
    _sent(senco, f"{diary}/{closed}/closing", None)
    other = f"{of_child(names['callum'])}/concerns"
    alone = _raised(school.program("denise@demo.example"), other, "He sleeps badly.")
    return {
        **decided(school, names),
        "concern_closed": closed,
        "concern_going": going,
        "concern_new": new,
        "concern_alone": alone,
    }


def decided(school: School, names: Mapping[str, str]) -> dict[str, str]:
    """Write down a decision with the family, one without, and one that ends a diary."""
    senco = school.program(SENCO)
    diary = f"{of_child(names['quynh'])}/decisions"
    why = {"reason": "She was tired in the afternoon.", "day": TODAY.isoformat()}
    text = {
        "text": "She has her rest before lunch.",
        "others": "The panel",
    }
    alone = _sent(senco, diary, {**why, **text})
    with_both = [names["person-hanh"], names["person-sian"]]
    both = {"took_part": with_both, "told": [names["person-hanh"]]}
    together = _sent(senco, diary, {**why, **text, **both})
    _sent(school.program(PARENT), f"{diary}/{together}/denials", None)
    end = {"matter": "end-the-diary", "text": "Home and school phone each other."}
    _sent(senco, f"{of_child(names['gurleen'])}/decisions", {**why, **text, **end})
    return {"decided_alone": alone, "decided_together": together}


def _raised(by: Caller, path: str, text: str, **more: str) -> str:
    return _sent(by, path, {"text": text, **more})


def _sent(by: Caller, path: str, sent: dict[str, Any] | None) -> str:
    answer = by.post(path, sent or {})
    assert answer.status == 201, answer.body
    return str(answer.json["id"])
