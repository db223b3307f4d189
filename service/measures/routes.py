"""/children/<child>/measures: what is counted at home and at school, as pages."""

from typing import Any, Final
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from events.measure import CountedIn, Where
from events.phrase import phrase
from service.child_forms import filled, write
from service.context import Standing, services, standing
from service.forms import Form
from service.measures import answers, schemas
from service.measures.chart import chart_of
from service.measures.commands import (
    BeginMeasure,
    KeepValue,
    TakeValueBack,
    begin_measure,
    keep_value,
    take_value_back,
)
from service.permissions import Action

measures = Blueprint(
    "measures",
    __name__,
    url_prefix="/children/<uuid:child>/measures",
    template_folder="templates",
)
ONE: Final = "/<uuid:measure>"
VALUE: Final = f"{ONE}/values/<uuid:value>/take-back"
COUNTED: Final = {
    CountedIn.TIMES.value: phrase("How often"),
    CountedIn.MINUTES.value: phrase("Minutes"),
    CountedIn.HOURS.value: phrase("Hours"),
}
PLACES: Final = {
    Where.HOME.value: phrase("At home"),
    Where.SCHOOL.value: phrase("At school"),
}


@measures.get("")
def show(child: UUID) -> ResponseReturnValue:
    return _list_page(standing(child, Action.SEE_MEASURES), Form.new())


@measures.post("")
def post_measure(child: UUID) -> ResponseReturnValue:
    action, schema = Action.BEGIN_MEASURE, schemas.BeginMeasureSchema()
    at = standing(child, action)
    return write(
        at,
        action,
        begin_measure,
        lambda: filled(schema, BeginMeasure),
        again=lambda form: _list_page(at, form),
        onward=url_for("measures.show", child=child, done="measure-begun"),
    )


@measures.get(ONE)
def show_one(child: UUID, measure: UUID) -> ResponseReturnValue:
    return _one_page(standing(child, Action.SEE_MEASURES), measure, Form.new())


@measures.post(f"{ONE}/values")
def post_value(child: UUID, measure: UUID) -> ResponseReturnValue:
    action, schema = Action.KEEP_VALUE, schemas.KeepValueSchema()
    at = standing(child, action)
    return write(
        at,
        action,
        keep_value,
        lambda: filled(schema, KeepValue, measure=measure),
        again=lambda form: _one_page(at, measure, form),
        onward=_after(at, measure, "value-kept"),
    )


@measures.get(VALUE)
def show_take_back(child: UUID, measure: UUID, value: UUID) -> ResponseReturnValue:
    at = standing(child, Action.TAKE_VALUE_BACK)
    return _back_page(at, measure, value, Form.new())


@measures.post(VALUE)
def post_take_back(child: UUID, measure: UUID, value: UUID) -> ResponseReturnValue:
    action, schema = Action.TAKE_VALUE_BACK, schemas.TakeValueBackSchema()
    at, ids = standing(child, action), {"measure": measure, "value": value}
    return write(
        at,
        action,
        take_value_back,
        lambda: filled(schema, TakeValueBack, **ids),
        again=lambda form: _back_page(at, measure, value, form),
        onward=_after(at, measure, "value-gone"),
    )


def _after(at: Standing, measure: UUID, done: str) -> str:
    return url_for("measures.show_one", child=at.child, measure=measure, done=done)


def _list_page(at: Standing, form: Form) -> str:
    found = answers.measures_of(at)
    some = list(found.measures.values())
    return _page("measures/measures.html", at, found, form=form, measures=some)


def _one_page(at: Standing, measure: UUID, form: Form) -> str:
    found = answers.measures_of(at)
    one = found.one(measure)
    return _page(
        "measures/one.html",
        at,
        found,
        one=one,
        chart=chart_of(one.values),
        notes=found.notes,
        form=form,
    )


def _back_page(at: Standing, measure: UUID, value: UUID, form: Form) -> str:
    found = answers.measures_of(at)
    words = {"one": found.one(measure), "value": found.value(measure, value)}
    return _page("measures/take_back.html", at, found, form=form, **words)


def _page(template: str, at: Standing, found: answers.Found, **more: Any) -> str:  # noqa: ANN401 - for the template
    return render_template(
        template,
        counted=COUNTED,
        places=PLACES,
        child={"id": at.child, "name": found.who[at.child].name},
        who=found.who,
        me=at.by.person,
        mine="school" if at.by.side == "school" else "home",
        may=at.may,
        today=services().edge.today(),
        **more,
    )
