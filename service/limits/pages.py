"""The pages about limits: what each template is given."""

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from flask import render_template, request

from events.limits import OrderKind, Sees
from events.phrase import phrase
from events.safety_rules import rules_on
from service.context import Serving, services
from service.forms import Form
from service.limit_stories import name_of
from service.limits import answers

SEES: Final = [
    (Sees.NOTHING.value, phrase("Nothing of this diary")),
    (Sees.NOTHING_NEW.value, phrase("Only what was written before that day")),
]
KINDS: Final = [
    (OrderKind.CHILD_ARRANGEMENTS.value, phrase("Child arrangements order")),
    (OrderKind.PROHIBITED_STEPS.value, phrase("Prohibited steps order")),
    (OrderKind.NON_MOLESTATION.value, phrase("Non-molestation order")),
    (OrderKind.CARE.value, phrase("Care order")),
    (OrderKind.BAIL_OR_POLICE.value, phrase("Bail condition or police notice")),
    (OrderKind.OTHER.value, phrase("Another paper")),
]


def orders(at: Serving) -> str:
    return _page("limits/orders.html", at, waiting=answers.waiting(at))


def confirm(at: Serving, limit: UUID, form: Form) -> str:
    return _page(
        "limits/confirm.html", at, told=answers.waiting_one(at, limit), form=form
    )


def hold(at: Serving, child: UUID, form: Form) -> str:
    today = services().edge.today()
    rules = rules_on(today)
    longest = today + timedelta(days=rules.hold_days)
    people = answers.people_of(at, child).items()
    return _about(
        "limits/hold.html",
        at,
        child,
        form=form,
        people=people,
        sees=SEES,
        longest=longest,
        pause=rules.hold_pause_days,
    )


def order(at: Serving, child: UUID, form: Form) -> str:
    return _about(
        "limits/order.html",
        at,
        child,
        form=form,
        people=answers.people_of(at, child).items(),
        witnesses=answers.witnesses(at).items(),
        sees=SEES,
        kinds=KINDS,
    )


def review(at: Serving, child: UUID, limit: UUID, form: Form) -> str:
    told = answers.limit_of(at, child, limit)
    return _about("limits/review.html", at, child, told=told, form=form)


def lift(at: Serving, child: UUID, limit: UUID, form: Form) -> str:
    told = answers.limit_of(at, child, limit)
    return _about("limits/lift.html", at, child, told=told, form=form)


def _about(page: str, at: Serving, child: UUID, **words: Any) -> str:  # noqa: ANN401 - what the template shows
    named = {"id": child, "name": name_of(at.school, child)}
    return _page(page, at, child=named, **words)


def _page(page: str, at: Serving, **words: Any) -> str:  # noqa: ANN401 - what the template shows
    today = services().edge.today()
    here = f"/schools/{at.school}/safeguarding"
    return render_template(
        page,
        school=at.school,
        here_path=here,
        posts_to=request.path,
        today=today,
        kinds_named=dict(KINDS),
        sees_named=dict(SEES),
        **words,
    )
