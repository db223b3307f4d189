"""/children/<child>/portrait: the photo by which staff of the class know a child."""

from typing import Final
from uuid import UUID

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError

from events.media import MediaKind
from events.phrase import phrase
from service.asking import ask
from service.context import Standing, standing
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.media.faces import MEDIA_TYPE, face
from service.parsing import form_of, parse
from service.permissions import Action
from service.portraits import answers, schemas
from service.portraits.commands import (
    ChoosePortrait,
    TakePortraitAway,
    choose_portrait,
    take_portrait_away,
)
from service.uploads import FIELD, files_in, takes_files

portraits = Blueprint(
    "portraits",
    __name__,
    url_prefix="/children/<uuid:child>/portrait",
    template_folder="templates",
)
ONE: Final = "/<uuid:portrait>"
# Whatever the bytes are, they can load nothing and run nothing.
POLICY: Final = "default-src 'none'; sandbox"
CHOOSE: Final = phrase("Choose one picture: a JPEG, a PNG or a WebP.")


@portraits.get("")
def show(child: UUID) -> ResponseReturnValue:
    return _page(standing(child, Action.CHOOSE_PORTRAIT), Form.new())


@portraits.post("")
@takes_files
def post_portrait(child: UUID) -> ResponseReturnValue:
    at, action = standing(child, Action.CHOOSE_PORTRAIT), Action.CHOOSE_PORTRAIT
    schema = schemas.PortraitSchema()
    try:
        found = {"content": _small_picture(), "media_type": MEDIA_TYPE}
        command = parse(schema, ChoosePortrait, form_of(request, schema), **found)
        ask(choose_portrait, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        return _page(at, Form.again(mistake)), status_of(mistake)
    forget_carried()
    return redirect(url_for("portraits.show", child=child, done="portrait"), 303)


@portraits.get(ONE)
def show_picture(child: UUID, portrait: UUID) -> ResponseReturnValue:
    found = answers.shown(standing(child, Action.SEE_PORTRAIT), portrait)
    answer = Response(found.content, mimetype=found.media_type)
    answer.headers["Content-Disposition"] = "inline"
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@portraits.post(f"{ONE}/take-away")
def post_take_away(child: UUID, portrait: UUID) -> ResponseReturnValue:
    action = Action.TAKE_PORTRAIT_AWAY
    at = standing(child, action)
    answers.check_is_chosen(at, portrait)
    try:
        command = TakePortraitAway(portrait=portrait)
        ask(take_portrait_away, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        return _page(at, Form.again(mistake)), status_of(mistake)
    return redirect(url_for("portraits.show", child=child, done="portrait-gone"), 303)


def _small_picture() -> bytes:
    files = files_in(None)
    if len(files) != 1 or files[0].kind is not MediaKind.PICTURE:
        raise ValidationError({FIELD: [CHOOSE]})
    return face(files[0].content)


def _page(at: Standing, form: Form) -> str:
    found = answers.known(at)
    child = {"id": at.child, "name": found.name}
    return render_template(
        "portraits/portrait.html", child=child, found=found, form=form, may=at.may
    )
