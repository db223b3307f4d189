"""The rows about the whole school."""

from collections.abc import Mapping
from typing import Final

from events.base import Duty
from events.phrase import phrase
from service.permissions.actions import Action, Thing
from service.permissions.rows import REQUEST_KEEPERS, Row

FOR_A_SCHOOL: Final[Mapping[Action, Row]] = {
    Action.INVITE_COLLEAGUE: Row(
        Thing.SCHOOL,
        phrase("Invite somebody to work at the school, by e-mail"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
    Action.SEE_DUTIES: Row(
        Thing.SCHOOL, phrase("See who does what for the whole school"), frozenset(Duty)
    ),
    Action.GIVE_DUTY: Row(
        Thing.SCHOOL,
        phrase("Give somebody a duty for the whole school"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
    Action.END_DUTY: Row(
        Thing.SCHOOL,
        phrase("End somebody's duty for the whole school"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
    Action.ASK_SECOND_STEP: Row(
        Thing.SCHOOL,
        phrase("Say who needs a second step to sign in"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
    Action.SEE_CALENDAR: Row(
        Thing.SCHOOL, phrase("See the school's terms and days off"), frozenset(Duty)
    ),
    Action.SET_TERM: Row(
        Thing.SCHOOL,
        phrase("Say from when to when a term is"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
    Action.SET_DAYS_OFF: Row(
        Thing.SCHOOL,
        phrase("Write down a holiday in a term, or an INSET day"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
    Action.TAKE_OUT_DAYS: Row(
        Thing.SCHOOL,
        phrase("Take a term or a day off out of the calendar"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
    Action.SEE_REQUESTS: Row(
        Thing.SCHOOL, phrase("See who asked for what is kept"), REQUEST_KEEPERS
    ),
    Action.RECEIVE_REQUEST: Row(
        Thing.SCHOOL,
        phrase("Write down that somebody asked for what is kept"),
        REQUEST_KEEPERS,
    ),
    Action.READ_PACK: Row(
        Thing.SCHOOL,
        phrase(
            "Read what is kept about somebody who asked; it is written down who did"
        ),
        frozenset({Duty.DATA_LEAD}),
    ),
    Action.STOP_CLOCK: Row(
        Thing.SCHOOL,
        phrase("Stop the time until they say what they mean"),
        frozenset({Duty.DATA_LEAD}),
    ),
    Action.START_CLOCK: Row(
        Thing.SCHOOL, phrase("Let the time run on"), frozenset({Duty.DATA_LEAD})
    ),
    Action.EXTEND_TIME: Row(
        Thing.SCHOOL,
        phrase("Take more time for much that was asked"),
        frozenset({Duty.DATA_LEAD}),
    ),
    Action.WITHHOLD_PIECE: Row(
        Thing.SCHOOL,
        phrase("Hold a piece back from a pack, with a reason"),
        frozenset({Duty.DATA_LEAD}),
    ),
    Action.RELEASE_PIECE: Row(
        Thing.SCHOOL, phrase("Give a piece out after all"), frozenset({Duty.DATA_LEAD})
    ),
    Action.CHECK_PACK: Row(
        Thing.SCHOOL,
        phrase("Check a pack that somebody else prepared"),
        frozenset({Duty.DATA_LEAD}),
    ),
    Action.HAND_OVER_PACK: Row(
        Thing.SCHOOL,
        phrase("Write down that a pack was given out"),
        frozenset({Duty.DATA_LEAD}),
    ),
    Action.REFUSE_REQUEST: Row(
        Thing.SCHOOL,
        phrase("Write down that nothing was given out, and why"),
        frozenset({Duty.DATA_LEAD}),
    ),
    Action.SEE_SIGNPOST: Row(
        Thing.SAFETY,
        phrase("See whom to tell about a child's safety, from a page of the office"),
        frozenset(Duty),
    ),
    Action.SEE_PRIVACY: Row(
        Thing.SCHOOL,
        phrase("See what must be kept, what may go and what was erased"),
        frozenset({Duty.DATA_LEAD}),
    ),
    Action.PLACE_LEGAL_HOLD: Row(
        Thing.SCHOOL,
        phrase("Keep a record from being erased, for a court or a complaint"),
        frozenset({Duty.DATA_LEAD}),
    ),
    Action.LIFT_LEGAL_HOLD: Row(
        Thing.SCHOOL,
        phrase("Say that a record need not be kept for that any more"),
        frozenset({Duty.DATA_LEAD}),
    ),
    Action.APPROVE_DISPOSAL: Row(
        Thing.SCHOOL,
        phrase("Agree that the record of a child who left may go"),
        frozenset({Duty.DATA_LEAD}),
    ),
    Action.SEE_SCHOOL: Row(
        Thing.SCHOOL,
        phrase("See what they can do for the school"),
        frozenset(Duty),
    ),
    Action.SEE_PEOPLE: Row(
        Thing.SCHOOL,
        phrase("See everybody on the school's register"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
    Action.SEE_RETURNED: Row(
        Thing.SCHOOL,
        phrase("See to whom an e-mail could not be delivered; not what it was about"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
    Action.LEAVE_SCHOOL: Row(
        Thing.SCHOOL,
        phrase("Write down that somebody leaves the school"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
    Action.ADD_SUPPLY: Row(
        Thing.SCHOOL,
        phrase("Let a supply teacher into the circles of a class for some days"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
    Action.SEE_CLASSES: Row(
        Thing.SCHOOL,
        phrase("See the classes, and who is in them"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
    Action.OPEN_CLASS: Row(
        Thing.SCHOOL,
        phrase("Open a class"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
    Action.ENROL_CHILD: Row(
        Thing.SCHOOL,
        phrase("Open the diary of a new child"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
    Action.PLACE_CHILD: Row(
        Thing.SCHOOL,
        phrase("Put a child into a class, and its staff into the circle"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
    Action.MOVE_CHILD_OUT: Row(
        Thing.SCHOOL,
        phrase("Take a child out of a class, and its staff out of the circle"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
    Action.ASSIGN_STAFF: Row(
        Thing.SCHOOL,
        phrase("Let somebody work in a class, and with its children"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
    Action.RELEASE_STAFF: Row(
        Thing.SCHOOL,
        phrase("End somebody's work in a class, and with its children"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
    Action.LET_CHILD_GO: Row(
        Thing.SCHOOL,
        phrase("Write down that a child has left the school"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
    Action.SEE_ROSTER: Row(
        Thing.SCHOOL,
        phrase("See which files were put into the register"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
    Action.IMPORT_ROSTER: Row(
        Thing.SCHOOL,
        phrase("Put a file of children or staff into the register"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
    Action.ROLL_OVER: Row(
        Thing.SCHOOL,
        phrase("Move the classes into the next school year"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
    Action.UNDO_CHANGE: Row(
        Thing.SCHOOL,
        phrase("Take back a file or a new school year"),
        frozenset({Duty.ADMINISTRATOR}),
    ),
}
