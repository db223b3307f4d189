"""/children/<child>/attachments, /media, and adding a file to a note, as pages."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError

from events.media import CannotAttach
from events.phrase import phrase
from service.asking import Command, ask
from service.attachments import answers, schemas
from service.attachments.commands import (
    AllowMedia,
    AttachFile,
    WithdrawMedia,
    allow_media,
    attach_file,
    withdraw_media,
)
from service.attachments.serving import serve
from service.context import Standing, services, standing
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.looking import looking
from service.parsing import form_of, parse
from service.people import who
from service.permissions import Action, NotPermitted
from service.proof import confirmed
from service.uploads import FIELD, enclosed_in_form, takes_files

attachments = Blueprint(
    "attachments",
    __name__,
    url_prefix="/children/<uuid:child>",
    template_folder="templates",
)
ATTACH = "/entries/<uuid:entry>/attach"
CHOOSE = phrase("Choose a file first.")


@attachments.get("/attachments/<uuid:attachment>")
def show_file(child: UUID, attachment: UUID) -> ResponseReturnValue:
    return serve(child, attachment)


@attachments.get(ATTACH)
def show_attach(child: UUID, entry: UUID) -> ResponseReturnValue:
    return _attach_page(standing(child, Action.ATTACH), entry, Form.new())


@attachments.post(ATTACH)
@takes_files
def post_attach(child: UUID, entry: UUID) -> ResponseReturnValue:
    at = standing(child, Action.ATTACH)
    answers.own(at, entry)
    schema, action = schemas.AttachedToSchema(), Action.ATTACH
    try:
        to = schema.load(form_of(request, schema))["to"]
        enclosed = enclosed_in_form()
        if not enclosed.files:
            raise ValidationError({FIELD: [CHOOSE]})
        command = AttachFile(entry=entry, to=to, enclosed=enclosed)
        ask(attach_file, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        return _attach_page(at, entry, Form.again(mistake)), status_of(mistake)
    forget_carried()
    onward = url_for("diary.show_entry", child=child, entry=entry, done="file")
    return redirect(onward, 303)


@attachments.get("/media")
def show_media(child: UUID) -> ResponseReturnValue:
    return _media_page(standing(child, Action.SEE_DIARY), Form.new())


@attachments.post("/media/allow")
def post_allow(child: UUID) -> ResponseReturnValue:
    return _decide(child, Action.ALLOW_MEDIA, allow_media, AllowMedia)


@attachments.post("/media/withdraw")
def post_withdraw(child: UUID) -> ResponseReturnValue:
    return _decide(child, Action.WITHDRAW_MEDIA, withdraw_media, WithdrawMedia)


def _decide(
    child: UUID,
    action: Action,
    handler: Command[Any],
    kind: type[AllowMedia | WithdrawMedia],
) -> ResponseReturnValue:
    at, schema = standing(child, action), schemas.PermissionSchema()
    confirmed()
    try:
        command = parse(schema, kind, form_of(request, schema))
        ask(handler, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        return _media_page(at, Form.again(mistake)), status_of(mistake)
    done = "media-allowed" if action is Action.ALLOW_MEDIA else "media-withdrawn"
    return redirect(url_for("attachments.show_media", child=child, done=done), 303)


def _media_page(at: Standing, form: Form) -> str:
    decided = answers.decisions(at)
    people = {one.by for one in decided.values() if one is not None}
    return render_template(
        "attachments/media.html", decided=decided, form=form, **_around(at, people)
    )


def _attach_page(at: Standing, entry: UUID, form: Form) -> str:
    row = answers.own(at, entry)
    if row.by != at.by.person:
        raise NotPermitted(CannotAttach.because_somebody_else_said_it().args[0])
    return render_template(
        "attachments/attach.html",
        entry=row,
        form=form,
        decided=answers.decisions(at),
        **_around(at, {row.by}),
    )


def _around(at: Standing, others: set[UUID]) -> dict[str, object]:
    with looking(at) as sight:
        today = services().edge.today()
        people = who(sight, at.child, {at.child, *others}, today)
    return {
        "child": {"id": at.child, "name": people[at.child].name},
        "who": people,
        "me": at.by.person,
        "may": at.may,
    }
