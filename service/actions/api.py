"""/api/v1/children/<child>/actions: what was agreed on, for programs."""

from typing import Any, Final
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from service.actions import answers, schemas
from service.actions.commands import (
    BlockAction,
    ConfirmAction,
    ConfirmOutcome,
    DisputeOutcome,
    NameOwner,
    ObjectToAction,
    ProposeAction,
    SayOutcome,
    SetActionDays,
    SetOutAction,
    TellProgress,
    UnblockAction,
    block_action,
    confirm_action,
    confirm_outcome,
    dispute_outcome,
    name_owner,
    object_to_action,
    propose_action,
    say_outcome,
    set_action_days,
    set_out_action,
    tell_progress,
    unblock_action,
)
from service.asking import Command, ask
from service.context import standing
from service.openapi import PREFIX, ApiBlueprint
from service.permissions import Action

api = ApiBlueprint(
    "actions_api", __name__, url_prefix=f"{PREFIX}/children/<uuid:child>/actions"
)
api.DEFAULT_TAG = "Agreed actions"
Sent = dict[str, Any]
ONE: Final = "/<uuid:action>"
TOLD: Final = schemas.WrittenAgreedActionSchema


@api.get("")
@api.response(200, schemas.AgreedActionsSchema)
@api.answers(401, 403, 404)
def actions(child: UUID) -> object:
    """List what was agreed: what waits comes first, what is closed last."""
    found = answers.of_child(standing(child, Action.SEE_ACTIONS))
    return {"items": [one.told for one in found]}


@api.get(ONE)
@api.response(200, schemas.AgreedActionSchema)
@api.answers(401, 403, 404)
def action(child: UUID, action: UUID) -> object:
    """Read one action with all that was said of it."""
    return answers.one(standing(child, Action.SEE_ACTIONS), action).told


@api.writes("", schemas.ProposeActionSchema, TOLD)
def post_action(sent: Sent, header: Sent, child: UUID) -> ResponseReturnValue:
    """Propose an action. Vague words are named in the answer, and kept as they are."""
    command = ProposeAction(**sent)
    return _write(propose_action, command, Action.PROPOSE_ACTION, child, header)


@api.writes(f"{ONE}/owner", schemas.ActionOwnerSchema, TOLD)
def post_owner(
    sent: Sent, header: Sent, child: UUID, action: UUID
) -> ResponseReturnValue:
    """Say who does it. Another owner later needs a reason."""
    command = NameOwner(action=action, **sent)
    return _write(name_owner, command, Action.NAME_OWNER, child, header)


@api.writes(f"{ONE}/days", schemas.ActionDaysSchema, TOLD)
def post_days(
    sent: Sent, header: Sent, child: UUID, action: UUID
) -> ResponseReturnValue:
    """Say by when it is done and checked. A day that changes needs a reason."""
    command = SetActionDays(action=action, **sent)
    return _write(set_action_days, command, Action.SET_ACTION_DAYS, child, header)


@api.writes(f"{ONE}/how", schemas.SetOutActionSchema, TOLD)
def post_how(
    sent: Sent, header: Sent, child: UUID, action: UUID
) -> ResponseReturnValue:
    """Say how much, how often, by whom, until when, and whether it can be done."""
    command = SetOutAction(action=action, **sent)
    return _write(set_out_action, command, Action.SET_OUT_ACTION, child, header)


@api.writes(f"{ONE}/agreements", None, TOLD)
def post_agreement(header: Sent, child: UUID, action: UUID) -> ResponseReturnValue:
    """Agree to an action as it stands, for yourself."""
    command = ConfirmAction(action=action)
    return _write(confirm_action, command, Action.CONFIRM_ACTION, child, header)


@api.writes(f"{ONE}/objections", schemas.ActionReasonSchema, TOLD)
def post_objection(
    sent: Sent, header: Sent, child: UUID, action: UUID
) -> ResponseReturnValue:
    """Say no to an action as it stands, and why."""
    command = ObjectToAction(action=action, **sent)
    return _write(object_to_action, command, Action.OBJECT_TO_ACTION, child, header)


@api.writes(f"{ONE}/progress", schemas.ActionProgressSchema, TOLD)
def post_progress(
    sent: Sent, header: Sent, child: UUID, action: UUID
) -> ResponseReturnValue:
    """Tell how it goes, with the notes of the diary that show it."""
    command = TellProgress(action=action, **sent)
    return _write(tell_progress, command, Action.TELL_PROGRESS, child, header)


@api.writes(f"{ONE}/barriers", schemas.BlockActionSchema, TOLD)
def post_barrier(
    sent: Sent, header: Sent, child: UUID, action: UUID
) -> ResponseReturnValue:
    """Say what is in the way, and on which day it is talked through."""
    command = BlockAction(action=action, **sent)
    return _write(block_action, command, Action.BLOCK_ACTION, child, header)


@api.writes(f"{ONE}/barriers-gone", schemas.UnblockActionSchema, TOLD)
def post_barrier_gone(
    sent: Sent, header: Sent, child: UUID, action: UUID
) -> ResponseReturnValue:
    """Say that a barrier is not there any more, and what helped."""
    command = UnblockAction(action=action, **sent)
    return _write(unblock_action, command, Action.UNBLOCK_ACTION, child, header)


@api.writes(f"{ONE}/outcomes", schemas.ActionOutcomeSchema, TOLD)
def post_outcome(
    sent: Sent, header: Sent, child: UUID, action: UUID
) -> ResponseReturnValue:
    """Say what came of your own action, or of one whose owner has no account."""
    at = standing(child, Action.SAY_OUTCOME)
    speaks_for = answers.speaks_for(at, action)
    command = SayOutcome(action=action, speaks_for=speaks_for, **sent)
    return _write(say_outcome, command, Action.SAY_OUTCOME, child, header)


@api.writes(f"{ONE}/confirmation", None, TOLD)
def post_confirmation(header: Sent, child: UUID, action: UUID) -> ResponseReturnValue:
    """See what came of it as its owner does. The action is closed."""
    command = ConfirmOutcome(action=action)
    what = Action.CONFIRM_OUTCOME
    return _write(confirm_outcome, command, what, child, header)


@api.writes(f"{ONE}/disputes", schemas.ActionReasonSchema, TOLD)
def post_dispute(
    sent: Sent, header: Sent, child: UUID, action: UUID
) -> ResponseReturnValue:
    """See what came of it otherwise, and say how. The action stays open."""
    command = DisputeOutcome(action=action, **sent)
    what = Action.DISPUTE_OUTCOME
    return _write(dispute_outcome, command, what, child, header)


def _write(
    handler: Command[Any],
    command: object,
    action: Action,
    child: UUID,
    header: Sent,
) -> ResponseReturnValue:
    at = standing(child, action)
    written = ask(handler, command, at=at, action=action, key=header["key"])
    told = answers.after(at, written).told
    where = url_for("actions_api.action", child=child, action=told["action"])
    return {**told, "receipt": written.receipt}, 201, {"Location": where}
