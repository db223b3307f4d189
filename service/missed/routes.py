"""/children/<child>/meetings/<meeting>/people/<person>/away: not taking part."""

from functools import partial
from typing import Final, TypeVar
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from projections.meeting_rows import Part
from service.asking import Command
from service.child_forms import filled, write
from service.context import NotHere, Standing, standing
from service.forms import Form
from service.meeting_rows import meeting as found
from service.meeting_rows import page_parts
from service.meeting_words import AWAY_NAMES
from service.missed import schemas
from service.missed.commands import PlanChange, SayAway, plan_change, say_away
from service.parsing import StrictSchema
from service.permissions import Action

missed = Blueprint(
    "missed",
    __name__,
    url_prefix="/children/<uuid:child>/meetings/<uuid:meeting>/people/<uuid:person>",
    template_folder="templates",
)
AWAY: Final = "/away"
C = TypeVar("C", SayAway, PlanChange)


@missed.get(AWAY)
def show(child: UUID, meeting: UUID, person: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_MEETINGS)
    return _page(at, meeting, person, Form.new())


@missed.post(AWAY)
def post_away(child: UUID, meeting: UUID, person: UUID) -> ResponseReturnValue:
    at, sent = standing(child, Action.SAY_AWAY), (schemas.SayAwaySchema(), SayAway)
    return _write(at, Action.SAY_AWAY, say_away, sent, (meeting, person))


@missed.post("/next-time")
def post_change(child: UUID, meeting: UUID, person: UUID) -> ResponseReturnValue:
    at = standing(child, Action.PLAN_CHANGE)
    sent = schemas.PlanChangeSchema(), PlanChange
    return _write(at, Action.PLAN_CHANGE, plan_change, sent, (meeting, person))


def _write(
    at: Standing,
    action: Action,
    handler: Command[C],
    sent: tuple[StrictSchema, type[C]],
    whose: tuple[UUID, UUID],
) -> ResponseReturnValue:
    (schema, kind), (meeting, person) = sent, whose
    onward = url_for(
        "missed.show", child=at.child, meeting=meeting, person=person, done="meeting"
    )
    return write(
        at,
        action,
        handler,
        lambda: filled(schema, kind, meeting=meeting, person=person),
        again=partial(_page, at, meeting, person),
        onward=onward,
    )


def _page(at: Standing, meeting: UUID, person: UUID, form: Form) -> str:
    """Show why somebody does not take part; NotHere if it is nobody of the circle."""
    shown = found(at, meeting)
    if person not in {*shown.people, *shown.row.parts}:
        raise NotHere
    return render_template(
        "missed/away.html",
        form=form,
        person=person,
        part=shown.row.parts.get(person) or Part(person),
        is_mine=person == at.by.person,
        speaks=person in shown.people and (person == at.by.person or shown.is_kept),
        reasons=AWAY_NAMES,
        **page_parts(at, shown),
    )
