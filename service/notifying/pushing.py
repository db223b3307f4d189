"""Pushes to devices: each in its owner's hours, once, and never with a word of it."""

import time
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import structlog
from sqlalchemy import Row

from events.store.reader import Reader
from projections import wishes
from projections.school_calendar import school_days
from service import outbox, push_box
from service.context import Services
from service.edge import LONDON
from service.notifying.parcels import may_be_read
from service.outbox import Haste
from service.push.sending import Outcome

log = structlog.get_logger()
# After so many pushes in a row that no service took, they are left in peace.
ENOUGH: Final = 3


def push(here: Services, school: UUID, until: float) -> None:
    """Hand over every push that is due at a school; begin none after a moment.

    That moment is one of `time.monotonic`, for it is about our own time.
    """
    sent = failed = 0
    while failed < ENOUGH and time.monotonic() < until:
        row = _take(here, school)
        if row is None:
            break
        outcome = _hand_over(here, row)
        sent += outcome is Outcome.TAKEN
        failed = failed + 1 if outcome is Outcome.LATER else 0
    if sent:
        log.info("pushes sent", count=sent)


def _take(here: Services, school: UUID) -> Row[Any] | None:
    """Take the next push that is due, in a short transaction of its own."""
    now = here.edge.now()
    with here.store.database.reading(school) as conn:
        if not push_box.has_due(conn, school, now):
            return None
    with here.store.database.writing(school) as conn:
        reader = Reader(conn, here.store.ring, school)
        while (row := push_box.first_due(conn, school, now)) is not None:
            due = _due(reader, row, now)
            if due is None:
                push_box.remove(conn, row)
            elif due > now:
                push_box.let_wait(conn, row, due)
            else:
                push_box.take(conn, row, now)
                return row
    return None


def _due(reader: Reader, row: Row[Any], now: datetime) -> datetime | None:
    """Say when a push may go; None if there is nothing left to read.

    One that was not taken for hours must not wake somebody in the quiet ones.
    """
    told = outbox.told_in(reader.conn, row.school, row.mail)
    readable = [one for one in told if may_be_read(reader, one, now)]
    if not readable:
        return None
    if any(one.haste == Haste.NOW for one in readable):
        return now
    is_school = school_days(reader).is_school_day
    wished = wishes.of_person(reader, row.person)
    return wished.opens(now.astimezone(LONDON), is_school)


def _hand_over(here: Services, row: Row[Any]) -> Outcome:
    """Hand a push over, and write down what the service said: only after it said so."""
    to = here.push_devices.to(row.device)
    outcome = Outcome.GONE if to is None else here.push_post.deliver(to)
    if outcome is Outcome.GONE:
        here.push_devices.forget(row.device)
    with here.store.database.writing(row.school) as conn:
        if outcome is Outcome.LATER:
            push_box.put_off(conn, row, here.edge.now())
        else:
            push_box.remove(conn, row)
    return outcome
