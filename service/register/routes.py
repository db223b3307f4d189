"""/children/<child>/decisions: what was decided, as pages."""

from typing import Any, Final
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events.decision import Matter
from events.phrase import phrase
from service.asking import ask
from service.child_forms import filled, write
from service.context import Standing, services, standing
from service.forms import Form
from service.navigation import is_navigation
from service.parsing import form_of, parse
from service.permissions import Action
from service.register import answers, schemas
from service.register.commands import (
    DenyPart,
    RecordDecision,
    SeeDecision,
    TellOfDecision,
    deny_part,
    record_decision,
    see_decision,
    tell_of_decision,
)

register = Blueprint(
    "register",
    __name__,
    url_prefix="/children/<uuid:child>/decisions",
    template_folder="templates",
)
ONE: Final = "/<uuid:decision>"
MATTERS: Final = [
    (Matter.OTHER.value, phrase("Something else")),
    (Matter.END_DIARY.value, phrase("To end this diary")),
    (Matter.GO_ON.value, phrase("To go on with this diary")),
]


@register.get("")
def show(child: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_DECISIONS)
    rows = answers.of_child(at)
    return render_template("register/list.html", rows=rows, **_around(at, rows))


@register.get("/new")
def show_new(child: UUID) -> ResponseReturnValue:
    return _new_page(standing(child, Action.RECORD_DECISION), Form.new())


@register.post("/new")
def post_new(child: UUID) -> ResponseReturnValue:
    at, schema = standing(child, Action.RECORD_DECISION), schemas.RecordDecisionSchema()
    return write(
        at,
        Action.RECORD_DECISION,
        record_decision,
        lambda: parse(schema, RecordDecision, form_of(request, schema) | _ticked()),
        again=lambda form: _new_page(at, form),
        onward=url_for("register.show", child=child, done="decision"),
    )


@register.get(ONE)
def show_one(child: UUID, decision: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_DECISIONS)
    page = _one_page(at, decision, Form.new())
    row, action = answers.one(at, decision), Action.MARK_DECISION_SEEN
    if is_navigation() and answers.is_new_to(row, at.by.person):
        command = SeeDecision(decision=decision)
        ask(see_decision, command, at=at, action=action, key=None)
    return page


@register.post(f"{ONE}/tell")
def post_tell(child: UUID, decision: UUID) -> ResponseReturnValue:
    at, schema = (
        standing(child, Action.TELL_OF_DECISION),
        schemas.TellOfDecisionSchema(),
    )
    answers.one(at, decision)
    return write(
        at,
        Action.TELL_OF_DECISION,
        tell_of_decision,
        lambda: filled(schema, TellOfDecision, decision=decision),
        again=lambda form: _one_page(at, decision, form),
        onward=_of(child, decision, "decision-told"),
    )


@register.post(f"{ONE}/deny")
def post_deny(child: UUID, decision: UUID) -> ResponseReturnValue:
    at = standing(child, Action.DENY_PART)
    answers.one(at, decision)
    return write(
        at,
        Action.DENY_PART,
        deny_part,
        lambda: DenyPart(decision=decision),
        again=lambda form: _one_page(at, decision, form),
        onward=_of(child, decision, "decision-denied"),
    )


def _of(child: UUID, decision: UUID, done: str) -> str:
    return url_for("register.show_one", child=child, decision=decision, done=done)


def _ticked() -> dict[str, Any]:
    """Name whoever is ticked in the two lists of the form."""
    lists = {"took_part": "took-", "told": "told-"}
    return {
        name: [
            field.removeprefix(begins)
            for field in request.form
            if field.startswith(begins)
        ]
        for name, begins in lists.items()
    }


def _new_page(at: Standing, form: Form) -> str:
    return render_template(
        "register/new.html",
        form=form,
        matters=MATTERS,
        members=answers.members(at),
        **_around(at, []),
    )


def _one_page(at: Standing, decision: UUID, form: Form) -> str:
    row = answers.one(at, decision)
    told = {one.person for one in row.told}
    return render_template(
        "register/decision.html",
        row=row,
        form=form,
        untold=[one for one in answers.members(at) if one not in told],
        **_around(at, [row]),
    )


def _around(at: Standing, rows: list[Any]) -> dict[str, object]:
    people = answers.people_of(at, rows)
    return {
        "child": {"id": at.child, "name": people[at.child].name},
        "who": people,
        "me": at.by.person,
        "may": at.may,
        "today": services().edge.today(),
    }
