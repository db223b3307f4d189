"""The pages of a safeguarding lead: what each template is given."""

from typing import Any, Final
from uuid import UUID

from flask import render_template, request

from events.phrase import phrase
from events.safety_rules import rules_on
from service.context import Serving, Standing, services
from service.forms import Form
from service.limit_stories import name_of
from service.safeguarding import answers
from service.safeguarding.schemas import Showing

SHOWING: Final = [
    (
        Showing.SHOWN.value,
        phrase("The people around the child see it"),
        phrase("In the usual case"),
    ),
    (
        Showing.HIDDEN.value,
        phrase("Nobody else sees it"),
        phrase("If seeing it could put the child at risk"),
    ),
]


def overview(at: Serving) -> str:
    return _page("safeguarding/overview.html", at, told=answers.overview(at))


def child(at: Serving, child: UUID) -> str:
    found = answers.child_file(at, child)
    return _about("safeguarding/child.html", at, child, found=found, who=found.who)


def opening(at: Serving, child: UUID, form: Form) -> str:
    hours = rules_on(services().edge.today()).opening_hours
    return _about(
        "safeguarding/opening.html", at, child, form=form, hours=hours, showing=SHOWING
    )


def put_back(at: Serving, child: UUID, entry: UUID, form: Form) -> str:
    away = answers.away_one(at, child, entry)
    return _about(
        "safeguarding/put_back.html", at, child, entry=entry, away=away, form=form
    )


def move(at: Standing, entry: UUID, form: Form) -> str:
    return render_template(
        "safeguarding/move.html",
        child={"id": at.child, "name": name_of(at.school, at.child)},
        entry=entry,
        parts=answers.entry_lines(at, entry),
        form=form,
        may=at.may,
    )


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
        **words,
    )
