"""What the templates of files and of the next school year are given."""

from typing import Final
from uuid import UUID

from flask import render_template, request
from marshmallow import ValidationError

from events.base import Role
from events.phrase import phrase
from service.context import Serving, services
from service.forms import Form
from service.people import role_name
from service.roster import answers, uploads
from service.roster.plan import Outcome
from service.roster.reading import Read, Unreadable, read

NO_FILE: Final = phrase("Choose a file first.")


def read_file(content: bytes) -> Read:
    """Read a file, or say as a mistake in the form why it cannot be."""
    if not content:
        raise ValidationError({"file": [NO_FILE]})
    try:
        return read(content, services().edge.today())
    except Unreadable as why:
        raise ValidationError({"file": [why.args[0]]}) from None


def page(at: Serving, form: Form) -> str:
    changes = answers.past_changes(at)
    return render_template(
        "roster/roster.html", changes=changes, school=at.school, form=form
    )


def plan_page(at: Serving, upload: UUID, form: Form) -> str:
    return render_template(
        "roster/plan.html",
        plan=answers.planned(at, read_file(uploads.opened(at, upload))),
        keepers=answers.keepers(at),
        outcomes=list(Outcome),
        upload=upload,
        school=at.school,
        form=form,
    )


def undo_page(at: Serving, change: UUID, form: Form) -> str:
    found = answers.past_change(at, change)
    return render_template(
        "roster/undo.html", change=found, school=at.school, form=form
    )


def next_year_page(at: Serving, form: Form) -> str:
    found = answers.rehearsed(at, form.values or request.args)
    return render_template(
        "roster/next_year.html",
        rehearsal=found,
        names=answers.names_in(at, found),
        role_names={role: role_name(role) for role in Role},
        school=at.school,
        form=form,
    )
