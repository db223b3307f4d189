"""The diary's pages: what each template is given."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from flask import render_template, request
from marshmallow import ValidationError

from projections.entry_rows import EntryRow
from projections.timeline import Filter
from service.context import Standing, services, standing
from service.cursors import cursor_for
from service.diary import answers
from service.diary.schemas import TimelineQuerySchema
from service.edge import LONDON
from service.forms import Form
from service.parsing import messages_of
from service.people import Known, who
from service.permissions import Action, actions_of

PREVIEW: Final = 700


@dataclass(frozen=True, slots=True)
class Shown:
    """A page, and the entries of others that it showed unread and in full."""

    html: str
    rendered_in_full: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asked the diary to show."""

    place: str | None
    kind: str | None
    unread: bool
    awaiting: bool
    as_at: str | None
    moment: str | None

    @property
    def is_filtered(self) -> bool:
        return bool(
            self.place or self.kind or self.unread or self.awaiting or self.as_at
        )


def diary_page(child: UUID, form: Form) -> Shown:
    """Show a child's diary; the words of a long entry are cut and link to the rest."""
    at = standing(child, Action.SEE_DIARY)
    wanted, moment = _asked()
    page = answers.timeline_page(at, wanted, moment)
    cards = [Card(row) for row in page.items]
    more = None if page.next is None else cursor_for("entries", page.next)
    html = render_template(
        "diary/diary.html",
        page={"items": cards, "next": more},
        filters=_filters(wanted, moment),
        today=services().edge.today(),
        **_around(at, form, page.items),
    )
    now = () if moment else page.items
    full = (row for row in now if row.unread and not Card(row).is_long)
    return Shown(html, tuple(row.entry for row in full))


def entry_page(child: UUID, entry: UUID, form: Form) -> Shown:
    """Show one entry in full, with its conversation and history."""
    at = standing(child, Action.SEE_DIARY)
    story = answers.entry_story(at, entry)
    html = render_template(
        "diary/entry.html",
        entry=Card(story.row),
        history=story.history,
        **_around(at, form, [story.row]),
    )
    return Shown(html, (entry,) if story.row.unread else ())


def amend_page(child: UUID, entry: UUID, form: Form) -> str:
    return _small_page("diary/amend.html", child, entry, form, Action.AMEND)


def correct_page(child: UUID, entry: UUID, form: Form) -> str:
    return _small_page("diary/correct.html", child, entry, form, Action.CORRECT)


def seal_page(child: UUID, entry: UUID, form: Form) -> str:
    return _small_page("diary/seal.html", child, entry, form, Action.SEAL)


class Card:
    """An entry as a template shows it: the row, and its words cut for the diary."""

    def __init__(self, row: EntryRow) -> None:
        self._row = row
        said = (row.text, row.original, *(one.text for one in row.corrections))
        self.is_long = any(len(text or "") > PREVIEW for text in said)
        self.preview = _cut(row.text or "")

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - any part of the row
        return getattr(self._row, name)


def _cut(text: str) -> str:
    if len(text) <= PREVIEW:
        return text
    return text[:PREVIEW].rsplit(maxsplit=1)[0] + " …"


def _small_page(
    template: str, child: UUID, entry: UUID, form: Form, action: Action
) -> str:
    at = standing(child, action)
    row = answers.entry_story(at, entry).row
    return render_template(template, entry=Card(row), **_around(at, form, [row]))


def _around(at: Standing, form: Form, rows: list[EntryRow]) -> dict[str, Any]:
    """Give what every page of the diary needs: the child, the people, the form."""
    with answers.looking(at) as reader:
        people = who(
            reader, at.child, {at.child, *_speakers(rows)}, services().edge.today()
        )
    readers = [person.name for key, person in people.items() if _reads(at, key, person)]
    return {
        "child": {"id": at.child, "name": people[at.child].name},
        "form": form,
        "may": actions_of(at.by.role),
        "who": people,
        "readers": readers,
        "me": at.by.person,
    }


def _reads(at: Standing, key: UUID, person: Known) -> bool:
    return person.is_current and key != at.by.person


def _speakers(rows: list[EntryRow]) -> set[UUID]:
    spoken: set[UUID | None] = {row.by for row in rows}
    spoken |= {one.by for row in rows for one in row.comments}
    spoken |= {one.by for row in rows for one in row.corrections}
    return {person for person in spoken if person is not None}


def _asked() -> tuple[Filter, str | None]:
    """Read the filters in the address; what makes no sense is left out."""
    given = {name: value for name, value in request.args.items() if value}
    if "as_at" in given:
        given["as_at"] = _london(given["as_at"])
    schema = TimelineQuerySchema()
    try:
        loaded = schema.load(given)
    except ValidationError as mistake:
        sensible = set(given) - set(messages_of(mistake))
        loaded = schema.load({name: given[name] for name in sensible})
    assert isinstance(loaded, tuple)
    return loaded


def _london(typed: str) -> str:
    """Read a time that a person typed as the time in London."""
    try:
        when = datetime.fromisoformat(typed)
    except ValueError:
        return typed
    there = when.replace(tzinfo=LONDON) if when.tzinfo is None else when
    return there.isoformat()


def _filters(wanted: Filter, moment: str | None) -> Filters:
    return Filters(
        place=wanted.place.value if wanted.place else None,
        kind=wanted.kind.value if wanted.kind else None,
        unread=wanted.unread,
        awaiting=wanted.awaiting,
        as_at=moment and _typed(moment),
        moment=moment,
    )


def _typed(moment: str) -> str:
    there = datetime.fromisoformat(moment).astimezone(LONDON)
    return there.strftime("%Y-%m-%dT%H:%M")
