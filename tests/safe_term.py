"""What a safeguarding lead does in a term: it tells every fact of that kind."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from events.access import Opening
from events.base import Space
from events.diary import Entry
from events.limits import Order, OrderKind, Sees, ViewLimit
from events.school import SafeguardingContacts, School
from events.store.unit import Unit
from tests.cast import AYO, LUKASZ, MONDAY, SIAN, TOM, TUESDAY, a_new_id

CONTACTS = SafeguardingContacts(
    "Siân Rees", "020 7946 0018", None, None, "8 to 4", None
)
NOW = datetime(2026, 9, 7, 8, tzinfo=UTC)


def limit(unit: Unit) -> UUID:
    """A hold, an order that a second person confirms, a review, and the end."""
    found = ViewLimit(id=a_new_id(), child=AYO, person=LUKASZ.person, by=SIAN.person)
    found.hold(Sees.NOTHING, TUESDAY, "The court sits.", by=SIAN, today=MONDAY)
    later = MONDAY + timedelta(days=90)
    order = Order(
        sees=Sees.NOTHING_NEW,
        starts=TUESDAY,
        kind=OrderKind.OTHER,
        document="A letter from the court.",
        sighted_by=SIAN.person,
        sighted_on=MONDAY,
        review_on=later,
    )
    found.record(order, by=SIAN, today=MONDAY)
    found.confirm(by=TOM)
    found.review(later, "It holds.", by=SIAN, today=MONDAY)
    unit.save(found, log=unit.log_of(AYO, Space.RESTRICTED))
    found.lift("It ended.", by=SIAN)
    unit.save(found, log=unit.log_of(AYO, Space.RESTRICTED))
    return AYO


def open_and_close(unit: Unit) -> UUID:
    for hidden, space in ((False, Space.SHARED), (True, Space.RESTRICTED)):
        opening = Opening.break_glass(
            a_new_id(), AYO, "A worry.", hidden=hidden, by=SIAN, now=NOW
        )
        opening.close(by=SIAN)
        unit.save(opening, log=unit.log_of(AYO, space))
    return AYO


def move_and_put_back(unit: Unit, entry: UUID) -> UUID:
    """One answer leaves for good; all of the note leaves and comes back."""
    found = unit.find(Entry, entry)
    assert found is not None
    log = unit.log_of(found.child, Space.RESTRICTED)
    for part in sorted(found.said, key=str)[:1]:
        found.move(part, "A disclosure.", by=SIAN)
    found.move(None, "A disclosure.", by=SIAN)
    found.bring_back(None, "It was not one.", by=SIAN)
    unit.save(found, log=log)
    return found.child


def tell_contacts(unit: Unit) -> None:
    school = unit.find(School, unit.school)
    assert school is not None
    school.tell_contacts(CONTACTS, by=SIAN.person)
    unit.save(school, log=unit.log_of(None, Space.REGISTER))
