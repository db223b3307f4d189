"""/schools/<school>/privacy: what is kept, what may go, and what is gone."""

from typing import Final
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from service.context import Serving, services, serving
from service.forms import Form
from service.permissions import Action
from service.privacy import answers, apart, schemas
from service.privacy.commands import (
    ApproveDisposal,
    LiftLegalHold,
    PlaceLegalHold,
    approve_disposal,
    lift_legal_hold,
    place_legal_hold,
)
from service.school_forms import again_on, sent, write

privacy = Blueprint(
    "privacy",
    __name__,
    url_prefix="/schools/<uuid:school>/privacy",
    template_folder="templates",
)
LIFT: Final = "/holds/<uuid:hold>/lift"
DISPOSAL: Final = "/disposals/<uuid:child>"


@privacy.get("")
def show(school: UUID) -> ResponseReturnValue:
    return _page(serving(school, Action.SEE_PRIVACY), Form.new())


@privacy.post("/holds")
def post_hold(school: UUID) -> ResponseReturnValue:
    at, action = serving(school, Action.PLACE_LEGAL_HOLD), Action.PLACE_LEGAL_HOLD
    hold, schema = services().edge.new_id(), schemas.PlaceLegalHoldSchema()

    def command() -> PlaceLegalHold:
        told = sent(schema)
        apart.check_is_open(at, told["subject"])
        return PlaceLegalHold(hold=hold, **told)

    return write(
        at,
        action,
        place_legal_hold,
        command,
        again_on(_page, at),
        _done(school, "hold-placed"),
    )


@privacy.get(LIFT)
def show_lift(school: UUID, hold: UUID) -> ResponseReturnValue:
    return _lift_page(serving(school, Action.LIFT_LEGAL_HOLD), hold, Form.new())


@privacy.post(LIFT)
def post_lift(school: UUID, hold: UUID) -> ResponseReturnValue:
    at, action = serving(school, Action.LIFT_LEGAL_HOLD), Action.LIFT_LEGAL_HOLD
    apart.check_hold_is_open(at, hold)
    return write(
        at,
        action,
        lift_legal_hold,
        lambda: LiftLegalHold(hold=hold, **sent(schemas.LiftLegalHoldSchema())),
        again_on(_lift_page, at, hold),
        _done(school, "hold-lifted"),
    )


@privacy.get(DISPOSAL)
def show_disposal(school: UUID, child: UUID) -> ResponseReturnValue:
    return _disposal_page(serving(school, Action.APPROVE_DISPOSAL), child, Form.new())


@privacy.post(DISPOSAL)
def post_disposal(school: UUID, child: UUID) -> ResponseReturnValue:
    at, action = serving(school, Action.APPROVE_DISPOSAL), Action.APPROVE_DISPOSAL
    apart.check_is_open(at, child)
    return write(
        at,
        action,
        approve_disposal,
        lambda: ApproveDisposal(child=child, **sent(schemas.ApproveDisposalSchema())),
        again_on(_disposal_page, at, child),
        _done(school, "may-go"),
    )


@privacy.get("/erasures/<uuid:erasure>")
def show_erasure(school: UUID, erasure: UUID) -> ResponseReturnValue:
    at = serving(school, Action.SEE_PRIVACY)
    one = answers.certificate_of(at, erasure)
    return render_template("privacy/certificate.html", school=school, one=one)


def _done(school: UUID, done: str) -> str:
    return url_for("privacy.show", school=school, done=done)


def _page(at: Serving, form: Form) -> str:
    return render_template(
        "privacy/privacy.html",
        school=at.school,
        shown=answers.of_school(at),
        subjects=answers.subjects(at),
        form=form,
    )


def _lift_page(at: Serving, hold: UUID, form: Form) -> str:
    one = answers.hold_of(at, hold)
    return render_template("privacy/lift.html", school=at.school, one=one, form=form)


def _disposal_page(at: Serving, child: UUID, form: Form) -> str:
    one = answers.leaver_of(at, child)
    return render_template("privacy/may_go.html", school=at.school, one=one, form=form)
