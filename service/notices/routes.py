"""/account/notices, the saying that a note was read, and what came back."""

from typing import Final
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from events.phrase import phrase
from events.wishes import How
from service.asking import ask, ask_for_oneself
from service.context import services, serving, signed_in, standing
from service.entering import telling
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.notices import answers, schemas
from service.notices.commands import (
    AcknowledgeEntry,
    WishNotices,
    acknowledge_entry,
    wish_notices,
)
from service.parsing import form_of, parse
from service.permissions import Action
from service.push.sending import NEWS, Subscription

notices = Blueprint("notices", __name__, template_folder="templates")

WAYS: Final = [
    (How.AT_ONCE.value, phrase("At once"), phrase("One e-mail for each")),
    (How.ONCE_A_DAY.value, phrase("Once a day"), phrase("All in one e-mail at 16:30")),
    (How.NOT_AT_ALL.value, phrase("Not at all"), phrase("I look in Same Page myself")),
]


@notices.get("/account/notices")
def show_own() -> ResponseReturnValue:
    return _own_page(Form())


@notices.post("/account/notices/devices")
def post_device() -> ResponseReturnValue:
    """Tell the person asking on the device from which they ask."""
    holder, schema = answers.holder(), schemas.DeviceSchema()
    try:
        to = parse(schema, Subscription, form_of(request, schema))
    except Mistake as mistake:
        return _own_page(Form.again(mistake)), status_of(mistake)
    secret = services().push_devices.keep(holder, to)
    return telling(_back("told-here"), secret)


@notices.post("/account/notices/devices/<uuid:device>/stop")
def post_stop(device: UUID) -> ResponseReturnValue:
    services().push_devices.stop(signed_in().account, device)
    return _back("told-no-more")


@notices.get("/account/notices/<uuid:person>")
def show_form(person: UUID) -> ResponseReturnValue:
    return _form_page(person, Form.new())


@notices.post("/account/notices/<uuid:person>")
def post_wishes(person: UUID) -> ResponseReturnValue:
    answers.own_school(person)
    schema, key = schemas.WishesSchema(), key_of_form()
    try:
        command = parse(schema, WishNotices, form_of(request, schema))
        ask_for_oneself(wish_notices, command, person=person, key=key)
    except Mistake as mistake:
        return _form_page(person, Form.again(mistake)), status_of(mistake)
    forget_carried()
    return _back("wishes")


@notices.post("/children/<uuid:child>/entries/<uuid:entry>/acknowledge")
def post_acknowledgement(child: UUID, entry: UUID) -> ResponseReturnValue:
    at, action = standing(child, Action.ACKNOWLEDGE), Action.ACKNOWLEDGE
    command = AcknowledgeEntry(entry=entry)
    ask(acknowledge_entry, command, at=at, action=action, key=key_of_form())
    where = url_for("diary.show_entry", child=child, entry=entry, done="acknowledged")
    return redirect(where, 303)


@notices.get("/schools/<uuid:school>/notices")
def show_returned(school: UUID) -> ResponseReturnValue:
    at = serving(school, Action.SEE_RETURNED)
    name, found = answers.came_back(at)
    start = {"school": school, "name": name}
    return render_template("notices/returned.html", start=start, found=found)


def _own_page(form: Form) -> str:
    return render_template(
        "notices/own.html",
        schools=answers.own_schools(),
        ways={value: said for value, said, _ in WAYS},
        devices=answers.own_devices(),
        push_key=services().push_post.public_key,
        push_says=NEWS["body"],
        form=form,
    )


def _back(done: str) -> Response:
    return redirect(url_for("notices.show_own", done=done), 303)


def _form_page(person: UUID, form: Form) -> str:
    own = answers.own_school(person)
    return render_template("notices/change.html", own=own, form=form, ways=WAYS)
