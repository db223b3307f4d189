"""What somebody keeps about a meeting shows nowhere to anybody else."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

import pytest

from events.base import Actor, Duty, Side, Space
from tests.cast import AMINA, AYO, AYO_IN_PERSON, LARKFIELD, LUKASZ, SIAN, TOM, an_id
from tests.service.around_meetings import (
    CHAIR,
    MEETING,
    SPACE,
    a_meeting,
    keep,
    press,
    things,
)
from tests.service.families import two_households
from tests.service.house import NOW, House
from tests.service.test_child_space import (
    CANARY,
    a_note_of_tom,
    everything_seen,
    heads,
    log_in,
    readers,
    shared_log,
    without_tickets,
)
from tests.service.words import CHILD

# The chair alone reads how somebody feels, on the pages for it, and is told before
# the meeting begins how many of them have no answer yet.
FOR_THE_CHAIR: Final = {
    "/children/<child>/meetings/<meeting>/notes",
    "/children/<child>/meetings/<meeting>/my-chair",
    "/children/<child>/meetings/<meeting>/my-chair/<feeling>",
}
WRITERS: Final = [
    pytest.param(AMINA, Space.FAMILY_1, id="home"),
    pytest.param(TOM, Space.RESTRICTED, id="school"),
    pytest.param(AYO_IN_PERSON, Space.CHILD, id="child"),
]


@pytest.mark.wide
@pytest.mark.parametrize(("writer", "space"), WRITERS)
def test_what_is_kept_shows_nowhere_to_anybody_else(
    fresh: House, writer: Actor, space: Space
) -> None:
    """Every address, every role and duty: the same answers before and after."""
    ids = begun(fresh, writer)
    people = [one for one in others(fresh, writer) if one != writer]
    for one in people:
        fresh.browser(one).get(CHILD)  # so that first looks are over
    before = {one: everything_seen(fresh, one, ids) for one in people}
    sizes = heads(fresh)

    keeps(fresh, writer, CANARY)
    for one in people:
        seen = everything_seen(fresh, one, ids)
        hidden = FOR_THE_CHAIR if one == SIAN else set()
        leaked = {path for path, body in seen.items() if CANARY.encode() in body}
        was, now = without_tickets(before[one]), without_tickets(seen)
        changed = {path for path in now if was[path] != now[path]}
        assert leaked | changed <= hidden, one
    moved = {log for log, size in heads(fresh).items() if sizes[log] != size}
    assert moved == {log_in(fresh, space)}
    receipt = fresh.program(TOM).wrote(f"{CHILD}/entries", a_note_of_tom())["receipt"]
    assert receipt["seq"] == sizes[shared_log(fresh)]


def others(house: House, writer: Actor) -> Iterator[Actor]:
    """Somebody of every role and duty; beside staff and child whoever is nearest."""
    if writer == AMINA:
        yield from (*readers(house), AYO_IN_PERSON)
        return
    yield from (AMINA, LUKASZ, SIAN, TOM)
    for duty in (Duty.SAFEGUARDING_LEAD, Duty.ADMINISTRATOR):
        yield house.serve(Actor(an_id(f"A {duty}"), duty, Side.SCHOOL))


def begun(house: House, writer: Actor) -> dict[str, UUID]:
    """Let there be a note, a meeting and something that is kept already."""
    two_households(house)
    house.program(TOM).wrote(f"{CHILD}/entries", a_note_of_tom())
    a_meeting(house)
    first = keeps(house, writer, "Before.")
    ids = {"child": AYO, "school": LARKFIELD, "meeting": MEETING}
    return {**ids, "thing": first, "feeling": first}


def keeps(house: House, writer: Actor, words: str) -> UUID:
    """Keep one thing of each kind, and take one back; give the id of the feeling."""
    house.clock.set(NOW)
    browser = house.browser(writer)
    for about in ("wish", "note", "afterwards"):
        keep(browser, about, text=words)
    keep(browser, "wish", text=f"{words} goes.")
    press(browser, things(browser)[-1], "take-back")
    known = set(things(browser))
    keep(browser, "feeling", text=words, face="worried")
    (found,) = set(things(browser)) - known
    return UUID(found)


def test_nobody_does_anything_with_what_somebody_else_keeps(fresh: House) -> None:
    a_meeting(fresh)
    amina = fresh.browser(AMINA)
    keep(amina, "wish", text="Mine.")
    (wish,) = things(amina)
    for other in (LUKASZ, TOM, SIAN, AYO_IN_PERSON):
        browser = fresh.browser(other)
        browser.opened(f"{SPACE}/wish")
        sent = {"csrf": browser.form(f"{SPACE}/wish")["csrf"], "text": "Yes."}
        for way in ("tell", "show-chair", "take-back"):
            answer = browser.post(f"{SPACE}/things/{wish}/{way}", sent)
            assert answer.status_code == 404
        assert browser.post(f"{CHAIR}/{wish}", sent).status_code == 404
    assert things(amina) == [wish]


def test_neither_the_audit_trail_nor_the_register_tells_of_it(fresh: House) -> None:
    two_households(fresh)
    a_meeting(fresh)
    before = heads(fresh)
    for writer, _ in ((AMINA, 1), (TOM, 2)):
        keep(fresh.browser(writer), "wish", text=CANARY)
    moved = {log for log, size in heads(fresh).items() if before[log] != size}
    own = {log_in(fresh, Space.FAMILY_1), log_in(fresh, Space.RESTRICTED)}
    assert moved == own
    for reader in (AMINA, LUKASZ, TOM, SIAN):
        trail = fresh.program(reader).get(f"{CHILD}/audit").text
        assert "kept something" not in trail
        assert CANARY not in trail
