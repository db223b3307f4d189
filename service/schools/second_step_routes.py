"""/schools/<school>/second-step: whom the school asks for one when they sign in."""

from typing import Final
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from events.phrase import phrase
from events.school import WhoNeedsSecondStep
from service.context import Serving, serving
from service.forms import Form
from service.permissions import Action
from service.school_forms import again_on, sent, write
from service.schools import answers, schemas
from service.schools.commands import AskSecondStep, ask_second_step

second_step = Blueprint("second_step", __name__)

WHO: Final = [
    (WhoNeedsSecondStep.STAFF.value, phrase("Staff; families choose for themselves")),
    (WhoNeedsSecondStep.EVERYBODY.value, phrase("Everybody, families too")),
]
NOBODY: Final = (
    WhoNeedsSecondStep.NOBODY.value,
    phrase("Nobody: this school is not real"),
)


@second_step.get("/second-step")
def show(school: UUID) -> ResponseReturnValue:
    return _page(serving(school, Action.ASK_SECOND_STEP), Form.new())


@second_step.post("/second-step")
def post(school: UUID) -> ResponseReturnValue:
    at, action = serving(school, Action.ASK_SECOND_STEP), Action.ASK_SECOND_STEP
    return write(
        at,
        action,
        ask_second_step,
        lambda: AskSecondStep(**sent(schemas.SecondStepSchema())),
        again_on(_page, at),
        url_for("schools.start", school=school, done="second-step"),
    )


def _page(at: Serving, form: Form) -> str:
    now = answers.second_step_of(at)
    return render_template(
        "schools/second_step.html",
        start=answers.start(at),
        now=now,
        who=[*WHO, NOBODY] if now is WhoNeedsSecondStep.NOBODY else WHO,
        form=form,
    )
