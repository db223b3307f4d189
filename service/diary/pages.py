"""The diary's pages: what each template is given."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from flask import render_template, request
from marshmallow import ValidationError

from events.base import Side
from events.entry_refusals import CannotAmendEntry, CannotCorrectEntry, CannotSealEntry
from events.entry_rules import INCIDENT_LEADS
from events.media import Permission
from projections import attention, decision_register, duties, media
from projections.attention import Asking
from projections.decision_rows import DecisionRow
from projections.entry_rows import EntryRow
from projections.timeline import Filter
from service.context import Standing, services, standing
from service.cursors import cursor_for
from service.diary import answers
from service.diary.schemas import TimelineQuerySchema
from service.edge import LONDON
from service.forms import Form
from service.looking import looking
from service.openings import notices
from service.parsing import messages_of
from service.people import Known, who
from service.permissions import Action, NotPermitted, actions_of
from service.quiet import Gap, gaps
from service.supporting import Question, waiting

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
        gaps=_gaps(at, wanted, moment),
        ended=_ended(at),
        help_questions=_help_questions(at, moment),
        today=services().edge.today(),
        **_around(at, form, page.items),
    )
    now = page.items if "mark-seen" in at.may and not moment else ()
    full = (row for row in now if row.unread and not Card(row).is_long)
    return Shown(html, tuple(row.entry for row in full))


def _gaps(at: Standing, wanted: Filter, moment: str | None) -> list[Gap]:
    """Give the days without a note, where all of the newest notes are shown."""
    if at.before is not None or moment is not None or wanted != Filter():
        return []
    with answers.looking(at) as reader:
        return gaps(reader, at.child, services().edge.today())


def _help_questions(at: Standing, moment: str | None) -> list[Question]:
    """Give the questions what would help that wait for an answer of whoever reads."""
    if moment is not None:
        return []
    with looking(at) as sight:
        return waiting(sight, at, services().edge.today())


def entry_page(child: UUID, entry: UUID, form: Form) -> Shown:
    """Show one entry in full, with its conversation and history."""
    at = standing(child, Action.SEE_DIARY)
    story = answers.entry_story(at, entry)
    html = render_template(
        "diary/entry.html",
        entry=Card(story.row),
        history=story.history,
        asks=_asks(at, entry),
        incident_leads=INCIDENT_LEADS,
        **_around(at, form, [story.row], may=at.may | _on_duty(at)),
    )
    is_first = story.row.unread and "mark-seen" in at.may
    return Shown(html, (entry,) if is_first else ())


def _ended(at: Standing) -> DecisionRow | None:
    """Give the decision that ended this diary, if there is one that stands."""
    if "see-decisions" not in at.may:
        return None
    with looking(at) as sight:
        return decision_register.ending_of_diary(sight, at.child)


def _asks(at: Standing, entry: UUID) -> Asking | None:
    """Say what the note asks for, and whether somebody at school has read it."""
    with looking(at) as sight:
        return attention.of_entry(sight, entry)


def amend_page(child: UUID, entry: UUID, form: Form) -> str:
    at, row = _entry_for(child, entry, Action.AMEND)
    if row.by != at.by.person:
        raise NotPermitted(CannotAmendEntry.because_somebody_else_wrote_it())
    return _small_page("diary/amend.html", at, row, form)


def talk_page(child: UUID, form: Form) -> str:
    """Show the short form for a call, a talk at the door or a text."""
    at = standing(child, Action.WRITE_ENTRY)
    return render_template("diary/talk.html", **_around(at, form, []))


def correct_page(child: UUID, entry: UUID, form: Form) -> str:
    at, row = _entry_for(child, entry, Action.CORRECT)
    if row.by == at.by.person:
        raise NotPermitted(CannotCorrectEntry.because_it_is_your_own())
    if row.side is Side.CHILD:
        raise NotPermitted(CannotCorrectEntry.because_these_are_the_childs_words())
    return _small_page("diary/correct.html", at, row, form)


def seal_page(child: UUID, entry: UUID, form: Form) -> str:
    at, row = _entry_for(child, entry, Action.SEAL)
    if row.by != at.by.person and at.by.role not in INCIDENT_LEADS:
        raise NotPermitted(CannotSealEntry.because_somebody_else_wrote_it())
    return _small_page("diary/seal.html", at, row, form)


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


def _entry_for(child: UUID, entry: UUID, action: Action) -> tuple[Standing, EntryRow]:
    at = standing(child, action)
    return at, answers.entry_story(at, entry).row


def _small_page(template: str, at: Standing, row: EntryRow, form: Form) -> str:
    return render_template(template, entry=Card(row), **_around(at, form, [row]))


def _on_duty(at: Standing) -> frozenset[str]:
    """Give what somebody of the school may also do by their duties."""
    if at.by.side is not Side.SCHOOL or at.before is not None:
        return frozenset()
    with answers.looking(at) as reader:
        held = duties.of_person(reader.conn, at.school, at.by.person)
    return frozenset().union(*map(actions_of, held))


def _around(
    at: Standing,
    form: Form,
    rows: list[EntryRow],
    may: frozenset[str] | None = None,
) -> dict[str, Any]:
    """Give what every page of the diary needs: the child, the people, the form."""
    with looking(at) as sight:
        today = services().edge.today()
        people = who(sight, at.child, {at.child, *_speakers(rows)}, today)
        opened = [one for one in notices(sight, at) if one.is_new]
    with answers.looking(at) as reader:
        found = media.of_child(reader, at.child)
        decided = {kind: found.get(kind) for kind in Permission}
    others = [one for key, one in people.items() if _is_other(at, key, one)]
    readers = [one.name for one in others if one.reads_diary]
    escorts = [one.name for one in others if not one.reads_diary]
    return {
        "child": {"id": at.child, "name": people[at.child].name},
        "form": form,
        "may": at.may if may is None else may,
        "who": people,
        "readers": readers,
        "escorts": escorts,
        "decided": decided,
        "openings": opened,
        "until": at.before,
        "me": at.by.person,
    }


def _is_other(at: Standing, key: UUID, person: Known) -> bool:
    return person.is_current and key != at.by.person


def _speakers(rows: list[EntryRow]) -> set[UUID]:
    spoken: set[UUID | None] = {row.by for row in rows}
    spoken |= {one.by for row in rows for one in row.comments}
    spoken |= {one.by for row in rows for one in row.corrections}
    spoken |= {one.by for row in rows for one in row.attachments}
    spoken |= {one.by for row in rows for one in row.disputes}
    spoken |= {one.by for row in rows for one in row.confirmations}
    spoken |= {one.by for row in rows for one in row.translations}
    spoken |= {one.settled_by for row in rows for one in row.disputes}
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
