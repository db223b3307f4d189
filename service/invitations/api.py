"""Invitations for programs, over the same commands."""

from typing import Any
from uuid import UUID

from flask.typing import ResponseReturnValue

from service.asking import ask, ask_school
from service.context import serving, standing
from service.invitations import answers, schemas
from service.invitations.commands import (
    InviteColleague,
    SendInvitation,
    SendInvitationAgain,
    WithdrawInvitation,
    invite_colleague,
    send_invitation,
    send_invitation_again,
    withdraw_invitation,
)
from service.openapi import PREFIX, ApiBlueprint, KeySchema
from service.permissions import Action

api = ApiBlueprint("invitations_api", __name__, url_prefix=PREFIX)
api.DEFAULT_TAG = "Invitations"
Sent = dict[str, Any]
Asked = tuple[Any, Any]
OF_CHILD = "/children/<uuid:child>/invitations"
SUPPORTERS = "/children/<uuid:child>/supporters"
OF_SCHOOL = "/schools/<uuid:school>/invitations"
ONE = "/<uuid:invitation>"
AGAIN = Action.SEND_INVITATION_AGAIN
WITHDRAW = Action.WITHDRAW_INVITATION


@api.get(OF_CHILD)
@api.response(200, schemas.InvitationsSchema)
@api.answers(401, 403, 404)
def invitations_of_child(child: UUID) -> object:
    """List the open invitations to a child's circle."""
    at = standing(child, Action.SEE_INVITATIONS)
    return {"items": answers.waiting(at), "next": None}


@api.post(OF_CHILD)
@api.arguments(schemas.SendInvitationSchema)
@api.arguments(KeySchema, location="headers")
@api.response(201, schemas.SentSchema)
@api.answers(400, 401, 403, 404, 409, 413, 415, 422)
def post_invitation(asked: Asked, header: Sent, child: UUID) -> ResponseReturnValue:
    """Invite somebody to a child's circle by e-mail."""
    return _send(asked, header, child, Action.INVITE)


@api.post(SUPPORTERS)
@api.arguments(schemas.InviteSupporterSchema)
@api.arguments(KeySchema, location="headers")
@api.response(201, schemas.SentSchema)
@api.answers(400, 401, 403, 404, 409, 413, 415, 422)
def post_supporter(asked: Asked, header: Sent, child: UUID) -> ResponseReturnValue:
    """Invite a supporter of the family, who reads until a last day."""
    return _send(asked, header, child, Action.INVITE_SUPPORTER)


@api.post(f"{OF_CHILD}{ONE}/again")
@api.arguments(KeySchema, location="headers")
@api.response(201, schemas.SentSchema)
@api.answers(401, 403, 404, 409, 422)
def post_again(header: Sent, child: UUID, invitation: UUID) -> ResponseReturnValue:
    """Send an invitation again; its earlier link and code end."""
    return _again(standing(child, AGAIN), header, invitation)


@api.delete(f"{OF_CHILD}{ONE}")
@api.arguments(KeySchema, location="headers")
@api.response(204)
@api.answers(401, 403, 404, 409, 422)
def delete_invitation(
    header: Sent, child: UUID, invitation: UUID
) -> ResponseReturnValue:
    """Take an invitation back."""
    return _withdraw(standing(child, WITHDRAW), header, invitation)


@api.get(OF_SCHOOL)
@api.response(200, schemas.InvitationsSchema)
@api.answers(401, 403, 404)
def invitations_of_school(school: UUID) -> object:
    """List the open invitations to work at a school."""
    at = serving(school, Action.SEE_INVITATIONS)
    return {"items": answers.waiting(at), "next": None}


@api.post(OF_SCHOOL)
@api.arguments(schemas.InviteColleagueSchema)
@api.arguments(KeySchema, location="headers")
@api.response(201, schemas.SentSchema)
@api.answers(400, 401, 403, 404, 409, 413, 415, 422)
def post_colleague(asked: Asked, header: Sent, school: UUID) -> ResponseReturnValue:
    """Invite somebody to work at a school, perhaps with a duty."""
    at, action = serving(school, Action.INVITE_COLLEAGUE), Action.INVITE_COLLEAGUE
    offer, to = asked
    answers.check_is_staff(at, offer)
    done = answers.send(
        school,
        to,
        lambda envelope: ask_school(
            invite_colleague,
            InviteColleague(offer, envelope),
            at=at,
            action=action,
            key=header["key"],
        ),
    )
    return done, 201  # type: ignore[return-value]


@api.post(f"{OF_SCHOOL}{ONE}/again")
@api.arguments(KeySchema, location="headers")
@api.response(201, schemas.SentSchema)
@api.answers(401, 403, 404, 409, 422)
def post_again_to_school(
    header: Sent, school: UUID, invitation: UUID
) -> ResponseReturnValue:
    """Send an invitation to the school again; its earlier link and code end."""
    return _again(serving(school, AGAIN), header, invitation)


@api.delete(f"{OF_SCHOOL}{ONE}")
@api.arguments(KeySchema, location="headers")
@api.response(204)
@api.answers(401, 403, 404, 409, 422)
def delete_invitation_to_school(
    header: Sent, school: UUID, invitation: UUID
) -> ResponseReturnValue:
    """Take an invitation to the school back."""
    return _withdraw(serving(school, WITHDRAW), header, invitation)


def _send(
    asked: Asked, header: Sent, child: UUID, action: Action
) -> ResponseReturnValue:
    at, (offer, to) = standing(child, action), asked
    done = answers.send(
        at.school,
        to,
        lambda envelope: ask(
            send_invitation,
            SendInvitation(offer, envelope),
            at=at,
            action=action,
            key=header["key"],
        ),
    )
    return done, 201  # type: ignore[return-value]


def _again(at: answers.Place, header: Sent, invitation: UUID) -> ResponseReturnValue:
    done = answers.send_again(
        at,
        invitation,
        lambda envelope: answers.ask_there(
            send_invitation_again,
            SendInvitationAgain(envelope),
            at=at,
            action=AGAIN,
            key=header["key"],
        ),
    )
    return done, 201  # type: ignore[return-value]


def _withdraw(at: answers.Place, header: Sent, invitation: UUID) -> ResponseReturnValue:
    command, key = WithdrawInvitation(invitation), header["key"]
    answers.ask_there(withdraw_invitation, command, at=at, action=WITHDRAW, key=key)
    return "", 204
