"""The pages of concerns: what each template is given."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from flask import render_template, request

from projections.concern_rows import ConcernRow
from service.concerns import answers
from service.concerns.answers import Case
from service.context import Serving, Standing, services
from service.forms import Form
from service.permissions import actions_of

# What is shown as done with a concern is what is left to do with it.
RAISER: Final = frozenset({"pass-on", "close"})


def raise_page(at: Standing, form: Form) -> str:
    """Show the form on which a concern is raised, from a note or from another."""
    entry, earlier = _asked("entry", form), _asked("earlier", form)
    linked = None if earlier is None else answers.case(at, earlier).row
    if entry is not None and not answers.note_is_here(at, entry):
        entry = None
    return render_template(
        "concerns/raise.html",
        form=form,
        entry=entry,
        earlier=linked,
        answerers=answers.answerers(at, [at.by.person]),
        **_around(at, [] if linked is None else [linked]),
    )


def case_page(at: Standing, concern: UUID) -> str:
    """Show one concern with everything that can be done with it."""
    found = answers.case(at, concern)
    return render_template(
        "concerns/concern.html",
        row=found.row,
        chain=found.chain,
        deeds=_deeds(at, found),
        **_around(at, [found.row, *found.chain]),
    )


def deed_page(at: Standing, concern: UUID, deed: str, form: Form) -> str:
    """Show the form for one thing that is done with a concern."""
    found = answers.case(at, concern)
    row = found.row
    others = answers.others(at, found) if deed == "link" else []
    return render_template(
        "concerns/deed.html",
        deed=deed,
        row=row,
        form=form,
        answerers=answers.answerers(at, [row.by, row.owner]),
        others=others,
        **_around(at, [row, *others]),
    )


def days_page(at: Serving, form: Form) -> str:
    """Show in how many school days a concern is acknowledged."""
    return render_template(
        "concerns/days.html",
        school=at.school,
        days=answers.days_of(at),
        may=actions_of(at.by.role),
        form=form,
    )


def _deeds(at: Standing, found: Case) -> frozenset[str]:
    """Name what whoever looks can do with a concern as it stands now."""
    if "give-view" not in at.may:
        return frozenset()
    row, me = found.row, at.by.person
    if row.closed is not None:
        return frozenset({"link", "again"})
    deeds = {"view", "tried", "link"}
    if me == row.owner and row.acknowledged is None:
        deeds.add("acknowledge")
    if me == row.by or (at.by.side is row.side and not answers.is_here(at, row.by)):
        deeds.add("answer")
    if me in {row.by, row.owner}:
        deeds |= RAISER if row.tried and row.verdict else RAISER - {"close"}
    return frozenset(deeds)


def _asked(name: str, form: Form) -> UUID | None:
    """Read an id from the address, or from the form that comes back."""
    said = form.values.get(name) or request.args.get(name, "")
    try:
        return UUID(said)
    except ValueError:
        return None


def _around(at: Standing, rows: Iterable[ConcernRow]) -> dict[str, object]:
    people = answers.people_of(at, rows)
    return {
        "child": {"id": at.child, "name": people[at.child].name},
        "who": people,
        "me": at.by.person,
        "may": at.may,
        "today": services().edge.today(),
    }
