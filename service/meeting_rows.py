"""How a meeting stands before it begins, for pages and for programs."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from marshmallow import Schema, fields

from events.base import HAND_OVER_ONLY, Side
from events.childs_part import ChildsForm
from events.meeting import KEEPERS
from events.meeting_kinds import (
    CEREMONY,
    REVIEWS,
    Away,
    MeetingKind,
    MeetingRole,
    Step,
    Way,
)
from events.meeting_papers import PaperIn, PapersDue
from events.minutes_child import Medium
from events.store.ledger import Receipt
from projections import circle, meetings, successes
from projections.base import Sight
from projections.meeting_rows import MeetingRow
from projections.successes import Told
from service.context import NotHere, Standing, services
from service.edge import LONDON
from service.looking import looking
from service.meeting_words import (
    AWAY_NAMES,
    FORM_NAMES,
    KIND_NAMES,
    MEDIUM_NAMES,
    WAY_NAMES,
)
from service.paper_parts import due_of, put_stamps
from service.parsing import ReceiptSchema
from service.people import Who, who

A_YEAR: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Shown:
    """A meeting with the people around it, and what whoever asks is to it."""

    row: MeetingRow
    who: Who
    people: tuple[UUID, ...]
    is_kept: bool
    is_over: bool
    is_fixed: bool
    went_well: list[Told]
    papers_due: PapersDue | None = None

    @property
    def is_review(self) -> bool:
        """Say whether it looks back, and so begins with what went well."""
        return self.row.kind in REVIEWS

    @property
    def is_open(self) -> bool:
        """Say whether anything can still be said before it."""
        return self.row.called_off is None and not self.is_over

    @property
    def clock(self) -> str:
        """Say when it begins in London, such as 14:30; nothing if that is open."""
        starts = self.row.starts
        return "" if starts is None else f"{starts.astimezone(LONDON):%H:%M}"

    @property
    def needs_agreement(self) -> bool:
        """Say whether this kind of meeting has a purpose that people agree to."""
        kind = self.row.kind
        return kind is not None and Step.PURPOSE in CEREMONY[kind]

    @property
    def has_roles(self) -> bool:
        """Say whether this kind of meeting has roles to share out."""
        kind = self.row.kind
        return kind is not None and Step.ROLES in CEREMONY[kind]

    @property
    def unasked(self) -> list[UUID]:
        """Name whoever has not yet said what makes it hard, nor is it said why not."""
        return [one.person for one in self.row.parts.values() if not one.is_asked]


def meeting(at: Standing, meeting: UUID) -> Shown:
    """Give one meeting; NotHere if there is none about this child."""
    with looking(at) as sight:
        row = meetings.of_meeting(sight, at.child, meeting)
        well = _went_well(sight, at.child)
        if row is None:
            raise NotHere
        put_stamps(sight, at, [row])
        due = due_of(sight, row)
    today = services().edge.today()
    with services().store.reading(at.school) as reader:
        present = circle.present(reader.conn, at.school, at.child, today)
        named = who(reader, at.child, {at.child}, today)
    return Shown(
        row=row,
        who=named,
        people=tuple(one.person for one in present if one.role not in HAND_OVER_ONLY),
        is_kept=at.by.person == row.organiser or at.by.role in KEEPERS,
        is_over=row.day is not None and row.day < today,
        is_fixed=row.frozen_from is not None and row.frozen_from <= today,
        went_well=well,
        papers_due=due,
    )


def _went_well(sight: Sight, child: UUID) -> list[Told]:
    """Give the successes of a year, the newest day first."""
    today = services().edge.today()
    return successes.of_child(sight, child, today - A_YEAR)


def page_parts(at: Standing, shown: Shown | None = None) -> dict[str, object]:
    """Give what each page about meetings is shown: whose they are, and who asks."""
    if shown is None:
        with services().store.reading(at.school) as reader:
            named = who(reader, at.child, {at.child}, services().edge.today())
    else:
        named = shown.who
    return {
        "child": {"id": at.child, "name": named[at.child].name},
        "who": named,
        "me": at.by.person,
        "may": at.may,
        "one": shown,
        "kinds": KIND_NAMES,
        "ways": WAY_NAMES,
        "away": AWAY_NAMES,
        "forms": FORM_NAMES,
        "media": MEDIUM_NAMES,
    }


class WordsPutSchema(Schema):
    """Words that somebody put down, by whom and when; null where erased."""

    text = fields.String(required=True, allow_none=True)
    by = fields.UUID(required=True, allow_none=True)
    at = fields.String(required=True)


class AgendaItemSchema(WordsPutSchema):
    """An item of the agenda; deferred is why it waits, until for when."""

    id = fields.UUID(required=True)
    side = fields.Enum(Side, by_value=True, required=True, allow_none=True)
    withdrawn = fields.Boolean(required=True)
    deferred = fields.Nested(WordsPutSchema, required=True, allow_none=True)
    until = fields.Date(required=True, allow_none=True)


class TakingPartSchema(Schema):
    """How one person takes part. Nobody is counted as asked who was not."""

    person = fields.UUID(required=True)
    invited_at = fields.String(required=True, allow_none=True)
    ways_offered = fields.List(fields.Enum(Way, by_value=True), required=True)
    barriers = fields.Nested(WordsPutSchema, required=True, allow_none=True)
    nothing_hard = fields.Boolean(required=True)
    not_asked = fields.Nested(WordsPutSchema, required=True, allow_none=True)
    is_asked = fields.Boolean(required=True)
    way = fields.Enum(Way, by_value=True, required=True, allow_none=True)
    views = fields.List(fields.Nested(WordsPutSchema), required=True)
    away = fields.Enum(Away, by_value=True, required=True, allow_none=True)
    away_said = fields.Nested(WordsPutSchema, required=True, allow_none=True)
    next_time = fields.List(fields.Nested(WordsPutSchema), required=True)


class RoleAnswerSchema(Schema):
    """Who said no to a role, and when."""

    by = fields.UUID(required=True)
    at = fields.String(required=True)


class MeetingRoleSchema(Schema):
    """A role that the family was asked about first, until a day."""

    role = fields.Enum(MeetingRole, by_value=True, required=True)
    until = fields.Date(required=True, allow_none=True)
    by = fields.UUID(required=True, allow_none=True)
    at = fields.String(required=True)
    holder = fields.UUID(required=True, allow_none=True)
    declined = fields.List(fields.Nested(RoleAnswerSchema), required=True)


class PaperSchema(Schema):
    """A paper. If it came late and a family member declines, it is not discussed."""

    id = fields.UUID(required=True)
    title = fields.String(required=True, allow_none=True)
    writer = fields.UUID(required=True, allow_none=True)
    other = fields.String(required=True, allow_none=True)
    source = fields.UUID(required=True, allow_none=True)
    source_kind = fields.Enum(PaperIn, by_value=True, required=True, allow_none=True)
    by = fields.UUID(required=True, allow_none=True)
    at = fields.String(required=True)
    due = fields.Date(required=True, allow_none=True)
    late = fields.Boolean(required=True)
    declined_by = fields.List(fields.UUID(), required=True)
    not_discussed = fields.Boolean(required=True)


class ChildsPartSchema(WordsPutSchema):
    """The child's own time and how they use it, or why they are not included."""

    left_out = fields.Boolean(required=True)
    form = fields.Enum(ChildsForm, by_value=True, required=True, allow_none=True)
    medium = fields.Enum(Medium, by_value=True, required=True, allow_none=True)
    chosen = fields.UUID(required=True, allow_none=True)
    starts = fields.AwareDateTime(required=True, allow_none=True)
    ends = fields.AwareDateTime(required=True, allow_none=True)
    within = fields.Boolean(required=True)


