"""Which classes are there, who is in them now, and who works there?"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import singledispatchmethod
from typing import Final
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Index,
    String,
    Table,
    Uuid,
    delete,
    insert,
    select,
    update,
)

from events.base import Fact, Recorded, Role, known
from events.class_group import ClassGroup, YearGroup
from events.store.tables import SEQ
from projections.base import Sight, View, metadata

classes: Final = Table(
    "classes",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("group", Uuid, primary_key=True),
    Column("opened_seq", SEQ, nullable=False),
    Column("is_closed", Boolean, nullable=False),
)
pupils: Final = Table(
    "class_pupils",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("group", Uuid, primary_key=True),
    Column("child", Uuid, primary_key=True),
    Column("year_group", String(16), nullable=True),
)
staff: Final = Table(
    "class_staff",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("group", Uuid, primary_key=True),
    Column("person", Uuid, primary_key=True),
    Column("role", String(24), nullable=False),
)
Index("classes_of_child", pupils.c.school, pupils.c.child)
Index("classes_of_person", staff.c.school, staff.c.person)


@dataclass(frozen=True, slots=True)
class Group:
    """A class as it is: its name, its school year, and who is in it."""

    group: UUID
    name: str
    year: int
    is_closed: bool
    children: dict[UUID, YearGroup | None]
    staff: dict[UUID, Role]


class Classes(View):
    """Ids only: what a class is called stays in the fact that opened it."""

    name = "classes"
    tables = (classes, pupils, staff)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, _: ClassGroup.ClassOpened, conn: Connection, recorded: Recorded
    ) -> None:
        row = _of(recorded)
        conn.execute(
            insert(classes).values(**row, opened_seq=recorded.seq, is_closed=False)
        )

    @show.register
    def _(
        self, fact: ClassGroup.ChildPlaced, conn: Connection, recorded: Recorded
    ) -> None:
        row = {**_of(recorded), "child": fact.child, "year_group": fact.year_group}
        if known(fact.child) is not None:
            conn.execute(insert(pupils).values(row))

    @show.register
    def _(
        self, fact: ClassGroup.ChildMovedOut, conn: Connection, recorded: Recorded
    ) -> None:
        where = _is(pupils, recorded)
        conn.execute(delete(pupils).where(*where, pupils.c.child == known(fact.child)))

    @show.register
    def _(
        self, fact: ClassGroup.StaffAssigned, conn: Connection, recorded: Recorded
    ) -> None:
        row = {**_of(recorded), "person": fact.person, "role": fact.role}
        if known(fact.person) is not None:
            conn.execute(insert(staff).values(row))

    @show.register
    def _(
        self, fact: ClassGroup.StaffReleased, conn: Connection, recorded: Recorded
    ) -> None:
        where = _is(staff, recorded)
        conn.execute(delete(staff).where(*where, staff.c.person == known(fact.person)))

    @show.register(ClassGroup.ClassClosed)
    @show.register(ClassGroup.ClassReopened)
    def _(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        is_closed = isinstance(fact, ClassGroup.ClassClosed)
        conn.execute(
            update(classes).where(*_is(classes, recorded)).values(is_closed=is_closed)
        )


def _of(recorded: Recorded) -> dict[str, object]:
    return {"school": recorded.school, "group": recorded.fact.originator_id}


def _is(table: Table, recorded: Recorded) -> Iterable[ColumnElement[bool]]:
    return (
        table.c.school == recorded.school,
        table.c.group == recorded.fact.originator_id,
    )


def of_school(sight: Sight) -> list[Group]:
    """Give every class there is or was, in the order in which they were opened."""
    here = classes.c.school == sight.school
    rows = sight.conn.execute(
        select(classes).where(here).order_by(classes.c.opened_seq)
    ).all()
    opened = sight.facts_at(row.opened_seq for row in rows)
    children, people = _children(sight), _staff(sight)
    return [
        Group(
            group=row.group,
            name=str(known(getattr(opened[row.opened_seq].fact, "name", "")) or ""),
            year=known(getattr(opened[row.opened_seq].fact, "year", 0)) or 0,
            is_closed=row.is_closed,
            children=children.get(row.group, {}),
            staff=people.get(row.group, {}),
        )
        for row in rows
    ]


def of_person(sight: Sight, person: UUID) -> list[Group]:
    """Give the open classes in which somebody works."""
    mine = [one for one in of_school(sight) if person in one.staff]
    return [one for one in mine if not one.is_closed]


def by_child(sight: Sight) -> dict[UUID, set[UUID]]:
    """Give the classes that each child is in."""
    found: dict[UUID, set[UUID]] = {}
    chosen = select(pupils.c.child, pupils.c.group)
    for row in sight.conn.execute(chosen.where(pupils.c.school == sight.school)):
        found.setdefault(row.child, set()).add(row.group)
    return found


def _children(sight: Sight) -> dict[UUID, dict[UUID, YearGroup | None]]:
    found: dict[UUID, dict[UUID, YearGroup | None]] = {}
    chosen = select(pupils).where(pupils.c.school == sight.school)
    for row in sight.conn.execute(chosen):
        group = None if row.year_group is None else YearGroup(row.year_group)
        found.setdefault(row.group, {})[row.child] = group
    return found


def _staff(sight: Sight) -> dict[UUID, dict[UUID, Role]]:
    found: dict[UUID, dict[UUID, Role]] = {}
    chosen = select(staff).where(staff.c.school == sight.school)
    for row in sight.conn.execute(chosen):
        found.setdefault(row.group, {})[row.person] = Role(row.role)
    return found
