"""Which facts are about somebody, of all that the school may open.

The shared record of a child and the register are searched. A person's own first
looks are theirs, in whichever log they stand; which log it is is told nowhere.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from events.base import Recorded, Role, Space, known
from events.circle import Circle
from events.decision import DecisionLook
from events.diary import Entry
from events.look import FirstLook
from events.store.reader import Reader
from events.store.tables import events
from projections.requests import Asked
from projections.timeline_moves import Moved, moved_of, seen
from service.packs.marks import Marks, marks_of
from service.packs.registered import registered


@dataclass(frozen=True, slots=True)
class Gathered:
    """The facts about somebody, oldest first, and what they need to be understood.

    *selves* are the ids of whom it is about: a child who signs in is a person too.
    *sealed* are the notes that are sealed by now, *marks* what notes say on themselves.
    Of a grown-up, *others* are the logs of the children they stand or stood around, and
    *pupils* those children, each with the person they are when they sign in.
    """

    facts: list[Recorded]
    selves: frozenset[UUID]
    sealed: frozenset[UUID]
    marks: Mapping[UUID, Marks]
    others: frozenset[UUID] = frozenset()
    pupils: frozenset[UUID] = frozenset()


def gather(reader: Reader, asked: Asked, up_to: int) -> Gathered:
    """Gather what is kept about a child or a person, up to a place at school.

    What was sealed or moved away later counts all the same.
    """
    log = reader.log_of(asked.about, Space.SHARED)
    if log is None:
        return _of_person(reader, asked, up_to)
    told = reader.facts_of_log(log)
    selves = {asked.about, *pupils(told)}
    theirs = {one.seq: one for one in told}
    for person in selves - {asked.about}:
        theirs |= {one.seq: one for one in reader.facts_of_stream(person)}
    theirs |= {one.seq: one for one in registered(reader, selves, asked.request)}
    facts = _seen(moved_of(reader, asked.about), theirs, up_to)
    sealed = frozenset(_sealed(told))
    return Gathered(facts, frozenset(selves), sealed, marks_of(facts))


def _of_person(reader: Reader, asked: Asked, up_to: int) -> Gathered:
    about, moved = asked.about, moved_of(reader)
    theirs = {one.seq: one for one in reader.facts_of_stream(about)}
    theirs |= {one.seq: one for one in _looks_of(reader, about)}
    theirs |= {one.seq: one for one in registered(reader, {about}, asked.request)}
    sealed, others, children = set[UUID](), set[UUID](), set[UUID]()
    marks: dict[UUID, Marks] = {}
    for shared in reader.logs_of(Space.SHARED):
        told = reader.facts_of_log(shared)
        sealed.update(_sealed(told))
        marks |= marks_of(seen(moved, _until(told, up_to)))
        theirs |= {one.seq: one for one in told if _concerns(one, about)}
        if about not in (here := set(pupils(told))):
            others.add(shared)
            children |= here
    return Gathered(
        _seen(moved, theirs, up_to),
        frozenset({about}),
        frozenset(sealed),
        marks,
        frozenset(others),
        frozenset(children),
    )


def _seen(moved: Moved, theirs: Mapping[int, Recorded], up_to: int) -> list[Recorded]:
    return seen(moved, _until((theirs[one] for one in sorted(theirs)), up_to))


def pupils(told: Iterable[Recorded]) -> Iterator[UUID]:
    """Name the child of a record, and the person that the child is."""
    for one in told:
        match one.fact:
            case Circle.ChildEnrolled() as fact:
                yield fact.originator_id
            case Circle.MemberJoined() as fact if known(fact.role) is Role.CHILD:
                yield fact.person
            case _:
                pass


def _looks_of(reader: Reader, person: UUID) -> Iterator[Recorded]:
    """Give the first looks that do not stand in a shared record."""
    kinds = (FirstLook.EntrySeenAtHome.TOPIC, DecisionLook.DecisionSeenAtHome.TOPIC)
    found = reader.rows(events.c.topic.in_(kinds), events.c.by == person)
    return (row.recorded(reader.school) for row in found)


def _concerns(one: Recorded, person: UUID) -> bool:
    return person in {one.fact.by, getattr(one.fact, "person", None)}


def _until(facts: Iterable[Recorded], up_to: int) -> list[Recorded]:
    return [one for one in facts if one.seq <= up_to]


def _sealed(facts: Iterable[Recorded]) -> Iterator[UUID]:
    for one in facts:
        if isinstance(one.fact, Entry.EntrySealed):
            yield one.fact.originator_id
