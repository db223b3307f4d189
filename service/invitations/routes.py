"""/children/<child>/invitations, …/supporters and /schools/<school>/invitations."""

from typing import Final
from uuid import UUID

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from service.asking import ask, ask_school
from service.context import Standing, serving, standing
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.invitations import answers, pages, schemas
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
from service.parsing import form_of
from service.permissions import Action
from service.proof import confirmed

invitations = Blueprint("invitations", __name__, template_folder="templates")

OF_CHILD: Final = "/children/<uuid:child>/invitations"
SUPPORTERS: Final = "/children/<uuid:child>/supporters"
OF_SCHOOL: Final = "/schools/<uuid:school>/invitations"
ONE: Final = "/<uuid:invitation>"
AGAIN_PAGE: Final = "invitations/again.html"
WITHDRAW_PAGE: Final = "invitations/withdraw.html"
AGAIN: Final = Action.SEND_INVITATION_AGAIN
WITHDRAW: Final = Action.WITHDRAW_INVITATION


@invitations.get(OF_CHILD)
def show_invite(child: UUID) -> ResponseReturnValue:
    return pages.invite(standing(child, Action.INVITE), Form.new())


@invitations.post(OF_CHILD)
def post_invitation(child: UUID) -> ResponseReturnValue:
    at = standing(child, Action.INVITE)
    confirmed()
    try:
        done = _send(at, schemas.SendInvitationSchema(), Action.INVITE)
    except Mistake as mistake:
        return pages.invite(at, Form.again(mistake)), status_of(mistake)
    return _sent(at, done)


@invitations.get(SUPPORTERS)
def show_supporter(child: UUID) -> ResponseReturnValue:
    return pages.supporter(standing(child, Action.INVITE_SUPPORTER), Form.new())


@invitations.post(SUPPORTERS)
def post_supporter(child: UUID) -> ResponseReturnValue:
    at = standing(child, Action.INVITE_SUPPORTER)
    confirmed()
    try:
        done = _send(at, schemas.InviteSupporterSchema(), Action.INVITE_SUPPORTER)
    except Mistake as mistake:
        return pages.supporter(at, Form.again(mistake)), status_of(mistake)
    return _sent(at, done)


@invitations.get(OF_SCHOOL)
def show_colleague(school: UUID) -> ResponseReturnValue:
    return pages.colleague(serving(school, Action.INVITE_COLLEAGUE), Form.new())


@invitations.post(OF_SCHOOL)
def post_colleague(school: UUID) -> ResponseReturnValue:
    at, action = serving(school, Action.INVITE_COLLEAGUE), Action.INVITE_COLLEAGUE
    confirmed()
    schema, key = schemas.InviteColleagueSchema(), key_of_form()
    try:
        offer, to = schema.load(form_of(request, schema))
        answers.check_is_staff(at, offer)
        done = answers.send(
            school,
            to,
            lambda envelope: ask_school(
                invite_colleague,
                InviteColleague(offer, envelope),
                at=at,
                action=action,
                key=key,
            ),
        )
    except Mistake as mistake:
        return pages.colleague(at, Form.again(mistake)), status_of(mistake)
    return _sent(at, done)


@invitations.get(f"{OF_CHILD}{ONE}/again")
@invitations.get(f"{OF_SCHOOL}{ONE}/again")
def show_again(
    invitation: UUID, child: UUID | None = None, school: UUID | None = None
) -> ResponseReturnValue:
    return pages.one(AGAIN_PAGE, _at(AGAIN, child, school), invitation, Form.new())


@invitations.post(f"{OF_CHILD}{ONE}/again")
@invitations.post(f"{OF_SCHOOL}{ONE}/again")
def post_again(
    invitation: UUID, child: UUID | None = None, school: UUID | None = None
) -> ResponseReturnValue:
    at, key = _at(AGAIN, child, school), key_of_form()
    confirmed()
    try:
        done = answers.send_again(
            at,
            invitation,
            lambda envelope: answers.ask_there(
                send_invitation_again,
                SendInvitationAgain(envelope),
                at=at,
                action=AGAIN,
                key=key,
            ),
        )
    except Mistake as mistake:
        form = Form.again(mistake)
        return pages.one(AGAIN_PAGE, at, invitation, form), status_of(mistake)
    return _sent(at, done)


@invitations.get(f"{OF_CHILD}{ONE}/withdraw")
@invitations.get(f"{OF_SCHOOL}{ONE}/withdraw")
def show_withdraw(
    invitation: UUID, child: UUID | None = None, school: UUID | None = None
) -> ResponseReturnValue:
    return pages.one(
        WITHDRAW_PAGE, _at(WITHDRAW, child, school), invitation, Form.new()
    )


@invitations.post(f"{OF_CHILD}{ONE}/withdraw")
@invitations.post(f"{OF_SCHOOL}{ONE}/withdraw")
def post_withdraw(
    invitation: UUID, child: UUID | None = None, school: UUID | None = None
) -> ResponseReturnValue:
    at, key = _at(WITHDRAW, child, school), key_of_form()
    confirmed()
    command = WithdrawInvitation(invitation)
    try:
        answers.ask_there(withdraw_invitation, command, at=at, action=WITHDRAW, key=key)
    except Mistake as mistake:
        form = Form.again(mistake)
        return pages.one(WITHDRAW_PAGE, at, invitation, form), status_of(mistake)
    forget_carried()
    return redirect(f"{pages.back(at)}?done=withdrawn", 303)


def _at(action: Action, child: UUID | None, school: UUID | None) -> answers.Place:
    if child is not None:
        return standing(child, action)
    assert school is not None
    return serving(school, action)


def _send(at: Standing, schema: schemas.InviteSchema, action: Action) -> answers.Sent:
    offer, to = schema.load(form_of(request, schema))
    key = key_of_form()
    return answers.send(
        at.school,
        to,
        lambda envelope: ask(
            send_invitation,
            SendInvitation(offer, envelope),
            at=at,
            action=action,
            key=key,
        ),
    )


def _sent(at: answers.Place, done: answers.Sent) -> ResponseReturnValue:
    forget_carried()
    return pages.sent(at, done), 201
