"""What the pages about an agenda and about taking part are given."""

from typing import Final
from uuid import UUID

from flask import render_template

from projections.meeting_rows import Part
from service.context import NotHere, Standing
from service.forms import Form
from service.meeting_rows import meeting as found
from service.meeting_rows import page_parts

PART: Final = "attending/part.html"
VIEW: Final = "attending/view.html"


def agenda_page(at: Standing, meeting: UUID, form: Form) -> str:
    """Show the agenda, and a form that puts one more item on it."""
    parts = page_parts(at, found(at, meeting))
    return render_template("attending/agenda.html", form=form, **parts)


def defer_page(at: Standing, meeting: UUID, item: UUID, form: Form) -> str:
    """Show the form that puts an item off."""
    shown = found(at, meeting)
    put = next((one for one in shown.row.items if one.id == item), None)
    if put is None:
        raise NotHere
    parts = page_parts(at, shown)
    return render_template("attending/defer.html", form=form, item=put, **parts)


def part_page(
    at: Standing, meeting: UUID, person: UUID, form: Form, page: str = PART
) -> str:
    """Show how somebody takes part; NotHere if it is nobody of the circle."""
    shown = found(at, meeting)
    if person not in {*shown.people, *shown.row.parts}:
        raise NotHere
    return render_template(
        page,
        form=form,
        person=person,
        part=shown.row.parts.get(person) or Part(person),
        is_mine=person == at.by.person,
        speaks=shown.is_open and (person == at.by.person or shown.is_kept),
        **page_parts(at, shown),
    )
