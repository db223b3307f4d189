"""/api/v1/children/<child>/…/disputes: notes that are disputed, for programs."""

from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from service.asking import Command, ask
from service.context import standing
from service.disputes import answers, schemas
from service.disputes.commands import (
    DisputeEntry,
    EndRestriction,
    RestrictUse,
    SettleDispute,
    dispute_entry,
    end_restriction,
    restrict_use,
    settle_dispute,
)
from service.openapi import PREFIX, ApiBlueprint
from service.permissions import Action

api = ApiBlueprint(
    "disputes_api", __name__, url_prefix=f"{PREFIX}/children/<uuid:child>"
)
api.DEFAULT_TAG = "Disputes"
Sent = dict[str, Any]
ONE = "/disputes/<uuid:dispute>"


@api.get("/disputes")
@api.response(200, schemas.DisputesSchema)
@api.answers(401, 403, 404)
def disputes(child: UUID) -> object:
    """List what is disputed and waits for an answer, the oldest first."""
    cases = answers.waiting(standing(child, Action.SEE_DISPUTES))
    return {"items": [case.shown for case in cases]}


@api.get(ONE)
@api.response(200, schemas.DisputeOfEntrySchema)
@api.answers(401, 403, 404)
def dispute(child: UUID, dispute: UUID) -> object:
    """Read one dispute."""
    return answers.case(standing(child, Action.SEE_DISPUTES), dispute).shown


@api.writes(
    "/entries/<uuid:entry>/disputes",
    schemas.DisputeSchema,
    schemas.WrittenDisputeSchema,
)
def post_dispute(
    sent: Sent, header: Sent, child: UUID, entry: UUID
) -> ResponseReturnValue:
    """Say that something in a note is wrong. The note stays, and so does this."""
    command = DisputeEntry(entry=entry, **sent)
    return _write(dispute_entry, command, Action.DISPUTE, child, header)


@api.writes(f"{ONE}/settlement", schemas.SettleSchema, schemas.WrittenDisputeSchema)
def post_settlement(
    sent: Sent, header: Sent, child: UUID, dispute: UUID
) -> ResponseReturnValue:
    """Answer a dispute. A restriction ends with it."""
    command = SettleDispute(dispute=dispute, **sent)
    return _write(settle_dispute, command, Action.SETTLE_DISPUTE, child, header)


@api.writes(f"{ONE}/restriction", None, schemas.WrittenDisputeSchema)
def post_restriction(header: Sent, child: UUID, dispute: UUID) -> ResponseReturnValue:
    """Let the note not be used for decisions while it is checked."""
    command = RestrictUse(dispute=dispute)
    return _write(restrict_use, command, Action.RESTRICT_USE, child, header)


@api.writes(
    f"{ONE}/restriction-end", schemas.ReasonSchema, schemas.WrittenDisputeSchema
)
def post_restriction_end(
    sent: Sent, header: Sent, child: UUID, dispute: UUID
) -> ResponseReturnValue:
    """Let the note be used again before the dispute is settled."""
    command = EndRestriction(dispute=dispute, **sent)
    return _write(end_restriction, command, Action.END_RESTRICTION, child, header)


def _write(
    handler: Command[Any], command: object, action: Action, child: UUID, header: Sent
) -> ResponseReturnValue:
    at = standing(child, action)
    written = ask(handler, command, at=at, action=action, key=header["key"])
    shown = answers.case_after(at, written).shown
    where = url_for("disputes_api.dispute", child=child, dispute=shown["id"])
    return {**shown, "receipt": written.receipt}, 201, {"Location": where}
