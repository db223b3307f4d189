"""/children/<child>/hand-over: what a transport escort sees and writes, of today."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.asking import ask
from service.context import Standing, standing
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.journey import answers, schemas
from service.journey.commands import (
    ReadHandOver,
    WriteHandOver,
    read_hand_over,
    write_hand_over,
)
from service.navigation import is_navigation
from service.parsing import form_of, parse
from service.permissions import Action

journey = Blueprint(
    "journey",
    __name__,
    url_prefix="/children/<uuid:child>/hand-over",
    template_folder="templates",
)


@journey.get("")
def show(child: UUID) -> ResponseReturnValue:
    at, action = standing(child, Action.SEE_HAND_OVER), Action.SEE_HAND_OVER
    found = answers.hand_over(at)
    html = _page(at, found, Form.new())
    if found.unread and is_navigation():
        command = ReadHandOver(entries=found.unread)
        ask(read_hand_over, command, at=at, action=action, key=None)
    return html


@journey.post("")
def post(child: UUID) -> ResponseReturnValue:
    at, action = standing(child, Action.WRITE_HAND_OVER), Action.WRITE_HAND_OVER
    schema = schemas.WriteHandOverSchema()
    try:
        command = parse(schema, WriteHandOver, form_of(request, schema))
        ask(write_hand_over, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        again = Form.again(mistake)
        return _page(at, answers.hand_over(at), again), status_of(mistake)
    forget_carried()
    return redirect(url_for("journey.show", child=child, done="hand-over"), 303)


def _page(at: Standing, found: answers.HandOver, form: Form) -> str:
    return render_template(
        "journey/hand_over.html",
        child={"id": at.child, "name": found.child},
        may=at.may,
        me=at.by.person,
        hand_over=found,
        who=found.who,
        form=form,
    )
