"""How a class round stands: who has a note today, who is next, what was saved last."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid5

from marshmallow import ValidationError

from events.base import Role, Side
from events.daily import Section, Taps
from events.manner import Manner, Route
from events.phrase import Phrase, phrase
from events.quiet_day import QuietBecause
from events.store.reader import Reader
from events.store.unit import Written
from projections import (
    circle,
    day_templates,
    directory,
    quiet_days,
    timeline_days,
)
from projections.timeline_days import DayNote
from service.context import NotHere, Teaching, services, teaching
from service.faces import faces_of
from service.people import role_name
from service.permissions import Action

NO_TAPS: Final[frozenset[Section]] = frozenset()


@dataclass(frozen=True, slots=True)
class Pupil:
    """A child of the round; *quiet* says why there is no note, if somebody did.

    Without a *portrait* that may be shown, the first letter of the name stands there.
    """

    child: UUID
    name: str
    written: bool
    written_by_me: bool
    quiet: QuietBecause | None
    portrait: UUID | None

    @property
    def initial(self) -> str:
        return self.name[:1].upper()

    @property
    def is_done(self) -> bool:
        return self.written or self.quiet is not None


@dataclass(frozen=True, slots=True)
class Last:
    """The note that whoever asks saved last today, with the name of its child."""

    entry: UUID
    child: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Round:
    """A class as it stands today, its children by name."""

    day: date
    pupils: list[Pupil]
    last: Last | None

    @property
    def done(self) -> int:
        return sum(one.is_done for one in self.pupils)

    @property
    def first_to_do(self) -> Pupil | None:
        return next((one for one in self.pupils if not one.is_done), None)

    def next_after(self, child: UUID) -> Pupil | None:
        """Give the next child without a note, going round once."""
        at = self.place_of(child)
        around = [*self.pupils[at + 1 :], *self.pupils[:at]]
        return next((one for one in around if not one.is_done), None)

    def place_of(self, child: UUID) -> int:
        """Say how many children come before this one; NotHere if it is not here."""
        for number, one in enumerate(self.pupils):
            if one.child == child:
                return number
        raise NotHere


@dataclass(frozen=True, slots=True)
class Around:
    """What the page about one child of the round offers to tap."""

    sections: frozenset[Section]
    is_agreed: bool
    people: list[tuple[str, str]]


def about(school: UUID, group: UUID, child: UUID, action: Action) -> Teaching:
    """Say as what somebody works in a class with this child; NotHere if not with it."""
    at = teaching(school, group, action)
    if child not in at.children:
        raise NotHere
    return at


def round_of(at: Teaching) -> Round:
    """Give the round of a class as it stands now."""
    today = services().edge.today()
    with services().store.reading(at.school) as reader:
        names = directory.names_of(reader, at.children)
        notes = timeline_days.since(reader, at.children, today)
        quiet = quiet_days.since(reader, at.children, today)
        faces = faces_of(reader, at.children)
    ours = [one for one in notes if one.side is Side.SCHOOL and not one.sealed]
    written = {one.child for one in ours}
    mine = [one for one in ours if one.by == at.person]
    because = {one.child: one.because for one in quiet}
    pupils = [
        Pupil(
            child=child,
            name=names[child],
            written=child in written,
            written_by_me=any(one.child == child for one in mine),
            quiet=because.get(child),
            portrait=faces.get(child),
        )
        for child in at.children
    ]
    pupils.sort(key=lambda one: (one.name.casefold(), one.child))
    return Round(today, pupils, _last(mine, names))


def around(at: Teaching, child: UUID) -> Around:
    """Give what can be tapped about a child, and who could have told it."""
    today = services().edge.today()
    with services().store.reading(at.school) as reader:
        template = day_templates.of_children(reader, [child]).get(child)
        people = _people(reader, child, at.person, today)
    if template is None:
        return Around(frozenset(), is_agreed=True, people=people)
    return Around(template.sections, template.is_agreed, people)


def sections_of(at: Teaching) -> dict[UUID, frozenset[Section]]:
    """Give what can be tapped about each child of the class."""
    with services().store.reading(at.school) as reader:
        found = day_templates.of_children(reader, at.children)
    return {
        one: found[one].sections if one in found else NO_TAPS for one in at.children
    }


def typed_in(sent: Mapping[str, Any]) -> dict[str, str]:
    """Give the words that may name another child.

    Whoever was chosen from the circle is there already, and is not typed.
    """
    return {"text": sent["text"], "told_by": sent["told_by"] or ""}


def entries_of(
    at: Teaching, whole: UUID, chosen: Collection[UUID]
) -> tuple[tuple[UUID, UUID], ...]:
    """Give each chosen child with the id of its own entry; NotHere if not here."""
    if not chosen:
        raise ValidationError({"children": [phrase("Choose at least one child.")]})
    if not set(chosen) <= set(at.children):
        raise NotHere
    return tuple((child, uuid5(whole, str(child))) for child in sorted(set(chosen)))


def manner_of(at: Teaching, child: UUID, sent: dict[str, Any], taps: Taps) -> Manner:
    """Take out of what was sent how the words came."""
    person, words = sent.pop("person"), sent.pop("told_by")
    return Manner(
        route=Route.CLASS_ROUND,
        told_by=words or _told_by(at, child, person),
        written_at=sent.pop("written_at"),
        taps=taps,
    )


def check_it_is_this_child(at: Teaching, child: UUID, *, is_them: bool) -> None:
    """Ask before the first note of a day whether this is the child that is meant."""
    found = round_of(at)
    pupil = found.pupils[found.place_of(child)]
    if not pupil.written_by_me and not is_them:
        says = phrase(
            "Look at the name, then tick that this is {name}.", name=pupil.name
        )
        raise ValidationError({"is_them": [says]})


def entry_after(at: Teaching, written: Written) -> UUID:
    """Give the entry that a write made, however late it is asked."""
    with services().store.reading(at.school) as reader:
        return reader.facts_at([written.seq])[written.seq].fact.originator_id


def _told_by(at: Teaching, child: UUID, person: UUID | None) -> str | None:
    if person is None:
        return None
    said = dict(around(at, child).people).get(str(person))
    return None if said is None else str(said)  # the record keeps it in English


def _last(mine: list[DayNote], names: dict[UUID, str]) -> Last | None:
    if not mine:
        return None
    newest = mine[-1]
    return Last(newest.entry, newest.child, names[newest.child])


def _people(
    reader: Reader, child: UUID, me: UUID, today: date
) -> list[tuple[str, str]]:
    members = [
        one
        for one in circle.of_child(reader, child)
        if circle.is_current(one, today) and one.person != me
    ]
    names = directory.names_of(reader, (one.person for one in members))
    return [(str(one.person), _said(names[one.person], one.role)) for one in members]


def _said(name: str, role: Role) -> Phrase:
    return phrase("{name}, {role}", name=name, role=role_name(role))
