"""/children/<child>/talk: a call, a talk at the door or a text, written down."""

from uuid import UUID

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from service.child_forms import filled, write
from service.context import services, standing
from service.diary import pages, schemas
from service.diary.commands import WriteEntry, write_entry
from service.forms import Form
from service.permissions import Action

talk = Blueprint("talk", __name__)


@talk.get("/talk")
def show(child: UUID) -> ResponseReturnValue:
    return pages.talk_page(child, Form.new())


@talk.post("/talk")
def post(child: UUID) -> ResponseReturnValue:
    at, action = standing(child, Action.WRITE_ENTRY), Action.WRITE_ENTRY
    schema = schemas.TalkSchema(services().edge.today(), at.by.side)
    return write(
        at,
        action,
        write_entry,
        lambda: filled(schema, WriteEntry),
        again=lambda form: pages.talk_page(child, form),
        onward=url_for("diary.show", child=child, done="talk"),
    )
