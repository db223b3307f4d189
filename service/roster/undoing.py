"""Taking back one fact after another, as far as nobody changed it since."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import singledispatchmethod
from typing import Final, Self
from uuid import UUID

from events.base import Fact, Recorded
from events.circle import Circle
from events.class_group import ClassGroup, YearGroup
from events.school import School
from projections import classes
from service.placing import Placing

# What was put somewhere is taken out first; only then can anything go back.
ORDER: Final[tuple[tuple[type[Fact], ...], ...]] = (
    (ClassGroup.ChildPlaced, ClassGroup.StaffAssigned),
    (ClassGroup.ClassClosed,),
    (ClassGroup.ChildMovedOut, ClassGroup.StaffReleased),
    (ClassGroup.ClassOpened,),
    (
        Circle.ChildEnrolled,
        Circle.ChildReturned,
        Circle.ChildLeft,
        Circle.ChildRenamed,
    ),
)


def in_order(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Give the facts that are taken back, in the order in which that can be done."""
    for kinds in ORDER:
        yield from (fact for fact in facts if isinstance(fact, kinds))


@dataclass(slots=True)
class Undoing:
    """Who came with a change, who left with it, and what was done since.

    *came* are the children whom it enrolled. *lost* are the children and the people
    whose place ended with it: only these come back into a circle, and *newer* staff,
    who took up work in a class since. Whoever was taken out of a circle by hand, before
    the change or since, stays out, and so does whoever left the school since (*gone*).
    *were* says in which year group a child was in a class
    before the change. *elsewhere* are children who have moved on since.
    """

    placing: Placing
    came: set[UUID]
    lost: set[tuple[UUID, UUID]]
    newer: set[tuple[UUID, UUID]]
    were: dict[tuple[UUID, UUID], YearGroup | None]
    gone: set[UUID]
    out: set[tuple[UUID, UUID]]
    elsewhere: set[UUID] = field(default_factory=set)

    @classmethod
    def of(cls, facts: Sequence[Recorded], placing: Placing) -> Self:
        """Begin to take back the facts of one change, given from first to last."""
        first, last, told = facts[0].seq, facts[-1].seq, [one.fact for one in facts]
        left = [one for one in told if isinstance(one, Circle.MemberLeft)]
        came = [one for one in told if isinstance(one, Circle.ChildEnrolled)]
        moved = [one for one in told if isinstance(one, ClassGroup.ChildMovedOut)]
        streams = placing.asking.unit.reader.facts_of_streams(
            {one.originator_id for one in moved}
        )
        before = [one.fact for one in streams if one.seq < first]
        placed = [one for one in before if isinstance(one, ClassGroup.ChildPlaced)]
        since = [one.fact for one in streams if one.seq > last]
        assigned = [one for one in since if isinstance(one, ClassGroup.StaffAssigned)]
        lost = {(one.originator_id, one.person) for one in left}
        gone, out = _gone_since(placing, last), _out_by_hand(placing, lost)
        return cls(
            placing,
            came={one.originator_id for one in came},
            lost={one for one in lost - out if one[1] not in gone},
            newer={(one.originator_id, one.person) for one in assigned},
            gone=gone,
            out=out,
            were={(one.originator_id, one.child): one.year_group for one in placed},
        )

    @singledispatchmethod
    def take_back(self, fact: Fact) -> None:
        """What is not named here stays: names on the register, dates put right."""

    @take_back.register
    def _(self, fact: ClassGroup.ChildPlaced) -> None:
        group = self._group(fact)
        if fact.child in group.children:
            self.placing.move_out(group.id, fact.child)
        else:
            self.elsewhere.add(fact.child)

    @take_back.register
    def _(self, fact: ClassGroup.ChildMovedOut) -> None:
        group = self._group(fact)
        child = fact.child
        is_free = child not in self.elsewhere and not self.placing.groups_of(child)
        if is_free and not group.closed:
            brings = {
                person
                for person in group.staff
                if (child, person) in self.lost or (group.id, person) in self.newer
                if (child, person) not in self.out
            }
            was = self.were[group.id, child]
            self.placing.place(group.id, child, was, brings=brings)

    @take_back.register
    def _(self, fact: ClassGroup.StaffAssigned) -> None:
        if fact.person in self._group(fact).staff:
            self.placing.release(fact.originator_id, fact.person)

    @take_back.register
    def _(self, fact: ClassGroup.StaffReleased) -> None:
        group = self._group(fact)
        is_away = fact.person not in group.staff and fact.person not in self.gone
        if is_away and not group.closed:
            role = group.worked[fact.person]
            to = {child for child, person in self.lost if person == fact.person}
            self.placing.assign(group.id, fact.person, role, to=to)

    @take_back.register
    def _(self, fact: ClassGroup.ClassOpened) -> None:
        group = self._group(fact)
        if not (group.closed or group.children or group.staff):
            group.close(by=self.placing.by)

    @take_back.register
    def _(self, fact: ClassGroup.ClassClosed) -> None:
        self.placing.reopen(fact.originator_id)

    @take_back.register
    def _(self, fact: Circle.ChildEnrolled) -> None:
        self._let_go(fact)

    @take_back.register
    def _(self, fact: Circle.ChildReturned) -> None:
        self._let_go(fact)

    @take_back.register
    def _(self, fact: Circle.ChildLeft) -> None:
        circle = self._circle(fact)
        if circle.left_on is not None:
            circle.take_back(self.placing.today, by=self.placing.by)

    @take_back.register
    def _(self, fact: Circle.ChildRenamed) -> None:
        circle = self._circle(fact)
        if circle.name == fact.name:
            circle.rename(circle.former_name, by=self.placing.by)

    def _let_go(self, fact: Fact) -> None:
        circle = self._circle(fact)
        if circle.left_on is None and not self.placing.groups_of(circle.id):
            today = self.placing.today
            circle.let_go(today, by=self.placing.by, today=today)

    def _group(self, fact: Fact) -> ClassGroup:
        return self.placing.find(ClassGroup, fact.originator_id)

    def _circle(self, fact: Fact) -> Circle:
        return self.placing.find(Circle, fact.originator_id)


def _gone_since(placing: Placing, last: int) -> set[UUID]:
    """Say who left the school after a place in the record."""
    unit = placing.asking.unit
    since = [one for one in unit.reader.facts_of_stream(unit.school) if one.seq > last]
    told = [one.fact for one in since]
    return {one.person for one in told if isinstance(one, School.PersonLeft)}


def _out_by_hand(
    placing: Placing, lost: set[tuple[UUID, UUID]]
) -> set[tuple[UUID, UUID]]:
    """Say who works in the class of a child now, and is not in the child's circle."""
    there = classes.of_school(placing.asking.unit.reader)
    taught = {
        (child, person)
        for child, person in lost
        if any(child in one.children and person in one.staff for one in there)
    }
    return {
        (child, person)
        for child, person in taught
        if person not in placing.find(Circle, child).members
    }
