"""/children/<child>/advice: asking for advice, giving it, telling what came of it."""

from typing import Final
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events.advice import TryResult
from events.phrase import phrase
from service.advice import answers, schemas
from service.advice.commands import (
    AskAdvice,
    GiveAdvice,
    SayNotTried,
    TellTry,
    ask_advice,
    give_advice,
    say_not_tried,
    tell_try,
)
from service.child_forms import filled, write
from service.context import Standing, services, standing
from service.forms import Form
from service.permissions import Action

advice = Blueprint(
    "advice",
    __name__,
    url_prefix="/children/<uuid:child>/advice",
    template_folder="templates",
)
ONE: Final = "/<uuid:advice>"
RESULTS: Final = {
    TryResult.HELPED.value: phrase("It helped"),
    TryResult.HELPED_A_LITTLE.value: phrase("It helped a little"),
    TryResult.DID_NOT_HELP.value: phrase("It did not help"),
    TryResult.TOO_EARLY.value: phrase("It is too early to say"),
}


@advice.get("")
def show(child: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_ADVICE)
    return _page("advice/advice.html", at, Form.new())


@advice.get("/ask")
def show_ask(child: UUID) -> ResponseReturnValue:
    at = standing(child, Action.ASK_ADVICE)
    return _page("advice/ask.html", at, Form.new())


@advice.post("/ask")
def post_ask(child: UUID) -> ResponseReturnValue:
    action, schema = Action.ASK_ADVICE, schemas.AskAdviceSchema()
    at = standing(child, action)
    return write(
        at,
        action,
        ask_advice,
        lambda: filled(schema, AskAdvice),
        again=lambda form: _page("advice/ask.html", at, form),
        onward=url_for("advice.show", child=child, done="advice-asked"),
    )


@advice.get("/give")
def show_give(child: UUID) -> ResponseReturnValue:
    return _give_page(standing(child, Action.GIVE_ADVICE), Form.new())


@advice.post("/give")
def post_give(child: UUID) -> ResponseReturnValue:
    action, schema = Action.GIVE_ADVICE, schemas.GiveAdviceSchema()
    at = standing(child, action)
    return write(
        at,
        action,
        give_advice,
        lambda: filled(schema, GiveAdvice),
        again=lambda form: _give_page(at, form),
        onward=url_for("advice.show", child=child, done="advice-given"),
    )


@advice.get(ONE)
def show_one(child: UUID, advice: UUID) -> ResponseReturnValue:
    form = Form.new()
    return _one_page(standing(child, Action.SEE_ADVICE), advice, form, form)


@advice.post(f"{ONE}/try")
def post_try(child: UUID, advice: UUID) -> ResponseReturnValue:
    action, schema = Action.TELL_TRY, schemas.TellTrySchema()
    at = standing(child, action)
    return write(
        at,
        action,
        tell_try,
        lambda: filled(schema, TellTry, advice=advice),
        again=lambda form: _one_page(at, advice, form, Form.new()),
        onward=_after(at, advice),
    )


@advice.post(f"{ONE}/not-tried")
def post_not_tried(child: UUID, advice: UUID) -> ResponseReturnValue:
    action, schema = Action.SAY_NOT_TRIED, schemas.SayNotTriedSchema()
    at = standing(child, action)
    return write(
        at,
        action,
        say_not_tried,
        lambda: filled(schema, SayNotTried, advice=advice),
        again=lambda form: _one_page(at, advice, Form.new(), form),
        onward=_after(at, advice),
    )


def _after(at: Standing, advice: UUID) -> str:
    return url_for("advice.show_one", child=at.child, advice=advice, done="tried")


def _give_page(at: Standing, form: Form) -> str:
    """Show the form for advice, with the question that it answers, if any."""
    asked = form.values.get("question") or request.args.get("question", "")
    questions = answers.advice_of(at).advised.questions
    found = next((one for one in questions.values() if str(one.id) == asked), None)
    return _page("advice/give.html", at, form, question=found)


def _one_page(at: Standing, advice: UUID, form: Form, why: Form) -> str:
    """Show one piece of advice; *why* is the form that says why it was not tried."""
    piece = answers.advice_of(at).piece(advice)
    today = services().edge.today()
    return _page("advice/one.html", at, form, why=why, one=piece, today=today)


def _page(template: str, at: Standing, form: Form, **more: object) -> str:
    found = answers.advice_of(at)
    return render_template(
        template,
        found=found.advised,
        results=RESULTS,
        form=form,
        child={"id": at.child, "name": found.who[at.child].name},
        who=found.who,
        me=at.by.person,
        may=at.may,
        **more,
    )
