"""Whoever changes who sees what, or takes words away, has just proven who they are."""

from datetime import timedelta
from typing import Final
from uuid import UUID, uuid4

from events.base import Actor, Duty, Side
from tests.cast import AMINA, AYO, LARKFIELD, LUKASZ, SIAN
from tests.service.house import NOW, House
from tests.service.packing import REQUESTS, Office
from tests.service.test_permissions import Caller

CHILD: Final = "/children/<child>"
SCHOOL: Final = "/schools/<school>"
PACK: Final = f"{SCHOOL}/requests/<pack>"
SAFETY: Final = f"{SCHOOL}/safeguarding/<child>"
ADMINISTRATOR, DATA_LEAD, LEAD = (
    Actor(uuid4(), duty, Side.SCHOOL)
    for duty in (Duty.ADMINISTRATOR, Duty.DATA_LEAD, Duty.SAFEGUARDING_LEAD)
)
# Each form that opens or closes something to somebody, hands words out, or holds a key.
SEALED_DOORS: Final = (
    (SIAN, f"{CHILD}/circle"),
    (SIAN, f"{CHILD}/circle/<person>/leave"),
    (SIAN, f"{CHILD}/invitations"),
    (AMINA, f"{CHILD}/supporters"),
    (SIAN, f"{CHILD}/family/<person>/household"),
    (SIAN, f"{CHILD}/family/<person>/responsibility"),
    (SIAN, f"{CHILD}/rights/pass"),
    (SIAN, f"{CHILD}/rights/return"),
    (AMINA, f"{CHILD}/media/allow"),
    (AMINA, f"{CHILD}/media/withdraw"),
    (LEAD, f"{SAFETY}/hold"),
    (LEAD, f"{SAFETY}/order"),
    (LEAD, f"{SAFETY}/opening"),
    (ADMINISTRATOR, f"{SCHOOL}/duties"),
    (ADMINISTRATOR, f"{SCHOOL}/duties/<person>/end"),
    (ADMINISTRATOR, f"{SCHOOL}/people/<person>/leave"),
    (ADMINISTRATOR, f"{SCHOOL}/people/supply"),
    (ADMINISTRATOR, f"{SCHOOL}/classes"),
    (ADMINISTRATOR, f"{SCHOOL}/classes/<group>/children"),
    (ADMINISTRATOR, f"{SCHOOL}/classes/<group>/staff"),
    (ADMINISTRATOR, f"{SCHOOL}/classes/<group>/children/<child>/out"),
    (ADMINISTRATOR, f"{SCHOOL}/classes/<group>/staff/<person>/out"),
    (ADMINISTRATOR, f"{SCHOOL}/children/new"),
    (ADMINISTRATOR, f"{SCHOOL}/children/<child>/leave"),
    (ADMINISTRATOR, f"{SCHOOL}/roster"),
    (ADMINISTRATOR, f"{SCHOOL}/roster/next-year"),
    (ADMINISTRATOR, f"{SCHOOL}/second-step"),
    (ADMINISTRATOR, f"{SCHOOL}/invitations"),
    (ADMINISTRATOR, f"{SCHOOL}/requests"),
    (DATA_LEAD, f"{SCHOOL}/requests"),
    (DATA_LEAD, f"{PACK}/read"),
    (DATA_LEAD, f"{PACK}/stop"),
    (DATA_LEAD, f"{PACK}/start"),
    (DATA_LEAD, f"{PACK}/extend"),
    (DATA_LEAD, f"{PACK}/hand-over"),
    (DATA_LEAD, f"{PACK}/refuse"),
    (DATA_LEAD, f"{PACK}/pieces/withhold"),
    (DATA_LEAD, f"{PACK}/pieces/release"),
    (DATA_LEAD, f"{PACK}/pieces/check"),
    (DATA_LEAD, f"{SCHOOL}/privacy/holds"),
    (DATA_LEAD, f"{SCHOOL}/privacy/disposals/<child>"),
    (AMINA, "/account/password"),
    (AMINA, "/account/authenticator"),
    (AMINA, "/account/authenticator/off"),
    (AMINA, "/account/authenticator/codes"),
    (AMINA, "/account/passkeys/add"),
    (LUKASZ, "/account/contact/<person>"),
)


def test_every_such_form_asks_who_it_is(hut: House) -> None:
    office = Office.of(hut)
    request = UUID(office.asked().rpartition("/")[2])
    for one in (ADMINISTRATOR, DATA_LEAD, LEAD):
        hut.serve(one)
    reader = hut.browser(DATA_LEAD)
    Office.reads(reader, f"{REQUESTS}/{request}")
    ids = {
        "child": AYO,
        "school": LARKFIELD,
        "person": LUKASZ.person,
        "pack": request,
        "group": uuid4(),
    }
    callers = {who: Caller.of(hut, who) for who, _ in SEALED_DOORS}
    hut.clock.set(NOW + timedelta(minutes=20))
    before = hut.topics()
    told = {
        (who.role, path): callers[who].knock((path, "POST"), ids)[0]
        for who, path in SEALED_DOORS
    }
    assert {door: status for door, status in told.items() if status != 401} == {}
    assert hut.topics() == before
