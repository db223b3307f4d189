"""The pages about what must stay, what may go and what is gone."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID, uuid4

from playwright.sync_api import Page

from events.base import CHILD_SPACES, Space
from events.circle import Circle
from events.erasure import Erasable, Erasure, Ground
from events.hold import Hold, Whom
from events.store.unit import Store, Unit
from projections.runner import see
from service.demo.story import story
from service.operating.demo_command import SEED
from tests.browser.school import SENCO, TODAY, School
from tests.browser.sight import Sight, open_all, save

PRIVACY: Final = "/schools/{larkfield}/privacy"
REVIEW: Final = date(2099, 12, 31)
LONG_AGO: Final = date(1990, 9, 1)
HEAD_OF_A_LOG: Final = (
    "c-ewvqrcenyzg7pm2kvroangxcpm 613 Jkvx_kLX0QyoKBfh12ScsztnspbohNXHdkmE87bgAcA"
)


def kept_and_gone(school: School, names: Mapping[str, str]) -> Mapping[str, str]:
    """Add a hold, two children who left, and a certificate."""
    store = Store(school.place.web, school.place.ring, see, lambda: datetime.now(UTC))
    keeper = UUID(names["person-marguerite"])
    with store.unit(story(SEED, TODAY).schools[0].id) as unit:
        leaver = _left(unit, "Ottoline Fairweather", keeper, LONG_AGO)
        _left(unit, "Nobody’s Birthday", keeper, None)
        held = _held(unit, UUID(names["callum"]), keeper)
        gone = _certified(unit, keeper)
    return {"leaver": str(leaver), "held": str(held), "gone": str(gone)}


def _left(unit: Unit, name: str, keeper: UUID, born: date | None) -> UUID:
    child, slot = uuid4(), unit.next_slot()
    for number, space in enumerate(CHILD_SPACES, start=slot):
        unit.open_space(uuid4(), child, space, number, keeper)
    circle = Circle(id=child, name=name, by=keeper)
    if born is not None:
        circle.record_birth_date(born, by=keeper, today=TODAY)
    circle.let_go(TODAY, by=keeper, today=TODAY)
    unit.save(circle, log=unit.log_of(child, Space.SHARED))
    return child


def _held(unit: Unit, child: UUID, keeper: UUID) -> UUID:
    why = "A tribunal has not decided yet."
    hold = Hold.place(uuid4(), child, Whom.CHILD, why, REVIEW, by=keeper, today=TODAY)
    unit.save(hold, log=unit.log_of(None, Space.REGISTER))
    return hold.id


def _certified(unit: Unit, keeper: UUID) -> UUID:
    erasure = Erasure(
        id=uuid4(),
        kind=Erasable.CHILD,
        subject=uuid4(),
        ground=Ground.RETENTION,
        facts=127,
        fields="everything",
        places="",
        logs=HEAD_OF_A_LOG,
        approved_by=keeper,
        by=None,
    )
    unit.save(erasure, log=unit.log_of(None, Space.REGISTER))
    return erasure.id


def _place_nothing(page: Page) -> None:
    open_all(page)
    save(page)


KEEPING: Final[Mapping[str, tuple[Sight, ...]]] = {
    "privacy.show": (
        Sight("privacy", PRIVACY, SENCO),
        Sight("privacy-hold", PRIVACY, SENCO, open_all),
        Sight("privacy-problem", PRIVACY, SENCO, _place_nothing, 422),
    ),
    "privacy.show_lift": (
        Sight("lift-hold", f"{PRIVACY}/holds/{{held}}/lift", SENCO),
        Sight("lift-hold-problem", f"{PRIVACY}/holds/{{held}}/lift", SENCO, save, 422),
    ),
    "privacy.show_disposal": (
        Sight("may-go", f"{PRIVACY}/disposals/{{leaver}}", SENCO),
        Sight("may-go-problem", f"{PRIVACY}/disposals/{{leaver}}", SENCO, save, 422),
    ),
    "privacy.show_erasure": (
        Sight("certificate", f"{PRIVACY}/erasures/{{gone}}", SENCO),
    ),
}
