"""/children/<child>/meetings/<meeting>/roles: who does what at a meeting."""

from typing import Any, TypeVar
from uuid import UUID

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from service.asking import Command, ask
from service.context import standing
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.parsing import StrictSchema, form_of, parse
from service.permissions import Action
from service.sharing import pages, schemas
from service.sharing.commands import (
    AcceptRole,
    DeclineRole,
    OfferRole,
    accept_role,
    decline_role,
    offer_role,
)

sharing = Blueprint(
    "sharing",
    __name__,
    url_prefix="/children/<uuid:child>/meetings/<uuid:meeting>/roles",
    template_folder="templates",
)
R = TypeVar("R", OfferRole, AcceptRole, DeclineRole)


@sharing.get("")
def show(child: UUID, meeting: UUID) -> ResponseReturnValue:
    return pages.roles_page(standing(child, Action.SEE_MEETINGS), meeting, Form.new())


@sharing.post("/offer")
def post_offer(child: UUID, meeting: UUID) -> ResponseReturnValue:
    action, schema = Action.OFFER_ROLE, schemas.OfferRoleSchema()
    return _write(child, meeting, action, offer_role, (schema, OfferRole))


@sharing.post("/accept")
def post_accept(child: UUID, meeting: UUID) -> ResponseReturnValue:
    action, schema = Action.ACCEPT_ROLE, schemas.RoleSchema()
    return _write(child, meeting, action, accept_role, (schema, AcceptRole))


@sharing.post("/decline")
def post_decline(child: UUID, meeting: UUID) -> ResponseReturnValue:
    action, schema = Action.DECLINE_ROLE, schemas.RoleSchema()
    return _write(child, meeting, action, decline_role, (schema, DeclineRole))


def _write(
    child: UUID,
    meeting: UUID,
    action: Action,
    handler: Command[R],
    sent: tuple[StrictSchema, type[R]],
) -> ResponseReturnValue:
    at, (schema, kind) = standing(child, action), sent
    try:
        known: dict[str, Any] = {"meeting": meeting}
        command = parse(schema, kind, form_of(request, schema), **known)
        ask(handler, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        again = pages.roles_page(at, meeting, Form.again(mistake))
        return again, status_of(mistake)
    forget_carried()
    where = url_for("sharing.show", child=child, meeting=meeting, done="role")
    return redirect(where, 303)
