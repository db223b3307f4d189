"""What must be true before an agreed action changes."""

from datetime import date
from uuid import UUID

from events.agreed_action_refusals import CannotSayOutcome, CannotSetOut
from events.agreed_action_words import NOTHING_SET_OUT, Days, SetOut, kept, said


def check_days(stand: Days, new: Days, reason: str | None, today: date) -> None:
    """Refuse no day, a day that is over, and a change for which nobody says why."""
    if new == Days():
        raise CannotSetOut.because_no_day_is_named()
    if new == stand:
        raise CannotSetOut.because_the_days_stand()
    for about, then, now in zip(Days._fields, stand, new, strict=True):
        if now != then and now is not None and now < today:
            raise CannotSetOut.because_the_day_is_over(about)
        if now != then and then is not None and not said(reason):
            raise CannotSetOut.because_no_reason_is_given()


def check_set_out(stands: SetOut, how: SetOut) -> SetOut:
    """Give what is set out without empty words; refuse nothing and nothing new."""
    amount, frequency, who, until, setting = how
    tidy = SetOut(kept(amount), kept(frequency), kept(who), until, kept(setting))
    if tidy == stands == NOTHING_SET_OUT:
        raise CannotSetOut.because_nothing_is_said()
    if tidy == stands:
        raise CannotSetOut.because_that_stands()
    return tidy


def check_speaker(person: UUID, owner: UUID, speaks_for: UUID | None) -> None:
    """Refuse anybody who neither does the action nor speaks for whoever does it."""
    if owner not in {person, speaks_for}:
        raise CannotSayOutcome.because_the_owner_says_it()
