"""What is told about each day of a child, how often, and which sides said yes?"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import singledispatchmethod
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    String,
    Table,
    Uuid,
    delete,
    insert,
    select,
    update,
)

from events.base import Fact, Recorded, Side, known
from events.daily import Section
from events.day_template import DayTemplate, Rhythm
from events.store.tables import MOMENT, SEQ
from projections.base import Sight, View, metadata

templates: Final = Table(
    "day_templates",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("child", Uuid, primary_key=True),
    Column("seq", SEQ, nullable=False),
    Column("at", MOMENT, nullable=False),
    Column("by", Uuid, nullable=False),
    Column("rhythm", String(20), nullable=True),
    Column("home_agrees", Boolean, nullable=False),
    Column("school_agrees", Boolean, nullable=False),
)
switched_on: Final = Table(
    "day_sections",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("child", Uuid, primary_key=True),
    Column("section", String(16), primary_key=True),
)
Change = (
    DayTemplate.SectionSwitchedOn
    | DayTemplate.SectionSwitchedOff
    | DayTemplate.RhythmChosen
)


@dataclass(frozen=True, slots=True)
class Template:
    """What is on for a child; *by* changed it last, or said yes last, at *at*."""

    sections: frozenset[Section]
    rhythm: Rhythm | None
    agreed: frozenset[Side]
    by: UUID
    at: str

    @property
    def is_agreed(self) -> bool:
        return self.agreed == {Side.HOME, Side.SCHOOL}


class DayTemplates(View):
    """The newest choices; who made each of them is in the record."""

    name = "day-templates"
    tables = (templates, switched_on)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, fact: DayTemplate.TemplateBegun, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.child) is not None:
            conn.execute(
                insert(templates).values(
                    school=recorded.school,
                    child=fact.child,
                    seq=recorded.seq,
                    at=recorded.at,
                    by=fact.by,
                    rhythm=None,
                    home_agrees=False,
                    school_agrees=False,
                )
            )

    @show.register
    def _(
        self, fact: DayTemplate.SectionSwitchedOn, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.child) is not None:
            row = {"school": recorded.school, "child": fact.child}
            conn.execute(insert(switched_on).values(**row, section=fact.section.value))
            _changed(conn, recorded, fact)

    @show.register
    def _(
        self, fact: DayTemplate.SectionSwitchedOff, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.child) is not None:
            conn.execute(
                delete(switched_on).where(
                    switched_on.c.school == recorded.school,
                    switched_on.c.child == fact.child,
                    switched_on.c.section == fact.section.value,
                )
            )
            _changed(conn, recorded, fact)

    @show.register
    def _(
        self, fact: DayTemplate.RhythmChosen, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.child) is not None:
            _changed(conn, recorded, fact, rhythm=fact.rhythm.value)

    @show.register
    def _(
        self, fact: DayTemplate.TemplateAgreed, conn: Connection, recorded: Recorded
    ) -> None:
        if known(fact.child) is not None:
            _put(conn, recorded, fact.child, {f"{fact.side.value}_agrees": True})


def _changed(
    conn: Connection, recorded: Recorded, fact: Change, **words: object
) -> None:
    """Whoever changes something says yes to it, and the other side has still to."""
    sides = {
        "home_agrees": fact.side is Side.HOME,
        "school_agrees": fact.side is Side.SCHOOL,
    }
    _put(conn, recorded, fact.child, {**sides, **words})


def _put(
    conn: Connection, recorded: Recorded, child: UUID, words: dict[str, Any]
) -> None:
    when = {"seq": recorded.seq, "at": recorded.at, "by": recorded.fact.by}
    conn.execute(
        update(templates)
        .where(templates.c.school == recorded.school, templates.c.child == child)
        .values(**when, **words)
    )


def of_children(sight: Sight, children: Iterable[UUID]) -> dict[UUID, Template]:
    """Give what was chosen for each of these children; the others have nothing yet."""
    wanted = list(children)
    sections: dict[UUID, set[Section]] = {}
    chosen = select(switched_on).where(
        switched_on.c.school == sight.school, switched_on.c.child.in_(wanted)
    )
    for row in sight.conn.execute(chosen):
        sections.setdefault(row.child, set()).add(Section(row.section))
    found = select(templates).where(
        templates.c.school == sight.school, templates.c.child.in_(wanted)
    )
    return {
        row.child: Template(
            sections=frozenset(sections.get(row.child, ())),
            rhythm=None if row.rhythm is None else Rhythm(row.rhythm),
            agreed=_agreed(home=row.home_agrees, school=row.school_agrees),
            by=row.by,
            at=row.at,
        )
        for row in sight.conn.execute(found)
    }


def _agreed(*, home: bool, school: bool) -> frozenset[Side]:
    said = {Side.HOME: home, Side.SCHOOL: school}
    return frozenset(side for side, yes in said.items() if yes)
