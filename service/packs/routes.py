"""/schools/<school>/requests: who asked for what is kept, and what they were given."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, TypeVar
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from marshmallow import Schema

from events.information_request import PackKind
from events.phrase import phrase
from projections.requests import Asked
from service.asking import SchoolCommand, ask_school
from service.context import Serving, services, serving
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.packs import answers, schemas
from service.packs.commands import (
    ExtendTime,
    HandOverPack,
    ReadPack,
    ReceiveRequest,
    RefuseRequest,
    StartClock,
    StopClock,
    extend_time,
    hand_over_pack,
    read_pack,
    receive_request,
    refuse_request,
    start_clock,
    stop_clock,
)
from service.packs.contents import NOT_SEARCHED
from service.packs.piece_routes import pieces
from service.packs.withholding import EXPLAINED
from service.parsing import form_of, parse
from service.permissions import Action
from service.proof import confirmed
from service.school_forms import again_on, write

packs = Blueprint(
    "packs",
    __name__,
    url_prefix="/schools/<uuid:school>/requests",
    template_folder="templates",
)
packs.register_blueprint(pieces)
ONE: Final = "/<uuid:pack>"
C = TypeVar("C")
Parsed = Callable[[Serving], object]
KINDS: Final = [
    (
        PackKind.SUBJECT_ACCESS.value,
        phrase("Everything kept about them (subject access)"),
    ),
    (PackKind.EDUCATIONAL_RECORD.value, phrase("The child’s educational record")),
]


@packs.get("")
def show(school: UUID) -> ResponseReturnValue:
    return _list_page(serving(school, Action.SEE_REQUESTS), Form.new())


@packs.post("")
def post_request(school: UUID) -> ResponseReturnValue:
    at, action = serving(school, Action.RECEIVE_REQUEST), Action.RECEIVE_REQUEST
    schema = schemas.ReceiveSchema()
    confirmed()
    try:
        command = parse(schema, ReceiveRequest, form_of(request, schema))
        answers.keeps(at, command.about)
        ask_school(receive_request, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        return _list_page(at, Form.again(mistake)), status_of(mistake)
    forget_carried()
    return redirect(_at(school, command.request, "received"), 303)


@packs.get(ONE)
def show_request(school: UUID, pack: UUID) -> ResponseReturnValue:
    return _page(serving(school, Action.SEE_REQUESTS), pack, Form.new())


@packs.post(f"{ONE}/read")
def post_read(school: UUID, pack: UUID) -> ResponseReturnValue:
    """Open the words: whoever does is written down, so it is a form and no link."""
    at, action = serving(school, Action.READ_PACK), Action.READ_PACK
    command = ReadPack(request=pack, children=answers.with_words(at, pack).untold)
    onward = url_for("packs.pieces.show", school=school, pack=pack)
    again = again_on(_page, at, pack)
    return write(at, action, read_pack, lambda: command, again, onward)


@packs.post(f"{ONE}/stop")
def post_stop(school: UUID, pack: UUID) -> ResponseReturnValue:
    parsed = _parsed(schemas.StopSchema(), StopClock, pack)
    return _do(school, pack, Action.STOP_CLOCK, stop_clock, parsed)


@packs.post(f"{ONE}/start")
def post_start(school: UUID, pack: UUID) -> ResponseReturnValue:
    command = StartClock(request=pack)
    return _do(school, pack, Action.START_CLOCK, start_clock, lambda _: command)


@packs.post(f"{ONE}/extend")
def post_extend(school: UUID, pack: UUID) -> ResponseReturnValue:
    parsed = _parsed(schemas.ExtendSchema(), ExtendTime, pack)
    return _do(school, pack, Action.EXTEND_TIME, extend_time, parsed)


@packs.post(f"{ONE}/hand-over")
def post_hand_over(school: UUID, pack: UUID) -> ResponseReturnValue:
    def parsed(at: Serving) -> HandOverPack:
        return HandOverPack(request=pack, digest=answers.opened(at, pack).digest)

    return _do(school, pack, Action.HAND_OVER_PACK, hand_over_pack, parsed)


@packs.post(f"{ONE}/refuse")
def post_refuse(school: UUID, pack: UUID) -> ResponseReturnValue:
    parsed = _parsed(schemas.RefuseSchema(), RefuseRequest, pack)
    return _do(school, pack, Action.REFUSE_REQUEST, refuse_request, parsed)


def _parsed(schema: Schema, command: type[C], pack: UUID) -> Parsed:
    return lambda _: parse(schema, command, form_of(request, schema), request=pack)


def _do(
    school: UUID,
    pack: UUID,
    action: Action,
    handler: SchoolCommand[Any],
    parsed: Parsed,
) -> ResponseReturnValue:
    at, onward = serving(school, action), _at(school, pack, "request-kept")
    answers.is_here(at, pack)
    again = again_on(_page, at, pack)
    return write(at, action, handler, lambda: parsed(at), again, onward)


def _at(school: UUID, pack: UUID, done: str) -> str:
    return url_for("packs.show_request", school=school, pack=pack, done=done)


def _list_page(at: Serving, form: Form) -> str:
    today = services().edge.today()
    return render_template(
        "packs/requests.html",
        school=at.school,
        form=form,
        today=today,
        kinds=KINDS,
        listed=answers.all_requests(at, today),
        subjects=answers.subjects(at),
    )


def _movable(asked: Asked, today: date) -> Mapping[str, bool]:
    """Say which forms for the time there are: none after it was over."""
    can_move = asked.kind is PackKind.SUBJECT_ACCESS
    stands = asked.stopped_on is not None
    return {
        "start": can_move and stands,
        "stop": can_move and not stands and today <= asked.time.due,
        "extend": can_move
        and not asked.extended
        and (stands or today <= asked.time.first_due),
    }


def _page(at: Serving, pack: UUID, form: Form) -> str:
    one, today = answers.opened(at, pack), services().edge.today()
    return render_template(
        "packs/request.html",
        school=at.school,
        form=form,
        one=one,
        explained=EXPLAINED,
        not_searched=NOT_SEARCHED,
        late=one.asked.days_late(today),
        can=_movable(one.asked, today),
        may=one.may,
        who=one.who,
    )
