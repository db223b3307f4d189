"""What is kept about a meeting, as rows hold it and as its readers see it."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Boolean, Column, Row, SmallInteger, String, Table, Uuid

from events.base import Recorded, known
from events.preparation import About, Face, Readers
from events.store.tables import SEQ
from projections.base import metadata

prepared: Final = Table(
    "prepared_things",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("thing", Uuid, primary_key=True),
    Column("child", Uuid, nullable=False),
    Column("meeting", Uuid, nullable=False),
    Column("person", Uuid, nullable=False),
    Column("way", Uuid, nullable=True),
    Column("readers", String(8), nullable=False),
    Column("company", SmallInteger, nullable=True),
    Column("chair", Uuid, nullable=True),
    Column("told", Uuid, nullable=True),
    Column("gone", Boolean, nullable=False),
    Column("seq", SEQ, nullable=False),
)
told_to_all: Final = Table(
    "prepared_told",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("told", Uuid, primary_key=True),
    Column("child", Uuid, nullable=False),
    Column("meeting", Uuid, nullable=False),
    Column("seq", SEQ, nullable=False),
)
answers: Final = Table(
    "prepared_answers",
    metadata,
    Column("school", Uuid, primary_key=True),
    Column("answer", Uuid, primary_key=True),
    Column("feeling", Uuid, nullable=False),
    Column("seq", SEQ, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Whose:
    """Somebody who looks at one meeting, and with which pictures they signed in."""

    child: UUID
    meeting: UUID
    person: UUID
    way: UUID | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a chair wrote about a feeling."""

    by: UUID | None
    text: str
    at: str


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that is kept; *chair* is who may read it, if it is a feeling."""

    id: UUID
    by: UUID
    about: About | None
    text: str
    face: Face | None
    readers: Readers
    chair: UUID | None
    told: UUID | None
    at: str
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody told everybody about a meeting."""

    id: UUID
    by: UUID | None
    about: About | None
    text: str
    face: Face | None
    at: str


def thing_of(row: Row[Any], kept: Recorded, said: tuple[Answer, ...]) -> Thing:
    """Put a row and its words together."""
    fact: Any = kept.fact
    return Thing(
        id=row.thing,
        by=row.person,
        about=known(fact.about),
        text=known(fact.text) or "",
        face=known(fact.face),
        readers=Readers(row.readers),
        chair=row.chair,
        told=row.told,
        at=kept.at,
        answers=said,
    )


def told_of(one: Recorded) -> Told:
    """Read what everybody was told from its fact."""
    fact: Any = one.fact
    said = (known(fact.about), known(fact.text) or "", known(fact.face))
    return Told(fact.originator_id, fact.by, *said, one.at)
