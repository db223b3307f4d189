"""/api/v1/children/<child>/joint-texts: texts of two people, for programs."""

from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from service.asking import Command, ask
from service.context import standing
from service.joint_texts import answers, schemas
from service.joint_texts.commands import (
    AgreeToJointText,
    BeginJointText,
    WriteJointText,
    agree_to_joint_text,
    begin_joint_text,
    write_joint_text,
)
from service.openapi import PREFIX, ApiBlueprint
from service.permissions import Action

api = ApiBlueprint(
    "joint_texts_api",
    __name__,
    url_prefix=f"{PREFIX}/children/<uuid:child>/joint-texts",
)
api.DEFAULT_TAG = "Texts of two people"
Sent = dict[str, Any]
ONE = "/<uuid:joint>"


@api.get("")
@api.response(200, schemas.JointTextsSchema)
@api.answers(401, 403, 404)
def joint_texts(child: UUID) -> object:
    """List the texts that two people write together, the newest first."""
    found = answers.texts_of(standing(child, Action.SEE_JOINT_TEXTS))
    return {"items": list(found.texts.values())}


@api.get(ONE)
@api.response(200, schemas.JointTextSchema)
@api.answers(401, 403, 404)
def joint_text(child: UUID, joint: UUID) -> object:
    """Read one text with every version, and who agreed to which."""
    return answers.texts_of(standing(child, Action.SEE_JOINT_TEXTS)).one(joint)


@api.writes("", schemas.BeginJointTextSchema, schemas.WrittenJointTextSchema)
def post_joint_text(sent: Sent, header: Sent, child: UUID) -> ResponseReturnValue:
    """Begin a text with somebody else of the circle."""
    command = BeginJointText(**sent)
    return _write(begin_joint_text, command, Action.BEGIN_JOINT_TEXT, child, header)


@api.writes(
    f"{ONE}/versions", schemas.WriteJointTextSchema, schemas.WrittenJointTextSchema
)
def post_version(
    sent: Sent, header: Sent, child: UUID, joint: UUID
) -> ResponseReturnValue:
    """Write the next version. Whoever agreed to the last one is asked again."""
    command = WriteJointText(joint=joint, **sent)
    return _write(write_joint_text, command, Action.WRITE_JOINT_TEXT, child, header)


@api.writes(
    f"{ONE}/agreements",
    schemas.AgreeToJointTextSchema,
    schemas.WrittenJointTextSchema,
)
def post_agreement(
    sent: Sent, header: Sent, child: UUID, joint: UUID
) -> ResponseReturnValue:
    """Agree by name to the version that was read."""
    command, action = AgreeToJointText(joint=joint, **sent), Action.AGREE_TO_JOINT_TEXT
    return _write(agree_to_joint_text, command, action, child, header)


def _write(
    handler: Command[Any],
    command: BeginJointText | WriteJointText | AgreeToJointText,
    action: Action,
    child: UUID,
    header: Sent,
) -> ResponseReturnValue:
    at, joint = standing(child, action), command.joint
    written = ask(handler, command, at=at, action=action, key=header["key"])
    text = answers.texts_of(at).one(joint)
    shown = {name: getattr(text, name) for name in schemas.JointTextSchema().fields}
    where = url_for("joint_texts_api.joint_text", child=child, joint=joint)
    return {**shown, "receipt": written.receipt}, 201, {"Location": where}
