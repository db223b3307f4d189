"""What a file would change, row by row: shown first, and then done just so."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Final, Generic, TypeVar
from uuid import UUID

from events.class_group import folded
from events.phrase import Phrase, phrase
from service.roster.reading import Read
from service.roster.register import KnownChild, KnownPerson, Register
from service.roster.rows import ChildRow, Faulty, StaffRow

SEVERAL_CHILDREN: Final = phrase(
    "Several children on the register have this name and date of birth. "
    "Write the UPN of each into the file."
)
OTHER_REFERENCE: Final = phrase(
    "A child with this name and date of birth has another UPN or reference on the "
    "register. Check which is right."
)
SEVERAL_PEOPLE: Final = phrase(
    "Several people on the register have this name. "
    "Write the e-mail address with which this person signs in."
)

OTHER_ADDRESS: Final = phrase(
    "Somebody on the register has this name and signs in with another e-mail address. "
    "If it is the same person, leave the address out or put it right. If not, invite "
    "them as a colleague first."
)
NOTHING: Final = phrase("Nothing changes.")


class Outcome(StrEnum):
    """What would become of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class ChildStep:
    """What is done for one child; *child* is None for a new one."""

    row: ChildRow
    outcome: Outcome
    says: tuple[str, ...]
    child: UUID | None
    rename: bool = False
    born: bool = False
    refer: bool = False
    back: bool = False
    out_of: tuple[UUID, ...] = ()
    place: bool = False


