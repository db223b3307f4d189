"""/schools/<school>/requests/<pack>/pieces: what is in a pack, to read it through."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events.information_request import WithheldFor
from events.phrase import phrase
from service.asking import SchoolCommand
from service.context import NotHere, Serving, serving
from service.forms import Form
from service.packs import answers, schemas
from service.packs.archive import digest
from service.packs.commands import (
    CheckPack,
    ReleasePiece,
    WithholdPiece,
    check_pack,
    release_piece,
    withhold_piece,
)
from service.packs.marks import MARKED
from service.packs.strangers import Why
from service.packs.withholding import EXPLAINED
from service.permissions import Action
from service.proof import confirmed
from service.school_forms import sent, write

pieces = Blueprint(
    "pieces",
    __name__,
    url_prefix="/<uuid:pack>",
)
PAGE_SIZE: Final = 50
REASONS: Final = [(reason.value, EXPLAINED[reason]) for reason in WithheldFor]

WHYS: Final[Mapping[Why, str]] = {
    Why.CUT: phrase("cut out:"),
    Why.LOOK: phrase("look at this, it goes out:"),
    Why.CUT_AND_LOOK: phrase("cut out, look at this:"),
}


@pieces.get("/pieces")
def show(school: UUID, pack: UUID) -> ResponseReturnValue:
    at = serving(school, Action.READ_PACK)
    confirmed()
    one = answers.with_words(at, pack)
    return _page(at, one, Form.new()) if one.is_read else _to_request(school, pack)


@pieces.get("/pack.zip")
def download(school: UUID, pack: UUID) -> ResponseReturnValue:
    at = serving(school, Action.READ_PACK)
    confirmed()
    one = answers.with_words(at, pack)
    if not one.is_read:
        return _to_request(school, pack)
    answer = Response(answers.zipped(at, one.pack), mimetype="application/zip")
    answer.headers["Content-Disposition"] = 'attachment; filename="pack.zip"'
    return answer


@pieces.post("/pieces/withhold")
def post_withhold(school: UUID, pack: UUID) -> ResponseReturnValue:
    def command(*_: object) -> WithholdPiece:
        return WithholdPiece(request=pack, **sent(schemas.WithholdSchema()))

    return _do(school, pack, Action.WITHHOLD_PIECE, withhold_piece, command)


@pieces.post("/pieces/release")
def post_release(school: UUID, pack: UUID) -> ResponseReturnValue:
    def command(at: Serving, one: answers.Opened) -> ReleasePiece:
        typed = sent(schemas.ReleaseSchema())
        by_itself = one.is_held_by_itself(typed["piece"])
        told = answers.told_of(at, pack, typed["piece"])
        return ReleasePiece(request=pack, by_itself=by_itself, children=told, **typed)

    return _do(school, pack, Action.RELEASE_PIECE, release_piece, command)


@pieces.post("/pieces/check")
def post_check(school: UUID, pack: UUID) -> ResponseReturnValue:
    def command(at: Serving, _: answers.Opened) -> CheckPack:
        made = answers.fresh_pack(at, pack)
        return CheckPack(request=pack, digest=digest(made), up_to=made.up_to)

    return _do(school, pack, Action.CHECK_PACK, check_pack, command)


def _do(
    school: UUID,
    pack: UUID,
    action: Action,
    handler: SchoolCommand[Any],
    command: Callable[[Serving, answers.Opened], object],
) -> ResponseReturnValue:
    at = serving(school, action)
    one = answers.with_words(at, pack)
    if one.untold:
        return _to_request(school, pack)
    if not one.is_read:
        raise NotHere
    here = url_for("packs.pieces.show", school=school, pack=pack, page=_number(one))
    return write(
        at,
        action,
        handler,
        lambda: command(at, one),
        lambda form: _page(at, one, form),
        f"{here}&done=request-kept",
    )


def _to_request(school: UUID, pack: UUID) -> ResponseReturnValue:
    """Lead back to where the words are opened, which is written down."""
    return redirect(url_for("packs.show_request", school=school, pack=pack), 303)


def _number(one: answers.Opened) -> int:
    """Give the page of pieces that is asked for, or the nearest that there is."""
    last = -(-len(one.pack.pieces) // PAGE_SIZE)
    return max(1, min(last, request.args.get("page", 1, int)))


def _page(at: Serving, one: answers.Opened, form: Form) -> str:
    number = _number(one)
    start = (number - 1) * PAGE_SIZE
    return render_template(
        "packs/pieces.html",
        school=at.school,
        form=form,
        one=one,
        shown=one.pack.pieces[start : start + PAGE_SIZE],
        start=start,
        number=number,
        last=max(1, -(-len(one.pack.pieces) // PAGE_SIZE)),
        reasons=REASONS,
        explained=EXPLAINED,
        marked=MARKED,
        whys=WHYS,
        page_size=PAGE_SIZE,
    )
