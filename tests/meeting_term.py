"""What goes before a meeting in a term: agreed, prepared, moved, called off."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from uuid import UUID

from events.agenda_item import AgendaItem
from events.base import Space
from events.childs_part import ChildsForm, ChildsPart, Plan, Slot
from events.meeting import Around, Meeting, When
from events.meeting_kinds import Away, MeetingKind, MeetingRole, Way
from events.meeting_papers import About, MeetingPaper, papers_due
from events.meeting_role import Asked, SharedRole
from events.minutes_child import Medium
from events.store.unit import Unit
from events.taking_part import TakingPart
from tests.cast import AMINA, LUKASZ, START, TOM, TUESDAY, a_new_id
from tests.office_term import ROSTER

FAMILY = frozenset({AMINA.person, LUKASZ.person})
AROUND = Around(everybody=FAMILY | {TOM.person}, family=FAMILY, asked=FAMILY)
WHEN = When(date(2026, 10, 2), START.replace(month=10, day=2), 45, "Room 4")
KINDS = (MeetingKind.INFORMAL, MeetingKind.SEN_SUPPORT_REVIEW)


def meet(unit: Unit, child: UUID, words: str, draw: Random) -> UUID:
    """Somebody proposes a talk or a review; each step after it comes or does not."""
    by = draw.choice((TOM, AMINA))
    meeting = Meeting.propose(
        a_new_id(),
        child,
        draw.choice(KINDS),
        words,
        WHEN,
        frozen_days=0,
        by=by,
        today=TUESDAY,
    )
    meeting.agree_purpose(by=LUKASZ, today=TUESDAY)
    if draw.random() < 1 / 2:
        meeting.reword_purpose(f"{words} Again.", by=by, today=TUESDAY)
    invited = draw.sample(sorted(FAMILY), draw.randint(1, 2))
    ways = draw.sample(list(Way), 2)
    meeting.invite(invited, ways, around=AROUND, by=by, today=TUESDAY)
    later = replace(WHEN, day=WHEN.day + timedelta(days=1))
    if draw.random() < 1 / 2:
        meeting.move(later, words, by=by, today=TUESDAY)
    if draw.random() < 1 / 4:
        meeting.call_off(words, by=by, today=TUESDAY)
    log = unit.log_of(child, Space.SHARED)
    items = [_item(meeting, words, draw) for _ in range(2)]
    told = [_part(meeting, words, draw), _paper(meeting, words, draw), *items]
    roles = [_role(meeting, draw), _childs_part(meeting, words, draw)]
    unit.save(meeting, *told, *roles, log=log, roster=ROSTER)
    return child


def _item(meeting: Meeting, words: str, draw: Random) -> AgendaItem:
    said = (a_new_id(), meeting.child, meeting.id, words)
    item = AgendaItem.add(*said, for_child=draw.random() < 1 / 2, by=AMINA)
    if draw.random() < 1 / 2:
        item.defer(words, date(2026, 12, 1), WHEN.day, by=TOM)
    elif item.side is AMINA.side:
        item.withdraw(by=AMINA)
    return item


def _part(meeting: Meeting, words: str, draw: Random) -> TakingPart:
    part = TakingPart.ask(meeting.id, meeting.child, AMINA.person, by=TOM)
    if draw.random() < 1 / 2:
        part.leave_unasked(words, by=TOM)
    nothing = draw.random() < 1 / 2
    part.tell_barriers(words, nothing=nothing, by=AMINA, for_others=False)
    part.choose_way(draw.choice(list(Way)), by=AMINA, for_others=False)
    part.write_view(words, by=TOM, for_others=True)
    if draw.random() < 1 / 2:
        reason = draw.choice(list(Away))
        part.say_away(reason, words, by=AMINA, for_others=False)
        part.plan_change(words, by=TOM)
    return part


def _role(meeting: Meeting, draw: Random) -> SharedRole:
    """Offer a role as a review does, and let it be taken on and given back."""
    shared = SharedRole.offer(
        meeting.id,
        meeting.child,
        MeetingKind.ANNUAL_REVIEW,
        WHEN.day,
        draw.choice(list(MeetingRole)),
        TUESDAY,
        by=TOM,
        today=TUESDAY,
    )
    asked = Asked(AROUND.everybody, FAMILY)
    shared.decline(asked, by=LUKASZ)
    shared.accept(asked, by=AMINA, today=TUESDAY)
    if draw.random() < 1 / 2:
        shared.decline(asked, by=AMINA)
    return shared


def _paper(meeting: Meeting, words: str, draw: Random) -> MeetingPaper:
    late = draw.random() < 3 / 4
    about = About(words, other=f"{words} Guest")
    due = papers_due(draw.choice(list(MeetingKind)), WHEN)
    said = (a_new_id(), meeting.child, meeting.id, about, due)
    paper = MeetingPaper.add(*said, late=late, by=draw.choice((TOM, AMINA)))
    if late:
        paper.decline(late=late, by=LUKASZ)
    if late and draw.random() < 1 / 2:
        paper.take_declining_back(by=LUKASZ)
    return paper


def _childs_part(meeting: Meeting, words: str, draw: Random) -> ChildsPart:
    part = ChildsPart.raise_it(meeting, by=TOM)
    plan = Plan(ChildsForm.IN_PERSON, draw.choice(list(Medium)))
    starts = START - timedelta(days=1)
    slot = Slot.at(starts, starts + timedelta(minutes=15), WHEN)
    part.plan(plan, slot, when=WHEN, by=AMINA)
    if draw.random() < 1 / 2:
        part.leave_out(words, by=TOM)
    return part
