"""What is shown of limits: what waits, and who can be chosen."""

from uuid import UUID

from events.base import Duty
from events.store.reader import Reader
from projections import circle, directory, duties, limit_conditions, limits
from service.context import NotHere, Serving, services
from service.limit_stories import Names, Told, told_of


def waiting(at: Serving) -> list[Told]:
    """Give the orders that wait for a second person."""
    with services().store.reading(at.school) as reader:
        closed = _kept_from(at, reader)
        return [
            one
            for one in told_of(reader)
            if one.limit.waits
            and one.limit.person != at.by.person
            and one.limit.child not in closed
        ]


def check_is_open(at: Serving, limit: UUID) -> None:
    """NotHere if a limit is about a child from whom whoever asks is kept."""
    with services().store.reading(at.school) as reader:
        closed = _kept_from(at, reader)
        if any(
            one.limit == limit and one.child in closed
            for one in limits.of_school(reader)
        ):
            raise NotHere


def _kept_from(at: Serving, reader: Reader) -> set[UUID]:
    today = services().edge.today()
    return limit_conditions.kept_from(reader.conn, at.school, at.by.person, today)


def waiting_one(at: Serving, limit: UUID) -> Told:
    """Give one of them; NotHere if it does not wait."""
    for one in waiting(at):
        if one.limit.limit == limit:
            return one
    raise NotHere


def limit_of(at: Serving, child: UUID, limit: UUID) -> Told:
    """Give one limit that has not ended; NotHere if this child has no such limit."""
    with services().store.reading(at.school) as reader:
        for one in told_of(reader):
            found = one.limit.limit == limit and one.limit.child == child
            if found and not one.limit.lifted:
                return one
    raise NotHere


def begun_for(at: Serving, child: UUID, person: UUID) -> UUID | None:
    """Find a hold on this person that an order can follow in the same limit."""
    with services().store.reading(at.school) as reader:
        for one in limits.of_school(reader):
            whose = (one.child, one.person) == (child, person)
            if whose and not one.lifted and one.recorded_by is None:
                return one.limit
    return None


def people_of(at: Serving, child: UUID) -> Names:
    """Name who is in a child's circle, but not whoever asks."""
    today = services().edge.today()
    with services().store.reading(at.school) as reader:
        members = circle.of_child(reader, child)
        present = {one.person for one in members if circle.is_current(one, today)}
        return directory.names_of(reader, present - {at.by.person})


def witnesses(at: Serving) -> Names:
    """Name who may have seen an order: who leads, runs the school, or asks."""
    with services().store.reading(at.school) as reader:
        held = [one for one in duties.holders(reader) if one.ended_at is None]
        trusted = {one.person for one in held if one.duty is not Duty.DATA_LEAD}
        return directory.names_of(reader, trusted | {at.by.person})
