"""Which notices go now, in which mail, to which address, and what the mail says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, func, select

from events.base import HAND_OVER_ONLY, Space
from events.store.canonical import from_moment
from events.store.reader import Reader
from events.wishes import How, Wishes
from projections import (
    circle,
    directory,
    forms_of_address,
    meetings,
    timeline_rows,
    wishes,
)
from projections.school_calendar import school_days
from service import meeting_news, outbox, push_box
from service.context import Services
from service.edge import LONDON
from service.mail import Mail, WayBack
from service.notifying import addresses, calendars, wording
from service.outbox import Haste, State

# Whoever takes notices waits for whoever is taking: a digest must not go in two halves.
TAKING: Final = 0x53504F42


@dataclass(frozen=True, slots=True)
class Parcel:
    """Notices to one person that go in one mail."""

    mail: UUID
    school: UUID
    person: UUID
    rows: Sequence[Row[Any]]
    is_digest: bool


def take(here: Services, school: UUID) -> Parcel | None:
    """Take the next mail that is due; None if nothing is.

    It is a short transaction of its own. The mail is handed over after it, so that no
    slow mail server holds up whoever writes in a diary.
    """
    now = here.edge.now()
    with here.store.database.reading(school) as conn:
        if not outbox.has_due(conn, school, now):
            return None
    with here.store.database.writing(school) as conn:
        _wait_for_others(conn, school)
        reader = Reader(conn, here.store.ring, school)
        while (row := outbox.first_due(conn, school, now)) is not None:
            parcel = _parcel(here, reader, row, now)
            if parcel is not None:
                if row.mail is None:
                    _tell_devices(here, conn, row, parcel.mail)
                outbox.take(conn, parcel.rows, parcel.mail, now)
                return parcel
    return None


def _wait_for_others(conn: Connection, school: UUID) -> None:
    """On PostgreSQL hold the outbox of a school; SQLite has one writer as it is."""
    if conn.dialect.name == "postgresql":
        place = int.from_bytes(school.bytes[:4], signed=True)
        conn.execute(select(func.pg_advisory_xact_lock(TAKING, place)))


def _tell_devices(here: Services, conn: Connection, row: Row[Any], mail: UUID) -> None:
    """Let the devices of whoever is told be told as well: once for each mail."""
    devices = here.push_devices.of_person(conn, row.school, row.person)
    push_box.put(conn, row, mail, devices, here.edge.now())


def _parcel(
    here: Services, reader: Reader, row: Row[Any], now: datetime
) -> Parcel | None:
    """Say what goes with this notice; None if it is to go later, or not at all."""
    if row.mail is not None:
        begun = outbox.in_mail(reader.conn, row.school, row.mail)
        rows = _still_wanted(reader, begun, now)
        is_digest = row.mail != row.notice
        return _made(row, row.mail, rows, is_digest=is_digest)
    wished = wishes.of_person(reader, row.person)
    how = wished.how if row.haste == Haste.WISHED else How.AT_ONCE
    whose = (reader.conn, row.school, row.person)
    if how is How.NOT_AT_ALL and not here.push_devices.of_person(*whose):
        outbox.settle(reader.conn, [row], State.DROPPED, now)
        return None
    due = _due(reader, row, wished, how)
    if due > now:
        outbox.let_wait(reader.conn, [row], due)
        return None
    if how is How.ONCE_A_DAY:
        all_of_it = outbox.waiting_for(*whose, now)
        rows = _still_wanted(reader, all_of_it, now)
        return _made(row, here.edge.new_id(), rows, is_digest=True)
    wanted = _still_wanted(reader, [row], now)
    if how is How.NOT_AT_ALL and wanted:
        _tell_devices_alone(here, reader.conn, row)
        return None
    return _made(row, row.notice, wanted)


def _due(reader: Reader, row: Row[Any], wished: Wishes, how: How) -> datetime:
    """Say when somebody likes to be told of this."""
    made = from_moment(row.made_at).astimezone(LONDON)
    if row.haste == Haste.NOW:
        return made
    is_school = school_days(reader).is_school_day
    opens = wished.next_digest if how is How.ONCE_A_DAY else wished.opens
    return opens(made, is_school)


def _tell_devices_alone(here: Services, conn: Connection, row: Row[Any]) -> None:
    """Tell somebody who wants no mail, and asked to be told on a device."""
    now = here.edge.now()
    _tell_devices(here, conn, row, row.notice)
    outbox.take(conn, [row], row.notice, now)
    outbox.settle(conn, [row], State.DROPPED, now)


def _made(
    row: Row[Any], mail: UUID, rows: Sequence[Row[Any]], *, is_digest: bool = False
) -> Parcel | None:
    return Parcel(mail, row.school, row.person, rows, is_digest) if rows else None


def _still_wanted(
    reader: Reader, rows: Sequence[Row[Any]], now: datetime
) -> list[Row[Any]]:
    """Leave out what the person may no longer read, or what is not there any more."""
    wanted = [row for row in rows if may_be_read(reader, row, now)]
    over = [row for row in rows if row not in wanted]
    if over:
        outbox.settle(reader.conn, over, State.DROPPED, now)
    return wanted


def may_be_read(reader: Reader, row: Row[Any], now: datetime) -> bool:
    today = now.astimezone(LONDON).date()
    place = circle.place_of(reader.conn, row.school, row.child, row.person, today)
    if place is None or place.before is not None or place.by.role in HAND_OVER_ONLY:
        return False
    whose = (reader.conn, row.school, row.entry)
    is_there = timeline_rows.whose(*whose) or meetings.child_of_meeting(*whose)
    return is_there is not None


def written(here: Services, parcel: Parcel) -> Mail | None:
    """Write the mail; None if the person has no address here."""
    account = here.identity.account_of(parcel.school, parcel.person)
    to = None if account is None else here.identity.address_of(account)
    if to is None:
        return None
    with here.store.reading(parcel.school) as reader:
        lines = _lines(reader, parcel.rows, here.settings.base_url)
        if parcel.is_digest:
            receipts = _receipts(reader, parcel.rows)
            text = wording.digest(lines, receipts, here.settings.base_url)
            return Mail(to, wording.SUBJECT, text, WayBack(parcel.mail))
    return _single(here, parcel, to, lines[0])


def _single(here: Services, parcel: Parcel, to: str, line: wording.Line) -> Mail:
    """Write a mail about one thing; a reply to it knows which."""
    reply_to, base_url = here.settings.reply_to, here.settings.base_url
    if not line.is_of_note:
        return _about_a_meeting(here, parcel, to, line)
    text = wording.one(line, base_url, can_reply=reply_to is not None)
    if reply_to is None:
        return Mail(to, wording.SUBJECT, text, WayBack(parcel.mail))
    (row,) = parcel.rows
    token = addresses.token_of(here.store.ring, row)
    with here.store.database.writing(parcel.school) as conn:
        outbox.open_replies(conn, row, addresses.kept(token))
    back = WayBack(
        parcel.mail,
        replies=addresses.for_replies(reply_to, token),
        returns=addresses.for_returns(reply_to, token),
    )
    return Mail(to, wording.SUBJECT, text, back)


def _about_a_meeting(
    here: Services, parcel: Parcel, to: str, line: wording.Line
) -> Mail:
    """Write a mail about a meeting, with what its reader's calendar is to know."""
    text = wording.one(line, here.settings.base_url, can_reply=False)
    (row,) = parcel.rows
    with here.store.reading(parcel.school) as reader:
        found = meetings.of_meeting(reader, row.child, row.entry)
        child = directory.names_of(reader, [row.child])[row.child]
        is_invited = row.person in meetings.invited_to(
            reader.conn, row.school, row.entry
        )
    calendar = None
    if found is not None and is_invited:
        calendar = calendars.of_meeting(
            found,
            to,
            here.settings.sender,
            line.link,
            child=child,
            now=here.edge.now(),
        )
    return Mail(to, wording.SUBJECT, text, WayBack(parcel.mail), calendar)


def _lines(
    reader: Reader, rows: Sequence[Row[Any]], base_url: str
) -> list[wording.Line]:
    facts = {seq: one.fact for seq, one in reader.facts_at(r.seq for r in rows).items()}
    authors = {fact.by for fact in facts.values() if fact.by is not None}
    names = directory.names_of(reader, {*authors, *(row.child for row in rows)})
    names |= forms_of_address.address_of_each(reader, authors)
    return [
        wording.Line(
            says=wording.says(
                facts[row.seq], _author(names, facts[row.seq].by), names[row.child]
            ),
            link=wording.link(base_url, row.child, row.entry, facts[row.seq]),
            is_of_note=not isinstance(facts[row.seq], meeting_news.TOLD),
        )
        for row in rows
    ]


def _author(names: dict[UUID, str], by: UUID | None) -> str:
    return "Same Page" if by is None else names[by]


def _receipts(reader: Reader, rows: Sequence[Row[Any]]) -> list[tuple[str, Any]]:
    """Give the head of each child's record, as the day leaves it."""
    children = list(dict.fromkeys(row.child for row in rows))
    names = directory.names_of(reader, children)
    return [(names[one], reader.receipt(one, Space.SHARED)) for one in children]
