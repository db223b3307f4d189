"""Which meetings are there about a child, and how do they stand before they begin?"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from functools import singledispatchmethod
from typing import Final
from uuid import UUID

from sqlalchemy import Column, Connection, Index, Table, Uuid, insert, select

from events.agenda_item import AgendaItem
from events.base import Fact, Recorded, known
from events.meeting import Meeting
from events.meeting_kinds import Away
from events.meeting_role import SharedRole
from events.store.tables import SEQ, events
from events.taking_part import TakingPart
from projections.base import Sight, View, metadata
from projections.meeting_rows import MeetingRow
from projections.meeting_steps import told

meetings: Final = Table(
    "meetings",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("meeting", Uuid, primary_key=True),
    Column("child", Uuid, nullable=False),
    Column("seq", SEQ, nullable=False),
)
Index("meetings_of_child", meetings.c.school, meetings.c.child)

steps: Final = Table(
    "meeting_steps",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("seq", SEQ, primary_key=True, autoincrement=False),
    Column("meeting", Uuid, nullable=False),
)
Index("meeting_steps_of_meeting", steps.c.school, steps.c.meeting)

invited: Final = Table(
    "meeting_invited",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("seq", SEQ, primary_key=True, autoincrement=False),
    Column("meeting", Uuid, nullable=False),
    Column("person", Uuid, nullable=False),
)
Index("meeting_invited_to", invited.c.school, invited.c.meeting)


_MISSED: Final = (
    TakingPart.AwayExplained.TOPIC,
    TakingPart.ChangePlanned.TOPIC,
    TakingPart.WayChosen.TOPIC,
)


@dataclass(frozen=True, slots=True)
class Missed:
    """That somebody did not take part, why, and whether something changes for it."""

    day: date
    reason: Away
    is_answered: bool = False


class Meetings(View):
    """Holds ids and numbers; what a meeting is for stays in the record."""

    name = "meetings"
    tables = (meetings, steps, invited)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, fact: Meeting.MeetingProposed, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.child) is None:
            return
        row = {
            "school": recorded.school,
            "meeting": fact.originator_id,
            "child": fact.child,
            "seq": recorded.seq,
        }
        conn.execute(insert(meetings), row)
        _add(conn, recorded, fact.originator_id)

    @show.register(Meeting.PurposeAgreed)
    @show.register(Meeting.PurposeReworded)
    @show.register(Meeting.MeetingMoved)
    @show.register(Meeting.MeetingCalledOff)
    def _(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        _add(conn, recorded, fact.originator_id)

    @show.register
    def _(
        self, fact: Meeting.PersonInvited, conn: Connection, recorded: Recorded
    ) -> None:
        _add(conn, recorded, fact.originator_id)
        if known(fact.person) is not None:
            row = {
                "school": recorded.school,
                "seq": recorded.seq,
                "meeting": fact.originator_id,
                "person": fact.person,
            }
            conn.execute(insert(invited), row)

    @show.register(AgendaItem.ItemAdded)
    @show.register(AgendaItem.ItemWithdrawn)
    @show.register(AgendaItem.ItemDeferred)
    @show.register(SharedRole.MeetingRoleOffered)
    @show.register(SharedRole.MeetingRoleAccepted)
    @show.register(SharedRole.MeetingRoleDeclined)
    @show.register(TakingPart.PersonAsked)
    @show.register(TakingPart.BarriersTold)
    @show.register(TakingPart.BarriersNotAsked)
    @show.register(TakingPart.WayChosen)
    @show.register(TakingPart.ViewWritten)
    @show.register(TakingPart.AwayExplained)
    @show.register(TakingPart.ChangePlanned)
    def _(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        _add(conn, recorded, known(getattr(fact, "meeting", None)))


def _add(conn: Connection, recorded: Recorded, meeting: UUID | None) -> None:
    if meeting is not None:
        row = {"school": recorded.school, "seq": recorded.seq, "meeting": meeting}
        conn.execute(insert(steps), row)


def child_of(sight: Sight, meeting: UUID) -> UUID | None:
    """Say which child a meeting is about; None if there is no such meeting."""
    return child_of_meeting(sight.conn, sight.school, meeting)


def child_of_meeting(conn: Connection, school: UUID, meeting: UUID) -> UUID | None:
    """Say the same of a school that is only just being written to."""
    chosen = select(meetings.c.child).where(
        meetings.c.school == school, meetings.c.meeting == meeting
    )
    return conn.scalar(chosen)


def of_child(sight: Sight, child: UUID) -> list[MeetingRow]:
    """Give every meeting about a child, in the order they were proposed."""
    chosen = (
        select(meetings.c.meeting)
        .where(meetings.c.school == sight.school, meetings.c.child == child)
        .order_by(meetings.c.seq)
    )
    found = sight.conn.scalars(chosen).all()
    rows = _told(sight, found)
    return [rows[one] for one in found if one in rows]


def of_meeting(sight: Sight, child: UUID, meeting: UUID) -> MeetingRow | None:
    """Give one meeting; None if there is no such meeting about this child."""
    if child_of(sight, meeting) != child:
        return None
    return _told(sight, [meeting]).get(meeting)


def invited_to(conn: Connection, school: UUID, meeting: UUID) -> set[UUID]:
    """Name whoever is invited to a meeting."""
    chosen = select(invited.c.person).where(
        invited.c.school == school, invited.c.meeting == meeting
    )
    return set(conn.scalars(chosen))


def missed(sight: Sight, children: AbstractSet[UUID]) -> list[Missed]:
    """Give each reason why somebody did not take part, and who it was nowhere."""
    chosen = (
        select(steps.c.seq, steps.c.meeting)
        .join(
            meetings,
            (meetings.c.school == steps.c.school)
            & (meetings.c.meeting == steps.c.meeting),
        )
        .join(
            events,
            (events.c.school == steps.c.school) & (events.c.seq == steps.c.seq),
        )
        .where(
            steps.c.school == sight.school,
            meetings.c.child.in_(children),
            events.c.topic.in_(_MISSED),
        )
        .order_by(steps.c.seq)
    )
    found: dict[UUID, Missed] = {}
    facts = sight.facts_at(row.seq for row in sight.conn.execute(chosen).all())
    for recorded in facts.values():
        _miss(found, recorded)
    return list(found.values())


def _miss(found: dict[UUID, Missed], recorded: Recorded) -> None:
    fact, part = recorded.fact, recorded.fact.originator_id
    match fact:
        case TakingPart.AwayExplained() if known(fact.reason) is not None:
            day = date.fromisoformat(recorded.at[:10])
            found[part] = Missed(day, fact.reason)
        case TakingPart.ChangePlanned() if part in found:
            found[part] = replace(found[part], is_answered=True)
        case TakingPart.WayChosen():
            found.pop(part, None)
        case _:
            pass


def _told(sight: Sight, found: Sequence[UUID]) -> dict[UUID, MeetingRow]:
    """Tell meetings from their facts, in two statements for all of them."""
    chosen = (
        select(steps.c.seq, steps.c.meeting)
        .where(steps.c.school == sight.school, steps.c.meeting.in_(found))
        .order_by(steps.c.seq)
    )
    rows = sight.conn.execute(chosen).all()
    facts = sight.facts_at(row.seq for row in rows)
    by_meeting: dict[UUID, list[Recorded]] = {}
    for row in rows:
        by_meeting.setdefault(row.meeting, []).append(facts[row.seq])
    return _whole(by_meeting.values())


def _whole(meetings_told: Iterable[Sequence[Recorded]]) -> dict[UUID, MeetingRow]:
    found = (told(facts) for facts in meetings_told)
    return {one.id: one for one in found if one is not None}
