"""/schools/<school>/safeguarding/…: one adult's view of one child, limited."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from events.limits import Order
from events.safety_rules import rules_on
from service.context import services, serving
from service.forms import Form
from service.limit_stories import about, file_of
from service.limits import answers, pages, schemas
from service.limits.commands import (
    ConfirmOrder,
    LiftLimit,
    PlaceHold,
    RecordOrder,
    ReviewOrder,
    confirm_order,
    lift_limit,
    place_hold,
    record_order,
    review_order,
)
from service.permissions import Action
from service.school_forms import again_on, sent, write

limits = Blueprint("limits", __name__, template_folder="templates")

HERE: Final = "/schools/<uuid:school>/safeguarding"
CHILD: Final = f"{HERE}/<uuid:child>"
LIMIT: Final = f"{CHILD}/limits/<uuid:limit>"


@limits.get(f"{HERE}/orders")
def show_orders(school: UUID) -> ResponseReturnValue:
    return pages.orders(serving(school, Action.CONFIRM_ORDER))


@limits.get(f"{HERE}/orders/<uuid:limit>")
def show_confirm(school: UUID, limit: UUID) -> ResponseReturnValue:
    return pages.confirm(serving(school, Action.CONFIRM_ORDER), limit, Form.new())


@limits.post(f"{HERE}/orders/<uuid:limit>")
def post_confirm(school: UUID, limit: UUID) -> ResponseReturnValue:
    at = serving(school, Action.CONFIRM_ORDER)
    answers.check_is_open(at, limit)
    return write(
        at,
        Action.CONFIRM_ORDER,
        confirm_order,
        lambda: ConfirmOrder(limit=limit),
        lambda form: pages.confirm(at, limit, form),
        url_for("limits.show_orders", school=school, done="order-confirmed"),
    )


@limits.get(f"{CHILD}/hold")
def show_hold(school: UUID, child: UUID) -> ResponseReturnValue:
    return pages.hold(about(school, child, Action.PLACE_HOLD), child, Form.new())


@limits.post(f"{CHILD}/hold")
def post_hold(school: UUID, child: UUID) -> ResponseReturnValue:
    at = about(school, child, Action.PLACE_HOLD)

    def command() -> PlaceHold:
        told, today = sent(schemas.HoldSchema()), services().edge.today()
        longest = today + timedelta(days=rules_on(today).hold_days)
        until = told.pop("until") or longest
        return PlaceHold(child=child, until=until, **told)

    again = again_on(pages.hold, at, child)
    onward = file_of(at, child, "held")
    return write(at, Action.PLACE_HOLD, place_hold, command, again, onward)


@limits.get(f"{CHILD}/order")
def show_order(school: UUID, child: UUID) -> ResponseReturnValue:
    return pages.order(about(school, child, Action.RECORD_ORDER), child, Form.new())


@limits.post(f"{CHILD}/order")
def post_order(school: UUID, child: UUID) -> ResponseReturnValue:
    at = about(school, child, Action.RECORD_ORDER)

    def command() -> RecordOrder:
        told = sent(schemas.OrderSchema())
        limit, person = told.pop("limit"), told.pop("person")
        begun = answers.begun_for(at, child, person)
        return RecordOrder(
            limit=begun or limit, child=child, person=person, order=Order(**told)
        )

    again = again_on(pages.order, at, child)
    onward = file_of(at, child, "order-recorded")
    return write(at, Action.RECORD_ORDER, record_order, command, again, onward)


@limits.get(f"{LIMIT}/review")
def show_review(school: UUID, child: UUID, limit: UUID) -> ResponseReturnValue:
    at = about(school, child, Action.REVIEW_ORDER)
    return pages.review(at, child, limit, Form.new())


@limits.post(f"{LIMIT}/review")
def post_review(school: UUID, child: UUID, limit: UUID) -> ResponseReturnValue:
    at, schema = (
        about(school, child, Action.REVIEW_ORDER),
        schemas.ReviewSchema(),
    )
    return write(
        at,
        Action.REVIEW_ORDER,
        review_order,
        lambda: ReviewOrder(limit=limit, child=child, **sent(schema)),
        again_on(pages.review, at, child, limit),
        file_of(at, child, "reviewed"),
    )


@limits.get(f"{LIMIT}/lift")
def show_lift(school: UUID, child: UUID, limit: UUID) -> ResponseReturnValue:
    at = about(school, child, Action.LIFT_LIMIT)
    return pages.lift(at, child, limit, Form.new())


@limits.post(f"{LIMIT}/lift")
def post_lift(school: UUID, child: UUID, limit: UUID) -> ResponseReturnValue:
    at, schema = about(school, child, Action.LIFT_LIMIT), schemas.ReasonSchema()
    return write(
        at,
        Action.LIFT_LIMIT,
        lift_limit,
        lambda: LiftLimit(limit=limit, child=child, **sent(schema)),
        again_on(pages.lift, at, child, limit),
        file_of(at, child, "lifted"),
    )
