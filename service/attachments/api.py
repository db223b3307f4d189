"""/api/v1/children/<child>/…: files and permissions for programs."""

from dataclasses import fields
from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError

from events.media import Enclosed
from events.phrase import phrase
from service.asking import ask
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
from service.context import Standing, standing
from service.openapi import PREFIX, ApiBlueprint, KeySchema
from service.permissions import Action
from service.uploads import FIELD, files_in, sent_files, takes_files

api = ApiBlueprint(
    "attachments_api", __name__, url_prefix=f"{PREFIX}/children/<uuid:child>"
)
api.DEFAULT_TAG = "Files"
Sent = dict[str, Any]
ONE = phrase("Send one file, in the field `files`.")


@api.get("/attachments/<uuid:attachment>")
@api.response(200, content_type="application/octet-stream")
@api.answers(401, 403, 404, 416)
def attachment(child: UUID, attachment: UUID) -> ResponseReturnValue:
    """Read the bytes of a file, whole or in part (`Range`)."""
    return serve(child, attachment)


@api.post("/entries/<uuid:entry>/attachments")
@takes_files
@api.arguments(schemas.FileSchema, location="files")
@api.arguments(schemas.AttachedToSchema, location="form")
@api.arguments(KeySchema, location="headers")
@api.response(201, schemas.AddedSchema)
@api.answers(400, 401, 403, 404, 409, 413, 422)
def post_attachment(
    _: Sent, sent: Sent, header: Sent, child: UUID, entry: UUID
) -> ResponseReturnValue:
    """Add a file to your own note or reply, as `multipart/form-data`.

    What it is is told by its content. Pictures are made anew without what they tell of
    place and time, so the bytes that are kept are not those that were sent.
    """
    at = standing(child, Action.ATTACH)
    answers.own(at, entry)
    if len(sent_files()) != 1:
        raise ValidationError({FIELD: [ONE]})
    enclosed = Enclosed(files_in(sent["description"]))
    command = AttachFile(entry=entry, to=sent["to"], enclosed=enclosed)
    written = ask(attach_file, command, at=at, action=Action.ATTACH, key=header["key"])
    file = answers.added(written, at)
    shown = {part.name: getattr(file, part.name) for part in fields(file)}
    where = url_for("attachments_api.attachment", child=child, attachment=file.id)
    return {**shown, "receipt": written.receipt}, 201, {"Location": where}


@api.get("/media")
@api.response(200, schemas.DecisionsSchema)
@api.answers(401, 403, 404)
def media(child: UUID) -> object:
    """Say whether pictures, and sound and video, of a child may be kept."""
    return _decided(standing(child, Action.SEE_DIARY))


@api.post("/media/permissions")
@api.arguments(schemas.PermissionSchema)
@api.arguments(KeySchema, location="headers")
@api.response(200, schemas.DecisionsSchema)
@api.answers(400, 401, 403, 404, 409, 413, 415, 422)
def post_permission(sent: Sent, header: Sent, child: UUID) -> object:
    """Give permission to keep and show a kind."""
    at, action = standing(child, Action.ALLOW_MEDIA), Action.ALLOW_MEDIA
    ask(allow_media, AllowMedia(**sent), at=at, action=action, key=header["key"])
    return _decided(at)


@api.post("/media/withdrawals")
@api.arguments(schemas.PermissionSchema)
@api.arguments(KeySchema, location="headers")
@api.response(200, schemas.DecisionsSchema)
@api.answers(400, 401, 403, 404, 409, 413, 415, 422)
def post_withdrawal(sent: Sent, header: Sent, child: UUID) -> object:
    """Withdraw permission: none can be added, and none that is there is shown."""
    at, action = standing(child, Action.WITHDRAW_MEDIA), Action.WITHDRAW_MEDIA
    ask(withdraw_media, WithdrawMedia(**sent), at=at, action=action, key=header["key"])
    return _decided(at)


def _decided(at: Standing) -> object:
    items = [
        {
            "kind": kind,
            "allowed": decision and decision.allowed,
            "at": decision and decision.at,
            "by": decision and decision.by,
        }
        for kind, decision in answers.decisions(at).items()
    ]
    return {"items": items}
