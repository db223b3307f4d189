"""One key, one change, one answer, however often it is sent and however late."""

from datetime import timedelta
from uuid import uuid4

import pytest

from events.base import Actor, Role, Side
from tests.cast import AMINA, SIAN, TOM
from tests.service.clients import Program
from tests.service.house import NOW, House
from tests.service.test_api_refusals import Untouched, a_problem
from tests.service.words import CHILD, a_note, entry_at, written

Ready = tuple[dict[str, Program], dict[str, str]]
NEWCOMER = {"name": "Kit Marlow", "role": "carer", "side": "home"}
# What is sent, by whom, to what; {entry} is Amina's.
CALLS: list[tuple[str, str, str, object]] = [
    ("tom", "POST", f"{CHILD}/entries", a_note("Ayo sang.")),
    ("tom", "POST", CHILD + "/entries/{entry}/comments", {"text": "Good."}),
    (
        "amina",
        "POST",
        CHILD + "/entries/{entry}/amendments",
        {"text": "B", "reason": "C"},
    ),
    (
        "tom",
        "POST",
        CHILD + "/entries/{entry}/corrections",
        {"text": "B", "reason": "C"},
    ),
    ("sian", "POST", CHILD + "/entries/{entry}/seal", {"reason": "Another child."}),
    ("tom", "PUT", CHILD + "/entries/{entry}/seen", None),
    ("sian", "POST", f"{CHILD}/members", NEWCOMER),
    ("sian", "DELETE", CHILD + "/members/{guest}", None),
    ("guest", "DELETE", CHILD + "/members/{guest}", None),
]
NAMES_OF_CALLS = [f"{call[0]} {call[1]} {call[2].rsplit('/', 1)[-1]}" for call in CALLS]


def a_guest(house: House) -> Actor:
    return house.join(Actor(uuid4(), Role.CARER, Side.HOME))


@pytest.fixture
def ready(house: House, amina: Program) -> Ready:
    """People with tokens, and the ids of Amina's entry and of a guest."""
    guest = a_guest(house)
    programs = {
        "amina": amina,
        "tom": house.program(TOM),
        "sian": house.program(SIAN),
        "guest": house.program(guest),
    }
    return programs, {"entry": written(amina), "guest": str(guest.person)}


@pytest.mark.parametrize(("by", "method", "path", "body"), CALLS, ids=NAMES_OF_CALLS)
def test_the_same_key_gets_the_same_answer_and_changes_nothing_more(
    house: House, ready: Ready, by: str, method: str, path: str, body: object
) -> None:
    programs, ids = ready
    at, key = path.format(**ids), str(uuid4())
    first = programs[by].send(method, at, body, key)
    assert first.status_code in {201, 204}, first.text
    with Untouched(house):
        for _ in range(2):
            again = programs[by].send(method, at, body, key)
            assert (again.status_code, again.data) == (first.status_code, first.data)
            assert again.headers.get("Location") == first.headers.get("Location")


@pytest.mark.parametrize(("by", "method", "path", "body"), CALLS, ids=NAMES_OF_CALLS)
def test_a_key_that_was_used_for_something_else_is_refused(
    house: House, ready: Ready, by: str, method: str, path: str, body: object
) -> None:
    programs, ids = ready
    key = str(uuid4())
    if by != "guest":
        programs[by].wrote(f"{CHILD}/entries", a_note("Something else."), key)
    else:
        entry = entry_at(ids["entry"])
        programs[by].wrote(f"{entry}/comments", {"text": "Something else."}, key)
    with Untouched(house):
        answer = programs[by].send(method, path.format(**ids), body, key)
        told = a_problem(answer, 422)
    assert told["code"] == "key-reused"
    assert "new one" in told["detail"]


def test_the_same_words_sent_in_another_way_count_as_another_request(
    amina: Program,
) -> None:
    key = str(uuid4())
    amina.wrote(f"{CHILD}/entries", a_note("One."), key)
    a_problem(amina.post(f"{CHILD}/entries", a_note("Two."), key), 422)


def test_whatever_came_later_an_answer_stays_as_it_was(
    house: House, amina: Program, tom: Program
) -> None:
    key, body = str(uuid4()), a_note("He ate breakfast.", id=str(uuid4()))
    first = amina.post(f"{CHILD}/entries", body, key)
    at = entry_at(body["id"])
    tom.wrote(f"{at}/comments", {"text": "Good."})
    amina.wrote(f"{at}/amendments", {"text": "He ate half.", "reason": "Slip."})
    tom.send("PUT", f"{at}/seen")
    house.join(Actor(uuid4(), Role.CARER, Side.HOME))
    assert amina.post(f"{CHILD}/entries", body, key).data == first.data


def test_an_answer_is_the_same_on_a_later_day(fresh: House) -> None:
    amina, sian = fresh.program(AMINA), fresh.program(SIAN)
    sian.wrote(f"{CHILD}/members", {**NEWCOMER, "until": "2026-09-08"})
    key, body = str(uuid4()), a_note()
    first = amina.post(f"{CHILD}/entries", body, key)
    fresh.clock.set(NOW + timedelta(days=40))
    assert amina.post(f"{CHILD}/entries", body, key).data == first.data


def test_a_seal_closes_even_the_answer_to_an_old_request(amina: Program) -> None:
    key, body = str(uuid4()), a_note("Rosa was sick.", id=str(uuid4()))
    amina.wrote(f"{CHILD}/entries", body, key)
    amina.wrote(f"{entry_at(body['id'])}/seal", {"reason": "Another child."})
    again = amina.post(f"{CHILD}/entries", body, key)
    assert again.status_code == 201
    assert "Rosa" not in again.text


def test_keys_of_two_people_never_meet(
    house: House, amina: Program, tom: Program
) -> None:
    key, body = str(uuid4()), a_note("Sent twice, by two.")
    one = amina.wrote(f"{CHILD}/entries", body, key)
    two = tom.wrote(f"{CHILD}/entries", body, key)
    assert one["id"] != two["id"]
    assert (one["by"], two["by"]) == (str(AMINA.person), str(TOM.person))


def test_a_failure_is_not_remembered(house: House, amina: Program) -> None:
    key, body = str(uuid4()), a_note(day="2026-09-09")
    a_problem(amina.post(f"{CHILD}/entries", body, key), 409)
    assert amina.wrote(f"{CHILD}/entries", a_note(), key)["text"] == "Ayo slept well."


def test_without_a_key_each_request_stands_alone(amina: Program) -> None:
    one = amina.wrote(f"{CHILD}/entries", a_note(), key="")
    two = amina.wrote(f"{CHILD}/entries", a_note(), key="")
    assert one["id"] != two["id"]


def test_whoever_left_cannot_use_the_key_of_their_leaving_to_look(
    house: House,
) -> None:
    guest = a_guest(house)
    program, key = house.program(guest), str(uuid4())
    at = f"{CHILD}/members/{guest.person}"
    assert program.send("DELETE", at, key=key).status_code == 204
    with Untouched(house):
        for other in (str(uuid4()), ""):
            a_problem(program.send("DELETE", at, key=other), 404)
        a_problem(program.send("DELETE", f"{at[:-4]}0000", key=key), 422)
        a_problem(program.get(f"{CHILD}/members"), 404)


def test_the_record_keeps_no_word_of_a_request(house: House, amina: Program) -> None:
    amina.wrote(f"{CHILD}/entries", a_note("Zwiebelkuchen"), "a-key-of-mine")
    kept = house.stored()["idempotency"]
    assert "Zwiebelkuchen" not in str(kept)
    assert kept
    assert "a-key-of-mine" not in str(kept)
