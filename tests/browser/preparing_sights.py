"""What is kept and told before and after a meeting, in every state."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID, uuid4

from playwright.sync_api import Page

from events.base import Actor, Role, Side, Space
from events.company import own_space
from events.debrief import DebriefOffer, Held, KeyMessages, Moment
from events.meeting import Meeting, When
from events.meeting_kinds import MeetingKind
from events.preparation import About, Face, Keeper, Kept, Preparation, Readers
from events.preparation_told import FeelingAnswer, ToldAll
from events.store.unit import Store, Unit
from projections.runner import see
from service.demo.story import story
from service.operating.demo_command import SEED
from tests.browser.school import PARENT, SENCO, TEACHER, TODAY, School
from tests.browser.sight import Sight, save

IBRAHIM: Final = "ibrahim@demo.example"
LONG: Final = "Ferienbetreuungsanmeldungsformularausfüllhilfestellungsbögen"
AT: Final = "/children/{quynh}/meetings/{talked}"
HIS: Final = "/children/{ibrahim}/meetings/{his_meeting}/my-space"
SPACE: Final = f"{AT}/my-space"
EMPTY: Final = "/children/{quynh}/meetings/{untold}"
KEPT: Final = (
    Kept(About.WISH, f"More time for lunch. {LONG}", None, Readers.MINE),
    Kept(About.WISH, "That she has a friend.", None, Readers.MINE),
    Kept(About.NOTE, "Ask about the bus.", None, Readers.OURS),
    Kept(About.FEELING, f"The last one was loud. {LONG}", Face.WORRIED, Readers.CHAIR),
    Kept(About.FEELING, "", Face.TIRED, Readers.CHAIR),
    Kept(About.AFTERWARDS, "", Face.CALM, Readers.MINE),
)


def prepared(school: School, names: Mapping[str, str]) -> dict[str, str]:
    """Let there be meetings today, and what people keep and tell about one."""
    store = Store(school.place.web, school.place.ring, see, lambda: datetime.now(UTC))
    today = datetime.now(UTC).date()
    quynh, ibrahim = UUID(names["quynh"]), UUID(names["ibrahim"])
    senco = Actor(UUID(names["person-marguerite"]), Role.SENCO, Side.SCHOOL)
    with store.unit(story(SEED, TODAY).schools[0].id) as unit:
        talked = _meeting(unit, quynh, senco, today)
        untold = _meeting(unit, quynh, senco, today)
        his = _meeting(unit, ibrahim, senco, today)
        feeling = _kept_and_told(unit, Held(quynh, talked, today), senco, names)
    return {
        "talked": str(talked),
        "untold": str(untold),
        "his_meeting": str(his),
        "feeling": str(feeling),
    }


def _meeting(unit: Unit, child: UUID, by: Actor, day: date) -> UUID:
    meeting = Meeting.propose(
        uuid4(),
        child,
        MeetingKind.INFORMAL,
        "Agree how help with reading goes on.",
        When(day),
        frozen_days=0,
        by=by,
        today=day,
    )
    unit.save(meeting, log=unit.log_of(child, Space.SHARED))
    return meeting.id


def _kept_and_told(
    unit: Unit, held: Held, senco: Actor, names: Mapping[str, str]
) -> UUID:
    """Keep one thing of each kind; give the feeling that waits for an answer."""
    parent = Actor(UUID(names["person-hanh"]), Role.PARENT, Side.HOME)
    shared = unit.log_of(held.child, Space.SHARED)
    kept = [_keep(unit, held, one, parent, senco) for one in KEPT]
    wish, _, _, waiting, answered, felt = kept
    for one in (wish, felt):
        told = ToldAll.of(uuid4(), one, by=parent)
        one.tell(told.id, by=parent)
        unit.save(told, log=shared)
        unit.save(one, log=unit.log_of(held.child, own_space(parent.side, 0)))
    answer = FeelingAnswer.note(answered, "We meet in the small room.", by=senco)
    unit.save(answer, log=unit.log_of(held.child, Space.RESTRICTED))
    for by, to, moment in (
        (senco, parent, Moment.AFTER),
        (parent, senco, Moment.AFTER),
    ):
        offer = DebriefOffer.offer(
            held, moment, to.person, held.day, by=by, today=held.day
        )
        if to == senco:
            offer.answer(accepted=False, by=senco)
        unit.save(offer, log=shared)
    words = ("More time for lunch.", LONG, "")
    told_by = KeyMessages.tell(held, words, held.day, by=parent, today=held.day)
    unit.save(told_by, log=shared)
    return waiting.id


def _keep(unit: Unit, held: Held, kept: Kept, by: Actor, chair: Actor) -> Preparation:
    thing = Preparation.keep(
        uuid4(),
        held.child,
        held.meeting,
        kept,
        Keeper(0),
        chair=chair.person,
        by=by,
        today=held.day,
    )
    unit.save(thing, log=unit.log_of(held.child, own_space(by.side, 0)))
    return thing


def write(page: Page) -> None:
    page.locator("#text").fill(f"I swam with {LONG}.")
    page.locator("[data-symbol=keep]").first.click()


def press_keep(page: Page) -> None:
    page.locator("[data-symbol=keep]").first.click()


PREPARED: Final[Mapping[str, tuple[Sight, ...]]] = {
    "preparing.show": (
        Sight("my-space", SPACE, PARENT),
        Sight("my-space-none", SPACE, TEACHER),
        Sight("my-space-chair", SPACE, SENCO),
        Sight("my-space-child", HIS, IBRAHIM),
        Sight("my-space-child-kept", f"{HIS}/wish", IBRAHIM, write),
    ),
    "preparing.show_form": (
        Sight("my-wish", f"{SPACE}/wish", PARENT),
        Sight("my-note", f"{SPACE}/note", PARENT),
        Sight("my-feeling", f"{SPACE}/feeling", PARENT),
        Sight("my-afterwards", f"{SPACE}/afterwards", TEACHER),
        Sight("my-feeling-problem", f"{SPACE}/feeling", PARENT, save, 409),
        Sight("my-wish-child", f"{HIS}/wish", IBRAHIM),
        Sight("my-feeling-child", f"{HIS}/feeling", IBRAHIM),
        Sight("my-wish-child-problem", f"{HIS}/wish", IBRAHIM, press_keep, 409),
    ),
    "preparing.show_feelings": (
        Sight("feelings", f"{AT}/my-chair", SENCO),
        Sight("feelings-none", f"{EMPTY}/my-chair", SENCO),
    ),
    "preparing.show_feeling": (
        Sight("feeling", f"{AT}/my-chair/{{feeling}}", SENCO),
        Sight("feeling-problem", f"{AT}/my-chair/{{feeling}}", SENCO, save, 422),
    ),
    "debriefs.show": (
        Sight("told", f"{AT}/told", PARENT),
        Sight("told-none", f"{EMPTY}/told", TEACHER),
    ),
    "debriefs.show_offer": (Sight("debrief-offer", f"{AT}/debriefs", TEACHER),),
    "debriefs.show_messages": (
        Sight("key-messages", f"{AT}/key-messages", TEACHER),
        Sight("key-messages-problem", f"{AT}/key-messages", TEACHER, save, 422),
    ),
}
