"""What somebody keeps about a meeting, and what others let them read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from events.base import Fact, Recorded, Side, known
from events.company import Around, company_of
from events.meeting import Meeting
from events.meeting_kinds import MeetingRole
from events.meeting_role import SharedRole, chair_of, role_of
from events.preparation import About, Readers
from events.store.reader import Reader
from projections import households, preparations
from projections.preparation_rows import Thing, Whose
from service.context import NotHere, Standing, child_or_none, services


@dataclass(frozen=True, slots=True)
class Seen:
    """A meeting as far as it is needed here; *chair* is who reads feelings."""

    id: UUID
    purpose: str
    day: date
    chair: UUID | None
    is_off: bool = False

    @property
    def is_ahead(self) -> bool:
        """Say whether one can still come to it."""
        return services().edge.today() <= self.day and not self.is_off

    @property
    def has_been(self) -> bool:
        """Say whether one can say how it felt."""
        return self.day <= services().edge.today() and not self.is_off


@dataclass(frozen=True, slots=True)
class Space:
    """What somebody keeps about a meeting, and what is kept for them as well.

    *company* names who else reads a note that is kept for all who come together. It is
    None for staff and for guests whom nobody at home brought.
    """

    meeting: Seen
    mine: list[Thing]
    ours: list[Thing]
    company: frozenset[UUID] | None

    def about(self, what: About) -> list[Thing]:
        """Give one's own things of one kind."""
        return [one for one in self.mine if one.about is what]


def way() -> UUID | None:
    """Tell with which pictures a child signed in, if it is one who asks."""
    child = child_or_none()
    return None if child is None else child.way


def space(at: Standing, meeting: UUID) -> Space:
    """Give what somebody keeps; NotHere if there is no such meeting of this child."""
    with services().store.reading(at.school) as reader:
        found = _meeting(reader, at, meeting)
        whose = _whose(at, meeting)
        together = _together(reader, at)
        mine = preparations.mine(reader, whose)
        ours = _ours(reader, whose, together)
    others = None if together is None else together[1] - {at.by.person}
    return Space(found, mine, ours, others)


def thing(at: Standing, meeting: UUID, one: UUID) -> Thing:
    """Give one thing to whoever keeps it; NotHere to anybody else."""
    with services().store.reading(at.school) as reader:
        _meeting(reader, at, meeting)
        found = preparations.one(reader, _whose(at, meeting), one)
    if found is None:
        raise NotHere
    return found


def feelings(at: Standing, meeting: UUID) -> tuple[Seen, list[Thing]]:
    """Give the chair what people showed them; NotHere to anybody else."""
    with services().store.reading(at.school) as reader:
        found = _meeting(reader, at, meeting)
        if found.chair != at.by.person:
            raise NotHere
        return found, preparations.for_chair(reader, Whose(at.child, *_asks(at, found)))


def feeling(at: Standing, meeting: UUID, one: UUID) -> tuple[Seen, Thing]:
    """Give the chair one of them."""
    found, shown = feelings(at, meeting)
    for each in shown:
        if each.id == one:
            return found, each
    raise NotHere


def _asks(at: Standing, meeting: Seen) -> tuple[UUID, UUID]:
    return meeting.id, at.by.person


def _whose(at: Standing, meeting: UUID) -> Whose:
    return Whose(at.child, meeting, at.by.person, way())


def _ours(
    reader: Reader, whose: Whose, together: tuple[int, frozenset[UUID]] | None
) -> list[Thing]:
    if together is None:
        return []
    company, people = together
    return preparations.ours(reader, whose, company, people)


def _together(reader: Reader, at: Standing) -> tuple[int, frozenset[UUID]] | None:
    """Say with whom somebody comes, and who they all are; None if with nobody."""
    around = preparations.around(reader, at.child, services().edge.today())
    told = households.of_child(reader, at.child)
    mine = company_of(at.by.person, around, told)
    if mine is None:
        return None
    return mine, frozenset(_all_of(mine, around, told))


def _all_of(
    company: int, around: Mapping[UUID, Around], told: Mapping[UUID, int]
) -> list[UUID]:
    return [one for one in around if company_of(one, around, told) == company]


def _meeting(reader: Reader, at: Standing, meeting: UUID) -> Seen:
    """Read a meeting from its own facts; NotHere unless it is this child's."""
    chair = role_of(meeting, MeetingRole.CHAIR)
    found = reader.facts_of_streams([meeting, chair])
    facts = sorted(found, key=lambda one: one.seq)
    first = facts[0].fact if facts else None
    if not isinstance(first, Meeting.MeetingProposed) or first.child != at.child:
        raise NotHere
    said = known(first.purpose) or ""
    seen = Seen(meeting, said, known(first.day) or date.max, first.by)
    took_it_on: UUID | None = None
    for one in facts[1:]:
        seen = _after(seen, one)
        took_it_on = _took_it_on(took_it_on, one.fact)
    return replace(seen, chair=chair_of(first.by, took_it_on))


def _took_it_on(before: UUID | None, fact: Fact) -> UUID | None:
    match fact:
        case SharedRole.MeetingRoleAccepted():
            return fact.by
        case SharedRole.MeetingRoleDeclined() if fact.by == before:
            return None
        case _:
            return before


def _after(seen: Seen, recorded: Recorded) -> Seen:
    match recorded.fact:
        case Meeting.PurposeReworded() as fact:
            return replace(seen, purpose=known(fact.purpose) or "")
        case Meeting.MeetingMoved() as fact:
            return replace(seen, day=known(fact.day) or seen.day)
        case Meeting.MeetingCalledOff():
            return replace(seen, is_off=True)
        case _:
            return seen


def readers_of(at: Standing) -> frozenset[Readers]:
    """Say for whom somebody can keep a note: the family for all who come with them."""
    with services().store.reading(at.school) as reader:
        together = _together(reader, at)
    alone = {Readers.MINE}
    is_child = at.by.side is Side.CHILD
    return frozenset(alone if together is None or is_child else {*alone, Readers.OURS})
