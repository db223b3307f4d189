"""/concerns and /children/<child>/concerns: what worries somebody, as pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from marshmallow import Schema

from service import child_forms
from service.asking import Command
from service.concerns import answers, schemas
from service.concerns.commands import (
    AcknowledgeConcern,
    AnswerAsRaiser,
    CloseConcern,
    GiveView,
    LinkConcern,
    PassConcernOn,
    RaiseConcern,
    SetConcernDays,
    TellTried,
    acknowledge_concern,
    answer_as_raiser,
    close_concern,
    give_view,
    link_concern,
    pass_concern_on,
    raise_concern,
    set_concern_days,
    tell_tried,
)
from service.concerns.pages import (
    case_page,
    days_page,
    deed_page,
    raise_page,
)
from service.context import services, serving, standing
from service.forms import Form
from service.permissions import Action
from service.school_forms import again_on, sent, write

concerns = Blueprint("concerns", __name__, template_folder="templates")
ALL: Final = "/children/<uuid:child>/concerns"
ONE: Final = f"{ALL}/<uuid:concern>"
DAYS: Final = "/schools/<uuid:school>/concerns"


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that is done with a concern, on a page of its own."""

    action: Action
    schema: type[Schema]
    command: type[Any]
    handler: Command[Any]


DEEDS: Final[Mapping[str, Deed]] = {
    "acknowledge": Deed(
        Action.ACKNOWLEDGE_CONCERN,
        schemas.AcknowledgeConcernSchema,
        AcknowledgeConcern,
        acknowledge_concern,
    ),
    "pass-on": Deed(
        Action.PASS_CONCERN_ON,
        schemas.PassConcernOnSchema,
        PassConcernOn,
        pass_concern_on,
    ),
    "view": Deed(Action.GIVE_VIEW, schemas.ConcernViewSchema, GiveView, give_view),
    "tried": Deed(Action.TELL_TRIED, schemas.TriedConcernSchema, TellTried, tell_tried),
    "answer": Deed(
        Action.ANSWER_AS_RAISER,
        schemas.ConcernVerdictSchema,
        AnswerAsRaiser,
        answer_as_raiser,
    ),
    "close": Deed(
        Action.CLOSE_CONCERN, schemas.CloseConcernSchema, CloseConcern, close_concern
    ),
    "link": Deed(
        Action.LINK_CONCERN, schemas.LinkConcernSchema, LinkConcern, link_concern
    ),
}


@concerns.get("/concerns")
def mine() -> ResponseReturnValue:
    today = services().edge.today()
    return render_template("concerns/mine.html", waiting=answers.waiting(), today=today)


@concerns.get(ALL)
def show(child: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_CONCERNS)
    cases = answers.of_child(at)
    people = answers.people_of(at, [one.row for one in cases])
    return render_template(
        "concerns/list.html",
        cases=cases,
        who=people,
        child={"id": at.child, "name": people[at.child].name},
        may=at.may,
        today=services().edge.today(),
    )


@concerns.get(f"{ALL}/raise")
def show_raise(child: UUID) -> ResponseReturnValue:
    return raise_page(standing(child, Action.RAISE_CONCERN), Form.new())


@concerns.post(f"{ALL}/raise")
def post_raise(child: UUID) -> ResponseReturnValue:
    at, schema = standing(child, Action.RAISE_CONCERN), schemas.RaiseConcernSchema()
    return child_forms.write(
        at,
        Action.RAISE_CONCERN,
        raise_concern,
        lambda: child_forms.filled(schema, RaiseConcern),
        again=lambda form: raise_page(at, form),
        onward=url_for("concerns.show", child=child, done="concern"),
    )


@concerns.get(ONE)
def show_one(child: UUID, concern: UUID) -> ResponseReturnValue:
    return case_page(standing(child, Action.SEE_CONCERNS), concern)


def _deed(name: str) -> None:
    """Give one deed its page and its form."""
    deed = DEEDS[name]

    def show_deed(child: UUID, concern: UUID) -> ResponseReturnValue:
        return deed_page(standing(child, deed.action), concern, name, Form.new())

    def post_deed(child: UUID, concern: UUID) -> ResponseReturnValue:
        at, schema = standing(child, deed.action), deed.schema()
        answers.case(at, concern)
        return child_forms.write(
            at,
            deed.action,
            deed.handler,
            lambda: child_forms.filled(schema, deed.command, concern=concern),
            again=lambda form: deed_page(at, concern, name, form),
            onward=url_for(
                "concerns.show_one",
                child=child,
                concern=concern,
                done=f"concern-{name}",
            ),
        )

    where, end = f"{ONE}/{name}", name.replace("-", "_")
    concerns.get(where, endpoint=f"show_{end}")(show_deed)
    concerns.post(where, endpoint=f"post_{end}")(post_deed)


for _name in DEEDS:
    _deed(_name)


@concerns.get(DAYS)
def show_days(school: UUID) -> ResponseReturnValue:
    return days_page(serving(school, Action.SEE_CONCERN_DAYS), Form.new())


@concerns.post(DAYS)
def post_days(school: UUID) -> ResponseReturnValue:
    at = serving(school, Action.SET_CONCERN_DAYS)
    return write(
        at,
        Action.SET_CONCERN_DAYS,
        set_concern_days,
        lambda: SetConcernDays(**sent(schemas.ConcernDaysSchema())),
        again_on(days_page, at),
        url_for("concerns.show_days", school=school, done="concern-days"),
    )
