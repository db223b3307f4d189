"""/children/<child>/…/dispute: saying that a note is wrong, and answering, as pages."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from events.dispute import Outcome
from events.phrase import phrase
from service.asking import Command
from service.child_forms import filled, write
from service.context import Standing, services, standing
from service.disputes import answers, schemas
from service.disputes.commands import (
    DisputeEntry,
    EndRestriction,
    RestrictUse,
    SettleDispute,
    dispute_entry,
    end_restriction,
    restrict_use,
    settle_dispute,
)
from service.forms import Form
from service.people import who
from service.permissions import Action

disputes = Blueprint(
    "disputes",
    __name__,
    url_prefix="/children/<uuid:child>",
    template_folder="templates",
)
ENTRY: Final = "/entries/<uuid:entry>"
ONE: Final = "/disputes/<uuid:dispute>"
CHOICES: Final = [
    (Outcome.CORRECTED.value, phrase("It was corrected")),
    (Outcome.OPINION.value, phrase("It stays as the opinion of whoever wrote it")),
    (Outcome.ACCURATE.value, phrase("It stays, because it was found to be right")),
    (Outcome.NOT_KNOWN.value, phrase("It cannot be known, so both sides stay")),
]


@disputes.get("/disputes")
def show(child: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_DISPUTES)
    cases = answers.waiting(at)
    return render_template("disputes/waiting.html", cases=cases, **_around(at))


@disputes.get(f"{ENTRY}/dispute")
def show_dispute(child: UUID, entry: UUID) -> ResponseReturnValue:
    return _dispute_page(standing(child, Action.DISPUTE), entry, Form.new())


@disputes.post(f"{ENTRY}/dispute")
def post_dispute(child: UUID, entry: UUID) -> ResponseReturnValue:
    at, schema = standing(child, Action.DISPUTE), schemas.DisputeSchema()
    answers.note(at, entry)
    return write(
        at,
        Action.DISPUTE,
        dispute_entry,
        lambda: filled(schema, DisputeEntry, entry=entry),
        again=lambda form: _dispute_page(at, entry, form),
        onward=url_for("diary.show_entry", child=child, entry=entry, done="disputed"),
    )


@disputes.get(ONE)
def show_case(child: UUID, dispute: UUID) -> ResponseReturnValue:
    return _case_page(standing(child, Action.SEE_DISPUTES), dispute, Form.new())


@disputes.post(f"{ONE}/settle")
def post_settle(child: UUID, dispute: UUID) -> ResponseReturnValue:
    schema = schemas.SettleSchema()
    return _on_case(
        standing(child, Action.SETTLE_DISPUTE),
        dispute,
        Action.SETTLE_DISPUTE,
        settle_dispute,
        lambda: filled(schema, SettleDispute, dispute=dispute),
        "settled",
    )


@disputes.post(f"{ONE}/restrict")
def post_restrict(child: UUID, dispute: UUID) -> ResponseReturnValue:
    return _on_case(
        standing(child, Action.RESTRICT_USE),
        dispute,
        Action.RESTRICT_USE,
        restrict_use,
        lambda: RestrictUse(dispute=dispute),
        "restricted",
    )


@disputes.post(f"{ONE}/end-restriction")
def post_end(child: UUID, dispute: UUID) -> ResponseReturnValue:
    at, schema = standing(child, Action.END_RESTRICTION), schemas.ReasonSchema()
    answers.case(at, dispute)
    return write(
        at,
        Action.END_RESTRICTION,
        end_restriction,
        lambda: filled(schema, EndRestriction, dispute=dispute),
        again=lambda form: _case_page(at, dispute, Form.new(), ending=form),
        onward=_case_after(at, dispute, "unrestricted"),
    )


def _on_case(
    at: Standing,
    dispute: UUID,
    action: Action,
    handler: Command[Any],
    parsed: Callable[[], object],
    done: str,
) -> ResponseReturnValue:
    answers.case(at, dispute)
    return write(
        at,
        action,
        handler,
        parsed,
        again=lambda form: _case_page(at, dispute, form),
        onward=_case_after(at, dispute, done),
    )


def _case_after(at: Standing, dispute: UUID, done: str) -> str:
    return url_for("disputes.show_case", child=at.child, dispute=dispute, done=done)


def _dispute_page(at: Standing, entry: UUID, form: Form) -> str:
    row = answers.note(at, entry)
    return render_template(
        "disputes/dispute.html", row=row, form=form, **_around(at, row.by)
    )


def _case_page(
    at: Standing, dispute: UUID, form: Form, ending: Form | None = None
) -> str:
    """Show a dispute. *ending* is what was typed to end its restriction."""
    case = answers.case(at, dispute)
    people = {case.row.by, case.dispute.by, case.dispute.settled_by}
    return render_template(
        "disputes/case.html",
        case=case.dispute,
        row=case.row,
        form=form,
        ending=ending or Form(),
        choices=CHOICES,
        **_around(at, *people),
    )


def _around(at: Standing, *others: UUID | None) -> dict[str, object]:
    with services().store.reading(at.school) as reader:
        named = {one for one in others if one is not None}
        today = services().edge.today()
        people = who(reader, at.child, {at.child, *named}, today)
    return {
        "child": {"id": at.child, "name": people[at.child].name},
        "who": people,
        "me": at.by.person,
        "may": at.may,
    }