@dataclass(frozen=True, slots=True)
class StaffStep:
    """What is done for one of the staff; *person* is None for somebody new."""

    row: StaffRow
    outcome: Outcome
    says: tuple[str, ...]
    person: UUID | None
    assign: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a file would do; *seq* is how far the register was read."""

    seq: int
    children: tuple[ChildStep, ...]
    staff: tuple[StaffStep, ...]
    faulty: tuple[Faulty, ...]
    unread: tuple[str, ...]
    opens: tuple[str, ...]

    @property
    def good(self) -> int:
        return sum(step.outcome is not Outcome.SAME for step in self.steps)

    @property
    def steps(self) -> tuple[ChildStep | StaffStep, ...]:
        return (*self.children, *self.staff)

    def count(self, outcome: Outcome) -> int:
        return sum(step.outcome == outcome for step in self.steps)

    @property
    def mark(self) -> str:
        """Give a short sign of all that is shown, the same for the same plan."""
        told = repr((self.children, self.staff, self.faulty, self.opens))
        return sha256(told.encode()).hexdigest()[:32]


Step = TypeVar("Step", ChildStep, StaffStep)


def plan(found: Read, register: Register) -> Plan:
    """Compare a file with the register."""
    children = _good(_each_child_once(_children(found.children, register)))
    staff = _good(_each_person_once(_staff(found.staff, register)))
    wanted = [step.row.group for step in children.steps if step.place]
    wanted += [name for step in staff.steps for name in step.assign]
    said = {folded(name): name for name in reversed(wanted)}
    faulty = (*found.faulty, *children.faulty, *staff.faulty)
    return Plan(
        register.seq,
        tuple(children.steps),
        tuple(staff.steps),
        tuple(sorted(faulty, key=lambda one: one.line)),
        found.unread,
        tuple(
            sorted(name for key, name in said.items() if key not in register.classes)
        ),
    )


@dataclass(frozen=True, slots=True)
class _Told(Generic[Step]):
    steps: list[Step]
    faulty: list[Faulty]


def _good(found: Iterable[Step | Faulty]) -> _Told[Step]:
    told: _Told[Step] = _Told([], [])
    for one in found:
        if isinstance(one, Faulty):
            told.faulty.append(one)
        else:
            told.steps.append(one)
    return told


def _each_child_once(
    found: Iterable[ChildStep | Faulty],
) -> Iterator[ChildStep | Faulty]:
    seen: dict[UUID, int] = {}
    for one in found:
        if isinstance(one, ChildStep) and one.child in seen:
            yield _twice(one.row, seen[one.child])
            continue
        if isinstance(one, ChildStep) and one.child is not None:
            seen[one.child] = one.row.line
        yield one


def _each_person_once(
    found: Iterable[StaffStep | Faulty],
) -> Iterator[StaffStep | Faulty]:
    seen: dict[UUID, int] = {}
    for one in found:
        if isinstance(one, StaffStep) and one.person in seen:
            yield _twice(one.row, seen[one.person])
            continue
        if isinstance(one, StaffStep) and one.person is not None:
            seen[one.person] = one.row.line
        yield one


def _twice(row: ChildRow | StaffRow, line: int) -> Faulty:
    why = phrase(
        "Line {line} is about the same person. Remove one of the two rows.", line=line
    )
    return Faulty(row.line, row.name, (why,))


def _children(
    rows: Iterable[ChildRow], register: Register
) -> Iterator[ChildStep | Faulty]:
    by_reference = {one.reference: one for one in register.children if one.reference}
    by_name: dict[str, list[KnownChild]] = {}
    for one in register.children:
        by_name.setdefault(folded(one.name), []).append(one)
    for row in rows:
        same = by_reference.get(row.reference or "")
        called = by_name.get(folded(row.name), ())
        alike = [one for one in called if one.born in {row.born, None}]
        yield _child(row, same) if same else _by_name(row, alike)


def _by_name(row: ChildRow, alike: Sequence[KnownChild]) -> ChildStep | Faulty:
    if not alike:
        return _new_child(row)
    if len(alike) > 1:
        return Faulty(row.line, row.name, (SEVERAL_CHILDREN,))
    if row.reference and alike[0].reference:
        return Faulty(row.line, row.name, (OTHER_REFERENCE,))
    return _child(row, alike[0])


def _new_child(row: ChildRow) -> ChildStep:
    says = (phrase("New: a diary is opened, in class {group}.", group=row.group),)
    return ChildStep(row, Outcome.NEW, says, None, place=True)


def _child(row: ChildRow, known: KnownChild) -> ChildStep:
    there = known.groups.get(folded(row.group))
    stays = there is not None and row.year_group in {None, there[1]}
    refer = row.reference is not None and row.reference != known.reference
    renamed = phrase(
        "Called {name} from now on, not {former}.", name=row.name, former=known.name
    )
    changes = {
        renamed: row.name != known.name,
        phrase("The date of birth is put right."): row.born != known.born,
        phrase("The reference is kept."): refer,
        phrase("Comes back to the school."): known.left,
        phrase("Moves into class {group}.", group=row.group): there is None,
        phrase("The year group is put right."): there is not None and not stays,
    }
    says = tuple(said for said, is_so in changes.items() if is_so)
    return ChildStep(
        row,
        Outcome.CHANGED if says else Outcome.SAME,
        says or (NOTHING,),
        known.child,
        rename=row.name != known.name,
        born=row.born != known.born,
        refer=refer,
        back=known.left,
        out_of=() if stays else tuple(group for group, _ in known.groups.values()),
        place=not stays,
    )


def _staff(
    rows: Iterable[StaffRow], register: Register
) -> Iterator[StaffStep | Faulty]:
    by_id = {one.person: one for one in register.people}
    by_name: dict[str, list[KnownPerson]] = {}
    for one in register.people:
        by_name.setdefault(folded(one.name), []).append(one)
    for row in rows:
        person = register.by_email.get(folded(row.email or ""))
        alike = by_name.get(folded(row.name), [])
        if person is not None and person in by_id:
            yield _person(row, by_id[person])
        else:
            yield _called(row, alike)


def _called(row: StaffRow, alike: Sequence[KnownPerson]) -> StaffStep | Faulty:
    """Take a row by its name alone, where that can only be one person."""
    if not alike:
        return _new_person(row)
    if len(alike) > 1:
        return Faulty(row.line, row.name, (SEVERAL_PEOPLE,))
    if row.email is not None and alike[0].signs_in:
        return Faulty(row.line, row.name, (OTHER_ADDRESS,))
    return _person(row, alike[0], by_name=True)


def _new_person(row: StaffRow) -> StaffStep:
    says = [phrase("New: {name} comes onto the register.", name=row.name)]
    says += [_works_in(name) for name in row.classes]
    return StaffStep(row, Outcome.NEW, tuple(says), None, row.classes)


def _works_in(group: str) -> Phrase:
    return phrase("Works in class {group}.", group=group)


def _person(row: StaffRow, known: KnownPerson, *, by_name: bool = False) -> StaffStep:
    assign = tuple(name for name in row.classes if folded(name) not in known.groups)
    says = tuple(_works_in(name) for name in assign)
    outcome = Outcome.CHANGED if says else Outcome.SAME
    said = says or (NOTHING,)
    if by_name and says:
        taken = phrase(
            "Taken to be the {name} on the register, by name.", name=known.name
        )
        said = (taken, *says)
    return StaffStep(row, outcome, said, known.person, assign)
