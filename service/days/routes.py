"""/children/<child>/day and /quiet-days: what is told of each day, and silence."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events.daily import Section
from service.asking import Command, ask
from service.context import Standing, services, standing
from service.daily_words import BECAUSE_NAMES
from service.days import answers, schemas
from service.days.commands import (
    AgreeDay,
    ChangeDay,
    ExplainDay,
    agree_day,
    change_day,
    explain_day,
)
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.other_names import checked, passed_in_form
from service.parsing import form_of, parse
from service.permissions import Action

days = Blueprint(
    "days",
    __name__,
    url_prefix="/children/<uuid:child>",
    template_folder="templates",
)
TICK: Final = "section-"


@days.get("/day")
def show(child: UUID) -> ResponseReturnValue:
    return _page(standing(child, Action.SEE_DAY), Form.new())


@days.post("/day")
def post_change(child: UUID) -> ResponseReturnValue:
    schema = schemas.ChangeDaySchema()
    return _write(
        standing(child, Action.CHANGE_DAY),
        Action.CHANGE_DAY,
        change_day,
        lambda: parse(
            schema, ChangeDay, form_of(request, schema), sections=_sections()
        ),
        again=_page,
        onward=url_for("days.show", child=child, done="day"),
    )


@days.post("/day/yes")
def post_yes(child: UUID) -> ResponseReturnValue:
    return _write(
        standing(child, Action.AGREE_DAY),
        Action.AGREE_DAY,
        agree_day,
        AgreeDay,
        again=_page,
        onward=url_for("days.show", child=child, done="day-agreed"),
    )


@days.get("/quiet-days")
def show_quiet(child: UUID) -> ResponseReturnValue:
    return _quiet_page(standing(child, Action.EXPLAIN_DAY), Form.new())


@days.post("/quiet-days")
def post_quiet(child: UUID) -> ResponseReturnValue:
    schema = schemas.ExplainDaySchema()
    at = standing(child, Action.EXPLAIN_DAY)

    def command() -> ExplainDay:
        found = parse(schema, ExplainDay, form_of(request, schema))
        return checked(at, found, passed_in_form())

    return _write(
        at,
        Action.EXPLAIN_DAY,
        explain_day,
        command,
        again=_quiet_page,
        onward=url_for("diary.show", child=child, done="quiet"),
    )


def _sections() -> frozenset[Section]:
    return frozenset(one for one in Section if f"{TICK}{one.value}" in request.form)


def _write(
    at: Standing,
    action: Action,
    handler: Command[Any],
    parsed: Callable[[], object],
    *,
    again: Callable[[Standing, Form], str],
    onward: str,
) -> ResponseReturnValue:
    """Parse, ask, record, answer; after a mistake show the form as it was typed."""
    try:
        ask(handler, parsed(), at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        return again(at, Form.again(mistake)), status_of(mistake)
    forget_carried()
    return redirect(onward, 303)


def _page(at: Standing, form: Form) -> str:
    found = answers.days_of(at)
    template = found.template
    on = frozenset() if template is None else template.sections
    if form.errors or form.restored:
        on = frozenset(one for one in Section if f"{TICK}{one.value}" in form.values)
    return render_template(
        "days/day.html",
        found=found,
        on=on,
        form=form,
        **_around(at, found),
    )


def _quiet_page(at: Standing, form: Form) -> str:
    return render_template(
        "days/quiet.html",
        reasons=[(one.value, said) for one, said in BECAUSE_NAMES.items()],
        today=services().edge.today(),
        form=form,
        **_around(at, answers.days_of(at)),
    )


def _around(at: Standing, found: answers.Days) -> dict[str, Any]:
    name = found.who[at.child].name
    return {
        "child": {"id": at.child, "name": name},
        "who": found.who,
        "me": at.by.person,
        "may": at.may,
    }
