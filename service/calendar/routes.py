"""/schools/<school>/calendar: terms, holidays in them, and INSET days."""

from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from service.calendar import answers, schemas
from service.calendar.commands import (
    SetDaysOff,
    SetTerm,
    TakeOutDays,
    set_days_off,
    set_term,
    take_out_days,
)
from service.context import Serving, serving
from service.forms import Form
from service.permissions import Action
from service.school_forms import again_on, sent, write

calendar = Blueprint(
    "calendar",
    __name__,
    template_folder="templates",
    url_prefix="/schools/<uuid:school>/calendar",
)


@calendar.get("")
def show(school: UUID) -> ResponseReturnValue:
    return _page(serving(school, Action.SEE_CALENDAR), Form.new())


@calendar.post("/terms")
def post_term(school: UUID) -> ResponseReturnValue:
    at = serving(school, Action.SET_TERM)
    return write(
        at,
        Action.SET_TERM,
        set_term,
        lambda: SetTerm(**sent(schemas.TermSchema())),
        again_on(_page, at),
        _onward(school, "term"),
    )


@calendar.post("/days-off")
def post_days_off(school: UUID) -> ResponseReturnValue:
    at = serving(school, Action.SET_DAYS_OFF)
    return write(
        at,
        Action.SET_DAYS_OFF,
        set_days_off,
        lambda: SetDaysOff(**sent(schemas.DaysOffSchema())),
        again_on(_page, at),
        _onward(school, "days-off"),
    )


@calendar.post("/out")
def post_out(school: UUID) -> ResponseReturnValue:
    at = serving(school, Action.TAKE_OUT_DAYS)
    return write(
        at,
        Action.TAKE_OUT_DAYS,
        take_out_days,
        lambda: TakeOutDays(**sent(schemas.TakeOutSchema())),
        again_on(_page, at),
        _onward(school, "taken-out"),
    )


def _onward(school: UUID, done: str) -> str:
    return url_for("calendar.show", school=school, done=done)


def _page(at: Serving, form: Form) -> str:
    return render_template(
        "calendar/calendar.html",
        calendar=answers.shown(at),
        kinds=[(one.value, name) for one, name in answers.DAYS_OFF.items()],
        form=form,
    )
