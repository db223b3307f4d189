"""/schools/<school>/roster: files of children and staff, and the next school year."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError

from events.base import Actor
from events.phrase import phrase
from events.roster import CannotChangeRoster
from service.asking import is_done
from service.context import NotHere, Serving, services, serving
from service.forms import Form, key_of_form
from service.keepers import check_chosen
from service.permissions import Action
from service.placing import newcomer
from service.proof import confirmed
from service.roster import answers, pages, schemas, uploads
from service.roster.commands import (
    ImportRoster,
    RollOver,
    UndoChange,
    import_roster,
    roll_over,
    undo_change,
)
from service.roster.moving import NextClass
from service.roster.next_year import Rehearsal
from service.roster.plan import Outcome, Plan
from service.school_forms import again_on, sent, tried, write

roster = Blueprint(
    "roster",
    __name__,
    template_folder="templates",
    url_prefix="/schools/<uuid:school>/roster",
)
NEXT_YEAR: Final = "/next-year"
NO_KEEPER: Final = phrase("Choose who looks after the new circles.")


@roster.get("")
def show(school: UUID) -> ResponseReturnValue:
    return pages.page(serving(school, Action.SEE_ROSTER), Form.new())


@roster.post("")
def post_file(school: UUID) -> ResponseReturnValue:
    at = serving(school, Action.IMPORT_ROSTER)
    confirmed()
    chosen = request.files.get("file")
    content = b"" if chosen is None else chosen.read()
    try:
        pages.read_file(content)
    except ValidationError as mistake:
        return pages.page(at, Form.again(mistake)), 422
    upload = uploads.keep(at, content)
    return redirect(url_for("roster.show_plan", school=school, upload=upload), 303)


@roster.get("/<uuid:upload>")
def show_plan(school: UUID, upload: UUID) -> ResponseReturnValue:
    at = serving(school, Action.IMPORT_ROSTER)
    return pages.plan_page(at, upload, Form.new())


@roster.post("/<uuid:upload>")
def post_plan(school: UUID, upload: UUID) -> ResponseReturnValue:
    at = serving(school, Action.IMPORT_ROSTER)
    try:
        content = uploads.opened(at, upload)
    except NotHere:
        if is_done(key_of_form()):
            return redirect(_onward(school, "imported"), 303)
        raise
    found = answers.planned(at, pages.read_file(content))
    refused = tried(
        at,
        Action.IMPORT_ROSTER,
        import_roster,
        lambda: _import(at, found, _applied(school)),
        again_on(pages.plan_page, at, upload),
    )
    if refused is None:
        uploads.forget(at, upload)
    return refused or redirect(_onward(school, "imported"), 303)


@roster.get("/changes/<uuid:change>/undo")
def show_undo(school: UUID, change: UUID) -> ResponseReturnValue:
    return pages.undo_page(serving(school, Action.UNDO_CHANGE), change, Form.new())


@roster.post("/changes/<uuid:change>/undo")
def post_undo(school: UUID, change: UUID) -> ResponseReturnValue:
    at = serving(school, Action.UNDO_CHANGE)
    return write(
        at,
        Action.UNDO_CHANGE,
        undo_change,
        lambda: UndoChange(change=change),
        again_on(pages.undo_page, at, change),
        _onward(school, "undone"),
    )


@roster.get(NEXT_YEAR)
def show_next_year(school: UUID) -> ResponseReturnValue:
    return pages.next_year_page(serving(school, Action.ROLL_OVER), Form.new())


@roster.post(NEXT_YEAR)
def post_next_year(school: UUID) -> ResponseReturnValue:
    at = serving(school, Action.ROLL_OVER)
    found = answers.rehearsed(at, request.form)
    return write(
        at,
        Action.ROLL_OVER,
        roll_over,
        lambda: _roll_over(found, **sent(schemas.RollOverSchema())),
        again_on(pages.next_year_page, at),
        _onward(school, "rolled"),
    )


def _onward(school: UUID, done: str) -> str:
    return url_for("roster.show", school=school, done=done)


def _applied(school: UUID) -> Mapping[str, Any]:
    told = sent(schemas.ApplySchema())
    check_chosen(school, told, "keeper")
    return told


def _import(at: Serving, found: Plan, told: Mapping[str, Any]) -> ImportRoster:
    keeper: Actor | None = told["keeper"]
    new = [step for step in found.children if step.outcome is Outcome.NEW]
    if told["mark"] != found.mark:
        raise CannotChangeRoster.because_it_is_not_what_you_saw()
    if new and keeper is None:
        raise ValidationError({"keeper": [NO_KEEPER]})
    edge = services().edge
    people = tuple(edge.new_id() for step in found.staff if step.person is None)
    return ImportRoster(
        change=edge.new_id(),
        plan=found,
        keeper=keeper or at.by,
        year=services().edge.school_year(),
        newcomers=tuple(newcomer(step.row.name, edge) for step in new),
        people=people,
        groups=answers.class_ids(at, found.opens),
    )


def _roll_over(found: Rehearsal, mark: str) -> RollOver:
    if mark != found.mark or found.problems:
        raise CannotChangeRoster.because_it_is_not_what_you_saw()
    edge = services().edge
    opens = tuple(
        NextClass(group=edge.new_id(), name=one.name, staff=one.staff)
        for one in found.coming
    )
    into = {
        group: new.group
        for one, new in zip(found.coming, opens, strict=True)
        for group in one.groups
    }
    goes = {one.group: into.get(one.group) for one in found.going}
    return RollOver(
        change=edge.new_id(), seq=found.seq, year=found.year, opens=opens, goes=goes
    )
