"""/children/<child>/audit: the trail as a page."""

from typing import Final
from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError

from service.audit import answers
from service.context import standing
from service.cursors import Cursor, cursor_for
from service.permissions import Action

audit = Blueprint("audit", __name__, template_folder="templates")

ON_A_PAGE: Final = 50


@audit.get("/children/<uuid:child>/audit")
def show(child: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_AUDIT)
    trail = answers.trail(at, _place(), ON_A_PAGE)
    return render_template(
        "audit/audit.html",
        child={"id": child, "name": trail.who[child].name},
        lines=trail.lines,
        next=None if trail.next is None else cursor_for("audit", trail.next),
        who=trail.who,
        may=at.may,
    )


def _place() -> int | None:
    """Read the place to go on from; one that makes no sense is the start."""
    given = request.args.get("cursor")
    if given is None:
        return None
    try:
        return Cursor("audit").deserialize(given)
    except ValidationError:
        return None
