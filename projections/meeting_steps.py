"""What each fact changes in how a meeting stands before it begins."""

from collections.abc import Iterable
from functools import singledispatch
from uuid import UUID

from events.agenda_item import AgendaItem
from events.base import Fact, Recorded, Side, known
from events.childs_part import ChildsPart
from events.meeting import Meeting
from events.meeting_kinds import Way
from events.meeting_papers import MeetingPaper
from events.meeting_role import SharedRole
from events.taking_part import TakingPart
from projections.meeting_paper_rows import ChildsPartSaid, Paper
from projections.meeting_rows import Answer, Item, MeetingRow, Put, RoleRow


def told(facts: Iterable[Recorded]) -> MeetingRow | None:
    """Tell a meeting from its facts, oldest first; None if its beginning is gone."""
    row: MeetingRow | None = None
    for recorded in facts:
        fact = recorded.fact
        if isinstance(fact, Meeting.MeetingProposed):
            row = _proposed(fact, recorded)
        elif row is not None:
            go_on(fact, row, recorded)
    return row


def _proposed(fact: Meeting.MeetingProposed, recorded: Recorded) -> MeetingRow:
    side = known(fact.side)
    return MeetingRow(
        id=fact.originator_id,
        child=fact.child,
        kind=known(fact.kind),
        purpose=known(fact.purpose),
        organiser=fact.by,
        proposed_at=recorded.at,
        day=known(fact.day),
        starts=known(fact.starts),
        minutes=known(fact.minutes),
        place=known(fact.place),
        frozen_days=known(fact.frozen_days) or 0,
        agreed={fact.by: side} if fact.by and side else {},
    )


@singledispatch
def go_on(fact: Fact, row: MeetingRow, recorded: Recorded) -> None:
    """Change what is told of a meeting by one more fact."""
    raise NotImplementedError(type(fact), row, recorded)


@go_on.register
def _(fact: Meeting.PurposeAgreed, row: MeetingRow, _: Recorded) -> None:
    _agree(row, fact.by, known(fact.side))


@go_on.register
def _(fact: Meeting.PurposeReworded, row: MeetingRow, _: Recorded) -> None:
    row.purpose = known(fact.purpose)
    row.agreed.clear()
    _agree(row, fact.by, known(fact.side))


def _agree(row: MeetingRow, by: UUID | None, side: Side | None) -> None:
    if by is not None and side is not None:
        row.agreed[by] = side


@go_on.register
def _(fact: Meeting.PersonInvited, row: MeetingRow, recorded: Recorded) -> None:
    if (person := known(fact.person)) is not None:
        part = row.part_of(person)
        part.invited_at = recorded.at
        part.ways_offered = tuple(map(Way, (known(fact.ways) or "").split()))


@go_on.register
def _(fact: Meeting.MeetingMoved, row: MeetingRow, recorded: Recorded) -> None:
    row.day, row.starts = known(fact.day), known(fact.starts)
    row.minutes, row.place = known(fact.minutes), known(fact.place)
    row.moved.append(Put(known(fact.reason), fact.by, recorded.at))


@go_on.register
def _(fact: Meeting.MeetingCalledOff, row: MeetingRow, recorded: Recorded) -> None:
    row.called_off = Put(known(fact.reason), fact.by, recorded.at)


@go_on.register
def _(fact: AgendaItem.ItemAdded, row: MeetingRow, recorded: Recorded) -> None:
    text, side = known(fact.text), known(fact.side)
    row.items.append(Item(fact.originator_id, text, side, fact.by, recorded.at))


@go_on.register
def _(fact: AgendaItem.ItemWithdrawn, row: MeetingRow, _: Recorded) -> None:
    for item in row.items:
        if item.id == fact.originator_id:
            item.withdrawn = True


@go_on.register
def _(fact: AgendaItem.ItemDeferred, row: MeetingRow, recorded: Recorded) -> None:
    for item in row.items:
        if item.id == fact.originator_id:
            item.deferred = Put(known(fact.reason), fact.by, recorded.at)
            item.until = known(fact.until)


@go_on.register
def _(fact: TakingPart.PersonAsked, row: MeetingRow, _: Recorded) -> None:
    if (person := known(fact.person)) is not None:
        row.part_of(person)


