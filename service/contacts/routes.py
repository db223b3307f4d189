"""/account/contact and /children/<child>/contacts: one's own details, and who reads."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.asking import ask_for_oneself
from service.contacts import answers, schemas
from service.contacts.commands import GiveContactDetails, give_contact_details
from service.context import standing
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.parsing import form_of, parse
from service.permissions import Action, actions_of
from service.proof import confirmed

contacts = Blueprint("contacts", __name__, template_folder="templates")


@contacts.get("/account/contact")
def show_own() -> ResponseReturnValue:
    return render_template("contacts/own.html", schools=answers.own_schools())


@contacts.get("/account/contact/<uuid:person>")
def show_form(person: UUID) -> ResponseReturnValue:
    return _form_page(person, Form.new())


@contacts.post("/account/contact/<uuid:person>")
def post_details(person: UUID) -> ResponseReturnValue:
    answers.own_school(person)
    confirmed()
    schema, key = schemas.ContactSchema(), key_of_form()
    try:
        command = parse(schema, GiveContactDetails, form_of(request, schema))
        ask_for_oneself(give_contact_details, command, person=person, key=key)
    except Mistake as mistake:
        return _form_page(person, Form.again(mistake)), status_of(mistake)
    forget_carried()
    return redirect(url_for("contacts.show_own", done="contact"), 303)


@contacts.get("/children/<uuid:child>/contacts")
def show_around(child: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_CONTACTS)
    name, people = answers.around(at)
    return render_template(
        "contacts/around.html",
        child={"id": child, "name": name},
        people=people,
        may=actions_of(at.by.role),
    )


def _form_page(person: UUID, form: Form) -> str:
    own = answers.own_school(person)
    return render_template("contacts/change.html", own=own, form=form)
