"""What the pages about private things before and after a meeting are given."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from flask import render_template

from events.base import Role
from events.phrase import Phrase, phrase
from events.preparation import About, Readers
from projections.preparation_rows import Thing
from service.context import Standing, child_or_none, services
from service.feelings import FACES
from service.forms import Form
from service.people import who
from service.preparing.answers import Seen, Space

# Each page, and the one that a child is shown.
SPACE: Final = ("preparing/space.html", "preparing/child_space.html")
KEEP: Final = ("preparing/keep.html", "preparing/child_keep.html")
FOR_WHOM: Final[Mapping[Readers, Phrase]] = {
    Readers.MINE: phrase("Only I"),
    Readers.OURS: phrase("I and those who come with me"),
}


def space(at: Standing, found: Space, form: Form) -> str:
    """Show everything that somebody keeps about a meeting."""
    return _page(SPACE, at, found, form, About=About)


def keep(at: Standing, found: Space, about: About, form: Form) -> str:
    """Show the form for one kind of thing: that of the address."""
    offered = [
        (value, said)
        for value, said in FOR_WHOM.items()
        if value is Readers.MINE or found.company is not None
    ]
    return _page(KEEP, at, found, form, about=about.value, offered=offered)


def _page(
    shown: tuple[str, str],
    at: Standing,
    found: Space,
    form: Form,
    **words: Any,  # noqa: ANN401 - passed on
) -> str:
    others = found.company or frozenset()
    given = {**_around(at, found.meeting, [*found.mine, *found.ours], others), **words}
    given |= {"space": found, "form": form, "with_me": sorted(others, key=str)}
    template, for_a_child = shown
    if at.by.role is not Role.CHILD:
        return render_template(template, **given)
    reads_told = child_or_none() is None
    told = {"child": at.child, "reads_told": reads_told}
    return render_template(for_a_child, **{**given, **told})


def feelings(at: Standing, meeting: Seen, shown: list[Thing]) -> str:
    """Show the chair how people feel about coming."""
    return render_template(
        "preparing/feelings.html", shown=shown, form=None, **_around(at, meeting, shown)
    )


def feeling(at: Standing, meeting: Seen, shown: Thing, form: Form) -> str:
    """Show the chair one of them, and the form for an answer."""
    around = _around(at, meeting, [shown])
    return render_template("preparing/feeling.html", one=shown, form=form, **around)


def _around(
    at: Standing, meeting: Seen, things: Iterable[Thing], others: Iterable[UUID] = ()
) -> dict[str, Any]:
    spoken = {one.by for one in things} | {
        answer.by for one in things for answer in one.answers if answer.by
    }
    chairs = {one.chair for one in things if one.chair}
    named = {at.child, *spoken, *chairs, *others, *filter(None, [meeting.chair])}
    with services().store.reading(at.school) as reader:
        people = who(reader, at.child, named, services().edge.today())
    return {
        "child": {"id": at.child, "name": people[at.child].name},
        "meeting": meeting,
        "who": people,
        "me": at.by.person,
        "may": at.may,
        "faces": FACES,
    }
