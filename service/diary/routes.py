"""/children/<child> and below: the diary as pages."""

from collections.abc import Callable
from uuid import UUID

from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from service.asking import ask
from service.child_forms import filled, write
from service.context import standing
from service.diary import pages, schemas
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
from service.diary.talk_routes import talk
from service.forms import Form
from service.navigation import is_navigation
from service.parsing import form_of, parse
from service.permissions import Action
from service.uploads import enclosed_in_form, takes_files

diary = Blueprint(
    "diary",
    __name__,
    url_prefix="/children/<uuid:child>",
    template_folder="templates",
)
diary.register_blueprint(talk)
ENTRY = "/entries/<uuid:entry>"
Again = Callable[[Form], str]


@diary.get("")
def show(child: UUID) -> ResponseReturnValue:
    page = pages.diary_page(child, Form.new())
    _record_seen(child, page.rendered_in_full)
    return page.html


@diary.post("/entries")
@takes_files
def post_entry(child: UUID) -> ResponseReturnValue:
    schema = schemas.WriteEntrySchema()

    def note() -> WriteEntry:
        sent = schemas.without_idle_day(form_of(request, schema))
        return parse(schema, WriteEntry, sent, enclosed=enclosed_in_form())

    return write(
        standing(child, Action.WRITE_ENTRY),
        Action.WRITE_ENTRY,
        write_entry,
        note,
        again=lambda form: pages.diary_page(child, form).html,
        onward=url_for("diary.show", child=child, done="note"),
    )


@diary.get(ENTRY)
def show_entry(child: UUID, entry: UUID) -> ResponseReturnValue:
    page = pages.entry_page(child, entry, Form.new())
    _record_seen(child, page.rendered_in_full)
    return page.html


@diary.post(f"{ENTRY}/comments")
@takes_files
def post_comment(child: UUID, entry: UUID) -> ResponseReturnValue:
    schema = schemas.CommentSchema()
    return write(
        standing(child, Action.COMMENT),
        Action.COMMENT,
        add_comment,
        lambda: filled(
            schema,
            AddComment,
            entry=entry,
            enclosed=enclosed_in_form(),
        ),
        again=lambda form: pages.entry_page(child, entry, form).html,
        onward=_of(child, entry, done="reply"),
    )


@diary.get(f"{ENTRY}/amend")
def show_amend(child: UUID, entry: UUID) -> ResponseReturnValue:
    return pages.amend_page(child, entry, Form.new())


@diary.post(f"{ENTRY}/amend")
def post_amend(child: UUID, entry: UUID) -> ResponseReturnValue:
    schema = schemas.AmendmentSchema()
    return write(
        standing(child, Action.AMEND),
        Action.AMEND,
        amend_entry,
        lambda: filled(schema, AmendEntry, entry=entry),
        again=lambda form: pages.amend_page(child, entry, form),
        onward=_of(child, entry, done="amended"),
    )


@diary.get(f"{ENTRY}/correct")
def show_correct(child: UUID, entry: UUID) -> ResponseReturnValue:
    return pages.correct_page(child, entry, Form.new())


@diary.post(f"{ENTRY}/correct")
def post_correct(child: UUID, entry: UUID) -> ResponseReturnValue:
    schema = schemas.CorrectionSchema()
    return write(
        standing(child, Action.CORRECT),
        Action.CORRECT,
        correct_entry,
        lambda: filled(schema, CorrectEntry, entry=entry),
        again=lambda form: pages.correct_page(child, entry, form),
        onward=_of(child, entry, done="corrected"),
    )


@diary.get(f"{ENTRY}/seal")
def show_seal(child: UUID, entry: UUID) -> ResponseReturnValue:
    return pages.seal_page(child, entry, Form.new())


@diary.post(f"{ENTRY}/seal")
def post_seal(child: UUID, entry: UUID) -> ResponseReturnValue:
    schema = schemas.SealSchema()
    return write(
        standing(child, Action.SEAL),
        Action.SEAL,
        seal_entry,
        lambda: filled(schema, SealEntry, entry=entry),
        again=lambda form: pages.seal_page(child, entry, form),
        onward=_of(child, entry, done="sealed"),
    )


def _of(child: UUID, entry: UUID, *, done: str) -> str:
    return url_for("diary.show_entry", child=child, entry=entry, done=done)


def _record_seen(child: UUID, entries: tuple[UUID, ...]) -> None:
    """Record a first look at what this page showed in full, if a person opened it."""
    if not entries or not is_navigation():
        return
    at = standing(child, Action.MARK_SEEN)
    command = MarkSeen(entries=entries)
    ask(mark_seen, command, at=at, action=Action.MARK_SEEN, key=None)
