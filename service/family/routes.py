"""/children/<child>/family: households and parental responsibility, for keepers."""

from typing import Final
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.asking import ask
from service.context import Standing, standing
from service.family import answers, schemas
from service.family.commands import (
    RecordResponsibility,
    TellHousehold,
    record_responsibility,
    tell_household,
)
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.parsing import form_of
from service.permissions import Action, actions_of
from service.proof import confirmed

family = Blueprint(
    "family",
    __name__,
    url_prefix="/children/<uuid:child>/family",
    template_folder="templates",
)
PERSON: Final = "/<uuid:person>"


@family.get("")
def show(child: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_FAMILY)
    found = answers.family_of(at)
    return render_template("family/family.html", family=found, **_around(at, found))


@family.get(f"{PERSON}/household")
def show_household(child: UUID, person: UUID) -> ResponseReturnValue:
    return _household_page(standing(child, Action.TELL_HOUSEHOLD), person, Form.new())


@family.post(f"{PERSON}/household")
def post_household(child: UUID, person: UUID) -> ResponseReturnValue:
    action = Action.TELL_HOUSEHOLD
    at = standing(child, action)
    confirmed()
    _, one = answers.relative(at, person)
    schema = schemas.HouseholdSchema()
    try:
        sent = schema.load(form_of(request, schema))
        command = TellHousehold(who=one.actor, household=sent["household"] or None)
        ask(tell_household, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        return _household_page(at, person, Form.again(mistake)), status_of(mistake)
    forget_carried()
    return redirect(url_for("family.show", child=child, done="household"), 303)


@family.get(f"{PERSON}/responsibility")
def show_responsibility(child: UUID, person: UUID) -> ResponseReturnValue:
    at = standing(child, Action.RECORD_RESPONSIBILITY)
    return _responsibility_page(at, person, Form.new())


@family.post(f"{PERSON}/responsibility")
def post_responsibility(child: UUID, person: UUID) -> ResponseReturnValue:
    action = Action.RECORD_RESPONSIBILITY
    at = standing(child, action)
    confirmed()
    _, one = answers.relative(at, person)
    schema = schemas.ResponsibilitySchema()
    try:
        sent = schema.load(form_of(request, schema))
        command = RecordResponsibility(who=one.actor, **sent)
        ask(record_responsibility, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        form = Form.again(mistake)
        return _responsibility_page(at, person, form), status_of(mistake)
    forget_carried()
    return redirect(url_for("family.show", child=child, done="responsibility"), 303)


def _household_page(at: Standing, person: UUID, form: Form) -> str:
    return _small_page("family/household.html", at, person, form)


def _responsibility_page(at: Standing, person: UUID, form: Form) -> str:
    return _small_page("family/responsibility.html", at, person, form)


def _small_page(template: str, at: Standing, person: UUID, form: Form) -> str:
    found, one = answers.relative(at, person)
    return render_template(template, one=one, form=form, **_around(at, found))


def _around(at: Standing, found: answers.FamilyOfChild) -> dict[str, object]:
    return {
        "child": {"id": at.child, "name": found.name},
        "may": actions_of(at.by.role),
    }
