"""Classes and files of the small school, for the tests of the whole register."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from uuid import UUID, uuid4

from werkzeug.test import TestResponse

from events.base import Actor, Duty, Role, Side, Space
from events.circle import Circle
from events.class_group import ClassGroup
from events.person import Person
from projections import classes
from tests.cast import LARKFIELD, MONDAY, SIAN
from tests.service.clients import Browser
from tests.service.house import CALLED, House

SCHOOL = f"/schools/{LARKFIELD}"
ROSTER = f"{SCHOOL}/roster"
KEEPER = f"{SIAN.person}:senco"
HEAD = "First name,Last name,Date of birth,Class,Year group,UPN\r\n"


def an_administrator(house: House) -> Actor:
    return house.serve(Actor(uuid4(), Duty.ADMINISTRATOR, Side.SCHOOL))


def a_colleague(house: House, name: str) -> Actor:
    """Somebody on the register who signs in, and has no place anywhere."""
    who = Actor(uuid4(), Role.TEACHER, Side.SCHOOL)
    with house.services.store.unit(LARKFIELD) as unit:
        person = Person(id=who.person, name=name, by=None)
        unit.save(person, log=unit.log_of(None, Space.REGISTER))
    house.open_accounts(LARKFIELD, [who])
    return who


def a_class(
    house: House,
    name: str,
    children: Sequence[UUID] = (),
    staff: Mapping[UUID, Role] | None = None,
    year: int = 2026,
) -> UUID:
    """Open a class with children and staff in it, and the staff in the circles."""
    group = ClassGroup(id=uuid4(), name=name, year=year, by=None)
    with house.services.store.unit(LARKFIELD) as unit:
        for person, role in (staff or {}).items():
            group.assign(person, role, by=None)
        for child in children:
            group.place(child, None, by=None)
            circle = unit.find(Circle, child)
            assert circle is not None
            for person, role in group.staff.items():
                came = Actor(person, role, Side.SCHOOL)
                circle.come_with_class(
                    came, CALLED.get(person, "A"), group.id, by=None, today=MONDAY
                )
            unit.save(circle, log=unit.log_of(child, Space.SHARED))
        unit.save(group, log=unit.log_of(None, Space.REGISTER))
    return group.id


def classes_of(house: House) -> dict[str, classes.Group]:
    """The open classes, by name."""
    with house.services.store.reading(LARKFIELD) as reader:
        found = classes.of_school(reader)
    return {one.name: one for one in found if not one.is_closed}


def upload(browser: Browser, content: bytes | str) -> TestResponse:
    """Send a file from the page for it."""
    browser.opened(ROSTER)
    fields = browser.form(ROSTER)
    sent = content.encode() if isinstance(content, str) else content
    return browser.post(ROSTER, {**fields, "file": (BytesIO(sent), "list.csv")})


def looked_at(browser: Browser, content: bytes | str) -> str:
    """Send a file and open what it would do; give where that is."""
    answer = upload(browser, content)
    assert answer.status_code == 303, answer.text
    browser.opened(answer.location)
    return str(answer.location)


def put_in(browser: Browser, content: bytes | str) -> str:
    """Send a file and put in its good rows."""
    where = looked_at(browser, content)
    given = {"keeper": KEEPER} if "keeper" in browser.form(where) else {}
    browser.saved(where, **given)
    return where
