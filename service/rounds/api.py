"""/api/v1/schools/<school>/classes/<class>/round: what waited of a round."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from service.asking import ask_class
from service.context import services, teaching
from service.edge import LONDON
from service.openapi import PREFIX, ApiBlueprint
from service.other_names import check_no_other_child
from service.outbox_calls import from_outbox, is_asked_about
from service.permissions import Action
from service.rounds import answers, schemas
from service.rounds.commands import (
    SkipInRound,
    WriteInRound,
    WriteToGroup,
    skip_in_round,
    write_in_round,
    write_to_group,
)

api = ApiBlueprint(
    "rounds_api",
    __name__,
    url_prefix=f"{PREFIX}/schools/<uuid:school>/classes/<uuid:group>/round",
)
api.DEFAULT_TAG = "Class round"
Sent = dict[str, Any]


@api.writes(
    "/<uuid:child>/entries", schemas.KeptRoundNoteSchema, schemas.WrittenInRoundSchema
)
@from_outbox
def post_note(
    sent: Sent, header: Sent, school: UUID, group: UUID, child: UUID
) -> ResponseReturnValue:
    """Write about a child of your class, as of the day on which it was typed."""
    action, key = Action.WRITE_ROUND, header["key"]
    at = answers.about(school, group, child, action)
    is_them, passed = sent.pop("is_them") is not None, sent.pop("not_them")
    if is_asked_about(key):
        answers.check_it_is_this_child(at, child, is_them=is_them)
        check_no_other_child(school, [child], answers.typed_in(sent), passed)
    day = _day_of(sent["written_at"])
    manner = answers.manner_of(at, child, sent, sent.pop("taps"))
    command = WriteInRound(child=child, manner=manner, day=day, **sent)
    written = ask_class(write_in_round, command, at=at, action=action, key=key)
    entry = answers.entry_after(at, written)
    where = url_for("diary_api.entry_with_history", child=child, entry=entry)
    told = {"id": entry, "receipt": written.receipt}
    return told, 201, {"Location": where}


@api.writes("/<uuid:child>/skip", schemas.KeptSkipSchema, schemas.SkippedInRoundSchema)
@from_outbox
def post_skip(
    sent: Sent, header: Sent, school: UUID, group: UUID, child: UUID
) -> ResponseReturnValue:
    """Say why there is no note about a child, as of the day on which it was typed."""
    action, key = Action.SKIP_IN_ROUND, header["key"]
    at = answers.about(school, group, child, action)
    passed, day = sent.pop("not_them"), _day_of(sent.pop("written_at"))
    if is_asked_about(key):
        check_no_other_child(school, [child], {"why": sent["why"] or ""}, passed)
    command = SkipInRound(child=child, day=day, **sent)
    said = ask_class(skip_in_round, command, at=at, action=action, key=key)
    return {"id": answers.entry_after(at, said), "receipt": said.receipt}, 201


@api.writes("/group/entries", schemas.KeptGroupNoteSchema, schemas.WrittenToGroupSchema)
@from_outbox
def post_group_note(
    sent: Sent, header: Sent, school: UUID, group: UUID
) -> ResponseReturnValue:
    """Write one text into the diaries of several children of your class."""
    action, key = Action.WRITE_TO_GROUP, header["key"]
    at = teaching(school, group, action)
    passed, chosen = sent.pop("not_them"), sent.pop("children")
    entries = answers.entries_of(at, sent.pop("whole"), chosen)
    if is_asked_about(key):
        check_no_other_child(school, chosen, {"text": sent["text"]}, passed)
    day = _day_of(sent["written_at"])
    command = WriteToGroup(entries=entries, day=day, **sent)
    written = ask_class(write_to_group, command, at=at, action=action, key=key)
    told = [{"child": child, "id": entry} for child, entry in entries]
    return {"entries": told, "receipt": written.receipt}, 201


def _day_of(written_at: datetime | None) -> date | None:
    """Give the day on which words were typed, in London; none is in the future."""
    if written_at is None:
        return None
    return min(written_at.astimezone(LONDON).date(), services().edge.today())
