"""/children/<child>/entries/<entry>/confirm: saying that this is how it was."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from service.asking import ask
from service.context import Standing, services, standing
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.people import who
from service.permissions import Action
from service.talks import answers
from service.talks.commands import ConfirmEntry, confirm_entry

talks = Blueprint(
    "talks",
    __name__,
    url_prefix="/children/<uuid:child>/entries/<uuid:entry>",
    template_folder="templates",
)


@talks.get("/confirm")
def show_confirm(child: UUID, entry: UUID) -> ResponseReturnValue:
    return _page(standing(child, Action.CONFIRM_ENTRY), entry, Form.new())


@talks.post("/confirm")
def post_confirm(child: UUID, entry: UUID) -> ResponseReturnValue:
    at, action = standing(child, Action.CONFIRM_ENTRY), Action.CONFIRM_ENTRY
    answers.note(at, entry)
    try:
        command = ConfirmEntry(entry=entry)
        ask(confirm_entry, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        return _page(at, entry, Form.again(mistake)), status_of(mistake)
    forget_carried()
    onward = url_for("diary.show_entry", child=child, entry=entry, done="confirmed")
    return redirect(onward, 303)


def _page(at: Standing, entry: UUID, form: Form) -> str:
    row = answers.note(at, entry)
    answers.check_may_confirm(at, row)
    with services().store.reading(at.school) as reader:
        people = who(reader, at.child, {at.child, row.by}, services().edge.today())
    return render_template(
        "talks/confirm.html",
        row=row,
        form=form,
        child={"id": at.child, "name": people[at.child].name},
        writer=people[row.by].name,
        may=at.may,
    )
