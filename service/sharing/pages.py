"""What the page about the roles of a meeting is given."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from flask import render_template

from events.base import Role
from events.meeting_kinds import MeetingRole
from events.phrase import Phrase, phrase
from service.context import NotHere, Standing, services
from service.forms import Form
from service.meeting_rows import meeting as found
from service.meeting_rows import page_parts
from service.present import FAMILY

ASKED: Final = FAMILY | {Role.CHILD}

ROLES: Final[Mapping[MeetingRole, Phrase]] = {
    MeetingRole.CHAIR: phrase("Chair"),
    MeetingRole.NOTE_TAKER: phrase("Takes the notes"),
    MeetingRole.TIMEKEEPER: phrase("Keeps the time"),
    MeetingRole.CHILDS_VOICE: phrase("Speaks up for what the child wants"),
}


def roles_page(at: Standing, meeting: UUID, form: Form) -> str:
    """Show each role: who was asked, who said no, and who does it."""
    shown = found(at, meeting)
    if not shown.has_roles:
        raise NotHere
    return render_template(
        "sharing/roles.html",
        form=form,
        roles=ROLES,
        family=[one for one in shown.people if shown.who[one].role in FAMILY],
        asked=[one for one in shown.people if shown.who[one].role in ASKED],
        today=services().edge.today(),
        **page_parts(at, shown),
    )
