"""/api/v1/children/<child>/meetings/<meeting>/role-…: who does what at a meeting."""

from typing import Any, TypeVar
from uuid import UUID

from flask.typing import ResponseReturnValue

from service.asking import Command, ask
from service.context import standing
from service.meeting_rows import WrittenMeetingSchema, after
from service.openapi import PREFIX, ApiBlueprint
from service.permissions import Action
from service.sharing import schemas
from service.sharing.commands import (
    AcceptRole,
    DeclineRole,
    OfferRole,
    accept_role,
    decline_role,
    offer_role,
)

api = ApiBlueprint(
    "sharing_api",
    __name__,
    url_prefix=f"{PREFIX}/children/<uuid:child>/meetings/<uuid:meeting>",
)
api.DEFAULT_TAG = "Meetings"
Sent = dict[str, Any]
R = TypeVar("R", OfferRole, AcceptRole, DeclineRole)


@api.writes("/role-offers", schemas.OfferRoleSchema, WrittenMeetingSchema)
def post_offer(
    sent: Sent, header: Sent, child: UUID, meeting: UUID
) -> ResponseReturnValue:
    """Ask the family who takes on a role, until a day."""
    command = OfferRole(meeting=meeting, **sent)
    return _write(offer_role, command, Action.OFFER_ROLE, child, header)


@api.writes("/role-acceptances", schemas.RoleSchema, WrittenMeetingSchema)
def post_acceptance(
    sent: Sent, header: Sent, child: UUID, meeting: UUID
) -> ResponseReturnValue:
    """Take on a role. Staff wait until the family has answered, or the day is over."""
    command = AcceptRole(meeting=meeting, **sent)
    return _write(accept_role, command, Action.ACCEPT_ROLE, child, header)


@api.writes("/role-refusals", schemas.RoleSchema, WrittenMeetingSchema)
def post_refusal(
    sent: Sent, header: Sent, child: UUID, meeting: UUID
) -> ResponseReturnValue:
    """Say no to a role, or give it back."""
    command = DeclineRole(meeting=meeting, **sent)
    return _write(decline_role, command, Action.DECLINE_ROLE, child, header)


def _write(
    handler: Command[R], command: R, action: Action, child: UUID, header: Sent
) -> ResponseReturnValue:
    at = standing(child, action)
    written = ask(handler, command, at=at, action=action, key=header["key"])
    return after(at, written.receipt, command.meeting)
