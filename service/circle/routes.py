"""/children and /children/<child>/circle: my children, and the people around each."""

from typing import Final
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError

from events.base import Role, Side
from service.asking import ask, is_done
from service.circle import answers, schemas
from service.circle.commands import AddMember, RemoveMember, add_member, remove_member
from service.context import NotHere, Standing, services, standing
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.parsing import form_of
from service.people import first_large, role_name, who
from service.permissions import Action, actions_of, check

circle = Blueprint("circle", __name__, template_folder="templates")

CIRCLE: Final = "/children/<uuid:child>/circle"
ROLES: Final = [(role.value, first_large(role_name(role))) for role in Role]
SIDES: Final = [(side.value, side.value.capitalize()) for side in Side]


@circle.get("/children")
def children() -> ResponseReturnValue:
    return render_template("circle/children.html", children=answers.my_children())


@circle.get(CIRCLE)
def show(child: UUID) -> ResponseReturnValue:
    return _page(standing(child, Action.SEE_CIRCLE), Form.new())


@circle.post(CIRCLE)
def post_member(child: UUID) -> ResponseReturnValue:
    at, action = standing(child, Action.ADD_MEMBER), Action.ADD_MEMBER
    try:
        command = _newcomer()
        ask(add_member, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        return _page(at, Form.again(mistake)), status_of(mistake)
    forget_carried()
    return redirect(url_for("circle.show", child=child, done="added"), 303)


@circle.get(f"{CIRCLE}/<uuid:person>/leave")
def show_leave(child: UUID, person: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_CIRCLE)
    check(_parting(at, person), at.by.role)
    return _leave_page(at, person, Form.new())


@circle.post(f"{CIRCLE}/<uuid:person>/leave")
def post_leave(child: UUID, person: UUID) -> ResponseReturnValue:
    try:
        at = standing(child, Action.SEE_CIRCLE)
    except NotHere:
        if is_done(key_of_form()):
            return redirect(url_for("circle.children"), 303)
        raise
    action, schema = _parting(at, person), schemas.LeaveSchema()
    try:
        sent = schema.load(form_of(request, schema))
        command = RemoveMember(person=person, **sent)
        ask(remove_member, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        return _leave_page(at, person, Form.again(mistake)), status_of(mistake)
    forget_carried()
    if action is Action.LEAVE_CIRCLE:
        return redirect(url_for("circle.children", done="left"), 303)
    return redirect(url_for("circle.show", child=child, done="removed"), 303)


def _parting(at: Standing, person: UUID) -> Action:
    own = person == at.by.person
    return Action.LEAVE_CIRCLE if own else Action.REMOVE_MEMBER


def _newcomer() -> AddMember:
    schema = schemas.AddMemberSchema()
    typed = form_of(request, schema)
    wrong = dict(schema.validate(typed))
    if "name" not in typed:
        wrong.pop("person", None)
        wrong["name"] = ["Write the person's name."]
    if wrong:
        raise ValidationError(wrong)
    sent = schema.load(typed)
    person = sent.pop("person") or services().edge.new_id()
    return AddMember(person=person, **sent)


def _page(at: Standing, form: Form) -> str:
    people = answers.people_of(at)
    return render_template(
        "circle/circle.html",
        members=people.members,
        past=people.past,
        log=people.log,
        roles=ROLES,
        sides=SIDES,
        form=form,
        **_around(at),
    )


def _leave_page(at: Standing, person: UUID, form: Form) -> str:
    member = answers.member_of(at, person)
    return render_template("circle/leave.html", member=member, form=form, **_around(at))


def _around(at: Standing) -> dict[str, object]:
    with services().store.reading(at.school) as reader:
        people = who(reader, at.child, {at.child}, services().edge.today())
    return {
        "child": {"id": at.child, "name": people[at.child].name},
        "who": people,
        "me": at.by.person,
        "may": actions_of(at.by.role),
    }