@go_on.register
def _(fact: TakingPart.BarriersTold, row: MeetingRow, recorded: Recorded) -> None:
    if (person := known(fact.person)) is not None:
        part = row.part_of(person)
        part.barriers = Put(known(fact.text), fact.by, recorded.at)
        part.nothing_hard = bool(known(fact.nothing))


@go_on.register
def _(fact: TakingPart.BarriersNotAsked, row: MeetingRow, recorded: Recorded) -> None:
    if (person := known(fact.person)) is not None:
        row.part_of(person).not_asked = Put(known(fact.reason), fact.by, recorded.at)


@go_on.register
def _(fact: TakingPart.WayChosen, row: MeetingRow, _: Recorded) -> None:
    if (person := known(fact.person)) is not None:
        part = row.part_of(person)
        part.way, part.away, part.away_said = known(fact.way), None, None


@go_on.register
def _(fact: TakingPart.ViewWritten, row: MeetingRow, recorded: Recorded) -> None:
    if (person := known(fact.person)) is not None:
        said = Put(known(fact.text), fact.by, recorded.at)
        row.part_of(person).views.append(said)


@go_on.register
def _(fact: SharedRole.MeetingRoleOffered, row: MeetingRow, recorded: Recorded) -> None:
    if (role := known(fact.role)) is not None:
        row.roles.append(RoleRow(role, known(fact.until), fact.by, recorded.at))


@go_on.register
def _(fact: SharedRole.MeetingRoleAccepted, row: MeetingRow, _: Recorded) -> None:
    shared = row.role(known(fact.role))
    if shared is not None:
        shared.holder = fact.by
        shared.declined = [one for one in shared.declined if one.by != fact.by]


@go_on.register
def _(
    fact: SharedRole.MeetingRoleDeclined, row: MeetingRow, recorded: Recorded
) -> None:
    shared = row.role(known(fact.role))
    if shared is not None and fact.by is not None:
        shared.declined.append(Answer(fact.by, recorded.at))
        if shared.holder == fact.by:
            shared.holder = None


@go_on.register
def _(fact: TakingPart.AwayExplained, row: MeetingRow, recorded: Recorded) -> None:
    if (person := known(fact.person)) is not None:
        part = row.part_of(person)
        part.way, part.away = None, known(fact.reason)
        part.away_said = Put(known(fact.text), fact.by, recorded.at)


@go_on.register
def _(fact: TakingPart.ChangePlanned, row: MeetingRow, recorded: Recorded) -> None:
    if (person := known(fact.person)) is not None:
        said = Put(known(fact.text), fact.by, recorded.at)
        row.part_of(person).next_time.append(said)


@go_on.register
def _(fact: MeetingPaper.PaperAdded, row: MeetingRow, recorded: Recorded) -> None:
    paper = Paper(
        id=fact.originator_id,
        title=known(fact.title),
        writer=known(fact.writer),
        other=known(fact.other),
        source=known(fact.source),
        source_kind=known(fact.source_kind),
        by=fact.by,
        at=recorded.at,
    )
    row.papers.append(paper)


@go_on.register
def _(
    fact: MeetingPaper.PaperDiscussionDeclined, row: MeetingRow, recorded: Recorded
) -> None:
    for paper in _same(row, fact):
        paper.declined[fact.by] = recorded.at


@go_on.register
def _(fact: MeetingPaper.DecliningTakenBack, row: MeetingRow, _: Recorded) -> None:
    for paper in _same(row, fact):
        paper.declined.pop(fact.by, None)


def _same(row: MeetingRow, fact: Fact) -> list[Paper]:
    return [one for one in row.papers if one.id == fact.originator_id]


@go_on.register
def _(fact: ChildsPart.ChildPartPlanned, row: MeetingRow, recorded: Recorded) -> None:
    said = ChildsPartSaid(
        by=fact.by,
        at=recorded.at,
        form=known(fact.form),
        medium=known(fact.medium),
        chosen=known(fact.chosen),
        starts=known(fact.starts),
        ends=known(fact.ends),
        within=bool(known(fact.within)),
    )
    row.childs_parts.append(said)


@go_on.register
def _(fact: ChildsPart.ChildNotIncluded, row: MeetingRow, recorded: Recorded) -> None:
    text = known(fact.reason)
    said = ChildsPartSaid(fact.by, recorded.at, left_out=True, text=text)
    row.childs_parts.append(said)
