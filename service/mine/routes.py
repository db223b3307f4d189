"""/children/<child>/mine: the pages of a child, one thing on each."""

from typing import Final
from uuid import UUID

from flask import (
    Blueprint,
    make_response,
    redirect,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError

from events.media import File
from events.phrase import phrase
from service.asking import ask
from service.context import Standing, child_or_none, services, standing
from service.entrance import HEADERS, child_cookie
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.mine import answers, pages, schemas
from service.mine.commands import (
    KeepThing,
    ShareThing,
    ThrowThingAway,
    keep_thing,
    share_thing,
    throw_thing_away,
)
from service.parsing import form_of, parse
from service.permissions import Action
from service.picking import Picking
from service.signing_in.child_ways import Held
from service.uploads import FIELD, files_in, takes_files

mine = Blueprint(
    "mine",
    __name__,
    url_prefix="/children/<uuid:child>/mine",
    template_folder="templates",
)
THING: Final = "/things/<uuid:thing>"
ONE_FILE: Final = phrase("Send one at a time.")


@mine.get("")
def show(child: UUID) -> ResponseReturnValue:
    return pages.start(standing(child, Action.SEE_OWN))


@mine.get("/help")
def show_help(child: UUID) -> ResponseReturnValue:
    return pages.page("mine/help.html", standing(child, Action.SEE_OWN))


@mine.get("/symbols")
def show_symbols(child: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_OWN)
    return pages.symbols(at, Picking(()), "", Form.new())


@mine.post("/symbols")
def post_symbols(child: UUID) -> ResponseReturnValue:
    """Take one more picture, show another group, or keep what was chosen."""
    at = standing(child, Action.KEEP_THING)
    picking = Picking.read(request.form, pages.sayable(), pages.MOST_SYMBOLS)
    typed = Form(key=request.form.get("key", ""), entry=request.form.get("id", ""))
    if request.form.get("done") != "yes" or not picking.picked:
        return pages.symbols(at, picking, request.form.get("group", ""), typed)
    try:
        return _keep(at, picking.picked, None)
    except Mistake as mistake:
        form = Form.again(mistake)
        return pages.symbols(at, picking, "", form), status_of(mistake)


@mine.get("/draw")
@mine.get("/speak")
@mine.get("/photo")
@mine.get("/write")
def show_way(child: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_OWN)
    answer = make_response(pages.way(at, Form.new()))
    if request.path.endswith("/speak"):
        allowed = HEADERS["Permissions-Policy"].replace("microphone=()", "")
        answer.headers["Permissions-Policy"] = f"{allowed}microphone=(self)"
    return answer


@mine.post("/draw")
@mine.post("/speak")
@mine.post("/photo")
@mine.post("/write")
@takes_files
def post_thing(child: UUID) -> ResponseReturnValue:
    at = standing(child, Action.KEEP_THING)
    try:
        return _keep(at, (), _one_file())
    except Mistake as mistake:
        return pages.way(at, Form.again(mistake)), status_of(mistake)


@mine.get(THING)
def show_thing(child: UUID, thing: UUID) -> ResponseReturnValue:
    return pages.thing(standing(child, Action.SEE_OWN), thing, Form.new())


@mine.get(f"{THING}/file")
def show_file(child: UUID, thing: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_OWN)
    return pages.file(at, thing)


@mine.post(f"{THING}/share")
def share(child: UUID, thing: UUID) -> ResponseReturnValue:
    at, action = standing(child, Action.SHARE_THING), Action.SHARE_THING
    found = answers.thing(at, thing)
    schema = schemas.ShareSchema()
    try:
        command = parse(
            schema,
            ShareThing,
            form_of(request, schema),
            thing=thing,
            way=answers.whose(at).way,
            words=answers.words(found),
            place=answers.place(),
            kind=answers.kind(found),
        )
        ask(share_thing, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        return pages.thing(at, thing, Form.again(mistake)), status_of(mistake)
    return redirect(url_for("mine.show_thing", child=child, thing=thing), 303)


@mine.get(f"{THING}/throw-away")
def show_throw_away(child: UUID, thing: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_OWN)
    found = answers.thing(at, thing)
    return pages.page("mine/throw_away.html", at, thing=found, form=Form.new())


@mine.post(f"{THING}/throw-away")
def post_throw_away(child: UUID, thing: UUID) -> ResponseReturnValue:
    at, action = standing(child, Action.THROW_THING_AWAY), Action.THROW_THING_AWAY
    command = ThrowThingAway(thing=thing, way=answers.whose(at).way)
    ask(throw_thing_away, command, at=at, action=action, key=key_of_form())
    return redirect(url_for("mine.show", child=child), 303)


@mine.post("/leave")
def leave(child: UUID) -> ResponseReturnValue:
    """Go out: back to the pictures of the children of this device."""
    standing(child, Action.SEE_OWN)
    here, signed_in = services().child_ways, child_or_none()
    if signed_in is not None:
        here.sign_out(Held.read(request.cookies.get(child_cookie())))
    answer = redirect(url_for("devices.show_door"), 303)
    answer.delete_cookie(child_cookie(), secure=services().settings.is_https)
    return answer


def _one_file() -> File | None:
    files = files_in(None)
    if len(files) > 1:
        raise ValidationError({FIELD: [ONE_FILE]})
    return files[0] if files else None


def _keep(
    at: Standing, symbols: tuple[str, ...], file: File | None
) -> ResponseReturnValue:
    """Keep it for the child first, in any case; sending it is the step after that."""
    schema = schemas.ThingSchema()
    way = answers.whose(at).way
    known = {"symbols": symbols, "file": file, "way": way}
    command = parse(schema, KeepThing, form_of(request, schema), **known)
    key = key_of_form()
    ask(keep_thing, command, at=at, action=Action.KEEP_THING, key=key)
    forget_carried()
    onward = url_for("mine.show_thing", child=at.child, thing=command.thing)
    return redirect(onward, 303)
