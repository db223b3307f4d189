"""The rows about meetings: home, school and child do the same."""

from collections.abc import Mapping
from typing import Final

from events.base import Role
from events.phrase import phrase
from service.permissions.actions import Action, Thing
from service.permissions.rows import EVERYONE, FAMILY, WRITERS, Row

FOR_THOSE_IT_IS_ABOUT: Final = phrase(
    "Papers that come late surprise the family most, so the family says whether they "
    "are talked about."
)

ABOUT_MEETINGS: Final[Mapping[Action, Row]] = {
    Action.SEE_MEETINGS: Row(
        Thing.MEETINGS, phrase("See which meetings there are, and read all"), EVERYONE
    ),
    Action.PROPOSE_MEETING: Row(Thing.MEETINGS, phrase("Propose a meeting"), WRITERS),
    Action.AGREE_PURPOSE: Row(
        Thing.MEETINGS, phrase("Agree to what a meeting is for"), WRITERS
    ),
    Action.REWORD_PURPOSE: Row(
        Thing.MEETINGS,
        phrase("Put the purpose of a meeting they look after in other words"),
        WRITERS,
    ),
    Action.INVITE_TO_MEETING: Row(
        Thing.MEETINGS, phrase("Invite people to a meeting they look after"), WRITERS
    ),
    Action.MOVE_MEETING: Row(
        Thing.MEETINGS, phrase("Move a meeting they look after"), WRITERS
    ),
    Action.CALL_MEETING_OFF: Row(
        Thing.MEETINGS, phrase("Call off a meeting they look after"), WRITERS
    ),
    Action.ADD_AGENDA_ITEM: Row(
        Thing.MEETINGS, phrase("Put an item on the agenda"), EVERYONE
    ),
    Action.WITHDRAW_AGENDA_ITEM: Row(
        Thing.MEETINGS, phrase("Take their own item off the agenda"), EVERYONE
    ),
    Action.DEFER_AGENDA_ITEM: Row(
        Thing.MEETINGS,
        phrase("Put off an item of a meeting they look after, with a reason"),
        WRITERS,
    ),
    Action.TELL_BARRIERS: Row(
        Thing.MEETINGS, phrase("Say what makes a meeting hard for them"), EVERYONE
    ),
    Action.LEAVE_UNASKED: Row(
        Thing.MEETINGS,
        phrase("Say why somebody was not asked what makes it hard"),
        WRITERS,
    ),
    Action.OFFER_ROLE: Row(
        Thing.MEETINGS,
        phrase("Offer the family the roles of a meeting they look after"),
        WRITERS,
    ),
    Action.ACCEPT_ROLE: Row(
        Thing.MEETINGS,
        phrase("Take on a role in a meeting, the family before staff"),
        WRITERS,
    ),
    Action.DECLINE_ROLE: Row(
        Thing.MEETINGS, phrase("Say no to a role, or give it back"), WRITERS
    ),
    Action.SAY_AWAY: Row(
        Thing.MEETINGS, phrase("Say why they do not take part in a meeting"), EVERYONE
    ),
    Action.PLAN_CHANGE: Row(
        Thing.MEETINGS,
        phrase("Say what they will change next time in a meeting they look after"),
        WRITERS,
    ),
    Action.CHOOSE_WAY: Row(
        Thing.MEETINGS, phrase("Choose how they take part in a meeting"), EVERYONE
    ),
    Action.WRITE_VIEW: Row(
        Thing.MEETINGS, phrase("Give their view for a meeting in writing"), EVERYONE
    ),
    Action.ADD_PAPER: Row(Thing.MEETINGS, phrase("Add a paper to a meeting"), EVERYONE),
    Action.DECLINE_PAPER: Row(
        Thing.MEETINGS,
        phrase("Say no to talking about a paper that came late"),
        FAMILY | {Role.CHILD},
        FOR_THOSE_IT_IS_ABOUT,
    ),
    Action.TAKE_DECLINING_BACK: Row(
        Thing.MEETINGS,
        phrase("Take back that they will not talk about a late paper"),
        FAMILY | {Role.CHILD},
        FOR_THOSE_IT_IS_ABOUT,
    ),
    Action.PLAN_CHILDS_PART: Row(
        Thing.MEETINGS, phrase("Plan the child’s own part in a meeting"), WRITERS
    ),
    Action.LEAVE_CHILD_OUT: Row(
        Thing.MEETINGS,
        phrase("Decide, with a reason, that the child is not part of a meeting"),
        WRITERS,
    ),
}
