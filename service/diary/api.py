"""/api/v1/children/<child>/… : the diary for programs, over the same commands."""

from dataclasses import fields
from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from projections.entry_rows import EntryRow
from projections.timeline import Filter
from service.asking import Command, ask
from service.context import standing
from service.cursors import cursor_for
from service.diary import answers, schemas
from service.diary.commands import (
    AddComment,
    AmendEntry,
    CorrectEntry,
    MarkSeen,
    SealEntry,
    WriteEntry,
    add_comment,
    amend_entry,
    correct_entry,
    mark_seen,
    seal_entry,
    write_entry,
)
from service.openapi import PREFIX, ApiBlueprint, KeySchema
from service.other_names import checked
from service.outbox_calls import from_outbox, is_asked_about
from service.permissions import Action

api = ApiBlueprint("diary_api", __name__, url_prefix=f"{PREFIX}/children/<uuid:child>")
api.DEFAULT_TAG = "Diary"
Sent = dict[str, Any]
ENTRY = "/entries/<uuid:entry>"


@api.get("/timeline")
@api.arguments(schemas.TimelineQuerySchema, location="query")
@api.response(200, schemas.TimelineSchema)
@api.answers(401, 403, 404, 422)
def timeline(query: tuple[Filter, str | None], child: UUID) -> object:
    """Read the diary, newest first; `as_at` shows it as it was at a moment."""
    at = standing(child, Action.SEE_DIARY)
    page = answers.timeline_page(at, *query)
    more = None if page.next is None else cursor_for("entries", page.next)
    return {"items": page.items, "next": more}


@api.get(ENTRY)
@api.response(200, schemas.EntryWithHistorySchema)
@api.answers(401, 403, 404)
def entry_with_history(child: UUID, entry: UUID) -> object:
    """Read one entry with every step it went through. This records no "seen"."""
    at = standing(child, Action.SEE_DIARY)
    story = answers.entry_story(at, entry)
    return {**shown(story.row), "history": story.history}


@api.writes("/entries", schemas.KeptEntrySchema, schemas.WrittenEntrySchema)
@from_outbox
def post_entry(sent: Sent, header: Sent, child: UUID) -> ResponseReturnValue:
    """Write in the diary."""
    passed = sent.pop("not_them")
    command = WriteEntry(**sent)
    if is_asked_about(header["key"]):
        checked(standing(child, Action.WRITE_ENTRY), command, passed)
    return _write(write_entry, command, Action.WRITE_ENTRY, child, header)


@api.writes(f"{ENTRY}/comments", schemas.KeptCommentSchema, schemas.WrittenEntrySchema)
@from_outbox
def post_comment(
    sent: Sent, header: Sent, child: UUID, entry: UUID
) -> ResponseReturnValue:
    """Answer an entry."""
    passed = sent.pop("not_them")
    command = AddComment(entry=entry, **sent)
    if is_asked_about(header["key"]):
        checked(standing(child, Action.COMMENT), command, passed)
    return _write(add_comment, command, Action.COMMENT, child, header)


@api.writes(f"{ENTRY}/amendments", schemas.AmendmentSchema, schemas.WrittenEntrySchema)
def post_amendment(
    sent: Sent, header: Sent, child: UUID, entry: UUID
) -> ResponseReturnValue:
    """Say your own words better; the first words stay."""
    command = AmendEntry(entry=entry, **sent)
    return _write(amend_entry, command, Action.AMEND, child, header)


@api.writes(
    f"{ENTRY}/corrections", schemas.CorrectionSchema, schemas.WrittenEntrySchema
)
def post_correction(
    sent: Sent, header: Sent, child: UUID, entry: UUID
) -> ResponseReturnValue:
    """Set beside somebody else's words what you know differently."""
    command = CorrectEntry(entry=entry, **sent)
    return _write(correct_entry, command, Action.CORRECT, child, header)


@api.writes(f"{ENTRY}/seal", schemas.SealSchema, schemas.WrittenEntrySchema)
def post_seal(
    sent: Sent, header: Sent, child: UUID, entry: UUID
) -> ResponseReturnValue:
    """Close the words of an entry that was about another child."""
    command = SealEntry(entry=entry, **sent)
    return _write(seal_entry, command, Action.SEAL, child, header)


@api.put(f"{ENTRY}/seen")
@api.arguments(KeySchema, location="headers")
@api.response(204)
@api.answers(401, 403, 404, 422)
def put_seen(header: Sent, child: UUID, entry: UUID) -> ResponseReturnValue:
    """Say that you opened this entry; a fact only the first time."""
    at = standing(child, Action.MARK_SEEN)
    command = MarkSeen(entries=(entry,))
    ask(mark_seen, command, at=at, action=Action.MARK_SEEN, key=header["key"])
    return "", 204


def _write(
    handler: Command[Any], command: object, action: Action, child: UUID, header: Sent
) -> ResponseReturnValue:
    at = standing(child, action)
    written = ask(handler, command, at=at, action=action, key=header["key"])
    row = answers.entry_after(at, written)
    where = url_for("diary_api.entry_with_history", child=child, entry=row.entry)
    return {**shown(row), "receipt": written.receipt}, 201, {"Location": where}


def shown(row: EntryRow) -> dict[str, Any]:
    """Give the parts of an entry by name."""
    return {part.name: getattr(row, part.name) for part in fields(row)}
