"""/api/v1/me, /children and /children/<child>/members: circles for programs."""

from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from service.asking import ask, is_done
from service.circle import answers, schemas
from service.circle.commands import AddMember, RemoveMember, add_member, remove_member
from service.context import NotHere, services, signed_in, standing
from service.openapi import PREFIX, ApiBlueprint, KeySchema
from service.permissions import Action

api = ApiBlueprint("circle_api", __name__, url_prefix=PREFIX)
api.DEFAULT_TAG = "Circle"
Sent = dict[str, Any]
MEMBERS = "/children/<uuid:child>/members"


@api.get("/me")
@api.response(200, schemas.MeSchema)
@api.answers(401)
def me() -> object:
    """Say who I am, at each of my schools."""
    return {"account": signed_in().account, "people": answers.oneself()}


@api.get("/children")
@api.response(200, schemas.ChildrenSchema)
@api.answers(401)
def children() -> object:
    """List the children I belong with."""
    return {"items": answers.my_children(), "next": None}


@api.get(MEMBERS)
@api.response(200, schemas.MembersSchema)
@api.answers(401, 403, 404)
def members(child: UUID) -> object:
    """List who belongs with a child, and who once did."""
    people = answers.people_of(standing(child, Action.SEE_CIRCLE))
    return {"items": [*people.members, *people.past], "next": None}


@api.post(MEMBERS)
@api.arguments(schemas.AddMemberSchema)
@api.arguments(KeySchema, location="headers")
@api.response(201, schemas.WrittenMemberSchema)
@api.answers(400, 401, 403, 404, 409, 413, 415, 422)
def post_member(sent: Sent, header: Sent, child: UUID) -> ResponseReturnValue:
    """Let somebody belong with a child."""
    at = standing(child, Action.ADD_MEMBER)
    person = sent.pop("person") or services().edge.new_id()
    command = AddMember(person=person, **sent)
    action = Action.ADD_MEMBER
    written = ask(add_member, command, at=at, action=action, key=header["key"])
    member = answers.member_after(at, written)
    shown = {name: getattr(member, name) for name in schemas.MemberSchema().fields}
    where = url_for("circle_api.members", child=child)
    return {**shown, "receipt": written.receipt}, 201, {"Location": where}


@api.delete(f"{MEMBERS}/<uuid:person>")
@api.arguments(KeySchema, location="headers")
@api.response(204)
@api.answers(401, 403, 404, 409, 422)
def delete_member(header: Sent, child: UUID, person: UUID) -> ResponseReturnValue:
    """End somebody's belonging, or one's own. What they wrote stays theirs."""
    try:
        at = standing(child, Action.SEE_CIRCLE)
    except NotHere:
        if is_done(header["key"]):
            return "", 204
        raise
    own = person == at.by.person
    action = Action.LEAVE_CIRCLE if own else Action.REMOVE_MEMBER
    command = RemoveMember(person=person, reason=None)
    ask(remove_member, command, at=at, action=action, key=header["key"])
    return "", 204