class MeetingSchema(Schema):
    """A meeting before it begins; sequence grows when it is moved or called off."""

    id = fields.UUID(required=True)
    child = fields.UUID(required=True)
    kind = fields.Enum(MeetingKind, by_value=True, required=True, allow_none=True)
    purpose = fields.String(required=True, allow_none=True)
    purpose_is_agreed = fields.Boolean(required=True)
    agreed_by = fields.List(fields.UUID(), required=True)
    organiser = fields.UUID(required=True, allow_none=True)
    chair = fields.UUID(required=True, allow_none=True)
    proposed_at = fields.String(required=True)
    day = fields.Date(required=True, allow_none=True)
    starts = fields.AwareDateTime(required=True, allow_none=True)
    minutes = fields.Integer(required=True, allow_none=True)
    place = fields.String(required=True, allow_none=True)
    frozen_from = fields.Date(required=True, allow_none=True)
    sequence = fields.Integer(required=True)
    moved = fields.List(fields.Nested(WordsPutSchema), required=True)
    called_off = fields.Nested(WordsPutSchema, required=True, allow_none=True)
    is_invited = fields.Boolean(required=True)
    without_a_way = fields.List(fields.UUID(), required=True)
    items = fields.List(fields.Nested(AgendaItemSchema), required=True)
    roles = fields.List(fields.Nested(MeetingRoleSchema), required=True)
    everyone = fields.List(fields.Nested(TakingPartSchema), required=True)
    papers = fields.List(fields.Nested(PaperSchema), required=True)
    childs_part = fields.Nested(ChildsPartSchema, required=True, allow_none=True)
    childs_part_is_open = fields.Boolean(required=True)


class WrittenMeetingSchema(MeetingSchema):
    """The meeting as it stands after a write, with the receipt of that write."""

    receipt = fields.Nested(ReceiptSchema, required=True)


def after(at: Standing, receipt: Receipt, asked: UUID) -> ResponseReturnValue:
    """Answer a write with the meeting as it stands, and where it is."""
    row = meeting(at, asked).row
    told: dict[str, Any] = {name: getattr(row, name) for name in MeetingSchema().fields}
    body = {**told, "receipt": receipt}
    where = url_for("meetings_api.meeting", child=at.child, meeting=asked)
    return body, 201, {"Location": where}
