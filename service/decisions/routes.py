"""/children/<child>/rights: who decides what for a young person."""

from typing import Final
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.asking import ask
from service.context import Standing, services, standing
from service.decisions import answers, schemas
from service.decisions.commands import (
    PassDecision,
    ReturnDecision,
    pass_decision,
    return_decision,
)
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.parsing import form_of, parse
from service.permissions import Action, actions_of
from service.proof import confirmed

decisions = Blueprint(
    "decisions",
    __name__,
    url_prefix="/children/<uuid:child>/rights",
    template_folder="templates",
)
RETURN: Final = "/return"


@decisions.get("")
def show(child: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_RIGHTS)
    return _page("decisions/rights.html", at, Form.new())


@decisions.get("/pass")
def show_pass(child: UUID) -> ResponseReturnValue:
    at = standing(child, Action.PASS_DECISION)
    return _page("decisions/pass.html", at, Form.new())


@decisions.post("/pass")
def post_pass(child: UUID) -> ResponseReturnValue:
    action = Action.PASS_DECISION
    at, schema = standing(child, action), schemas.PassSchema()
    confirmed()
    note = services().edge.new_id()
    try:
        command = parse(schema, PassDecision, form_of(request, schema), note=note)
        ask(pass_decision, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        again = _page("decisions/pass.html", at, Form.again(mistake))
        return again, status_of(mistake)
    forget_carried()
    return redirect(url_for("decisions.show", child=child, done="passed"), 303)


@decisions.get(RETURN)
def show_return(child: UUID) -> ResponseReturnValue:
    return _return_page(standing(child, Action.RETURN_DECISION), Form.new())


@decisions.post(RETURN)
def post_return(child: UUID) -> ResponseReturnValue:
    action = Action.RETURN_DECISION
    at, schema = standing(child, action), schemas.ReturnSchema()
    confirmed()
    note = services().edge.new_id()
    try:
        command = parse(schema, ReturnDecision, form_of(request, schema), note=note)
        ask(return_decision, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        return _return_page(at, Form.again(mistake)), status_of(mistake)
    forget_carried()
    return redirect(url_for("decisions.show", child=child, done="returned"), 303)


def _return_page(at: Standing, form: Form) -> str:
    return _page("decisions/return.html", at, form)


def _page(template: str, at: Standing, form: Form) -> str:
    found = answers.rights_of(at)
    return render_template(
        template,
        rights=found,
        form=form,
        today=services().edge.today(),
        who=found.who,
        child={"id": at.child, "name": found.who[at.child].name},
        may=actions_of(at.by.role),
        own=at.by.role == "child",
    )
