"""Classes, files, school years and taking back, in any order that people may think of.

Whoever works in a child's class reads the child's diary, and so does whoever was let
in by hand; nobody else does. Taking a change back at once brings back exactly who
could read which diary before it.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import product
from typing import ClassVar, Final
from uuid import UUID, uuid4

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from events.base import CHILD_SPACES, Actor, Duty, Refusal, Role, Side, Space
from events.circle import Circle
from events.person import Person
from events.school import School
from projections import circle, classes
from service.asking import SchoolAsking
from service.classes import commands as doing
from service.context import Serving
from service.placing import newcomer
from service.roster import answers
from service.roster.commands import (
    ImportRoster,
    RollOver,
    UndoChange,
    import_roster,
    roll_over,
    undo_change,
)
from service.roster.moving import NextClass
from service.roster.plan import Outcome
from service.roster.reading import read
from tests.service.classroom import HEAD
from tests.service.house import House

TODAY: Final = date(2026, 9, 8)
KEEPER: Final = Actor(uuid4(), Role.SENCO, Side.SCHOOL)
OFFICE: Final = Actor(uuid4(), Duty.ADMINISTRATOR, Side.SCHOOL)
STAFF: Final = (uuid4(), uuid4())
HERE: Final = ("Ann", "Bo")
NAMES: Final = (*HERE, "Cy")
CLASSES: Final = ("1 Oak", "1 Elm")
who = st.sampled_from(STAFF)
which = st.integers(0, 2)
ROWS: Final = st.dictionaries(
    st.sampled_from(NAMES), st.sampled_from(CLASSES), min_size=1
)
Readers = frozenset[tuple[UUID, UUID]]


class Office(RuleBasedStateMachine):
    """A school of its own, and what people have done by hand there."""

    house: ClassVar[House]

    def __init__(self) -> None:
        super().__init__()
        self.school = uuid4()
        self.by_hand: set[tuple[UUID, UUID]] = set()
        self.out_by_hand: set[tuple[UUID, UUID]] = set()
        self.changes: list[UUID] = []
        self.before: Readers | None = None
        self.there: dict[UUID, classes.Group] = {}

    @initialize()
    def open(self) -> None:
        with self.house.services.store.opening(self.school) as unit:
            log = unit.open_space(uuid4(), None, Space.REGISTER, 0, None)
            school = School(id=self.school, name="Ash", demo=False, by=None)
            staff = [(one, f"Kit {n}") for n, one in enumerate(STAFF)]
            named = [*staff, (KEEPER.person, "Lou"), (OFFICE.person, "Pat")]
            known = [Person(id=one, name=name, by=None) for one, name in named]
            school.give_duty(OFFICE.person, Duty.ADMINISTRATOR, by=None)
            unit.save(school, *known, log=log)
        self.children = [self.enrolled(name) for name in HERE]
        for name, person in zip(CLASSES, STAFF, strict=True):
            self.begin_class(name)
            self.assigned(self.open_ones()[-1], person)
        for child in self.children:
            self.placed(child, self.open_ones()[0])

    def enrolled(self, name: str) -> UUID:
        child = uuid4()
        with self.house.services.store.unit(self.school) as unit:
            for slot, space in enumerate(CHILD_SPACES, unit.next_slot()):
                unit.open_space(uuid4(), child, space, slot, None)
            around = Circle(id=child, name=f"{name} Poe", by=None)
            around.join(KEEPER, "Lou", None, by=None, today=TODAY)
            around.record_birth_date(date(2018, 3, 29), by=None, today=TODAY)
            unit.save(around, log=unit.log_of(child, Space.SHARED))
        return child

    def done(self, ask: Callable[[SchoolAsking], object]) -> bool:
        """Ask for something; say whether it was done."""
        try:
            with self.house.services.store.unit(self.school) as unit:
                ask(SchoolAsking(OFFICE, TODAY, unit, frozenset()))
        except Refusal:
            return False
        return True

    def touched(self) -> None:
        self.before = None

    def open_ones(self) -> list[UUID]:
        return [one.group for one in self.classes() if not one.is_closed]

    def classes(self) -> list[classes.Group]:
        with self.house.services.store.reading(self.school) as reader:
            return classes.of_school(reader)

    def readers(self) -> Readers:
        with self.house.services.store.reading(self.school) as reader:
            places = circle.of_school(reader, TODAY)
        return frozenset(
            (one.child, one.person) for one in places if one.person != KEEPER.person
        )

    @rule(rows=ROWS, back=st.booleans())
    def put_in(self, rows: dict[str, str], back: bool) -> None:  # noqa: FBT001 - drawn
        lines = [f"{name},Poe,29/03/2018,{into},1,\r\n" for name, into in rows.items()]
        at, edge = Serving(self.school, OFFICE), self.house.services.edge
        with self.house.app.app_context():
            plan = answers.planned(at, read((HEAD + "".join(lines)).encode(), TODAY))
            groups = answers.class_ids(at, plan.opens)
        new = [one for one in plan.children if one.outcome is Outcome.NEW]
        command = ImportRoster(
            change=uuid4(),
            plan=plan,
            keeper=KEEPER,
            year=2026,
            newcomers=tuple(newcomer(one.row.name, edge) for one in new),
            people=(),
            groups=groups,
        )
        self.change(command.change, lambda asking: import_roster(command, asking), back)

    @rule(
        leaves=st.booleans(),
        staff=st.sampled_from(["same-name", "go-along"]),
        back=st.booleans(),
    )
    def roll(self, leaves: bool, staff: str, back: bool) -> None:  # noqa: FBT001 - drawn
        asked: dict[str, str] = {}
        for one in self.classes():
            name = f"{int(one.name[0]) + 1}{one.name[1:]}"
            asked |= {f"name-{one.group.hex}": name, f"staff-{one.group.hex}": staff}
            if leaves and one.name.endswith("Oak"):
                asked[f"leaves-{one.group.hex}"] = "1"
        with self.house.app.app_context():
            found = answers.rehearsed(Serving(self.school, OFFICE), asked)
        if found.problems:
            return
        opens = tuple(
            NextClass(group=uuid4(), name=one.name, staff=one.staff)
            for one in found.coming
        )
        into = {
            group: new.group
            for one, new in zip(found.coming, opens, strict=True)
            for group in one.groups
        }
        command = RollOver(
            change=uuid4(),
            seq=found.seq,
            year=found.year,
            opens=opens,
            goes={one.group: into.get(one.group) for one in found.going},
        )
        self.change(command.change, lambda asking: roll_over(command, asking), back)

    def change(
        self,
        change: UUID,
        ask: Callable[[SchoolAsking], object],
        back: bool,  # noqa: FBT001 - drawn
    ) -> None:
        """Do it; with *back* take it back at once, else perhaps later."""
        before, there = self.readers(), {one.group: one for one in self.classes()}
        if self.done(ask):
            self.changes.append(change)
            self.before, self.there = before, there
            if back:
                self.take_back(0)

    @precondition(lambda self: self.changes)
    @rule(number=st.integers(0, 9))
    def take_back(self, number: int) -> None:
        """The newest change or an earlier one."""
        change = self.changes[-1 - number % len(self.changes)]
        newest = change == self.changes[-1]
        command = UndoChange(change=change)
        if not self.done(lambda asking: undo_change(command, asking)):
            return
        self.changes.remove(change)
        if newest and self.before is not None:
            assert self.readers() == self.before
            now = {one.group: one for one in self.classes()}
            gone = {group for group in now if group not in self.there}
            assert all(now[group].is_closed for group in gone)
            same = {group: now[group] for group in self.there}
            assert same == self.there
        self.touched()

    @rule(name=st.sampled_from(CLASSES))
    def begin_class(self, name: str) -> None:
        command = doing.OpenClass(group=uuid4(), name=name, year=2026)
        self.done(lambda asking: doing.open_class(command, asking))
        self.touched()

    @precondition(lambda self: self.open_ones())
    @rule(child=which, data=st.data())
    def place(self, child: int, data: st.DataObject) -> None:
        group = data.draw(st.sampled_from(self.open_ones()))
        self.placed(self.children[child % len(self.children)], group)

    def placed(self, child: UUID, group: UUID) -> None:
        command = doing.PlaceChild(group=group, child=child, year_group=None)
        self.done(lambda asking: doing.place_child(command, asking))
        self.touched()

    @rule()
    def empty(self) -> None:
        for one in self.classes():
            for child in list(one.children)[:1]:
                command = doing.MoveChildOut(group=one.group, child=child)
                self.done(partial(doing.move_child_out, command))
        self.touched()

    @precondition(lambda self: self.open_ones())
    @rule(person=who, data=st.data())
    def assign(self, person: UUID, data: st.DataObject) -> None:
        self.assigned(data.draw(st.sampled_from(self.open_ones())), person)

    def assigned(self, group: UUID, person: UUID) -> None:
        command = doing.AssignStaff(group=group, person=person, role=Role.TEACHER)
        self.done(lambda asking: doing.assign_staff(command, asking))
        self.touched()

    @precondition(lambda self: self.open_ones())
    @rule(person=who, data=st.data())
    def release(self, person: UUID, data: st.DataObject) -> None:
        group = data.draw(st.sampled_from(self.open_ones()))
        command = doing.ReleaseStaff(group=group, person=person)
        self.done(lambda asking: doing.release_staff(command, asking))
        self.touched()

    @rule(child=which)
    def leave(self, child: int) -> None:
        whom = self.children[child % len(self.children)]
        command = doing.LetChildGo(child=whom, on=TODAY)
        self.done(lambda asking: doing.let_child_go(command, asking))
        self.touched()

    @rule(child=which, person=who)
    def let_in(self, child: int, person: UUID) -> None:
        whom = self.children[child % len(self.children)]
        joining = Actor(person, Role.THERAPIST, Side.SCHOOL)
        name = "Kit"

        def ask(asking: SchoolAsking) -> None:
            around = asking.unit.find(Circle, whom)
            assert around is not None
            around.join(joining, name, None, by=KEEPER.person, today=TODAY)
            asking.unit.save(around, log=asking.unit.log_of(whom, Space.SHARED))

        if self.done(ask):
            self.by_hand.add((whom, person))
            self.out_by_hand.discard((whom, person))
        self.touched()

    @rule(child=which, person=who)
    def take_out(self, child: int, person: UUID) -> None:
        whom = self.children[child % len(self.children)]

        def ask(asking: SchoolAsking) -> None:
            around = asking.unit.find(Circle, whom)
            assert around is not None
            around.leave(person, None, by=KEEPER.person, today=TODAY)
            asking.unit.save(around, log=asking.unit.log_of(whom, Space.SHARED))

        if self.done(ask):
            self.by_hand.discard((whom, person))
            self.out_by_hand.add((whom, person))
        self.touched()

    @invariant()
    def each_reads_what_is_theirs(self) -> None:
        if not hasattr(self, "children"):
            return
        now, there = self.readers(), self.classes()
        taught = {pair for one in there for pair in product(one.children, one.staff)}
        assert self.by_hand <= now, "whoever was let in by hand stays"
        assert now <= taught | self.by_hand, "nobody reads through another class"
        assert taught - self.out_by_hand <= now, "whoever teaches a child reads"
        inside = [child for one in there for child in one.children]
        assert len(inside) == len(set(inside)), "a child is in one class"


def test_in_any_order_each_reads_what_is_theirs(lodge: House) -> None:
    class Here(Office):
        house = lodge

    few = settings(
        max_examples=12,
        stateful_step_count=10,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Here, settings=few)
