"""What an erasure would take, counted under the lock before anybody is asked."""

from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, func, select

from events.attachment import Attachment
from events.base import Recorded, Role, Space
from events.catalogue import KINDS
from events.circle import Circle
from events.erasure import Erasable, Ground
from events.person import Person
from events.store.errors import StoreError
from events.store.mentions import Mentions, Piece, Place
from events.store.tables import contents, events, keys, logs
from events.store.unit import Store, Unit
from projections import circle
from service.operating.holding import around_child, around_person

EVERYTHING: Final = "everything"
BESIDE: Final = [
    topic for topic, kind in KINDS.items() if "entry" in kind.fields and kind.cls.PROSE
]


class NothingToErase(StoreError):
    """There is nothing of this kind under this id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be erased, and on whose word.

    A mention is found by its *words*, or lies at *places* that are known.
    """

    kind: Erasable
    school: UUID
    subject: UUID
    ground: Ground
    approved_by: UUID | None = None
    words: str = ""
    places: tuple[Place, ...] = ()

    @property
    def said(self) -> str:
        """Tell this wish from every other one, in capital or small letters."""
        return f"{self.kind} {self.school} {self.subject} {self.words.casefold()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What will go, counted: nothing of it is words.

    A hold on anybody of *about* keeps it. *streams* are those that *pieces* are in, and
    *files* counts the files there, which stay.
    """

    about: set[UUID]
    subjects: list[UUID] = field(default_factory=list)
    people: list[UUID] = field(default_factory=list)
    streams: list[UUID] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    files: int = 0
    logs: list[UUID]
    fields: str
    facts: int
    is_done: bool


def find_school(conn: Connection, kind: Erasable, subject: UUID) -> UUID:
    """Say which school knows a child, a person or an entry; NothingToErase if none."""
    chosen = select(events.c.school).where(events.c.stream == subject)
    if kind is Erasable.CHILD:
        chosen = chosen.where(events.c.topic == Circle.ChildEnrolled.TOPIC)
    if kind is Erasable.PERSON:
        chosen = chosen.where(events.c.topic == Person.PersonRegistered.TOPIC)
    found: set[UUID] = set(conn.scalars(chosen))
    if len(found) != 1:
        msg = f"No {kind} with this id is in the database. Look at the number again."
        raise NothingToErase(msg)
    (school,) = found
    return school


def of(store: Store, unit: Unit, wish: Wish) -> Outlook:
    """Look at the record under its lock."""
    match wish.kind:
        case Erasable.CHILD:
            return _of_child(unit, wish)
        case Erasable.PERSON:
            return _of_person(unit, wish)
        case Erasable.MENTION:
            return _of_mention(store, unit, wish)


def _of_child(unit: Unit, wish: Wish) -> Outlook:
    child, school = wish.subject, wish.school
    of_child = (logs.c.school == school, logs.c.child == child)
    found = list(unit.conn.scalars(select(logs.c.log).where(*of_child)))
    members = circle.of_child(unit.reader, child)
    oneself = {one.person for one in members if one.role is Role.CHILD}
    subjects = [*found, child, *sorted(oneself)]
    about = around_child(unit, child).union(*(around_person(unit, p) for p in oneself))
    return Outlook(
        about=about,
        subjects=subjects,
        people=sorted(oneself),
        logs=found,
        fields=EVERYTHING,
        facts=_facts_under(unit, subjects),
        is_done=not _living(unit, subjects),
    )


def _of_person(unit: Unit, wish: Wish) -> Outlook:
    topics = unit.conn.scalars(
        select(events.c.topic)
        .distinct()
        .join_from(
            events,
            contents,
            (events.c.school == contents.c.school) & (events.c.seq == contents.c.seq),
        )
        .where(contents.c.school == wish.school, contents.c.subject == wish.subject)
    )
    fields = {name for topic in topics for name in KINDS[topic].cls.PERSONAL}
    return Outlook(
        about=around_person(unit, wish.subject),
        subjects=[wish.subject],
        people=[wish.subject],
        logs=[unit.log_of(None, Space.REGISTER).log],
        fields=", ".join(sorted(fields)),
        facts=_facts_under(unit, [wish.subject]),
        is_done=not _living(unit, [wish.subject]),
    )


def _of_mention(store: Store, unit: Unit, wish: Wish) -> Outlook:
    mentions = Mentions(unit.conn, store.ring, wish.school)
    told = _beside(unit, wish.subject)
    streams = sorted({one.fact.originator_id for one in told})
    pieces = (
        mentions.at(wish.places) if wish.places else mentions.find(streams, wish.words)
    )
    return Outlook(
        about={wish.subject, *_children_in(unit, told), *_who_is_in(told)},
        streams=streams,
        pieces=pieces,
        files=sum(isinstance(one.fact, Attachment.AttachmentAdded) for one in told),
        logs=sorted({one.log for one in told}),
        fields=", ".join(sorted({piece.name for piece in pieces})),
        facts=len({piece.seq for piece in pieces}),
        is_done=not pieces,
    )


def _beside(unit: Unit, entry: UUID) -> list[Recorded]:
    """Give every fact of an entry, and of all that was put beside it."""
    of_entry = (events.c.school == unit.school, events.c.stream == entry)
    child = select(logs.c.child).join_from(events, logs, events.c.log == logs.c.log)
    of_child = select(logs.c.log).where(
        logs.c.school == unit.school, logs.c.child.in_(child.where(*of_entry))
    )
    found = unit.reader.rows(events.c.topic.in_(BESIDE), events.c.log.in_(of_child))
    facts = [row.recorded(unit.school).fact for row in found]
    beside = {
        one.originator_id for one in facts if getattr(one, "entry", None) == entry
    }
    return unit.reader.facts_of_streams({entry, *beside})


def _children_in(unit: Unit, told: list[Recorded]) -> set[UUID]:
    """Give the children in whose record these facts stand."""
    found = logs.c.log.in_({one.log for one in told})
    there = select(logs.c.child).where(logs.c.school == unit.school, found)
    return {child for child in unit.conn.scalars(there) if child is not None}


def _who_is_in(told: list[Recorded]) -> set[UUID]:
    """Give everybody who wrote one of these texts, or whom it says that it is about."""
    facts = [one.fact for one in told]
    texts = [fact for fact in facts if fact.PROSE or fact.PERSONAL]
    words = (value for fact in texts for value in vars(fact).values())
    return {value for value in words if isinstance(value, UUID)}


def _facts_under(unit: Unit, subjects: list[UUID]) -> int:
    """Count the facts that have words under these keys."""
    counted = select(func.count(contents.c.seq.distinct())).where(
        contents.c.school == unit.school, contents.c.subject.in_(subjects)
    )
    return unit.conn.scalar(counted) or 0


def _living(unit: Unit, subjects: list[UUID]) -> bool:
    living = select(keys.c.subject).where(
        keys.c.school == unit.school,
        keys.c.subject.in_(subjects),
        keys.c.wrapped.is_not(None),
    )
    return unit.conn.execute(living.limit(1)).first() is not None
