"""What a row of the table is made of: who, and why not all."""

from dataclasses import dataclass
from typing import Final

from events.base import HAND_OVER_ONLY, Duty, Role
from events.phrase import phrase
from service.permissions.actions import Thing

EVERYONE: Final = frozenset(Role) - HAND_OVER_ONLY
ESCORTS_TOO: Final = EVERYONE | HAND_OVER_ONLY
GUESTS: Final = frozenset({Role.ADVOCATE, Role.LA_OFFICER, Role.SUPPORTER})
WRITERS: Final = EVERYONE - GUESTS
CIRCLE_KEEPERS: Final = frozenset({Role.SENCO, Role.HEADTEACHER})
REQUEST_KEEPERS: Final = frozenset({Duty.DATA_LEAD, Duty.ADMINISTRATOR})
LEAD: Final[frozenset[Role | Duty]] = frozenset({Duty.SAFEGUARDING_LEAD})
TWO_DUTIES: Final = LEAD | {Duty.ADMINISTRATOR}
IN_NEED: Final[frozenset[Role | Duty]] = LEAD | EVERYONE
IF_OPENED: Final = phrase(
    "A safeguarding lead from outside the circle opens it first, with a reason, "
    "for one day."
)
LAW: Final = phrase("The law makes a named person at the school answer for this.")
FAMILY: Final = frozenset({Role.PARENT, Role.CARER})
INVITERS: Final = CIRCLE_KEEPERS | FAMILY | {Duty.ADMINISTRATOR}
CHECKS_WHO: Final = phrase(
    "The school must check who someone is before they see a child's diary."
)
FOR_THE_JOURNEY: Final = phrase(
    "It is all that a transport escort sees. Home and school read it in the diary."
)
KEEPS_HOUSEHOLDS_APART: Final = phrase(
    "One home need not know what is known of the other, so the school keeps "
    "it. It gives no parent more or less than another."
)
REACHES_EVERYBODY: Final = phrase(
    "The school must be able to reach each adult. "
    "The two homes do not see each other's details."
)
MEETS_THE_CHILD: Final = phrase(
    "Such a note is for whoever meets the child at school; the family reads that it "
    "was read."
)
ASKS_THE_YOUNG_PERSON: Final = phrase(
    "The law asks the school to find out whether the young person can decide."
)
SCHOOL_STAFF: Final = CIRCLE_KEEPERS | {Role.TEACHER, Role.TEACHING_ASSISTANT}

SEEN_AND_HEARD: Final = phrase(
    "The family and the young person say if a child is seen and heard here. "
    "The school does not."
)
SHOWS_WHO_IT_IS: Final = phrase(
    "Whoever writes about a class must know each child. "
    "The family, the young person and those who look after the circle choose the photo."
)
ABOUT_A_CLASS: Final = phrase(
    "This is for staff of a class and goes from child to child. Families write in the "
    "diary of their own child."
)
ANSWERS_FOR_WHAT_IT_KEEPS: Final = phrase(
    "The school answers by law for whether what it keeps is right. "
    "Anyone can say that it is not, and all can read the answer."
)

CHILD_ALONE: Final = phrase(
    "What a child keeps is the child's alone: nobody at home or at school sees it, "
    "or that it is there."
)
BESIDE_THE_CHILD: Final = FAMILY | SCHOOL_STAFF
PORTRAYERS: Final = FAMILY | CIRCLE_KEEPERS | {Role.CHILD}


@dataclass(frozen=True, slots=True)
class Row:
    """What is done to which thing, and by whom.

    *reason* says why home and school differ, if they do.
    """

    thing: Thing
    does: str
    roles: frozenset[Role | Duty]
    reason: str | None = None
