"""/account/reading, /language: how pages look and sound, and in which language."""

from urllib.parse import urlsplit, urlunsplit

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError
from werkzeug.exceptions import NotFound

from service import tongue
from service.comfort import Comfort, keeping
from service.context import signed_in
from service.entering import our_page
from service.forms import Form, forget_carried, page_of
from service.parsing import form_of
from service.reading import schemas
from service.tongue import TONGUES

reading = Blueprint("reading", __name__, template_folder="templates")


@reading.get("/account/reading")
def show() -> ResponseReturnValue:
    signed_in()
    return _page(Form.new())


@reading.post("/account/reading")
def choose() -> ResponseReturnValue:
    """Keep the choice on this device; nothing of it is recorded."""
    account, schema = signed_in().account, schemas.ComfortSchema()
    try:
        chosen = schema.load(form_of(request, schema))
    except ValidationError as mistake:
        return _page(Form.again(mistake)), 422
    assert isinstance(chosen, Comfort)
    forget_carried()
    onward = redirect(url_for("reading.show", done="reading"), 303)
    return keeping(onward, account.bytes, chosen)


@reading.get("/language/<tag>")
def speak(tag: str) -> ResponseReturnValue:
    """Speak another language on this device, from the page that asked for it on."""
    if tag not in TONGUES:
        raise NotFound
    before = urlsplit(request.referrer or "")
    came_from_here = before.netloc == request.host
    onward = urlunsplit(("", "", page_of(before.path), before.query, ""))
    answer = redirect(our_page(onward) if came_from_here else "/", 303)
    return tongue.keeping(answer, TONGUES[tag])


def _page(form: Form) -> str:
    return render_template("reading/reading.html", form=form)
