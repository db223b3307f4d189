"""A look of the other household from before stands at the end of its half-day."""

from datetime import date
from uuid import uuid4

import pytest

from events.base import Actor, Role, Side
from projections.half_days import HalfDay, order_of
from tests.cast import AMINA, LUKASZ, TOM, an_id
from tests.service.families import tell_household, two_households
from tests.service.house import House
from tests.service.packing import Office
from tests.service.test_half_days import at, seen
from tests.service.test_moved import every_line
from tests.service.test_seen import SEEN
from tests.service.words import CHILD, a_note, entry_at, written

NOTES = [str(an_id(f"note {number}")) for number in range(2)]


def a_morning(house: House, *looks: int) -> None:
    """Tom writes between nine and eleven, Łukasz looks, then they live apart."""
    happens = {9: [NOTES[0]], 11: [NOTES[1]]}
    for hour in sorted({9, 11, *looks}):
        house.clock.set(at(hour))
        for note in happens.get(hour, []):
            house.program(TOM).wrote(f"{CHILD}/entries", a_note(id=note))
        if hour in looks:
            house.browser(LUKASZ).opened(entry_at(NOTES[0]))
    house.clock.set(at(11, 40))
    two_households(house)


def trail_of(house: House, who: Actor) -> list[tuple[object, object, object]]:
    lines = every_line(house.program(who), 200)
    return [(one["topic"], one["at"], one["half_day"]) for one in lines]


def test_its_place_between_other_lines_tells_no_time(hut: House) -> None:
    a_morning(hut, 10)
    hut.clock.set(at(14))
    hut.program(TOM).wrote(f"{CHILD}/entries", a_note())
    topics = [topic for topic, *_ in trail_of(hut, AMINA)[:4]]
    note = "diary/entry-written"
    assert topics == [note, SEEN, note, note]
    assert trail_of(hut, AMINA)[1][1:] == (None, "2026-09-08-morning")
    assert [topic for topic, *_ in trail_of(hut, TOM)[:4]] == [note, note, SEEN, note]
    lines = every_line(hut.program(AMINA), 1)
    assert lines == every_line(hut.program(AMINA), 3)
    assert [one["number"] for one in lines] == list(range(len(lines), 0, -1))


def test_it_is_told_once_its_half_day_is_over(hut: House) -> None:
    a_morning(hut, 10)
    assert SEEN not in {topic for topic, *_ in trail_of(hut, AMINA)}
    history = hut.program(AMINA).read(entry_at(NOTES[0]))["history"]
    assert [one["topic"] for one in history] == ["diary/entry-written"]
    assert SEEN in {topic for topic, *_ in trail_of(hut, TOM)}
    assert SEEN in {topic for topic, *_ in trail_of(hut, LUKASZ)}
    hut.clock.set(at(12))
    assert SEEN in {topic for topic, *_ in trail_of(hut, AMINA)}


def test_the_history_of_a_note_tells_no_order_either(hut: House) -> None:
    a_morning(hut, 10)
    hut.clock.set(at(11, 50))
    says = {"text": "He likes it."}
    hut.program(AMINA).wrote(f"{entry_at(NOTES[0])}/comments", says)
    hut.clock.set(at(15))
    hut.program(AMINA).wrote(f"{entry_at(NOTES[0])}/comments", says)
    steps = {}
    for who in (AMINA, TOM):
        history = hut.program(who).read(entry_at(NOTES[0]))["history"]
        steps[who] = [one["topic"].removeprefix("diary/") for one in history]
        assert [one["number"] for one in history] == [1, 2, 3, 4]
    written, look, said = "entry-written", "entry-seen", "comment-added"
    assert steps[AMINA] == [written, said, look, said]
    assert steps[TOM] == [written, look, said, said]


def test_a_pack_tells_no_order_either(hut: House) -> None:
    a_morning(hut, 10)
    hut.clock.set(at(14))
    office = Office.of(hut)
    pieces = office.pack(office.asked())["pieces"]
    told = [one["half_day"] for one in pieces if one["at"] is None]
    assert told == ["2026-09-08-morning"]
    assert [one["number"] for one in pieces] == list(range(1, len(pieces) + 1))
    (place,) = (one["number"] for one in pieces if one["at"] is None)
    told_by_time = {one["number"]: one["at"] for one in pieces if one["at"]}
    end = HalfDay(date(2026, 9, 8), is_afternoon=False).end
    assert {number for number, moment in told_by_time.items() if moment < end} == set(
        range(1, place)
    )


