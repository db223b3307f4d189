"""What is shown of the whole register: past files, a file's plan, the next year."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from events.base import Side
from events.class_group import YearGroup, folded
from events.roster import ChangeKind
from events.store.reader import Reader
from projections import children, circle, classes, directory, duties, roster_changes
from service.context import NotHere, Serving, services
from service.keepers import Choices, choices
from service.roster.next_year import (
    Choice,
    Rehearsal,
    Staff,
    proposed,
    rehearse,
)
from service.roster.plan import Plan, plan
from service.roster.reading import Read
from service.roster.register import KnownChild, KnownPerson, Register
from service.signing_in.account_tables import account_people


@dataclass(frozen=True, slots=True)
class PastChange:
    """A file or a new school year that was put in."""

    change: UUID
    is_import: bool
    by: str
    at: str
    children: int
    staff: int
    undone_at: str | None


def past_changes(at: Serving) -> list[PastChange]:
    """Give every change of the register as a whole, newest first."""
    with services().store.reading(at.school) as reader:
        found = roster_changes.of_school(reader)
        names = directory.names_of(reader, {one.by for one in found if one.by})
    return [
        PastChange(
            change=one.change,
            is_import=one.kind is ChangeKind.IMPORT,
            by=names[one.by] if one.by else "",
            at=one.at,
            children=one.children,
            staff=one.staff,
            undone_at=one.undone_at,
        )
        for one in found
    ]


def past_change(at: Serving, change: UUID) -> PastChange:
    """Give one change; NotHere if there is none."""
    for one in past_changes(at):
        if one.change == change:
            return one
    raise NotHere


def planned(at: Serving, found: Read) -> Plan:
    """Compare a file with the register as it is now."""
    with services().store.reading(at.school) as reader:
        known = _register(reader)
    by_email = {}
    for row in found.staff:
        if row.email is not None and (there := _person(at, row.email)) is not None:
            by_email[folded(row.email)] = there
    register = Register(
        known.seq, known.children, known.people, by_email, known.classes
    )
    return plan(found, register)


def keepers(at: Serving) -> Choices:
    """Give who could look after the circles of new children."""
    with services().store.reading(at.school) as reader:
        return choices(reader, services().edge.today())


def class_ids(at: Serving, opens: tuple[str, ...]) -> dict[str, UUID]:
    """Give every open class by its name, and a new id to each that is opened."""
    with services().store.reading(at.school) as reader:
        found = [one for one in classes.of_school(reader) if not one.is_closed]
    there = {one.name: one.group for one in found}
    return there | {name: services().edge.new_id() for name in opens}


def rehearsed(at: Serving, asked: Mapping[str, str]) -> Rehearsal:
    """Rehearse the next school year with what was chosen, or what we propose."""
    with services().store.reading(at.school) as reader:
        groups, seq = classes.of_school(reader), reader.last_seq()
    year = max((one.year for one in groups if not one.is_closed), default=0)
    started = services().edge.school_year()
    year = min(year, started) if year else started
    chosen = {one.group: _choice(one, asked) for one in groups}
    return rehearse(groups, chosen, year, seq)


def names_in(at: Serving, found: Rehearsal) -> dict[UUID, str]:
    """Give the names of the staff in a rehearsal."""
    people = {person for one in found.coming for person, _ in one.staff}
    with services().store.reading(at.school) as reader:
        return directory.names_of(reader, people)


def _choice(group: classes.Group, asked: Mapping[str, str]) -> Choice:
    ours = proposed(group)
    key = group.group.hex
    if f"name-{key}" not in asked and f"leaves-{key}" not in asked:
        return ours
    name = " ".join(asked.get(f"name-{key}", "").split())
    said = asked.get(f"staff-{key}", "")
    staff = Staff(said) if said in set(Staff) else ours.staff
    return Choice(None if f"leaves-{key}" in asked else name, staff)


def _register(reader: Reader) -> Register:
    groups = [one for one in classes.of_school(reader) if not one.is_closed]
    there = children.of_school(reader)
    names = directory.names_of(reader, {one.child for one in there})
    inside: dict[UUID, dict[str, tuple[UUID, YearGroup | None]]] = {}
    for group in groups:
        for child, year in group.children.items():
            inside.setdefault(child, {})[folded(group.name)] = (group.group, year)
    known = [
        KnownChild(
            child=one.child,
            name=names[one.child],
            born=one.born,
            reference=one.reference,
            left=one.left_on is not None,
            groups=inside.get(one.child, {}),
        )
        for one in there
    ]
    accounts = _with_account(reader)
    people = [
        KnownPerson(
            person=person,
            name=name,
            signs_in=person in accounts,
            groups={
                folded(group.name): group.group
                for group in groups
                if person in group.staff
            },
        )
        for person, name in _staff(reader).items()
    ]
    by_name = {folded(one.name): one.group for one in groups}
    return Register(reader.last_seq(), known, people, {}, by_name)


def _staff(reader: Reader) -> dict[UUID, str]:
    """Give everybody on the register who is and was nobody's family, by id.

    Whoever is or was family, and works here too, is staff by a duty or a place.
    """
    today = services().edge.today()
    places = circle.of_school(reader, today)
    others = circle.ever_from_outside(reader)
    serving = {one.person for one in duties.holders(reader) if one.ended_at is None}
    inside = {one.person for one in places if one.side is Side.SCHOOL}
    return {
        person: name
        for person, name in directory.people(reader).items()
        if person not in others - serving - inside
    }


def _with_account(reader: Reader) -> set[UUID]:
    mine = account_people.c.school == reader.school
    return set(reader.conn.scalars(select(account_people.c.person).where(mine)))


def _person(at: Serving, email: str) -> UUID | None:
    identity = services().identity
    account = identity.account_with(email)
    people = () if account is None else identity.people_of(account)
    return next((one.person for one in people if one.school == at.school), None)
