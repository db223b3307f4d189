"""Rules about one entry that ask nothing of what came before."""

from datetime import date
from typing import Final
from uuid import UUID

from events.base import Actor, Role
from events.daily import Taps, in_order
from events.entry_kinds import Kind
from events.entry_refusals import (
    AboutAnEntry,
    CannotMoveEntry,
    CannotSealEntry,
    CannotWriteEntry,
)

INCIDENT_LEADS: Final = frozenset({Role.SENCO, Role.HEADTEACHER})


def check_reply_by(kind: Kind, reply_by: date | None, today: date) -> None:
    """Refuse a day for the reply where none is asked for, and one that is over."""
    if kind is not Kind.REPLY_NEEDED:
        if reply_by is not None:
            raise CannotWriteEntry.because_nothing_is_to_be_replied_to()
    elif reply_by is None:
        raise CannotWriteEntry.because_a_reply_needs_a_day()
    elif reply_by < today:
        raise CannotWriteEntry.because_the_reply_would_be_too_early(reply_by)


def taps_in_order(taps: Taps) -> dict[str, str]:
    """Put the day in taps into the order of the day; refuse what nobody can tap."""
    try:
        return in_order(taps)
    except ValueError as unknown:
        raise CannotWriteEntry.because_nobody_can_tap(str(unknown)) from None


def check_said(refused: type[AboutAnEntry], *words: str) -> None:
    """Refuse words that are blank."""
    if not all(one.strip() for one in words):
        raise refused.because_it_is_blank()


def check_seal(author: UUID, reason: str, *, by: Actor, sealed: bool) -> None:
    """Refuse to seal twice, without a reason, or what is not in one's hands to seal."""
    if sealed:
        raise CannotSealEntry.because_it_is_sealed_already()
    if by.person != author and by.role not in INCIDENT_LEADS:
        raise CannotSealEntry.because_somebody_else_wrote_it()
    check_said(CannotSealEntry, reason)


def check_reason_to_move(reason: str) -> None:
    """Refuse to move anything without a reason."""
    if not reason.strip():
        raise CannotMoveEntry.because_no_reason_is_given()
