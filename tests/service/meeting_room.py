"""A meeting about Ayo, with notes as far as a test needs them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from events.agreed_action import AgreedAction
from events.agreed_action_words import Days
from events.base import Actor, Side, Space
from events.childs_part import ChildsPart
from events.meeting import Meeting, When
from events.meeting_kinds import MeetingKind
from events.store.unit import Unit
from service.edge import LONDON
from tests.cast import AMINA, AYO, LARKFIELD, SIAN
from tests.service.house import NOW, House
from tests.service.words import CHILD

TODAY: Final = NOW.astimezone(LONDON).date()
AIM: Final = {"aim": "Agree on the quiet room.", "minutes": 60}
SAID: Final = {"text": "He likes it quiet.", "speaker": str(AMINA.person)}


@contextmanager
def recording(house: House) -> Iterator[Unit]:
    with house.services.store.unit(LARKFIELD) as unit:
        yield unit


def a_meeting(
    house: House,
    kind: MeetingKind = MeetingKind.INFORMAL,
    *,
    says_of_child: bool = True,
) -> UUID:
    """Propose a meeting for today, as Siân does, and say of Ayo's part why not."""
    starts = None if kind is MeetingKind.INFORMAL else NOW
    meeting = Meeting.propose(
        uuid4(),
        AYO,
        kind,
        "Talk about the quiet room.",
        When(TODAY, starts, 60, "the library"),
        frozen_days=0,
        by=SIAN,
        today=TODAY,
    )
    with recording(house) as unit:
        part = ChildsPart.raise_it(meeting, by=SIAN)
        part.leave_out("He sleeps at that hour.", by=SIAN)
        changed = [meeting, part] if says_of_child else [meeting]
        unit.save(*changed, log=unit.log_of(AYO, Space.SHARED))
    return meeting.id


def an_action(
    house: House, meeting: UUID, *, whole: bool, review: date | None = None
) -> UUID:
    """Agree on an action at a meeting, which lacks something or nothing."""
    action = AgreedAction.propose(uuid4(), AYO, "Label it.", meeting=meeting, by=SIAN)
    later = TODAY + timedelta(days=30)
    action.name_owner(AMINA.person, Side.HOME, by=SIAN)
    if whole:
        days = Days(later, review or later + timedelta(days=7))
        action.set_days(days, by=SIAN, today=TODAY)
    with recording(house) as unit:
        unit.save(action, log=unit.log_of(AYO, Space.SHARED))
    return action.id


def notes_at(meeting: UUID) -> str:
    return f"{CHILD}/meetings/{meeting}/notes"


def opened(house: House, meeting: UUID, by: Actor = SIAN) -> str:
    """Open the notes of a meeting, and say where they are."""
    house.program(by).wrote(notes_at(meeting), AIM)
    return notes_at(meeting)


def written(house: House, at: str, by: Actor = SIAN, **more: object) -> dict[str, Any]:
    return house.program(by).wrote(f"{at}/lines", {**SAID, **more})


def sent_out(house: House) -> str:
    """Give out the notes of a closed meeting, in which nothing was agreed to do."""
    at = opened(house, a_meeting(house))
    house.program(SIAN).wrote(f"{at}/close", {"no_action": True})
    house.program(SIAN).wrote(f"{at}/check", {})
    return at


def time_to_check_is_over(house: House) -> None:
    """Let as many days pass as people have to check, holidays and all."""
    house.clock.now += timedelta(days=40)
