"""/children/<child>/meetings/<meeting>/people/<person>/away: not taking part."""

from typing import Any, Final, TypeVar
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from projections.meeting_rows import Part
from service.asking import Command, ask
from service.context import NotHere, Standing, standing
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.meeting_rows import meeting as found
from service.meeting_rows import page_parts
from service.meeting_words import AWAY_NAMES
from service.missed import schemas
from service.missed.commands import PlanChange, SayAway, plan_change, say_away
from service.other_names import checked, passed_in_form
from service.parsing import StrictSchema, form_of, parse
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
    try:
        known = {"meeting": meeting, "person": person}
        command = parse(schema, kind, form_of(request, schema), **known)
        named = checked(at, command, passed_in_form())
        ask(handler, named, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        return _page(at, meeting, person, Form.again(mistake)), status_of(mistake)
    forget_carried()
    where: dict[str, Any] = {"child": at.child, "meeting": meeting, "person": person}
    return redirect(url_for("missed.show", done="meeting", **where), 303)


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
