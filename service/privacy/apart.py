"""From which children is whoever asks kept?"""

from uuid import UUID

from events.store.reader import Reader
from projections import limit_conditions
from service.context import NotHere, Serving, services


def check_is_open(at: Serving, subject: UUID) -> None:
    """NotHere if a subject is a child from whom whoever asks is kept."""
    with services().store.reading(at.school) as reader:
        if subject in kept_from(at, reader):
            raise NotHere


def check_hold_is_open(at: Serving, hold: UUID) -> None:
    """NotHere if a hold is about a child from whom whoever asks is kept."""
    with services().store.reading(at.school) as reader:
        closed = kept_from(at, reader)
        for one in reader.facts_of_streams([hold]):
            if getattr(one.fact, "person", None) in closed:
                raise NotHere


def kept_from(at: Serving, reader: Reader) -> set[UUID]:
    today = services().edge.today()
    return limit_conditions.kept_from(reader.conn, at.school, at.by.person, today)
