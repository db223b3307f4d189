"""/children/<child>/routes: ways to reach each other that are tried."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events.phrase import phrase
from events.route_trial import Verdict
from service.asking import Command, ask
from service.context import Standing, services, standing
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.other_names import checked, passed_in_form
from service.parsing import form_of, parse
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
    return _write(
        at,
        (Action.BEGIN_TRIAL, begin_trial),
        lambda: parse(schema, BeginTrial, form_of(request, schema)),
        again=lambda form: _new_page(at, form),
        done="trial",
    )


@trials.get(VERDICT)
def show_verdict(child: UUID, trial: UUID) -> ResponseReturnValue:
    return _verdict_page(standing(child, Action.JUDGE_TRIAL), trial, Form.new())


@trials.post(VERDICT)
def post_verdict(child: UUID, trial: UUID) -> ResponseReturnValue:
    at, schema = standing(child, Action.JUDGE_TRIAL), schemas.JudgeTrialSchema()
    answers.tried(at).one(trial)
    return _write(
        at,
        (Action.JUDGE_TRIAL, judge_trial),
        lambda: parse(schema, JudgeTrial, form_of(request, schema), trial=trial),
        again=lambda form: _verdict_page(at, trial, form),
        done="verdict",
    )


def _write(
    at: Standing,
    doing: tuple[Action, Command[Any]],
    parsed: Callable[[], object],
    *,
    again: Callable[[Form], str],
    done: str,
) -> ResponseReturnValue:
    """Parse, ask, record, answer; after a mistake show the form as it was typed."""
    action, handler = doing
    try:
        command = checked(at, parsed(), passed_in_form())
        ask(handler, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        return again(Form.again(mistake)), status_of(mistake)
    forget_carried()
    return redirect(url_for("trials.show", child=at.child, done=done), 303)


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
