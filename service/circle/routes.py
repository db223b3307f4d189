"""/children and /children/<child>/circle: my children, and the people around each."""

from typing import Final
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError

from events.base import HAND_OVER_ONLY, Role, Side
from events.phrase import first_large, phrase
from projections.directory import names_of
from service.asking import ask, is_done
from service.circle import answers, schemas
from service.circle.commands import AddMember, RemoveMember, add_member, remove_member
from service.circle.this_morning import to_read_first
from service.context import NotHere, Standing, services, standing
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.invited import waiting_around
from service.looking import looking
from service.openings import notices
from service.parsing import form_of
from service.people import role_name, who
from service.permissions import Action
from service.proof import confirmed
from service.workplaces import my_classes, my_schools

circle = Blueprint("circle", __name__, template_folder="templates")

CIRCLE: Final = "/children/<uuid:child>/circle"
ROLES: Final = [(role.value, first_large(role_name(role))) for role in Role]
SIDES: Final = [
    (Side.HOME.value, phrase("Home")),
    (Side.SCHOOL.value, phrase("School")),
    (Side.CHILD.value, phrase("Child")),
    (Side.OTHER.value, phrase("Other")),
]


@circle.get("/children")
def children() -> ResponseReturnValue:
    return render_template(
        "circle/children.html",
        children=answers.my_children(),
        serves=my_schools(),
        teaches=my_classes(),
        first=to_read_first(),
    )


@circle.get(CIRCLE)
def show(child: UUID) -> ResponseReturnValue:
    return _page(standing(child, Action.SEE_CIRCLE), Form.new())


@circle.post(CIRCLE)
def post_member(child: UUID) -> ResponseReturnValue:
    at, action = standing(child, Action.ADD_MEMBER), Action.ADD_MEMBER
    confirmed()
    try:
        command = _newcomer()
        ask(add_member, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        return _page(at, Form.again(mistake)), status_of(mistake)
    forget_carried()
    done = "escort-added" if command.role in HAND_OVER_ONLY else "added"
    return redirect(url_for("circle.show", child=child, done=done), 303)


@circle.get(f"{CIRCLE}/<uuid:person>/leave")
def show_leave(child: UUID, person: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_CIRCLE)
    at = standing(child, _parting(at, person))
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
    at = standing(child, action)
    confirmed()
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
        wrong["name"] = [phrase("Write the person's name.")]
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
        may_end=answers.places_to_end(at, people),
        decided=answers.decided(at),
        log=people.log,
        roles=ROLES,
        sides=SIDES,
        form=form,
        **_waiting(at),
        **_around(at),
    )


def _waiting(at: Standing) -> dict[str, object]:
    """Give the open invitations to those who may see them."""
    if Action.SEE_INVITATIONS not in at.may:
        return {"waiting": [], "names": {}}
    with services().store.reading(at.school) as reader:
        waiting = waiting_around(reader, at.child, at.by.person)
        senders = (one.sender for one in waiting if one.sender)
        return {"waiting": waiting, "names": names_of(reader, senders)}


def _leave_page(at: Standing, person: UUID, form: Form) -> str:
    member = answers.member_of(at, person)
    return render_template("circle/leave.html", member=member, form=form, **_around(at))


def _around(at: Standing) -> dict[str, object]:
    with looking(at) as sight:
        people = who(sight, at.child, {at.child}, services().edge.today())
        opened = notices(sight, at)
    return {
        "child": {"id": at.child, "name": people[at.child].name},
        "who": people,
        "me": at.by.person,
        "may": at.may,
        "openings": opened,
    }
