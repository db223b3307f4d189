"""When may somebody be told? The hours of one person, on any day."""

from datetime import date, datetime

import pytest

from events.person import CannotWishNotices, Person
from events.wishes import AS_USUAL, CannotKeepHours, How, Wishes
from service.edge import LONDON
from tests.cast import AMINA
from tests.scenario import fact, given

NIGHT = Wishes(How.AT_ONCE, 19 * 60, 7 * 60, school_days_only=False)
NOON = Wishes(How.AT_ONCE, 12 * 60, 13 * 60, school_days_only=False)
WORK = Wishes(How.AT_ONCE, None, None, school_days_only=True)
ALWAYS = Wishes(How.AT_ONCE, None, None, school_days_only=False)


def is_weekday(day: date) -> bool:
    return day.weekday() < 5


def on(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in October 2026; Saturday is the 10th, the clocks go back on the 25th."""
    return datetime(2026, 10, day, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("wishes", "when", "opens"),
    [
        (ALWAYS, on(10, 3), on(10, 3)),
        (NIGHT, on(8, 12), on(8, 12)),
        (NIGHT, on(8, 18, 59), on(8, 18, 59)),
        (NIGHT, on(8, 19), on(9, 7)),
        (NIGHT, on(8, 6, 59), on(8, 7)),
        (NIGHT, on(24, 23), on(25, 7)),
        (NOON, on(8, 12, 30), on(8, 13)),
        (NOON, on(8, 13), on(8, 13)),
        (NOON, on(8, 11, 59), on(8, 11, 59)),
        (WORK, on(10, 9), on(12, 0)),
        (WORK, on(9, 9), on(9, 9)),
        (
            Wishes(How.AT_ONCE, 1080, 450, school_days_only=True),
            on(9, 19),
            on(12, 7, 30),
        ),
    ],
)
def test_news_waits_until_somebodys_hours_open(
    wishes: Wishes, when: datetime, opens: datetime
) -> None:
    assert wishes.opens(when, is_weekday) == opens


@pytest.mark.parametrize(
    ("wishes", "after", "comes"),
    [
        (NIGHT, on(8, 12), on(8, 16, 30)),
        (NIGHT, on(8, 16, 30), on(8, 16, 30)),
        (NIGHT, on(8, 16, 31), on(9, 16, 30)),
        (WORK, on(9, 17), on(12, 0)),
        (
            Wishes(How.ONCE_A_DAY, 960, 1020, school_days_only=False),
            on(8, 9),
            on(8, 17),
        ),
    ],
)
def test_the_mail_of_the_day_comes_once_and_keeps_quiet_hours(
    wishes: Wishes, after: datetime, comes: datetime
) -> None:
    assert wishes.next_digest(after, is_weekday) == comes


@pytest.mark.parametrize(
    ("hours", "refusal"),
    [
        ((60, None), CannotKeepHours.because_one_end_is_missing()),
        ((None, 60), CannotKeepHours.because_one_end_is_missing()),
        ((60, 60), CannotKeepHours.because_they_never_end()),
        ((-1, 60), CannotKeepHours.because_they_are_no_times()),
        ((60, 1440), CannotKeepHours.because_they_are_no_times()),
    ],
)
def test_hours_that_make_no_sense_are_refused(
    hours: tuple[int | None, int | None], refusal: CannotKeepHours
) -> None:
    wishes = Wishes(How.AT_ONCE, *hours, school_days_only=False)
    given(a_person()).when(lambda one: one.wish(wishes)).then_refused(refusal)


def test_somebody_says_how_they_like_to_be_told() -> None:
    wishes = Wishes(How.ONCE_A_DAY, 1080, 450, school_days_only=True)
    said = fact(
        Person.NoticesWished,
        how=How.ONCE_A_DAY,
        quiet_from=1080,
        quiet_until=450,
        school_days_only=True,
        by=AMINA.person,
    )
    given(a_person()).when(lambda one: one.wish(wishes)).then(said)


def test_the_same_wishes_are_no_news() -> None:
    refusal = CannotWishNotices.because_they_are_the_same()
    given(a_person()).when(lambda one: one.wish(AS_USUAL)).then_refused(refusal)


def a_person() -> Person:
    return Person(id=AMINA.person, name="Amina Bello", by=None)
