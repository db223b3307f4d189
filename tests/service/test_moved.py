"""A disclosure is moved out of the diary: it was never there, for anybody else."""

from collections.abc import Iterable, Iterator
from uuid import UUID, uuid4

import pytest

from events.base import Duty, Space
from events.school import School
from events.store import fsck
from projections import runner
from tests.cast import AMINA, AYO, LARKFIELD, LUKASZ, SIAN, TOM
from tests.service.clients import Browser, Program, words_of
from tests.service.house import House
from tests.service.safeguards import AYO_HERE, DIARY, WHY, moves, written_by
from tests.service.words import entry_at
from tests.statements import asked_of

CANARY = "He said the bruise came from the stairs again."
READERS = (AMINA, LUKASZ, TOM, SIAN)


def the_senco_leads(house: House) -> Browser:
    """Siân is in the circle and leads on safeguarding as well."""
    with house.services.store.unit(LARKFIELD) as unit:
        school = unit.find(School, LARKFIELD)
        assert school is not None
        school.give_duty(SIAN.person, Duty.SAFEGUARDING_LEAD, by=None)
        unit.save(school, log=unit.log_of(None, Space.REGISTER))
    return house.browser(SIAN)


def readable(house: House, entry: UUID) -> str:
    """Every word that anybody around Ayo can read in any way."""
    said = []
    for who in READERS:
        browser, program = house.browser(who), house.program(who)
        below = [
            "",
            "/audit",
            "/circle",
            f"/entries/{entry}",
            "?as_at=2026-09-08T13:00",
        ]
        said += [browser.get(f"{DIARY}{path}").text for path in below]
        then = "/timeline?as_at=2026-09-08T12:00:00Z"
        below = ["/timeline", "/audit", then, f"/entries/{entry}"]
        said += [program.get(f"{DIARY}{path}").text for path in below]
        said += [browser.get("/children").text, program.get("/children").text]
    return "\n".join(said)


def test_a_moved_note_is_nowhere_and_was_never_there(fresh: House) -> None:
    sian, other = the_senco_leads(fresh), written_by(fresh, AMINA)
    entry = written_by(fresh, TOM, CANARY)
    fresh.program(AMINA).wrote(
        f"{DIARY}/entries/{entry}/comments", {"text": f"I know. {CANARY}"}
    )
    assert CANARY in readable(fresh, entry)
    opened = sian.opened(entry_at(entry))
    assert opened.select(f'a[href="{entry_at(entry)}/move"]')
    moves(sian, entry)
    said = readable(fresh, entry)
    assert CANARY not in said
    assert str(entry) not in said.replace(f'"{entry}/', "")
    assert str(other) in said
    for who in READERS:
        assert fresh.browser(who).get(entry_at(entry)).status_code == 404
        api = fresh.program(who).get(f"{DIARY}/entries/{entry}")
        assert api.status_code == 404
    page = words_of(str(sian.opened(AYO_HERE)))
    assert CANARY in page
    with fresh.place.owner.reading() as conn:
        assert list(fsck.check(conn, fresh.place.ring)) == []
        assert list(runner.check(conn, fresh.place.ring)) == []


def test_nothing_more_can_be_said_to_it(hut: House) -> None:
    sian = the_senco_leads(hut)
    entry = written_by(hut, TOM, CANARY)
    moves(sian, entry)
    before, amina = hut.topics(), hut.program(AMINA)
    at = f"{DIARY}/entries/{entry}"
    assert amina.post(f"{at}/comments", {"text": "Hm."}).status_code == 404
    said = {"text": "Hm.", "reason": "Hm."}
    assert amina.post(f"{at}/corrections", said).status_code == 404
    assert hut.program(TOM).post(f"{at}/amendments", said).status_code == 404
    assert amina.send("PUT", f"{at}/seen").status_code == 404
    assert sian.get(f"{entry_at(entry)}/move").status_code == 404
    assert hut.topics() == before


def test_an_earlier_answer_to_the_writer_is_not_given_again(hut: House) -> None:
    sian, tom = the_senco_leads(hut), hut.program(TOM)
    note = {"day": "2026-09-07", "place": "home", "kind": "note", "text": CANARY}
    key = "6f0f7d1e-3a58-4f8e-9d7e-7f0a4a1c2b3d"
    wrote = tom.wrote(f"{DIARY}/entries", note, key)
    moves(sian, UUID(wrote["id"]))
    again = tom.post(f"{DIARY}/entries", note, key)
    assert again.status_code == 404
    assert CANARY not in again.text


@pytest.mark.parametrize("kind", ["comments", "corrections"])
def test_one_answer_is_moved_alone(fresh: House, kind: str) -> None:
    sian = the_senco_leads(fresh)
    asks = {"day": "2026-09-07", "place": "home", "kind": "question", "text": "Why?"}
    entry = UUID(fresh.program(TOM).wrote(f"{DIARY}/entries", asks)["id"])
    says = {"text": CANARY}
    if kind == "corrections":
        says["reason"] = "I was there."
    told = fresh.program(AMINA).wrote(f"{DIARY}/entries/{entry}/{kind}", says)
    moves(sian, entry, told[kind][0]["id"])
    assert CANARY not in readable(fresh, entry)
    row = fresh.program(LUKASZ).read(f"{DIARY}/entries/{entry}")
    assert row[kind] == []
    assert row["awaiting_reply"]
    assert [
        line["topic"] for line in row["history"] if "seen" not in line["topic"]
    ] == ["diary/entry-written"]
    assert CANARY in words_of(str(sian.opened(AYO_HERE)))
    back = f"{AYO_HERE}/entries/{entry}/return"
    sian.opened(back)
    sian.saved(back, reason="It was about the stairs only.")
    assert CANARY in readable(fresh, entry)
    answered = fresh.program(LUKASZ).read(f"{DIARY}/entries/{entry}")
    assert answered["awaiting_reply"] is (kind == "corrections")


