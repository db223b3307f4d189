"""When is school open, and when do people pick up the diary?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from random import Random
from typing import Final, Self
from zoneinfo import ZoneInfo

LONDON: Final = ZoneInfo("Europe/London")
A_DAY: Final = timedelta(days=1)
SATURDAY: Final = 5
SCHOOL_DAYS_IN_THE_STORY: Final = 60
WEEKDAYS: Final = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)

Window = tuple[time, time]

BEFORE_SCHOOL: Final[Window] = (time(6, 50), time(8, 10))
EVENING: Final[Window] = (time(19, 40), time(21, 40))
AT_THE_WEEKEND: Final[Window] = (time(18, 40), time(21, 15))
FIRST_WRITTEN: Final[dict[str, Window]] = {
    "home": EVENING,
    "school": (time(14, 45), time(15, 50)),
    "child": (time(16, 10), time(18, 50)),
    "other": (time(11, 0), time(16, 30)),
}
LOOKED_AT: Final[dict[str, tuple[Window, ...]]] = {
    "home": (BEFORE_SCHOOL, (time(16, 5), time(21, 40))),
    "school": (
        (time(8, 30), time(8, 55)),
        (time(12, 10), time(12, 55)),
        (time(15, 0), time(16, 20)),
    ),
    "child": ((time(16, 10), time(18, 50)),),
    "other": ((time(9, 30), time(12, 30)), (time(13, 30), time(17, 0))),
}
ONLY_ON_SCHOOL_DAYS: Final = frozenset({"school", "other"})


def easter(year: int) -> date:
    """Find Easter Sunday by the golden number and the Sunday letter."""
    golden, century = year % 19 + 1, year // 100 + 1
    leaps_left_out = 3 * century // 4 - 12
    moon_shift = (8 * century + 5) // 25 - 5
    sunday = 5 * year // 4 - leaps_left_out - 10
    epact = (11 * golden + 20 + moon_shift - leaps_left_out) % 30
    if epact == 24 or (epact == 25 and golden > 11):  # noqa: PLR2004 - the Church's own numbers
        epact += 1
    full_moon = 44 - epact
    if full_moon < 21:  # noqa: PLR2004 - the Church's own numbers
        full_moon += 30
    full_moon += 7 - (sunday + full_moon) % 7
    return date(year, 3, 1) + timedelta(days=full_moon - 1)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def is_school_day(day: date) -> bool:
    return day.weekday() < SATURDAY and not is_holiday(day)


def is_holiday(day: date) -> bool:
    year = day.year
    half_terms = (date(year, 2, 16), date(year, 5, 29), date(year, 10, 28))
    spring_break = timedelta(days=-6) <= day - easter(year) <= timedelta(days=5)
    return (
        not date(year, 1, 5) <= day <= date(year, 12, 19)
        or date(year, 7, 23) <= day <= date(year, 9, 2)
        or monday_of(day) in {monday_of(half_term) for half_term in half_terms}
        or spring_break
        or day == monday_of(date(year, 5, 7))
    )


def moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, LONDON).astimezone(UTC)


@dataclass(frozen=True)
class SchoolDays:
    """The school days of the story, numbered from 1; 0 is the one before."""

    days: tuple[date, ...]
    today: date

    @classmethod
    def up_to(cls, today: date) -> Self:
        found: list[date] = []
        day = today
        while len(found) <= SCHOOL_DAYS_IN_THE_STORY:
            day -= A_DAY
            if is_school_day(day):
                found.append(day)
        return cls(tuple(reversed(found)), today)

    @property
    def end(self) -> datetime:
        return moment(self.today, time(7, 0))

    def weekend_after(self, number: int, weekday: int) -> date:
        return monday_of(self.days[number]) + timedelta(days=weekday)

    def after(self, day: date, number: int) -> date:
        while number:
            day += A_DAY
            number -= is_school_day(day)
        return day

    def before(self, day: date) -> date:
        day -= A_DAY
        while not is_school_day(day):
            day -= A_DAY
        return day


def some_time(rng: Random, start: datetime, end: datetime) -> datetime:
    span = (end - start) // timedelta(microseconds=1)
    return start + timedelta(microseconds=rng.randrange(span))


def in_window(rng: Random, day: date, window: Window) -> datetime:
    return some_time(rng, moment(day, window[0]), moment(day, window[1]))


def windows_from(side: str, day: date) -> Iterator[tuple[datetime, datetime]]:
    for later in count():
        that_day = day + later * A_DAY
        if side in ONLY_ON_SCHOOL_DAYS and not is_school_day(that_day):
            continue
        for start, end in LOOKED_AT[side]:
            yield moment(that_day, start), moment(that_day, end)


def next_look(rng: Random, side: str, after: datetime, skip: int = 0) -> datetime:
    """Find a moment when somebody on this side would next open the diary."""
    ready = after + timedelta(minutes=4)
    for start, end in windows_from(side, after.astimezone(LONDON).date()):
        if end - ready < timedelta(minutes=5):
            continue
        if not skip:
            return some_time(rng, max(start, ready), end)
        skip -= 1
    raise AssertionError  # pragma: no cover - the windows never end
