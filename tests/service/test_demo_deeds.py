"""Whoever does something in the demo school belongs there, may do it, and is awake."""

from datetime import date, time
from typing import Final

import pytest

from events.base import Role
from service.demo.doing import COMMANDS
from service.demo.school_days import LONDON, is_school_day
from service.demo.story import Deed, PlaceInCircle, Story, story
from service.permissions import Action, allows

MAY: Final = {"see_decision": Action.MARK_DECISION_SEEN}
DAYS: Final = (
    date(2026, 11, 21),
    date(2027, 1, 12),
    date(2027, 3, 31),
    date(2027, 8, 20),
    date(2028, 2, 29),
)


@pytest.fixture(scope="module", params=DAYS, ids=str)
def told(request: pytest.FixtureRequest) -> Story:
    return story(7, request.param)


def place_of(deed: Deed, story: Story) -> PlaceInCircle:
    child = next(one for one in story.children if one.id == deed.child)
    return child.place_of(deed.by)


def test_every_deed_is_by_somebody_who_belongs_and_may(told: Story) -> None:
    for deed in told.deeds:
        place = place_of(deed, told)
        assert place.holds_at(deed.at, deed.at.astimezone(LONDON).date()), deed
        assert deed.does in COMMANDS
        action = MAY.get(deed.does) or Action[deed.does.upper()]
        assert allows(action, Role(place.role)), deed


def test_deeds_are_done_before_this_morning_and_by_day(told: Story) -> None:
    for deed in told.deeds:
        moment = deed.at.astimezone(LONDON)
        assert deed.at < told.steps[-1].at
        assert time(6, 45) < moment.time() < time(22, 30)
        if place_of(deed, told).side in {"school", "other"}:
            assert is_school_day(moment.date())
