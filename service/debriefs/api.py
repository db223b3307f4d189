"""/api/v1/children/<child>/meetings/<meeting>/told: what people told, for programs."""

from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from service.asking import Command, ask
from service.context import standing
from service.debriefs import answers, schemas
from service.debriefs.commands import (
    AnswerDebrief,
    OfferDebrief,
    TellMessages,
    answer_debrief,
    offer_debrief,
    tell_messages,
)
from service.openapi import PREFIX, ApiBlueprint
from service.permissions import Action

api = ApiBlueprint(
    "debriefs_api",
    __name__,
    url_prefix=f"{PREFIX}/children/<uuid:child>/meetings/<uuid:meeting>",
)
api.DEFAULT_TAG = "Before and after meetings"
Sent = dict[str, Any]


@api.get("/told")
@api.response(200, schemas.ToldSchema)
@api.answers(401, 403, 404)
def told(child: UUID, meeting: UUID) -> object:
    """Read the wishes, faces, offers to talk and key messages that were told."""
    return answers.story(standing(child, Action.SEE_TOLD), meeting).shown


@api.writes("/debriefs", schemas.OfferSchema, schemas.WrittenSchema)
def post_offer(
    sent: Sent, header: Sent, child: UUID, meeting: UUID
) -> ResponseReturnValue:
    """Offer somebody to talk before or after the meeting."""
    days = answers.days(standing(child, Action.OFFER_DEBRIEF))
    command = OfferDebrief(meeting=meeting, days=days, **sent)
    return _write(offer_debrief, command, Action.OFFER_DEBRIEF, child, header)


@api.writes(
    "/debriefs/<uuid:offer>/answer", schemas.OfferAnswerSchema, schemas.WrittenSchema
)
def post_answer(
    sent: Sent, header: Sent, child: UUID, meeting: UUID, offer: UUID
) -> ResponseReturnValue:
    """Say yes or no to a talk that was offered. The offer stays either way."""
    answers.offer(standing(child, Action.ANSWER_DEBRIEF), meeting, offer)
    command = AnswerDebrief(meeting=meeting, offer=offer, **sent)
    return _write(answer_debrief, command, Action.ANSWER_DEBRIEF, child, header)


@api.writes("/key-messages", schemas.MessagesSchema, schemas.WrittenSchema)
def post_messages(
    sent: Sent, header: Sent, child: UUID, meeting: UUID
) -> ResponseReturnValue:
    """Tell up to three things that matter most of the meeting, once."""
    days = answers.days(standing(child, Action.TELL_MESSAGES))
    command = TellMessages(meeting=meeting, days=days, **sent)
    return _write(tell_messages, command, Action.TELL_MESSAGES, child, header)


def _write(
    handler: Command[Any],
    command: OfferDebrief | AnswerDebrief | TellMessages,
    action: Action,
    child: UUID,
    header: Sent,
) -> ResponseReturnValue:
    at = standing(child, action)
    written = ask(handler, command, at=at, action=action, key=header["key"])
    shown = answers.story(at, command.meeting).shown
    where = url_for("debriefs_api.told", child=child, meeting=command.meeting)
    return {**shown, "receipt": written.receipt}, 201, {"Location": where}
