"""What home and school work out together: successes, and what else they share."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

from tests.browser.school import PARENT, TEACHER, TODAY, School
from tests.browser.sight import Sight, open_all, save
from tests.concurrency.callers import Caller, of_child

QUYNH: Final = "/children/{quynh}"
NOBODYS: Final = "/children/{zoltan}"
DAY: Final = TODAY.isoformat()
TOGETHER: Final[Mapping[str, tuple[Sight, ...]]] = {
    "advice.show": (
        Sight("advice", f"{QUYNH}/advice", TEACHER),
        Sight("advice-none", f"{NOBODYS}/advice", TEACHER),
    ),
    "advice.show_ask": (
        Sight("advice-ask", f"{QUYNH}/advice/ask", TEACHER),
        Sight("advice-ask-problem", f"{QUYNH}/advice/ask", TEACHER, save, 422),
    ),
    "advice.show_give": (
        Sight("advice-give", f"{QUYNH}/advice/give?question={{question}}", PARENT),
        Sight("advice-give-problem", f"{QUYNH}/advice/give", PARENT, save, 422),
    ),
    "advice.show_one": (
        Sight("advice-one", f"{QUYNH}/advice/{{advice}}", TEACHER),
        Sight("advice-one-problem", f"{QUYNH}/advice/{{advice}}", PARENT, save, 422),
    ),
    "joint_texts.show": (
        Sight("texts-of-two", f"{QUYNH}/joint-texts", PARENT),
        Sight("texts-of-two-none", f"{NOBODYS}/joint-texts", TEACHER),
    ),
    "joint_texts.show_begin": (
        Sight("text-begin", f"{QUYNH}/joint-texts/begin", PARENT),
        Sight("text-begin-problem", f"{QUYNH}/joint-texts/begin", TEACHER, save, 422),
    ),
    "joint_texts.show_one": (
        Sight("text-of-two", f"{QUYNH}/joint-texts/{{compromise}}", PARENT, open_all),
        Sight(
            "text-of-two-problem",
            f"{QUYNH}/joint-texts/{{compromise}}",
            PARENT,
            save,
            409,
        ),
        Sight("text-of-two-agreed", f"{QUYNH}/joint-texts/{{text_agreed}}", TEACHER),
    ),
    "measures.show": (
        Sight("measures", f"{QUYNH}/measures", PARENT),
        Sight("measures-none", f"{NOBODYS}/measures", TEACHER),
        Sight("measures-problem", f"{QUYNH}/measures", TEACHER, save, 422),
    ),
    "measures.show_one": (
        Sight("measure", f"{QUYNH}/measures/{{measure}}", PARENT),
        Sight("measure-problem", f"{QUYNH}/measures/{{measure}}", TEACHER, save, 422),
        Sight("measure-none", f"{QUYNH}/measures/{{not_counted}}", TEACHER),
    ),
    "measures.show_take_back": (
        Sight("take-back", f"{QUYNH}/{{value}}/take-back", TEACHER),
        Sight("take-back-problem", f"{QUYNH}/{{value}}/take-back", TEACHER, save, 422),
    ),
    "successes.show": (
        Sight("successes", f"{QUYNH}/successes", PARENT),
        Sight("successes-none", f"{NOBODYS}/successes", TEACHER),
        Sight("successes-problem", f"{QUYNH}/successes", TEACHER, save, 422),
        Sight("successes-saved", f"{QUYNH}/successes?done=success", TEACHER),
    ),
}


def worked_out(school: School, names: Mapping[str, str]) -> dict[str, str]:
    """Let home and school work something out for Quỳnh; say what it is called."""
    teacher, parent = map(school.program, (TEACHER, PARENT))
    quynh = of_child(names["quynh"])
    _went_well(teacher, parent, quynh)
    partner = names["person-hanh"]
    return {
        **_advised(teacher, parent, quynh),
        **_counted(teacher, parent, quynh, names["with_files"]),
        "compromise": _met_in_the_middle(teacher, parent, quynh, partner),
        "text_agreed": _agreed(teacher, parent, quynh, partner),
    }


def _went_well(teacher: Caller, parent: Caller, child: str) -> None:
    slept = {"text": "She slept all night.", "helped": "The blue light.", "day": DAY}
    told = _sent(parent, f"{child}/successes", slept)
    _sent(teacher, f"{child}/successes/{told}/confirmations", None)
    _sent(teacher, f"{child}/successes", {"text": "She ate with us.", "day": DAY})


def _advised(teacher: Caller, parent: Caller, child: str) -> dict[str, str]:
    """School asks; one piece of advice was tried, and one was not."""
    asked = {"text": "What helps at home when it gets loud?"}
    question = _sent(teacher, f"{child}/advice/questions", asked)
    _sent(teacher, f"{child}/advice/questions", {"text": "What does she like to eat?"})
    said = {"text": "A blanket over the head.", "question": question}
    advice = _sent(parent, f"{child}/advice", said)
    came = {"result": "helped-a-little", "text": "She held it.", "day": DAY}
    _sent(teacher, f"{child}/advice/{advice}/tries", came)
    other = _sent(parent, f"{child}/advice", {"text": "Go out by the side door."})
    why = {"reason": "The side door was locked."}
    _sent(teacher, f"{child}/advice/{other}/not-tried", why)
    return {"question": question, "advice": advice}


def _met_in_the_middle(
    teacher: Caller, parent: Caller, child: str, partner: str
) -> str:
    """School has said what it gave; home has not agreed yet."""
    words = {"title": "Lunch", "text": "She eats with us.", "kind": "compromise"}
    text = _sent(teacher, f"{child}/joint-texts", {**words, "partner": partner})
    at = f"{child}/joint-texts/{text}"
    newer = {"after": 1, "text": "She eats with us on two days."}
    _sent(parent, f"{at}/versions", newer)
    _sent(teacher, f"{at}/agreements", {"number": 2, "gave": "Three days."})
    return text


def _agreed(teacher: Caller, parent: Caller, child: str, partner: str) -> str:
    words = {"title": "Coats", "text": "She hangs up her coat.", "partner": partner}
    text = _sent(teacher, f"{child}/joint-texts", words)
    for who in (teacher, parent):
        _sent(who, f"{child}/joint-texts/{text}/agreements", {"number": 1})
    return text


def _counted(teacher: Caller, parent: Caller, child: str, note: str) -> dict[str, str]:
    """Home and school count for five days; one number is taken back."""
    said = {"text": "Times out of class", "counted_in": "times"}
    measure = _sent(parent, f"{child}/measures", said)
    at = f"{child}/measures/{measure}/values"
    value = ""
    for ago in range(5):
        day = (TODAY - timedelta(days=ago)).isoformat()
        home = {"day": day, "count": 1 + ago % 2, "where": "home"}
        _sent(parent, at, home)
        value = str(uuid4())
        school = {"id": value, "day": day, "count": 2 + ago, "where": "school"}
        _sent(teacher, at, {**school, "entry": note})
    early = (TODAY - timedelta(days=9)).isoformat()
    wrong = {"id": str(uuid4()), "day": early, "count": 30, "where": "school"}
    _sent(teacher, at, wrong)
    why = {"reason": "It was another week."}
    _sent(teacher, f"{at}/{wrong['id']}/take-back", why)
    said = {"text": "Sleep", "counted_in": "hours"}
    return {
        "measure": measure,
        "value": f"measures/{measure}/values/{value}",
        "not_counted": _sent(parent, f"{child}/measures", said),
    }


def _sent(by: Caller, path: str, sent: dict[str, Any] | None) -> str:
    answer = by.call("POST", path, sent)
    assert answer.status == 201, answer.body
    return str(answer.json["id"])
