"""The rows about one child: their circle, family, own space and safety."""

from collections.abc import Mapping
from typing import Final

from events.base import Duty, Role
from events.phrase import phrase
from service.permissions.actions import Action, Thing
from service.permissions.rows import (
    ASKS_THE_YOUNG_PERSON,
    BESIDE_THE_CHILD,
    CHECKS_WHO,
    CHILD_ALONE,
    CIRCLE_KEEPERS,
    ESCORTS_TOO,
    EVERYONE,
    FAMILY,
    IF_OPENED,
    IN_NEED,
    INVITERS,
    KEEPS_HOUSEHOLDS_APART,
    LAW,
    LEAD,
    PORTRAYERS,
    REACHES_EVERYBODY,
    SCHOOL_STAFF,
    SHOWS_WHO_IT_IS,
    TWO_DUTIES,
    Row,
)

AROUND_A_CHILD: Final[Mapping[Action, Row]] = {
    Action.SEE_CIRCLE: Row(
        Thing.CIRCLE, phrase("See who is in the circle"), IN_NEED, IF_OPENED
    ),
    Action.ADD_MEMBER: Row(
        Thing.CIRCLE, phrase("Add someone to the circle"), CIRCLE_KEEPERS, CHECKS_WHO
    ),
    Action.REMOVE_MEMBER: Row(
        Thing.CIRCLE,
        phrase("Take someone out of the circle"),
        CIRCLE_KEEPERS | {Role.CHILD},
        phrase(
            "The school answers for who can see a child's diary. A young person who "
            "decides who reads it can end the place of someone on the home side."
        ),
    ),
    Action.LEAVE_CIRCLE: Row(
        Thing.CIRCLE, phrase("Leave the circle themselves"), EVERYONE
    ),
    Action.SEE_PORTRAIT: Row(
        Thing.CIRCLE,
        phrase("See the child's photo, where there is one"),
        SCHOOL_STAFF | PORTRAYERS,
        SHOWS_WHO_IT_IS,
    ),
    Action.CHOOSE_PORTRAIT: Row(
        Thing.CIRCLE,
        phrase("Choose the child's photo, if pictures are allowed"),
        PORTRAYERS,
        SHOWS_WHO_IT_IS,
    ),
    Action.TAKE_PORTRAIT_AWAY: Row(
        Thing.CIRCLE,
        phrase("Take the child's photo away"),
        PORTRAYERS,
        SHOWS_WHO_IT_IS,
    ),
    Action.SEE_FAMILY: Row(
        Thing.FAMILY,
        phrase("See the households and who has parental responsibility"),
        CIRCLE_KEEPERS,
        KEEPS_HOUSEHOLDS_APART,
    ),
    Action.TELL_HOUSEHOLD: Row(
        Thing.FAMILY,
        phrase("Write down in which household someone is"),
        CIRCLE_KEEPERS,
        KEEPS_HOUSEHOLDS_APART,
    ),
    Action.RECORD_RESPONSIBILITY: Row(
        Thing.FAMILY,
        phrase("Write down who has parental responsibility"),
        CIRCLE_KEEPERS,
        KEEPS_HOUSEHOLDS_APART,
    ),
    Action.SEE_CONTACTS: Row(
        Thing.FAMILY,
        phrase("See how to reach the adults around a child"),
        SCHOOL_STAFF,
        REACHES_EVERYBODY,
    ),
    Action.GIVE_CONTACTS: Row(
        Thing.FAMILY,
        phrase("Say how the school reaches them, and change it"),
        ESCORTS_TOO,
    ),
    Action.WISH_NOTICES: Row(
        Thing.FAMILY,
        phrase("Say when they get e-mails about news, and if at all"),
        EVERYONE,
    ),
    Action.SEE_RIGHTS: Row(
        Thing.YOUNG_PERSON, phrase("See who decides what, and since when"), EVERYONE
    ),
    Action.PASS_DECISION: Row(
        Thing.YOUNG_PERSON,
        phrase("Pass a decision on, once compulsory school age is over"),
        CIRCLE_KEEPERS,
        ASKS_THE_YOUNG_PERSON,
    ),
    Action.RETURN_DECISION: Row(
        Thing.YOUNG_PERSON,
        phrase("Give a decision back to the parents"),
        CIRCLE_KEEPERS | {Role.CHILD},
        ASKS_THE_YOUNG_PERSON,
    ),
    Action.SEE_OWN: Row(
        Thing.CHILD,
        phrase("See what the child kept for themselves"),
        frozenset({Role.CHILD}),
        CHILD_ALONE,
    ),
    Action.KEEP_THING: Row(
        Thing.CHILD,
        phrase("Keep something for themselves"),
        frozenset({Role.CHILD}),
        CHILD_ALONE,
    ),
    Action.SHARE_THING: Row(
        Thing.CHILD,
        phrase("Send it to the diary"),
        frozenset({Role.CHILD}),
        CHILD_ALONE,
    ),
    Action.THROW_THING_AWAY: Row(
        Thing.CHILD, phrase("Throw it away"), frozenset({Role.CHILD}), CHILD_ALONE
    ),
    Action.SEE_DEVICES: Row(
        Thing.CHILD, phrase("See on which devices the child signs in"), BESIDE_THE_CHILD
    ),
    Action.SET_UP_DEVICE: Row(
        Thing.CHILD,
        phrase("Set up a device on which the child signs in with pictures"),
        BESIDE_THE_CHILD,
    ),
    Action.END_DEVICE: Row(
        Thing.CHILD, phrase("End the child's sign-in on a device"), BESIDE_THE_CHILD
    ),
    Action.INVITE: Row(
        Thing.CIRCLE,
        phrase("Invite someone to the circle by e-mail"),
        CIRCLE_KEEPERS | {Duty.ADMINISTRATOR},
        CHECKS_WHO,
    ),
    Action.INVITE_SUPPORTER: Row(
        Thing.CIRCLE,
        phrase("Invite a supporter of the family, who reads until a last day"),
        FAMILY,
        phrase(
            "Families choose who supports them. The school invites in the row above."
        ),
    ),
    Action.SEE_INVITATIONS: Row(
        Thing.CIRCLE,
        phrase("See which invitations are open"),
        EVERYONE | {Duty.ADMINISTRATOR},
    ),
    Action.SEND_INVITATION_AGAIN: Row(
        Thing.CIRCLE,
        phrase("Send their own invitation again"),
        INVITERS,
        phrase("Only those who can invite have sent one."),
    ),
    Action.WITHDRAW_INVITATION: Row(
        Thing.CIRCLE,
        phrase("Take an invitation back; families take back their own"),
        INVITERS,
        phrase(
            "The school answers for who can see a child's diary, families for their "
            "own."
        ),
    ),
    Action.SEE_SAFETY: Row(
        Thing.SAFETY, phrase("See whom to tell about a child's safety"), ESCORTS_TOO
    ),
    Action.TELL_CONTACTS: Row(
        Thing.SAFETY, phrase("Say whom people tell about a child's safety"), TWO_DUTIES
    ),
    Action.SEE_RESTRICTED: Row(
        Thing.SAFETY, phrase("Read the restricted space"), LEAD, LAW
    ),
    Action.PLACE_HOLD: Row(
        Thing.SAFETY,
        phrase("Stop one adult's view of a diary for some days"),
        LEAD,
        LAW,
    ),
    Action.RECORD_ORDER: Row(
        Thing.SAFETY,
        phrase("Write down an order that limits one adult's view"),
        LEAD,
        LAW,
    ),
    Action.CONFIRM_ORDER: Row(
        Thing.SAFETY,
        phrase("Confirm such an order, as a second person"),
        TWO_DUTIES,
        LAW,
    ),
    Action.REVIEW_ORDER: Row(
        Thing.SAFETY, phrase("Look at such an order again"), LEAD, LAW
    ),
    Action.LIFT_LIMIT: Row(Thing.SAFETY, phrase("End such a limit"), LEAD, LAW),
    Action.BREAK_GLASS: Row(
        Thing.SAFETY,
        phrase("Open a diary for a day from outside the circle"),
        LEAD,
        LAW,
    ),
    Action.CLOSE_GLASS: Row(
        Thing.SAFETY, phrase("Close it again before that"), LEAD, LAW
    ),
    Action.MOVE_ENTRY: Row(
        Thing.SAFETY, phrase("Move a disclosure out of the diary"), LEAD, LAW
    ),
    Action.RETURN_ENTRY: Row(
        Thing.SAFETY, phrase("Put it back into the diary"), LEAD, LAW
    ),
}
