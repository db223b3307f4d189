"""What a child keeps is theirs alone; what they send is a note like any other."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from typing import Final
from uuid import UUID

import pytest
from sqlalchemy import select

from events.base import Actor, Duty, Role, Side, Space
from events.store.tables import logs
from tests.cast import AMINA, AYO, AYO_IN_PERSON, LARKFIELD, LUKASZ, SIAN, TOM, an_id
from tests.features.shows import shows
from tests.files import a_picture, a_wav
from tests.service.doors import DOORS
from tests.service.house import ADA, NOW, House
from tests.service.own_child import OWN, Child, a_child, mine, set_up
from tests.service.pages import check_page
from tests.service.words import CHILD, a_note

CANARY: Final = "Zwölfkampfvogel"
OTHERS: Final = ("cat", "boat", "star")
ROLES: Final = tuple(role for role in Role if role is not Role.CHILD)
OUTSIDE: Final = {Role.SUPPORTER, Role.LA_OFFICER, Role.TRANSPORT_ESCORT}


def things(child: Child) -> list[str]:
    page = child.browser.opened(mine())
    return [str(one["data-thing"]) for one in page.select("[data-thing]")]


def test_a_child_keeps_what_they_chose(fresh: House) -> None:
    child = a_child(fresh)
    child.says("feelings", "happy")
    assert child.page.select_one("[data-state=kept]") is not None
    assert child.page.select_one("[data-chosen=happy]") is not None
    child.presses("keep")
    assert len(things(child)) == 1
    assert "child/thing-kept" in fresh.topics()


def test_the_same_thing_is_not_kept_twice(fresh: House) -> None:
    child = a_child(fresh)
    path = f"{mine()}/write"
    child.browser.opened(path)
    typed = {**child.browser.form(path), "text": "Hello"}
    assert child.browser.post(path, typed).status_code == 303
    again = child.browser.post(path, {**typed, "key": "another"})
    assert again.status_code == 409
    assert len(things(child)) == 1


def test_every_page_of_a_child_is_sound(hut: House) -> None:
    child = a_child(hut)
    one = child.writes("Hello")
    for path in ("", "/help", "/symbols", "/draw", "/speak", "/photo", "/write"):
        check_page(child.browser.get(f"{mine()}{path}"))
    check_page(child.browser.get(f"{mine()}/things/{one}"))
    check_page(child.browser.get(f"{mine()}/things/{one}/throw-away"))
    speaking = child.browser.get(f"{mine()}/speak").headers["Permissions-Policy"]
    assert "microphone=(self)" in speaking
    assert "microphone=()" not in speaking


@shows("service.mine.answers:readers", at="one.side is not Side.CHILD")
def test_f62_a_child_sees_who_will_read_it_before_it_is_sent(fresh: House) -> None:
    child = a_child(fresh)
    child.says("places", "swimming")
    readers = [
        one.get_text(" ", strip=True) for one in child.page.select("[data-reader]")
    ]
    assert "TO Tom Okafor , teacher" in readers
    assert "AN Ada Nwosu , advocate" in readers
    assert not any("Ayo" in one or "Ben" in one or "Cara" in one for one in readers)


@pytest.mark.parametrize("by", [AMINA, TOM], ids=["at home", "at school"])
@shows("service.mine.commands:share_thing", at="unit.save(entry")
def test_f62_what_a_child_sends_is_a_note_on_the_side_of_the_child(
    fresh: House, by: Actor
) -> None:
    child = a_child(fresh, by=by)
    child.says("places", "swimming")
    child.presses("send")
    assert child.page.select_one("[data-state=sent]") is not None
    (note,) = fresh.program(LUKASZ).read(f"{CHILD}/timeline")["items"]
    assert (note["text"], note["side"]) == ("swimming pool", "child")
    assert note["by"] == str(AYO_IN_PERSON.person)
    assert note["place"] == ("home" if by is AMINA else "school")
    assert len(things(child)) == 1


def test_a_child_sends_it_once(hut: House) -> None:
    child = a_child(hut)
    one = child.writes("I swam.")
    child.browser.opened(mine())
    for expected in (303, 409):
        sent = {"csrf": child.ticket}
        answer = child.browser.post(f"{mine()}/things/{one}/share", sent)
        assert answer.status_code == expected
    assert hut.topics().count("diary/entry-written") == 1


def test_nobody_keeps_nothing(hut: House) -> None:
    child = a_child(hut)
    child.browser.opened(f"{mine()}/write")
    assert child.presses("next").status_code == 409
    assert "child/thing-kept" not in hut.topics()


def test_a_drawing_goes_with_it_once_the_family_allows_it(fresh: House) -> None:
    child = a_child(fresh)
    content = a_picture("PNG")
    sends(child, "draw", content, "drawing.png")
    (picture,) = child.page.select("img.shown__picture")
    kept = child.browser.get(str(picture["src"]))
    assert kept.status_code == 200
    assert kept.mimetype == "image/png"
    assert child.presses("send").status_code == 409
    assert child.page.select_one("[data-wrong]") is not None
    assert fresh.program(TOM).read(f"{CHILD}/timeline")["items"] == []
    allow(fresh, "pictures")
    assert child.presses("send").status_code == 200
    (note,) = fresh.program(TOM).read(f"{CHILD}/timeline")["items"]
    (file,) = note["attachments"]
    assert note["text"] == "Picture"
    sent = fresh.browser(TOM).get(f"/children/{AYO}/attachments/{file['id']}")
    assert sent.data == kept.data


def test_a_voice_is_kept_and_heard_by_the_child(fresh: House) -> None:
    child = a_child(fresh)
    sends(child, "speak", a_wav(), "voice.wav")
    (sound,) = child.page.select("audio")
    assert child.browser.get(str(sound["src"])).mimetype == "audio/wav"


def test_what_is_no_picture_is_refused_with_a_sign(hut: House) -> None:
    child = a_child(hut)
    answer = sends(child, "photo", b"hello", "photo.png")
    assert answer == 422
    assert child.page.select_one("[data-wrong]") is not None


def test_one_thing_at_a_time(hut: House) -> None:
    child = a_child(hut)
    form = f"{mine()}/photo"
    child.browser.opened(form)
    files = [(BytesIO(a_picture()), f"{one}.jpg") for one in "ab"]
    answer = child.browser.client.post(
        form, data={**child.browser.form(form), "files": files}
    )
    assert answer.status_code == 422


def sends(child: Child, way: str, content: bytes, name: str) -> int:
    form = f"{mine()}/{way}"
    child.browser.opened(form)
    sent = {**child.browser.form(form), "files": (BytesIO(content), name)}
    return child.stays(child.browser.post(form, sent)).status_code


def allow(house: House, kind: str) -> None:
    browser = house.browser(AMINA)
    browser.opened(f"/children/{AYO}/media")
    browser.saved(f"/children/{AYO}/media/allow", kind=kind)


def test_what_is_thrown_away_nobody_sees(fresh: House) -> None:
    child = a_child(fresh)
    one = child.writes("I swam.")
    child.presses("bin")
    child.presses("yes")
    assert things(child) == []
    assert child.browser.get(f"{mine()}/things/{one}").status_code == 404
    assert "child/thing-thrown-away" in fresh.topics()


def test_what_was_sent_stays_in_the_diary_when_it_is_thrown_away(hut: House) -> None:
    child = a_child(hut)
    child.writes("I swam.")
    child.presses("send")
    child.presses("bin")
    child.presses("yes")
    assert things(child) == []
    (note,) = hut.program(TOM).read(f"{CHILD}/timeline")["items"]
    assert note["text"] == "I swam."


@shows("projections.own_things:_things", at="things.c.way.is_not_distinct_from")
def test_f62_other_pictures_do_not_find_what_was_kept_with_the_first(
    hut: House,
) -> None:
    """An adult who sets up another device, alone, does not come into the space."""
    child = a_child(hut)
    one = child.writes("I swam.")
    thief = a_child_with(hut, OTHERS)
    assert things(thief) == []
    for path in ("", "/file", "/throw-away"):
        answer = thief.browser.get(f"{mine()}/things/{one}{path}")
        assert answer.status_code == 404
    thief.browser.opened(mine())
    for path in ("share", "throw-away"):
        sent = {"csrf": thief.ticket}
        answer = thief.browser.post(f"{mine()}/things/{one}/{path}", sent)
        assert answer.status_code == 404
    assert things(a_child(hut, by=TOM)) == [str(one)]


def test_somebody_added_as_the_child_finds_nothing(hut: House) -> None:
    child = a_child(hut)
    one = child.writes("I swam.")
    other = hut.join(Actor(an_id("Not Ayo"), Role.CHILD, Side.CHILD))
    browser = hut.browser(other)
    assert browser.opened(mine()).select("[data-thing]") == []
    assert browser.get(f"{mine()}/things/{one}").status_code == 404


def a_child_with(house: House, secret: tuple[str, ...]) -> Child:
    found = Child(house.browser(SIAN))
    set_up(found, OWN, secret)
    assert found.signs_in(secret=secret) == 200
    return found


def readers(house: House) -> Iterator[Actor]:
    """Somebody of every role but the child's, and of every duty.

    What differs between the databases lies below all roles: on PostgreSQL four walk.
    """
    if not house.place.owner.is_sqlite:
        yield from (LUKASZ, TOM, SIAN, ADA)
        return
    known = {Role.PARENT: LUKASZ, Role.TEACHER: TOM, Role.SENCO: SIAN}
    known[Role.ADVOCATE] = ADA
    for role in ROLES:
        if role in known:
            yield known[role]
        else:
            side = Side.OTHER if role in OUTSIDE else None
            side = side or (Side.HOME if role is Role.CARER else Side.SCHOOL)
            yield house.join(Actor(an_id(f"A {role}"), role, side))
    for duty in Duty:
        yield house.serve(Actor(an_id(f"A {duty}"), duty, Side.SCHOOL))


def everything_seen(house: House, who: Actor, ids: dict[str, UUID]) -> dict[str, bytes]:
    """All that somebody gets from every address there is, page or program."""
    browser, program = house.browser(who), house.program(who)
    found = {}
    for path, method in DOORS:
        if method != "GET":
            continue
        address = path
        for name in {part.split(">")[0] for part in path.split("<")[1:]}:
            address = address.replace(f"<{name}>", str(ids.get(name, an_id(name))))
        house.clock.set(NOW)
        if path.startswith("/api/"):
            answer = program.client.get(address, headers=program.headers)
        else:
            answer = browser.get(address)
        found[path] = bytes([answer.status_code % 256]) + answer.data
    return found


# What tells of the reader's own sign-in: a secret that is drawn anew, other sessions.
OF_THE_READER: Final = {"/account/authenticator", "/account/signed-in"}


def without_tickets(seen: dict[str, bytes]) -> dict[str, str]:
    """Leave out what is new on every page: tickets, keys and fresh ids."""
    fresh = re.compile(r'name="(?:csrf|key|id|ticket)" value="[^"]*"')
    return {
        path: fresh.sub("", body.decode("latin-1"))
        for path, body in seen.items()
        if path not in OF_THE_READER
    }


@pytest.mark.wide
def test_what_a_child_keeps_shows_nowhere_to_anybody_else(fresh: House) -> None:
    """Every address, every role and duty: the same answers before and after."""
    child, sent = a_child_who_sent_something(fresh)
    ids = {"child": AYO, "school": LARKFIELD, "thing": sent}
    people = list(readers(fresh))
    for one in people:
        fresh.browser(one).get(CHILD)  # so that first looks are over
    before = {one: everything_seen(fresh, one, ids) for one in people}
    before_heads = heads(fresh)

    ids["thing"] = keeps_much(child)
    after = {one: everything_seen(fresh, one, ids) for one in people}
    for one in people:
        told = chain(before[one].values(), after[one].values())
        assert not [body for body in told if CANARY.encode() in body], one
        assert without_tickets(after[one]) == without_tickets(before[one]), one
    moved = {log for log, size in heads(fresh).items() if before_heads[log] != size}
    assert moved == {own_log(fresh)}
    receipt = fresh.program(TOM).wrote(f"{CHILD}/entries", a_note_of_tom())["receipt"]
    assert receipt["size"] == receipt["seq"] + 1
    assert receipt["seq"] == before_heads[shared_log(fresh)]


def a_child_who_sent_something(house: House) -> tuple[Child, UUID]:
    house.program(TOM).wrote(f"{CHILD}/entries", a_note_of_tom())
    child = a_child(house)
    sent = child.writes("For all.")
    child.presses("send")
    allow(house, "pictures")
    return child, sent


def keeps_much(child: Child) -> UUID:
    """Keep words, a drawing and a picture, and throw something away."""
    kept = child.writes(f"{CANARY} is my secret.")
    sends(child, "draw", a_picture("PNG"), f"{CANARY}.png")
    child.says("feelings", "scared")
    child.writes(f"{CANARY} goes.")
    child.presses("bin")
    child.presses("yes")
    return kept


def a_note_of_tom() -> dict[str, object]:
    return {**a_note(), "day": "2026-09-07"}


def heads(house: House) -> dict[UUID, int]:
    with house.place.owner.reading() as conn:
        rows = conn.execute(select(logs.c.log, logs.c.size))
        return {row.log: row.size for row in rows}


def shared_log(house: House) -> UUID:
    return log_in(house, Space.SHARED)


def own_log(house: House) -> UUID:
    return log_in(house, Space.CHILD)


def log_in(house: House, space: Space) -> UUID:
    with house.services.store.reading(LARKFIELD) as reader:
        found = reader.log_of(AYO, space)
    assert found is not None
    return found
