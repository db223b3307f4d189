"""/schools/<school>: what can be done for a school, who does it, who leaves it."""

from typing import Final
from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from events.base import Duty
from events.class_group import CLASS_ROLES
from events.phrase import first_large
from service.context import Serving, services, serving
from service.forms import Form
from service.keepers import check_chosen
from service.people import role_name
from service.permissions import Action
from service.school_forms import again_on, sent, tried, write
from service.schools import answers, schemas
from service.schools.commands import (
    AddSupply,
    EndDuty,
    GiveDuty,
    LeaveSchool,
    add_supply,
    end_duty,
    give_duty,
    leave_school,
)
from service.schools.second_step_routes import second_step

schools = Blueprint(
    "schools",
    __name__,
    template_folder="templates",
    url_prefix="/schools/<uuid:school>",
)
schools.register_blueprint(second_step)
DUTIES: Final = [(duty.value, first_large(role_name(duty))) for duty in Duty]
CLASS_STAFF: Final = [
    (role.value, first_large(role_name(role))) for role in sorted(CLASS_ROLES)
]


@schools.get("")
def start(school: UUID) -> ResponseReturnValue:
    at = serving(school, Action.SEE_SCHOOL)
    return render_template("schools/start.html", start=answers.start(at))


@schools.get("/duties")
def show_duties(school: UUID) -> ResponseReturnValue:
    return _duties_page(serving(school, Action.SEE_DUTIES), Form.new())


@schools.post("/duties")
def post_duty(school: UUID) -> ResponseReturnValue:
    at, action = serving(school, Action.GIVE_DUTY), Action.GIVE_DUTY
    return write(
        at,
        action,
        give_duty,
        lambda: GiveDuty(**sent(schemas.GiveDutySchema())),
        again_on(_duties_page, at),
        url_for("schools.show_duties", school=school, done="duty"),
    )


@schools.get("/duties/<uuid:person>/end")
def show_end_duty(school: UUID, person: UUID) -> ResponseReturnValue:
    return _end_duty_page(serving(school, Action.END_DUTY), person, Form.new())


@schools.post("/duties/<uuid:person>/end")
def post_end_duty(school: UUID, person: UUID) -> ResponseReturnValue:
    at, action = serving(school, Action.END_DUTY), Action.END_DUTY
    return write(
        at,
        action,
        end_duty,
        lambda: EndDuty(person=person, **sent(schemas.EndDutySchema())),
        again_on(_end_duty_page, at, person),
        url_for("schools.start", school=school, done="duty-ended"),
    )


@schools.get("/people")
def show_people(school: UUID) -> ResponseReturnValue:
    at = serving(school, Action.SEE_PEOPLE)
    return render_template(
        "schools/people.html", people=answers.people(at), start=answers.start(at)
    )


@schools.get("/people/<uuid:person>/leave")
def show_leave(school: UUID, person: UUID) -> ResponseReturnValue:
    return _leave_page(serving(school, Action.LEAVE_SCHOOL), person, Form.new())


@schools.post("/people/<uuid:person>/leave")
def post_leave(school: UUID, person: UUID) -> ResponseReturnValue:
    at, action = serving(school, Action.LEAVE_SCHOOL), Action.LEAVE_SCHOOL

    def command() -> LeaveSchool:
        found, told = answers.leaver(at, person), sent(schemas.LeaveSchema())
        check_chosen(school, told, "successor")
        return LeaveSchool(
            person=person,
            circles=tuple(found.circles),
            groups=tuple(found.groups),
            seq=found.seq,
            **told,
        )

    again = again_on(_leave_page, at, person)
    refused = tried(at, action, leave_school, command, again)
    if refused is not None:
        return refused
    _end_sessions(school, person)
    return redirect(url_for("schools.show_people", school=school, done="gone"), 303)


@schools.get("/people/supply")
def show_supply(school: UUID) -> ResponseReturnValue:
    return _supply_page(serving(school, Action.ADD_SUPPLY), Form.new())


@schools.post("/people/supply")
def post_supply(school: UUID) -> ResponseReturnValue:
    at, action = serving(school, Action.ADD_SUPPLY), Action.ADD_SUPPLY

    def command() -> AddSupply:
        told = sent(schemas.SupplySchema())
        person = told.pop("person") or services().edge.new_id()
        return AddSupply(person=person, **told)

    onward = url_for("schools.show_people", school=school, done="supply")
    return write(at, action, add_supply, command, again_on(_supply_page, at), onward)


def _end_sessions(school: UUID, person: UUID) -> None:
    """Sign somebody out everywhere who belongs to no school any more."""
    account = answers.belongs_nowhere(person, school)
    if account is not None:
        services().identity.sessions.end_all(account)


def _duties_page(at: Serving, form: Form) -> str:
    may_give = Action.GIVE_DUTY in answers.my_actions(at)
    return render_template(
        "schools/duties.html",
        times=answers.duty_times(at),
        people=answers.people(at) if may_give else [],
        duties=DUTIES,
        may_give=may_give,
        start=answers.start(at),
        form=form,
    )


def _end_duty_page(at: Serving, person: UUID, form: Form) -> str:
    held = answers.duties_of(at, person)
    return render_template(
        "schools/end_duty.html", held=held, start=answers.start(at), form=form
    )


def _leave_page(at: Serving, person: UUID, form: Form) -> str:
    return render_template(
        "schools/leave.html",
        leaver=answers.leaver(at, person),
        start=answers.start(at),
        form=form,
    )


def _supply_page(at: Serving, form: Form) -> str:
    return render_template(
        "schools/supply.html",
        people=answers.people(at),
        classes=answers.open_classes(at),
        roles=CLASS_STAFF,
        today=services().edge.today(),
        start=answers.start(at),
        form=form,
    )
