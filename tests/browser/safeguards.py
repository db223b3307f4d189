"""What a safeguarding lead has done at the demo school, for the pages that show it."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from events.access import Opening
from events.base import Actor, Duty, Side, Space
from events.diary import Entry
from events.entry_kinds import Kind, Place
from events.limits import Order, OrderKind, Sees, ViewLimit
from events.school import SafeguardingContacts, School
from events.store.unit import Store, Unit
from projections.runner import see
from service.demo.story import story
from service.operating.demo_command import SEED
from tests.browser.school import TODAY
from tests.browser.school import School as Served

CONTACTS: Final = SafeguardingContacts(
    lead="Rosalind Calloway",
    lead_phone="020 7946 0018",
    deputy="Marguerite Okafor-Hughes",
    deputy_phone="020 7946 0019",
    hours="School days, 8 am to 4 pm",
    authority_phone="020 7946 0100",
)
BEFORE: Final = TODAY - timedelta(days=100)


def safeguard(school: Served, names: Mapping[str, str]) -> Mapping[str, str]:
    """Limit two views, open a diary, move a note, and say whom to tell."""
    store = Store(school.place.web, school.place.ring, see, lambda: datetime.now(UTC))
    larkfield = story(SEED, TODAY).schools[0].id
    lead = Actor(UUID(names["person-rosalind"]), Duty.SAFEGUARDING_LEAD, Side.SCHOOL)
    senco = Actor(UUID(names["person-marguerite"]), Duty.ADMINISTRATOR, Side.SCHOOL)
    gurleen, tegan = UUID(names["gurleen"]), UUID(names["tegan"])
    with store.unit(larkfield) as unit:
        opened = unit.find(School, larkfield)
        assert opened is not None
        opened.tell_contacts(CONTACTS, by=lead.person)
        unit.save(opened, log=unit.log_of(None, Space.REGISTER))
        due = _limit(unit, gurleen, UUID(names["person-harjit"]), lead)
        due.confirm(by=senco)
        unit.save(due, log=unit.log_of(gurleen, Space.RESTRICTED))
        waits = _limit(unit, tegan, UUID(names["person-maureen"]), lead)
        opening = Opening.break_glass(
            uuid4(),
            gurleen,
            "We heard something that we must look at today.",
            hidden=False,
            by=lead,
            now=datetime.now(UTC),
        )
        unit.save(opening, log=unit.log_of(gurleen, Space.SHARED))
        moved = _moved(unit, gurleen, senco, lead)
    return {
        "larkfield": str(larkfield),
        "due": str(due.id),
        "waits": str(waits.id),
        "moved": str(moved),
    }


def _limit(unit: Unit, child: UUID, person: UUID, lead: Actor) -> ViewLimit:
    limit = ViewLimit(id=uuid4(), child=child, person=person, by=lead.person)
    until = BEFORE + timedelta(days=7)
    why = "The police asked us to until the court sits."
    limit.hold(Sees.NOTHING, until, why, by=lead, today=BEFORE)
    order = Order(
        sees=Sees.NOTHING_NEW,
        starts=TODAY - timedelta(days=30),
        kind=OrderKind.CHILD_ARRANGEMENTS,
        document="Larkfield Family Court, LF26P00123, 4 August 2026",
        sighted_by=lead.person,
        sighted_on=BEFORE,
        review_on=TODAY - timedelta(days=5),
    )
    limit.record(order, by=lead, today=BEFORE)
    unit.save(limit, log=unit.log_of(child, Space.RESTRICTED))
    return limit


def _moved(unit: Unit, child: UUID, by: Actor, lead: Actor) -> UUID:
    entry = Entry.write(
        uuid4(),
        child,
        TODAY,
        Place.SCHOOL,
        Kind.NOTE,
        "She told me why she does not want to go home on Fridays.",
        None,
        by=by,
        today=TODAY,
    )
    unit.save(entry, log=unit.log_of(child, Space.SHARED))
    entry.move(None, "This is a disclosure.", by=lead)
    unit.save(entry, log=unit.log_of(child, Space.RESTRICTED))
    return entry.id
