"""/children/<child>/talk: a call, a talk at the door or a text, written down."""

from uuid import UUID

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from service.asking import ask
from service.context import services, standing
from service.diary import pages, schemas
from service.diary.commands import WriteEntry, write_entry
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.other_names import checked, passed_in_form
from service.parsing import form_of, parse
from service.permissions import Action

talk = Blueprint("talk", __name__)


@talk.get("/talk")
def show(child: UUID) -> ResponseReturnValue:
    return pages.talk_page(child, Form.new())


@talk.post("/talk")
def post(child: UUID) -> ResponseReturnValue:
    at, action = standing(child, Action.WRITE_ENTRY), Action.WRITE_ENTRY
    schema = schemas.TalkSchema(services().edge.today(), at.by.side)
    try:
        command = parse(schema, WriteEntry, form_of(request, schema))
        said = checked(at, command, passed_in_form())
        ask(write_entry, said, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        return pages.talk_page(child, Form.again(mistake)), status_of(mistake)
    forget_carried()
    return redirect(url_for("diary.show", child=child, done="talk"), 303)
