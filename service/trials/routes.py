"""/children/<child>/routes: ways to reach each other that are tried."""

from typing import Any, Final
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from events.phrase import phrase
from events.route_trial import Verdict
from service.child_forms import filled, write
from service.context import Standing, services, standing
from service.forms import Form
from service.permissions import Action
from service.trials import answers, schemas
from service.trials.commands import BeginTrial, JudgeTrial, begin_trial, judge_trial

trials = Blueprint(
    "trials",
    __name__,
    url_prefix="/children/<uuid:child>/routes",
    template_folder="templates",
)
NEW: Final = "/new"
VERDICT: Final = "/<uuid:trial>/verdict"
VERDICTS: Final = {
    Verdict.WORKS: phrase("It works"),
    Verdict.PARTLY: phrase("It works in part"),
    Verdict.DOES_NOT: phrase("It does not work"),
}


@trials.get("")
def show(child: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_TRIALS)
    tried = answers.tried(at)
    return render_template("trials/trials.html", tried=tried, **_around(at, tried))


@trials.get(NEW)
def show_new(child: UUID) -> ResponseReturnValue:
    return _new_page(standing(child, Action.BEGIN_TRIAL), Form.new())


@trials.post(NEW)
def post_new(child: UUID) -> ResponseReturnValue:
    at, schema = standing(child, Action.BEGIN_TRIAL), schemas.BeginTrialSchema()
    return write(
        at,
        Action.BEGIN_TRIAL,
        begin_trial,
        lambda: filled(schema, BeginTrial),
        again=lambda form: _new_page(at, form),
        onward=url_for("trials.show", child=child, done="trial"),
    )


@trials.get(VERDICT)
def show_verdict(child: UUID, trial: UUID) -> ResponseReturnValue:
    return _verdict_page(standing(child, Action.JUDGE_TRIAL), trial, Form.new())


@trials.post(VERDICT)
def post_verdict(child: UUID, trial: UUID) -> ResponseReturnValue:
    at, schema = standing(child, Action.JUDGE_TRIAL), schemas.JudgeTrialSchema()
    answers.tried(at).one(trial)
    return write(
        at,
        Action.JUDGE_TRIAL,
        judge_trial,
        lambda: filled(schema, JudgeTrial, trial=trial),
        again=lambda form: _verdict_page(at, trial, form),
        onward=url_for("trials.show", child=child, done="verdict"),
    )


def _new_page(at: Standing, form: Form) -> str:
    return render_template(
        "trials/new.html",
        form=form,
        today=services().edge.today(),
        **_around(at, answers.tried(at)),
    )


def _verdict_page(at: Standing, trial: UUID, form: Form) -> str:
    tried = answers.tried(at)
    return render_template(
        "trials/verdict.html", trial=tried.one(trial), form=form, **_around(at, tried)
    )


def _around(at: Standing, tried: answers.Tried) -> dict[str, Any]:
    return {
        "child": {"id": at.child, "name": tried.who[at.child].name},
        "who": tried.who,
        "verdicts": VERDICTS,
        "may": at.may,
    }
