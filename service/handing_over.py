"""Would somebody who comes in as a person get more than a place in one circle?"""

from datetime import date
from uuid import UUID

from sqlalchemy import exists, select

from events.circle import LOOK_AFTER
from events.store.reader import Reader
from projections import circle, classes
from service.signing_in.account_tables import account_people


def has_more_than(
    reader: Reader, person: UUID, child: UUID, sender: UUID | None, today: date
) -> bool:
    """Say whether an invitation to a child's circle would hand over other places.

    Whoever has an account comes in by it, so nothing of theirs is handed over. Nor is
    a place that the sender could give as well, such as beside a brother or sister.
    """
    if _has_account(reader, person):
        return False
    return _is_around_another(reader, person, child, sender, today) or any(
        person in group.staff and child not in group.children
        for group in classes.of_school(reader)
        if not group.is_closed
    )


def _has_account(reader: Reader, person: UUID) -> bool:
    same = (account_people.c.school == reader.school, account_people.c.person == person)
    return bool(reader.conn.scalar(select(exists().where(*same))))


def _is_around_another(
    reader: Reader, person: UUID, child: UUID, sender: UUID | None, today: date
) -> bool:
    """A place counts also while a limit stands on it: the limit may be lifted."""
    places = circle.of_school(reader, today)
    looked_after = {
        one.child for one in places if one.person == sender and one.role in LOOK_AFTER
    }
    around = {one.child for one in places if one.person == person}
    return bool(around - looked_after - {child})