@pytest.mark.parametrize("untold", [AMINA, LUKASZ], ids=["own", "other"])
def test_what_was_looked_at_under_the_promise_stays_veiled(
    fresh: House, untold: Actor
) -> None:
    """Somebody moves in again, leaves, or the school had it wrong."""
    fresh.clock.set(at(9))
    two_households(fresh)
    entry = written(fresh.program(TOM))
    fresh.clock.set(at(9, 30))
    fresh.browser(LUKASZ).opened(entry_at(entry))
    fresh.clock.set(at(10))
    tell_household(fresh, untold, None)
    kit = fresh.join(Actor(uuid4(), Role.CARER, Side.HOME), name="Kit Marlow")
    moment = f"?as_at={at(10, 30):%Y-%m-%dT%H:%M:%SZ}"
    for hour, half_day in ((11, None), (12, "2026-09-08-morning")):
        fresh.clock.set(at(hour))
        for who in (AMINA, kit):
            told = seen(fresh, who, entry)
            assert (told["at"], told["half_day"]) == (None, half_day)
            assert "08:30" not in fresh.program(who).get(entry_at(entry)).text
        now, then = (
            fresh.program(AMINA).get(f"{CHILD}/timeline{query}").text
            for query in ("", moment)
        )
        assert "T08:30" not in now + then
    for who in (TOM, LUKASZ):
        assert "T08:30" in str(seen(fresh, who, entry)["at"])


def test_what_is_looked_at_after_the_promise_is_told_to_the_minute(hut: House) -> None:
    hut.clock.set(at(9))
    two_households(hut)
    hut.clock.set(at(10))
    entry = written(hut.program(TOM))
    tell_household(hut, LUKASZ, 1)
    never = {"at": None, "half_day": None, "not_before": "2026-09-08-morning"}
    assert seen(hut, AMINA, entry) == never
    hut.clock.set(at(13))
    assert seen(hut, AMINA, entry) == {**never, "not_before": None}
    hut.browser(LUKASZ).opened(entry_at(entry))
    assert "T12:00" in str(seen(hut, AMINA, entry)["at"])


def test_one_household_is_told_the_minute_of_its_own_looks(hut: House) -> None:
    two_households(hut)
    kit = hut.join(Actor(uuid4(), Role.CARER, Side.HOME), name="Kit Marlow")
    tell_household(hut, kit, 2)
    entry = written(hut.program(TOM))
    hut.browser(LUKASZ).opened(entry_at(entry))
    tell_household(hut, AMINA, None)
    assert seen(hut, kit, entry)["at"] is not None


@pytest.mark.parametrize(
    ("day", "is_afternoon", "end"),
    [
        (date(2026, 9, 8), False, "2026-09-08T11:00:00.000000Z"),
        (date(2026, 9, 8), True, "2026-09-08T23:00:00.000000Z"),
        (date(2026, 10, 24), True, "2026-10-24T23:00:00.000000Z"),
        (date(2026, 10, 25), False, "2026-10-25T12:00:00.000000Z"),
        (date(2026, 10, 25), True, "2026-10-26T00:00:00.000000Z"),
    ],
)
def test_a_half_day_ends_where_the_next_begins(
    day: date, end: str, *, is_afternoon: bool
) -> None:
    half_day = HalfDay(day, is_afternoon)
    assert half_day.end == end
    assert HalfDay.of(end) > half_day


def test_several_looks_of_a_half_day_stand_in_no_order_of_time() -> None:
    early, late = "2026-09-08T08:00:00.000000Z", "2026-09-08T10:59:59.999999Z"
    places = [
        order_of(early, 1, b"b", by_half_day=True),
        order_of(late, 2, b"a", by_half_day=True),
        order_of(late, 3, b"", by_half_day=False),
        order_of(HalfDay.of(late).end, 4, b"", by_half_day=False),
    ]
    assert [places.index(one) for one in sorted(places)] == [2, 1, 0, 3]