def test_a_note_is_put_back_where_it_stood(hut: House) -> None:
    sian = the_senco_leads(hut)
    entry = written_by(hut, TOM, CANARY)
    before = hut.program(LUKASZ).read(f"{DIARY}/entries/{entry}")
    moves(sian, entry)
    back = f"{AYO_HERE}/entries/{entry}/return"
    sian.opened(back)
    sian.saved(back, reason="It was a story he read.")
    assert hut.program(LUKASZ).read(f"{DIARY}/entries/{entry}") == before
    assert sian.get(back).status_code == 404


def test_a_mistake_keeps_what_was_typed(hut: House) -> None:
    sian = the_senco_leads(hut)
    entry = written_by(hut, TOM, CANARY)
    move, back = f"{entry_at(entry)}/move", f"{AYO_HERE}/entries/{entry}/return"
    sian.opened(move)
    sian.refused(move, 422)
    sian.opened(move)
    page = sian.refused(move, 409, part=str(AYO), reason=WHY)
    assert WHY in words_of(str(page))
    moves(sian, entry)
    sian.opened(back)
    sian.refused(back, 422)


def every_line(program: Program, limit: int) -> list[dict[str, object]]:
    """The whole trail as a program reads it, a page at a time."""
    lines, more = [], ""
    while True:
        page = program.read(f"{DIARY}/audit?limit={limit}{more}")
        lines += page["items"]
        if page["next"] is None:
            return lines
        more = f"&cursor={page['next']}"


def told_numbers(told: object) -> Iterator[str]:
    """Every name under which an answer gives a whole number."""
    if isinstance(told, dict):
        yield from (name for name, one in told.items() if type(one) is int)
    parts = told.values() if isinstance(told, dict) else told
    if isinstance(parts, Iterable) and not isinstance(parts, str):
        for part in parts:
            yield from told_numbers(part)


def test_no_number_is_missing_where_something_was_moved(fresh: House) -> None:
    sian, amina = the_senco_leads(fresh), fresh.program(AMINA)
    before = every_line(amina, 200)
    entry = written_by(fresh, TOM, CANARY)
    written_by(fresh, LUKASZ)
    kept = written_by(fresh, AMINA)
    amina.wrote(f"{DIARY}/entries/{kept}/comments", {"text": "And more."})
    moves(sian, entry)
    lines = every_line(amina, 200)
    assert [one["number"] for one in lines] == list(range(len(lines), 0, -1))
    assert len(lines) == len(before) + 3
    assert every_line(amina, 1) == every_line(amina, 2) == lines
    page = fresh.browser(AMINA).opened(f"{DIARY}/audit")
    shown = [str(one.get_text()) for one in page.select(".code__part:first-of-type")]
    assert [one for one in shown if "number" in one] == [
        f"number {one['number']}" for one in lines
    ]
    for path in ("/audit", "/timeline", f"/entries/{kept}"):
        assert set(told_numbers(amina.read(DIARY + path))) <= {"number"}
    history = amina.read(f"{DIARY}/entries/{kept}")["history"]
    assert [one["number"] for one in history] == [1, 2]


def test_a_place_that_was_moved_away_meanwhile_leads_on(hut: House) -> None:
    sian, amina = the_senco_leads(hut), hut.program(AMINA)
    written_by(hut, LUKASZ)
    entry = written_by(hut, TOM, CANARY)
    written_by(hut, AMINA)
    cursor = amina.read(f"{DIARY}/audit?limit=2")["next"]
    rest = amina.read(f"{DIARY}/audit?limit=200&cursor={cursor}")["items"]
    moves(sian, entry)
    assert amina.read(f"{DIARY}/audit?limit=200&cursor={cursor}")["items"] == rest


def test_whoever_does_not_lead_moves_nothing(hut: House) -> None:
    entry = written_by(hut, TOM, CANARY)
    for who in (AMINA, TOM, SIAN):
        assert hut.browser(who).get(f"{entry_at(entry)}/move").status_code == 403


def test_many_moved_notes_ask_no_more_than_one(fresh: House) -> None:
    sian, asked = the_senco_leads(fresh), []
    for number in (1, 3):
        for _ in range(number):
            moves(sian, written_by(fresh, TOM, CANARY))
            commented = written_by(fresh, AMINA)
            where = f"{DIARY}/entries/{commented}/comments"
            part = str(uuid4())
            fresh.program(TOM).wrote(where, {"text": CANARY, "id": part})
            moves(sian, commented, part)
        sian.opened(AYO_HERE)
        with asked_of(fresh.services.store.database.engine) as statements:
            sian.opened(AYO_HERE)
        asked.append(len(statements))
    assert words_of(str(sian.page)).count(CANARY) == 8
    assert asked[0] == asked[1]
