"""/api/v1/children/<child>/concerns: what worries somebody, for programs."""

from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from service.asking import Command, ask, ask_school
from service.concerns import answers, schemas
from service.concerns.commands import (
    AcknowledgeConcern,
    AnswerAsRaiser,
    CloseConcern,
    GiveView,
    LinkConcern,
    PassConcernOn,
    RaiseConcern,
    SetConcernDays,
    TellTried,
    acknowledge_concern,
    answer_as_raiser,
    close_concern,
    give_view,
    link_concern,
    pass_concern_on,
    raise_concern,
    set_concern_days,
    tell_tried,
)
from service.context import serving, standing
from service.openapi import PREFIX, ApiBlueprint
from service.permissions import Action

api = ApiBlueprint("concerns_api", __name__, url_prefix=PREFIX)
api.DEFAULT_TAG = "Concerns"
Sent = dict[str, Any]
ALL = "/children/<uuid:child>/concerns"
ONE = f"{ALL}/<uuid:concern>"
TOLD = schemas.WrittenConcernSchema


@api.get(ALL)
@api.response(200, schemas.ConcernListSchema)
@api.answers(401, 403, 404)
def concerns(child: UUID) -> object:
    """List the concerns about a child: open ones first, then the newest first."""
    cases = answers.of_child(standing(child, Action.SEE_CONCERNS))
    return {"items": [case.shown for case in cases]}


@api.get(ONE)
@api.response(200, schemas.ConcernSchema)
@api.answers(401, 403, 404)
def concern(child: UUID, concern: UUID) -> object:
    """Read one concern, with every view on it."""
    return answers.case(standing(child, Action.SEE_CONCERNS), concern).shown


@api.writes(ALL, schemas.RaiseConcernSchema, TOLD)
def post_concern(sent: Sent, header: Sent, child: UUID) -> ResponseReturnValue:
    """Raise a concern. One named person is asked to answer it."""
    command = RaiseConcern(**sent)
    return _write(raise_concern, command, Action.RAISE_CONCERN, child, header)


@api.writes(f"{ONE}/acknowledgement", schemas.AcknowledgeConcernSchema, TOLD)
def post_acknowledgement(
    sent: Sent, header: Sent, child: UUID, concern: UUID
) -> ResponseReturnValue:
    """Say, as whoever was asked to answer, that it was read."""
    command = AcknowledgeConcern(concern=concern, **sent)
    action = Action.ACKNOWLEDGE_CONCERN
    return _write(acknowledge_concern, command, action, child, header)


@api.writes(f"{ONE}/owners", schemas.PassConcernOnSchema, TOLD)
def post_owner(
    sent: Sent, header: Sent, child: UUID, concern: UUID
) -> ResponseReturnValue:
    """Ask somebody else to answer it."""
    command = PassConcernOn(concern=concern, **sent)
    return _write(pass_concern_on, command, Action.PASS_CONCERN_ON, child, header)


@api.writes(f"{ONE}/views", schemas.ConcernViewSchema, TOLD)
def post_view(
    sent: Sent, header: Sent, child: UUID, concern: UUID
) -> ResponseReturnValue:
    """Set one's own view beside the others."""
    command = GiveView(concern=concern, **sent)
    return _write(give_view, command, Action.GIVE_VIEW, child, header)


@api.writes(f"{ONE}/tried", schemas.TriedConcernSchema, TOLD)
def post_tried(
    sent: Sent, header: Sent, child: UUID, concern: UUID
) -> ResponseReturnValue:
    """Write down what was tried. The raiser is asked again after it."""
    command = TellTried(concern=concern, **sent)
    return _write(tell_tried, command, Action.TELL_TRIED, child, header)


@api.writes(f"{ONE}/answers", schemas.ConcernVerdictSchema, TOLD)
def post_answer(
    sent: Sent, header: Sent, child: UUID, concern: UUID
) -> ResponseReturnValue:
    """Say, as whoever raised it, whether it is resolved."""
    command = AnswerAsRaiser(concern=concern, **sent)
    return _write(answer_as_raiser, command, Action.ANSWER_AS_RAISER, child, header)


@api.writes(f"{ONE}/closing", None, TOLD)
def post_closing(header: Sent, child: UUID, concern: UUID) -> ResponseReturnValue:
    """Close it. What was tried and the raiser's answer must be there."""
    command = CloseConcern(concern=concern)
    return _write(close_concern, command, Action.CLOSE_CONCERN, child, header)


@api.writes(f"{ONE}/links", schemas.LinkConcernSchema, TOLD)
def post_link(
    sent: Sent, header: Sent, child: UUID, concern: UUID
) -> ResponseReturnValue:
    """Say that it belongs with another concern about the child."""
    command = LinkConcern(concern=concern, **sent)
    return _write(link_concern, command, Action.LINK_CONCERN, child, header)


@api.writes(
    "/schools/<uuid:school>/concern-days",
    schemas.ConcernDaysSchema,
    schemas.WrittenConcernDaysSchema,
)
def post_days(sent: Sent, header: Sent, school: UUID) -> ResponseReturnValue:
    """Say in how many school days a concern is acknowledged at the school."""
    action, command = Action.SET_CONCERN_DAYS, SetConcernDays(**sent)
    at = serving(school, action)
    key = header["key"]
    written = ask_school(set_concern_days, command, at=at, action=action, key=key)
    told: Sent = {"days": answers.days_of(at), "receipt": written.receipt}
    return told, 201, {}


def _write(
    handler: Command[Any], command: object, action: Action, child: UUID, header: Sent
) -> ResponseReturnValue:
    at = standing(child, action)
    written = ask(handler, command, at=at, action=action, key=header["key"])
    shown = answers.case_after(at, written).shown
    where = url_for("concerns_api.concern", child=child, concern=shown["id"])
    return {**shown, "receipt": written.receipt}, 201, {"Location": where}
