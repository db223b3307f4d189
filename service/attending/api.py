"""/api/v1/children/<child>/meetings/<meeting>/…: agenda and taking part."""

from typing import Any, Final, Protocol, TypeVar
from uuid import UUID

from flask.typing import ResponseReturnValue

from service.asking import Command, ask
from service.attending import schemas
from service.attending.commands import (
    AddAgendaItem,
    ChooseWay,
    DeferAgendaItem,
    LeaveUnasked,
    TellBarriers,
    WithdrawAgendaItem,
    WriteView,
    add_agenda_item,
    choose_way,
    defer_agenda_item,
    leave_unasked,
    tell_barriers,
    withdraw_agenda_item,
    write_view,
)
from service.context import standing
from service.meeting_rows import WrittenMeetingSchema, after
from service.openapi import PREFIX, ApiBlueprint
from service.permissions import Action

api = ApiBlueprint(
    "attending_api",
    __name__,
    url_prefix=f"{PREFIX}/children/<uuid:child>/meetings/<uuid:meeting>",
)
api.DEFAULT_TAG = "Meetings"
Sent = dict[str, Any]


class AboutAMeeting(Protocol):
    """A command that names its meeting."""

    @property
    def meeting(self) -> UUID: ...


A = TypeVar("A", bound=AboutAMeeting)
ITEM: Final = "/agenda/<uuid:item>"
PERSON: Final = "/people/<uuid:person>"


@api.writes("/agenda", schemas.AddAgendaItemSchema, WrittenMeetingSchema)
def post_item(
    sent: Sent, header: Sent, child: UUID, meeting: UUID
) -> ResponseReturnValue:
    """Put an item on the agenda."""
    command = AddAgendaItem(meeting=meeting, **sent)
    return _write(add_agenda_item, command, Action.ADD_AGENDA_ITEM, child, header)


@api.writes(f"{ITEM}/withdrawal", None, WrittenMeetingSchema)
def post_withdrawal(
    header: Sent, child: UUID, meeting: UUID, item: UUID
) -> ResponseReturnValue:
    """Take one's own item off the agenda."""
    command = WithdrawAgendaItem(meeting=meeting, item=item)
    action = Action.WITHDRAW_AGENDA_ITEM
    return _write(withdraw_agenda_item, command, action, child, header)


@api.writes(f"{ITEM}/deferral", schemas.DeferItemSchema, WrittenMeetingSchema)
def post_deferral(
    sent: Sent, header: Sent, child: UUID, meeting: UUID, item: UUID
) -> ResponseReturnValue:
    """Put an item off to a day after the meeting, with a reason."""
    command = DeferAgendaItem(meeting=meeting, item=item, **sent)
    return _write(defer_agenda_item, command, Action.DEFER_AGENDA_ITEM, child, header)


@api.writes(f"{PERSON}/barriers", schemas.BarriersSchema, WrittenMeetingSchema)
def post_barriers(
    sent: Sent, header: Sent, child: UUID, meeting: UUID, person: UUID
) -> ResponseReturnValue:
    """Say what makes the meeting hard, or that nothing does."""
    command = TellBarriers(meeting=meeting, person=person, **sent)
    return _write(tell_barriers, command, Action.TELL_BARRIERS, child, header)


@api.writes(f"{PERSON}/not-asked", schemas.NotAskedSchema, WrittenMeetingSchema)
def post_not_asked(
    sent: Sent, header: Sent, child: UUID, meeting: UUID, person: UUID
) -> ResponseReturnValue:
    """Say why somebody was not asked what makes it hard."""
    command = LeaveUnasked(meeting=meeting, person=person, **sent)
    return _write(leave_unasked, command, Action.LEAVE_UNASKED, child, header)


@api.writes(f"{PERSON}/way", schemas.ChooseWaySchema, WrittenMeetingSchema)
def post_way(
    sent: Sent, header: Sent, child: UUID, meeting: UUID, person: UUID
) -> ResponseReturnValue:
    """Choose how to take part."""
    command = ChooseWay(meeting=meeting, person=person, **sent)
    return _write(choose_way, command, Action.CHOOSE_WAY, child, header)


@api.writes(f"{PERSON}/views", schemas.WriteViewSchema, WrittenMeetingSchema)
def post_view(
    sent: Sent, header: Sent, child: UUID, meeting: UUID, person: UUID
) -> ResponseReturnValue:
    """Give one's view in writing. It stands at the same level as what is spoken."""
    command = WriteView(meeting=meeting, person=person, **sent)
    return _write(write_view, command, Action.WRITE_VIEW, child, header)


def _write(
    handler: Command[A], command: A, action: Action, child: UUID, header: Sent
) -> ResponseReturnValue:
    at = standing(child, action)
    written = ask(handler, command, at=at, action=action, key=header["key"])
    return after(at, written.receipt, command.meeting)
