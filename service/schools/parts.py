"""The parts of what is done for a school, in the order of its start page."""

from dataclasses import dataclass
from typing import Final

from events.phrase import Phrase, phrase
from service.permissions import Action


@dataclass(frozen=True, slots=True)
class Part:
    """One part, below the address of its school; *action* opens it."""

    path: str
    name: Phrase
    says: Phrase
    action: Action


PARTS: Final = (
    Part(
        "duties",
        phrase("Duties"),
        phrase("Who does what for the whole school."),
        Action.SEE_DUTIES,
    ),
    Part(
        "people",
        phrase("People"),
        phrase(
            "Everybody on the register. Somebody leaves, or a supply teacher comes."
        ),
        Action.SEE_PEOPLE,
    ),
    Part(
        "classes",
        phrase("Classes"),
        phrase("Which children and staff are in each."),
        Action.SEE_CLASSES,
    ),
    Part(
        "roster",
        phrase("Files and the next school year"),
        phrase("Put children and staff in from a file, or move every class on."),
        Action.SEE_ROSTER,
    ),
    Part(
        "calendar",
        phrase("School calendar"),
        phrase("Terms, holidays in them, and INSET days, for this year and two more."),
        Action.SEE_CALENDAR,
    ),
    Part(
        "concerns",
        phrase("Days to answer a concern"),
        phrase("How many school days somebody has to say that they read it."),
        Action.SEE_CONCERN_DAYS,
    ),
    Part(
        "invitations",
        phrase("Invitations"),
        phrase("Ask colleagues to sign in here."),
        Action.INVITE_COLLEAGUE,
    ),
    Part(
        "notices",
        phrase("E-mails that came back"),
        phrase("Who did not get an e-mail from us."),
        Action.SEE_RETURNED,
    ),
    Part(
        "safeguarding",
        phrase("Keeping children safe"),
        phrase("What only a safeguarding lead sees."),
        Action.SEE_RESTRICTED,
    ),
    Part(
        "safeguarding/contacts",
        phrase("Who to speak to"),
        phrase("Whom people tell if a child is not safe."),
        Action.TELL_CONTACTS,
    ),
    Part(
        "safeguarding/orders",
        phrase("Orders to confirm"),
        phrase("Court orders that wait for a second person."),
        Action.CONFIRM_ORDER,
    ),
    Part(
        "requests",
        phrase("Requests for records"),
        phrase("Who asked for a copy of their record, and by when it is due."),
        Action.SEE_REQUESTS,
    ),
    Part(
        "second-step",
        phrase("Second step"),
        phrase("Who needs one when they sign in."),
        Action.ASK_SECOND_STEP,
    ),
    Part(
        "privacy",
        phrase("Privacy"),
        phrase("What is kept for how long, and what is to go."),
        Action.SEE_PRIVACY,
    ),
)
