"""/account/name: what I am called, and how I like to be addressed."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from service.context import services, signed_in
from service.forms import Form, Mistake, forget_carried, status_of
from service.names import answers, schemas
from service.names.commands import TakeName, take_name
from service.parsing import form_of

names = Blueprint("names", __name__, template_folder="templates")


@names.get("/account/name")
def show() -> ResponseReturnValue:
    return _page(Form.new())


@names.post("/account/name")
def post_name() -> ResponseReturnValue:
    schema = schemas.TakeNameSchema()
    try:
        _take(**schema.load(form_of(request, schema)))
    except Mistake as mistake:
        return _page(Form.again(mistake)), status_of(mistake)
    forget_carried()
    return redirect(url_for("names.show", done="named"), 303)


def _take(name: str, address_as: str | None) -> None:
    """Be called this at every school of one's own."""
    here = services()
    for place in signed_in().people:
        with here.store.unit(place.school) as unit:
            roster = here.rosters.of(unit.reader)
            take_name(TakeName(place.person, name, address_as), unit, roster)


def _page(form: Form) -> str:
    return render_template("names/name.html", form=form, called=answers.called())
