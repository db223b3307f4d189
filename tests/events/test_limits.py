"""What one adult may see: who stops it, who confirms it, and when it ends."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from events.base import Actor, Duty, Side
from events.limit_refusals import (
    CannotConfirmOrder,
    CannotHold,
    CannotLiftLimit,
    CannotRecordOrder,
    CannotReviewOrder,
)
from events.limits import Order, OrderKind, Sees, ViewLimit
from events.safety_rules import RULES, rules_on
from tests.cast import AYO, LUKASZ, MONDAY, TUESDAY, an_id
from tests.features.shows import shows
from tests.scenario import Said, fact, given, new_facts

LEAD = Actor(an_id("the lead"), Duty.SAFEGUARDING_LEAD, Side.SCHOOL)
SECOND = Actor(an_id("the second"), Duty.ADMINISTRATOR, Side.SCHOOL)
HERSELF = Actor(LUKASZ.person, Duty.SAFEGUARDING_LEAD, Side.SCHOOL)
LATER = MONDAY + timedelta(days=180)
ORDER = Order(
    sees=Sees.NOTHING_NEW,
    starts=TUESDAY,
    kind=OrderKind.CHILD_ARRANGEMENTS,
    document="Larkfield Family Court, LF26P00123",
    sighted_by=LEAD.person,
    sighted_on=MONDAY,
    review_on=LATER,
)


def a_limit() -> ViewLimit:
    return ViewLimit(
        id=an_id("a limit"), child=AYO, person=LUKASZ.person, by=LEAD.person
    )


def held() -> Said:
    return fact(
        ViewLimit.HoldPlaced,
        sees=Sees.NOTHING,
        starts=MONDAY,
        until=MONDAY,
        reason="The court sits tomorrow.",
        by=LEAD.person,
    )


def recorded() -> Said:
    return fact(
        ViewLimit.OrderRecorded,
        sees=ORDER.sees,
        starts=ORDER.starts,
        kind=ORDER.kind,
        document=ORDER.document,
        sighted_by=ORDER.sighted_by,
        sighted_on=ORDER.sighted_on,
        review_on=ORDER.review_on,
        by=LEAD.person,
    )


def confirmed() -> Said:
    return fact(ViewLimit.OrderConfirmed, by=SECOND.person)


def reviewed() -> Said:
    return fact(
        ViewLimit.OrderReviewed, review_on=LATER, reason="It holds.", by=LEAD.person
    )


def lifted() -> Said:
    return fact(ViewLimit.LimitLifted, reason="It ended.", by=LEAD.person)


def hold(
    limit: ViewLimit,
    by: Actor = LEAD,
    until: date = MONDAY,
    reason: str = "The court sits tomorrow.",
) -> None:
    limit.hold(Sees.NOTHING, until, reason, by=by, today=MONDAY)


def record(limit: ViewLimit, order: Order = ORDER, by: Actor = LEAD) -> None:
    limit.record(order, by=by, today=MONDAY)


def review(
    limit: ViewLimit, on: date = LATER, reason: str = "It holds.", by: Actor = LEAD
) -> None:
    limit.review(on, reason, by=by, today=MONDAY)


def test_a_limit_says_of_whom_and_about_which_child() -> None:
    assert new_facts(a_limit()) == [
        fact(ViewLimit.LimitBegun, child=AYO, person=LUKASZ.person, by=LEAD.person)
    ]


def test_a_lead_alone_stops_a_view_at_once() -> None:
    given(a_limit()).when(hold).then(held())


@pytest.mark.parametrize("days", [-1, 8])
def test_a_hold_ends_within_a_week(days: int) -> None:
    until = MONDAY + timedelta(days=days)
    longest = MONDAY + timedelta(days=7)
    given(a_limit()).when(lambda limit: hold(limit, until=until)).then_refused(
        CannotHold.because_of_its_last_day(longest)
    )


def test_a_hold_needs_a_reason() -> None:
    given(a_limit()).when(lambda limit: hold(limit, reason=" ")).then_refused(
        CannotHold.because_no_reason_is_given()
    )


@pytest.mark.parametrize("before", [held(), recorded(), lifted()])
def test_a_limit_has_one_hold_and_it_comes_first(before: Said) -> None:
    given(a_limit(), before).when(hold).then_refused(CannotHold.because_there_is_one())


def test_an_order_is_written_down_after_a_hold_or_without_one() -> None:
    given(a_limit()).when(record).then(recorded())
    given(a_limit(), held()).when(record).then(recorded())


@pytest.mark.parametrize("before", [recorded(), lifted()])
def test_a_limit_has_one_order(before: Said) -> None:
    given(a_limit(), before).when(record).then_refused(
        CannotRecordOrder.because_there_is_one()
    )


def test_an_order_was_seen_by_somebody_else_than_whom_it_limits() -> None:
    about_them = replace(ORDER, sighted_by=LUKASZ.person)
    given(a_limit()).when(lambda limit: record(limit, about_them)).then_refused(
        CannotRecordOrder.because_it_is_about_you()
    )


def test_an_order_was_seen_already() -> None:
    not_yet = replace(ORDER, sighted_on=TUESDAY)
    given(a_limit()).when(lambda limit: record(limit, not_yet)).then_refused(
        CannotRecordOrder.because_it_was_not_seen_yet()
    )


def test_an_order_has_a_review_day_to_come() -> None:
    over = replace(ORDER, review_on=MONDAY)
    given(a_limit()).when(lambda limit: record(limit, over)).then_refused(
        CannotRecordOrder.because_the_review_is_over()
    )


def test_an_order_names_its_paper() -> None:
    unnamed = replace(ORDER, document=" ")
    given(a_limit()).when(lambda limit: record(limit, unnamed)).then_refused(
        CannotRecordOrder.because_no_document_is_named()
    )


def test_a_second_person_confirms() -> None:
    given(a_limit(), recorded()).when(lambda limit: limit.confirm(by=SECOND)).then(
        confirmed()
    )


@shows("events.limits:ViewLimit.confirm", at="because_you_recorded_it")
def test_f102_the_same_person_does_not_confirm() -> None:
    given(a_limit(), recorded()).when(
        lambda limit: limit.confirm(by=LEAD)
    ).then_refused(CannotConfirmOrder.because_you_recorded_it())


def test_nothing_is_confirmed_twice_or_before_it_is_there() -> None:
    given(a_limit(), recorded(), confirmed()).when(
        lambda limit: limit.confirm(by=SECOND)
    ).then_refused(CannotConfirmOrder.because_it_is_confirmed())
    for past in ([held()], [recorded(), lifted()]):
        given(a_limit(), *past).when(
            lambda limit: limit.confirm(by=SECOND)
        ).then_refused(CannotConfirmOrder.because_there_is_none())


def test_nobody_decides_about_themselves() -> None:
    given(a_limit()).when(lambda limit: hold(limit, by=HERSELF)).then_refused(
        CannotHold.because_it_is_about_you()
    )
    given(a_limit()).when(lambda limit: record(limit, by=HERSELF)).then_refused(
        CannotRecordOrder.because_it_is_about_you()
    )
    given(a_limit(), recorded()).when(
        lambda limit: limit.confirm(by=HERSELF)
    ).then_refused(CannotConfirmOrder.because_it_is_about_you())
    given(a_limit(), recorded()).when(
        lambda limit: review(limit, by=HERSELF)
    ).then_refused(CannotReviewOrder.because_it_is_about_you())
    given(a_limit(), recorded()).when(
        lambda limit: limit.lift("Enough.", by=HERSELF)
    ).then_refused(CannotLiftLimit.because_it_is_about_you())


def test_an_order_is_looked_at_again() -> None:
    given(a_limit(), recorded()).when(review).then(reviewed())


def test_a_review_needs_an_order_a_day_and_what_was_found() -> None:
    given(a_limit(), held()).when(review).then_refused(
        CannotReviewOrder.because_there_is_none()
    )
    given(a_limit(), recorded()).when(
        lambda limit: review(limit, on=MONDAY)
    ).then_refused(CannotReviewOrder.because_the_review_is_over())
    given(a_limit(), recorded()).when(
        lambda limit: review(limit, reason="")
    ).then_refused(CannotReviewOrder.because_no_reason_is_given())


def test_a_limit_ends_once_and_for_a_reason() -> None:
    given(a_limit(), held()).when(lambda limit: limit.lift("It ended.", by=LEAD)).then(
        lifted()
    )
    given(a_limit(), held()).when(lambda limit: limit.lift("", by=LEAD)).then_refused(
        CannotLiftLimit.because_no_reason_is_given()
    )
    given(a_limit(), lifted()).when(
        lambda limit: limit.lift("Again.", by=LEAD)
    ).then_refused(CannotLiftLimit.because_there_is_none())


def test_the_rules_of_the_day_count() -> None:
    assert rules_on(MONDAY).hold_days == 7
    assert rules_on(MONDAY).hold_pause_days == 28
    assert rules_on(MONDAY).opening_hours == 24
    assert rules_on(date(1999, 1, 1)) == RULES[0]
