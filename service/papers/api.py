"""/api/v1/children/<child>/meetings/<meeting>/papers: papers, for programs."""

from typing import Any, Final
from uuid import UUID

from flask.typing import ResponseReturnValue

from service.asking import Command, ask
from service.context import standing
from service.meeting_rows import WrittenMeetingSchema, after
from service.openapi import PREFIX, ApiBlueprint
from service.papers.commands import (
    AddPaper,
    DeclinePaper,
    TakeDecliningBack,
    add_paper,
    decline_paper,
    take_declining_back,
)
from service.papers.schemas import AddPaperSchema
from service.permissions import Action

api = ApiBlueprint(
    "papers_api",
    __name__,
    url_prefix=f"{PREFIX}/children/<uuid:child>/meetings/<uuid:meeting>/papers",
)
api.DEFAULT_TAG = "Meetings"
Sent = dict[str, Any]
PAPER: Final = "/<uuid:paper>"


@api.writes("", AddPaperSchema, WrittenMeetingSchema)
def post_paper(
    sent: Sent, header: Sent, child: UUID, meeting: UUID
) -> ResponseReturnValue:
    """Add a paper. It is marked late if it comes after the day that the rule sets."""
    command = AddPaper(meeting=meeting, **sent)
    return _write(add_paper, command, Action.ADD_PAPER, child, meeting, header)


@api.writes(f"{PAPER}/declining", None, WrittenMeetingSchema)
def post_declining(
    header: Sent, child: UUID, meeting: UUID, paper: UUID
) -> ResponseReturnValue:
    """Say no to talking about a late paper. No reason is asked."""
    command = DeclinePaper(meeting=meeting, paper=paper)
    return _write(decline_paper, command, Action.DECLINE_PAPER, child, meeting, header)


@api.writes(f"{PAPER}/declining/taken-back", None, WrittenMeetingSchema)
def post_taken_back(
    header: Sent, child: UUID, meeting: UUID, paper: UUID
) -> ResponseReturnValue:
    """Talk about a late paper after all."""
    command = TakeDecliningBack(meeting=meeting, paper=paper)
    action = Action.TAKE_DECLINING_BACK
    return _write(take_declining_back, command, action, child, meeting, header)


def _write(
    handler: Command[Any],
    command: object,
    action: Action,
    child: UUID,
    meeting: UUID,
    header: Sent,
) -> ResponseReturnValue:
    at = standing(child, action)
    written = ask(handler, command, at=at, action=action, key=header["key"])
    return after(at, written.receipt, meeting)
