"""/schools/<school>/classes/<class>/round: a class, one child after the other."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError

from events.daily import Section, Taps
from events.phrase import phrase
from service.asking import ClassCommand, ask_class
from service.context import Teaching, teaching
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.other_names import check_no_other_child, passed_in_form
from service.parsing import form_of, parse
from service.permissions import Action
from service.rounds import answers, pages, schemas
from service.rounds.commands import (
    SkipInRound,
    WriteInRound,
    WriteToGroup,
    skip_in_round,
    write_in_round,
    write_to_group,
)

rounds = Blueprint(
    "rounds",
    __name__,
    template_folder="templates",
    url_prefix="/schools/<uuid:school>/classes/<uuid:group>/round",
)
CHILD: Final = "/<uuid:child>"


@rounds.get("")
def show(school: UUID, group: UUID) -> ResponseReturnValue:
    return pages.overview(teaching(school, group, Action.SEE_ROUND))


@rounds.get(CHILD)
def show_child(school: UUID, group: UUID, child: UUID) -> ResponseReturnValue:
    return pages.child(
        answers.about(school, group, child, Action.SEE_ROUND), child, Form.new()
    )


@rounds.post(CHILD)
def post_note(school: UUID, group: UUID, child: UUID) -> ResponseReturnValue:
    at = answers.about(school, group, child, Action.WRITE_ROUND)
    schema = schemas.RoundNoteSchema()

    def command() -> WriteInRound:
        sent = dict(schema.load(form_of(request, schema)))
        is_them = "is_them" in request.form
        answers.check_it_is_this_child(at, child, is_them=is_them)
        said = answers.typed_in(sent)
        check_no_other_child(school, [child], said, passed_in_form())
        manner = answers.manner_of(at, child, sent, _taps())
        return WriteInRound(child=child, manner=manner, **sent)

    return _write(
        at,
        Action.WRITE_ROUND,
        write_in_round,
        command,
        again=lambda form: pages.child(at, child, form),
        onward=lambda: _next_after(at, child, "round-note"),
    )


@rounds.get(f"{CHILD}/skip")
def show_skip(school: UUID, group: UUID, child: UUID) -> ResponseReturnValue:
    return pages.skip(
        answers.about(school, group, child, Action.SEE_ROUND), child, Form.new()
    )


@rounds.post(f"{CHILD}/skip")
def post_skip(school: UUID, group: UUID, child: UUID) -> ResponseReturnValue:
    at = answers.about(school, group, child, Action.SKIP_IN_ROUND)
    schema = schemas.SkipSchema()

    def command() -> SkipInRound:
        found = parse(schema, SkipInRound, form_of(request, schema), child=child)
        said = {"why": found.why or ""}
        check_no_other_child(school, [child], said, passed_in_form())
        return found

    return _write(
        at,
        Action.SKIP_IN_ROUND,
        skip_in_round,
        command,
        again=lambda form: pages.skip(at, child, form),
        onward=lambda: _next_after(at, child, "round-skip"),
    )


@rounds.get("/group")
def show_group(school: UUID, group: UUID) -> ResponseReturnValue:
    return pages.group(teaching(school, group, Action.SEE_ROUND), Form.new())


@rounds.post("/group")
def post_group(school: UUID, group: UUID) -> ResponseReturnValue:
    at = teaching(school, group, Action.WRITE_TO_GROUP)
    schema = schemas.GroupNoteSchema()

    def command() -> WriteToGroup:
        entries = _entries(at)
        found = parse(schema, WriteToGroup, form_of(request, schema), entries=entries)
        about, said = [child for child, _ in entries], {"text": found.text}
        check_no_other_child(school, about, said, passed_in_form())
        return found

    return _write(
        at,
        Action.WRITE_TO_GROUP,
        write_to_group,
        command,
        again=lambda form: pages.group(at, form),
        onward=lambda: _of("rounds.show", at, done="group-note"),
    )


def _taps() -> Taps:
    given = {one.value: request.form.get(f"tap-{one.value}", "") for one in Section}
    return {section: choice for section, choice in given.items() if choice}


def _entries(at: Teaching) -> tuple[tuple[UUID, UUID], ...]:
    """Give the ticked children, each with the id of its own entry."""
    chosen = [one for one in at.children if f"child-{one}" in request.form]
    try:
        whole = UUID(request.form.get("id", ""))
    except ValueError:
        raise ValidationError({"id": [phrase("Open this page again.")]}) from None
    return answers.entries_of(at, whole, chosen)


def _write(
    at: Teaching,
    action: Action,
    handler: ClassCommand[Any],
    command: Callable[[], object],
    *,
    again: Callable[[Form], str],
    onward: Callable[[], str],
) -> ResponseReturnValue:
    """Parse, ask, record, answer; after a mistake show the form as it was typed."""
    try:
        ask_class(handler, command(), at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        return again(Form.again(mistake)), status_of(mistake)
    forget_carried()
    return redirect(onward(), 303)


def _next_after(at: Teaching, child: UUID, done: str) -> str:
    following = answers.round_of(at).next_after(child)
    if following is None:
        return _of("rounds.show", at, done="round-over")
    return _of("rounds.show_child", at, done=done, child=following.child)


def _of(endpoint: str, at: Teaching, **more: object) -> str:
    place: dict[str, Any] = {"school": at.school, "group": at.group, **more}
    return url_for(endpoint, **place)
