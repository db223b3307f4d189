"""/schools/<school>/safeguarding and below: what a safeguarding lead alone reads."""

from typing import Final
from uuid import UUID

from flask import Blueprint, redirect
from flask.typing import ResponseReturnValue

from service.asking import ask
from service.context import Serving, services, serving, standing
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.limit_stories import about, file_of
from service.permissions import Action
from service.proof import confirmed
from service.safeguarding import pages, schemas
from service.safeguarding.commands import (
    BreakGlass,
    CloseGlass,
    MoveEntry,
    ReturnEntry,
    break_glass,
    close_glass,
    move_entry,
    return_entry,
)
from service.school_forms import again_on, sent, write

safeguarding = Blueprint("safeguarding", __name__, template_folder="templates")

HERE: Final = "/schools/<uuid:school>/safeguarding"
CHILD: Final = f"{HERE}/<uuid:child>"
ENTRY: Final = f"{CHILD}/entries/<uuid:entry>/return"
MOVE: Final = "/children/<uuid:child>/entries/<uuid:entry>/move"


@safeguarding.get(HERE)
def show(school: UUID) -> ResponseReturnValue:
    return pages.overview(serving(school, Action.SEE_RESTRICTED))


@safeguarding.get(CHILD)
def show_child(school: UUID, child: UUID) -> ResponseReturnValue:
    return pages.child(about(school, child, Action.SEE_RESTRICTED), child)


@safeguarding.get(f"{CHILD}/opening")
def show_opening(school: UUID, child: UUID) -> ResponseReturnValue:
    return pages.opening(about(school, child, Action.BREAK_GLASS), child, Form.new())


@safeguarding.post(f"{CHILD}/opening")
def post_opening(school: UUID, child: UUID) -> ResponseReturnValue:
    at = about(school, child, Action.BREAK_GLASS)

    def command() -> BreakGlass:
        told, now = sent(schemas.OpeningSchema()), services().edge.now()
        hidden = told.pop("showing") is schemas.Showing.HIDDEN
        return BreakGlass(child=child, hidden=hidden, now=now, **told)

    again, onward = again_on(pages.opening, at, child), file_of(at, child, "opened")
    return write(at, Action.BREAK_GLASS, break_glass, command, again, onward)


@safeguarding.post(f"{CHILD}/opening/<uuid:opening>/close")
def post_close(school: UUID, child: UUID, opening: UUID) -> ResponseReturnValue:
    at = about(school, child, Action.CLOSE_GLASS)
    command = CloseGlass(opening=opening, child=child)
    again, onward = again_on(pages.opening, at, child), file_of(at, child, "closed")
    return write(at, Action.CLOSE_GLASS, close_glass, lambda: command, again, onward)


@safeguarding.get(ENTRY)
def show_return(school: UUID, child: UUID, entry: UUID) -> ResponseReturnValue:
    at = about(school, child, Action.RETURN_ENTRY)
    return pages.put_back(at, child, entry, Form.new())


@safeguarding.post(ENTRY)
def post_return(school: UUID, child: UUID, entry: UUID) -> ResponseReturnValue:
    at, schema = about(school, child, Action.RETURN_ENTRY), schemas.MoveSchema()
    return write(
        at,
        Action.RETURN_ENTRY,
        return_entry,
        lambda: ReturnEntry(entry=entry, child=child, **sent(schema)),
        again_on(pages.put_back, at, child, entry),
        file_of(at, child, "put-back"),
    )


@safeguarding.get(MOVE)
def show_move(child: UUID, entry: UUID) -> ResponseReturnValue:
    return pages.move(standing(child, Action.MOVE_ENTRY), entry, Form.new())


@safeguarding.post(MOVE)
def post_move(child: UUID, entry: UUID) -> ResponseReturnValue:
    at, action = standing(child, Action.MOVE_ENTRY), Action.MOVE_ENTRY
    confirmed()
    try:
        command = MoveEntry(entry=entry, **sent(schemas.MoveSchema()))
        ask(move_entry, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        return pages.move(at, entry, Form.again(mistake)), status_of(mistake)
    forget_carried()
    return redirect(file_of(Serving(at.school, at.by), child, "moved"), 303)
