"""The pages of agreed actions: what each template is given."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from flask import render_template, request

from events.agreed_action_words import Result
from events.phrase import Phrase, phrase
from projections.agreed_actions_open import Group
from service.actions import answers
from service.actions.answers import Load, Shown
from service.context import Standing, services
from service.forms import Form
from service.looking import looking
from service.people import Who, who

GROUPS: Final = {
    Group.OVERDUE: phrase("Overdue"),
    Group.DUE_SOON: phrase("Due in the next two weeks"),
    Group.WAITING: phrase("Waiting for an answer"),
    Group.LATER: phrase("Later, or without a day"),
}
RESULTS: Final = [
    (Result.DONE.value, phrase("It was done")),
    (Result.PARTLY.value, phrase("Part of it was done")),
    (Result.NOT.value, phrase("It was not done")),
    (Result.SUPERSEDED.value, phrase("Something else takes its place")),
]
# The steps with one button: what went wrong is said on the page of the action.
WITHOUT_A_PAGE: Final = frozenset({"agree", "confirm"})


def actions(at: Standing) -> str:
    """List what was agreed, and how much each person has to do."""
    shown = answers.of_child(at)
    around = _around(at, shown)
    return render_template(
        "actions/actions.html",
        groups=_groups(shown),
        closed=[one for one in shown if one.row.outcomes and _is_closed(one)],
        loads=_by_name(answers.loads(shown), around["who"]),
        results=dict(RESULTS),
        **around,
    )


def new(at: Standing, form: Form) -> str:
    """Ask for an action; the notes of a meeting say at which one it is agreed."""
    meeting = form.values.get("meeting", request.args.get("meeting", ""))
    return render_template(
        "actions/new.html", form=form, meeting=meeting, **_around(at)
    )


def action(at: Standing, action: UUID, form: Form) -> str:
    """Show one action with all that was said of it."""
    shown = answers.one(at, action)
    return render_template(
        "actions/action.html",
        shown=shown,
        row=shown.row,
        form=form,
        is_said=shown.is_said_by(at.by.person),
        is_answered=shown.is_answered_by(at.by.person, at.by.side),
        results=dict(RESULTS),
        **_around(at, [shown]),
    )


def step(at: Standing, one: UUID, name: str, form: Form) -> str:
    """Ask for one thing about an action."""
    if name in WITHOUT_A_PAGE:
        return action(at, one, form)
    shown = answers.one(at, one)
    notes = answers.newest_notes(at) if name == "progress" else []
    return render_template(
        "actions/step.html",
        step=name,
        shown=shown,
        row=shown.row,
        form=form,
        notes=notes,
        results=RESULTS,
        **_around(at, [shown], {note.by for note in notes}),
    )


def _is_closed(one: Shown) -> bool:
    return one.row.stage.value == "closed"


def _groups(shown: Iterable[Shown]) -> list[tuple[Phrase, list[Shown]]]:
    waiting = [one for one in shown if not _is_closed(one)]
    found = (
        (said, [one for one in waiting if one.group is group])
        for group, said in GROUPS.items()
    )
    return [(said, some) for said, some in found if some]


def _by_name(loads: Iterable[Load], people: Who) -> list[Load]:
    return sorted(loads, key=lambda one: people[one.person].name.casefold())


def _around(
    at: Standing, shown: Iterable[Shown] = (), others: Iterable[UUID] = ()
) -> dict[str, Any]:
    today = services().edge.today()
    named = {at.child, *others}.union(*(one.people for one in shown))
    with looking(at) as sight:
        people = who(sight, at.child, named, today)
    return {
        "child": {"id": at.child, "name": people[at.child].name},
        "who": people,
        "me": at.by.person,
        "may": at.may,
        "today": today,
    }
