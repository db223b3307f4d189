"""/children/<child>/joint-texts: texts that two people write together, as pages."""

from typing import Final
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from service.child_forms import filled, write
from service.context import Standing, standing
from service.forms import Form
from service.joint_texts import answers, schemas
from service.joint_texts.commands import (
    AgreeToJointText,
    BeginJointText,
    WriteJointText,
    agree_to_joint_text,
    begin_joint_text,
    write_joint_text,
)
from service.permissions import Action

joint_texts = Blueprint(
    "joint_texts",
    __name__,
    url_prefix="/children/<uuid:child>/joint-texts",
    template_folder="templates",
)
ONE: Final = "/<uuid:joint>"


@joint_texts.get("")
def show(child: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_JOINT_TEXTS)
    return _page("joint_texts/texts.html", at, answers.texts_of(at))


@joint_texts.get("/begin")
def show_begin(child: UUID) -> ResponseReturnValue:
    return _begin_page(standing(child, Action.BEGIN_JOINT_TEXT), Form.new())


@joint_texts.post("/begin")
def post_begin(child: UUID) -> ResponseReturnValue:
    action, schema = Action.BEGIN_JOINT_TEXT, schemas.BeginJointTextSchema()
    at = standing(child, action)
    return write(
        at,
        action,
        begin_joint_text,
        lambda: filled(schema, BeginJointText),
        again=lambda form: _begin_page(at, form),
        onward=url_for("joint_texts.show", child=child, done="text-begun"),
    )


@joint_texts.get(ONE)
def show_one(child: UUID, joint: UUID) -> ResponseReturnValue:
    form = Form.new()
    return _one_page(standing(child, Action.SEE_JOINT_TEXTS), joint, form, form)


@joint_texts.post(f"{ONE}/write")
def post_write(child: UUID, joint: UUID) -> ResponseReturnValue:
    action, schema = Action.WRITE_JOINT_TEXT, schemas.WriteJointTextSchema()
    at = standing(child, action)
    return write(
        at,
        action,
        write_joint_text,
        lambda: filled(schema, WriteJointText, joint=joint),
        again=lambda form: _one_page(at, joint, form, Form.new()),
        onward=_after(at, joint, "text-written"),
    )


@joint_texts.post(f"{ONE}/agree")
def post_agree(child: UUID, joint: UUID) -> ResponseReturnValue:
    action, schema = Action.AGREE_TO_JOINT_TEXT, schemas.AgreeToJointTextSchema()
    at = standing(child, action)
    return write(
        at,
        action,
        agree_to_joint_text,
        lambda: filled(schema, AgreeToJointText, joint=joint),
        again=lambda form: _one_page(at, joint, Form.new(), form),
        onward=_after(at, joint, "text-agreed"),
    )


def _after(at: Standing, joint: UUID, done: str) -> str:
    return url_for("joint_texts.show_one", child=at.child, joint=joint, done=done)


def _begin_page(at: Standing, form: Form) -> str:
    found = answers.texts_of(at)
    partners = [
        (str(one), f"{found.who[one].name}, {found.who[one].role_name}")
        for one in found.partners
    ]
    return _page("joint_texts/begin.html", at, found, form=form, partners=partners)


def _one_page(at: Standing, joint: UUID, form: Form, yes: Form) -> str:
    """Show one text; *form* holds its next version, *yes* what somebody gave for it."""
    found = answers.texts_of(at)
    text = found.one(joint)
    return _page(
        "joint_texts/one.html",
        at,
        found,
        text=text,
        is_mine=at.by.person in {text.by, text.partner},
        form=form,
        yes=yes,
    )


def _page(template: str, at: Standing, found: answers.Found, **more: object) -> str:
    return render_template(
        template,
        texts=list(found.texts.values()),
        child={"id": at.child, "name": found.who[at.child].name},
        who=found.who,
        me=at.by.person,
        may=at.may,
        **more,
    )
