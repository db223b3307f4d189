"""One request, sent twenty times at once under one key: one fact, twenty answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest

from tests.cast import AYO, LUKASZ
from tests.concurrency.callers import (
    Answer,
    Caller,
    a_note,
    all_at_once,
    of_child,
    whole_timeline,
)
from tests.concurrency.conftest import Served
from tests.concurrency.proofs import assert_kept, assert_whole, count_facts

pytestmark = pytest.mark.slow

HERE = of_child(AYO)
TWENTY = 20


@dataclass(frozen=True)
class Request:
    """Somebody's request, and how many facts it records."""

    token: str
    method: str
    path: str
    sent: dict[str, Any] | None
    facts: int = 1


def writing(served: Served) -> Request:
    note = a_note("Ayo fell asleep on the bus.")
    return Request(served.school.parent, "POST", f"{HERE}/entries", note)


def writing_without_an_id(served: Served) -> Request:
    note = a_note("Ayo woke up again.")
    del note["id"]
    return Request(served.school.parent, "POST", f"{HERE}/entries", note)


def commenting(served: Served) -> Request:
    path, said = f"{_entry(served)}/comments", {"text": "So did I."}
    return Request(served.school.teacher, "POST", path, said)


def amending(served: Served) -> Request:
    """A second run would be refused: it already says so."""
    said = {"text": "Ayo fell asleep on the train.", "reason": "It was a train."}
    return Request(served.school.parent, "POST", f"{_entry(served)}/amendments", said)


def correcting(served: Served) -> Request:
    said = {"text": "Ayo was awake.", "reason": "I sat beside Ayo."}
    return Request(served.school.teacher, "POST", f"{_entry(served)}/corrections", said)


def sealing(served: Served) -> Request:
    """A second run would be refused: it is sealed already."""
    said = {"reason": "It was about another child."}
    return Request(served.school.senco, "POST", f"{_entry(served)}/seal", said)


def opening(served: Served) -> Request:
    return Request(served.school.teacher, "PUT", f"{_entry(served)}/seen", None)


def adding_somebody(served: Served) -> Request:
    """The service makes the id of the person; a second run would make another."""
    said = {"name": "Efua Mensah", "role": "carer", "side": "home"}
    return Request(served.school.senco, "POST", f"{HERE}/members", said, facts=2)


def removing_somebody(served: Served) -> Request:
    """A second run would be refused: they are not in the circle."""
    added = served.by(served.school.senco).post(
        f"{HERE}/members", {"name": "Kofi Ansah", "role": "advocate", "side": "other"}
    )
    path = f"{HERE}/members/{added.json['person']}"
    return Request(served.school.senco, "DELETE", path, None)


def leaving(served: Served) -> Request:
    """A second run would be refused, and so would any other request of theirs."""
    path = f"{HERE}/members/{LUKASZ.person}"
    return Request(served.school.other_parent, "DELETE", path, None)


ASKED = (
    writing,
    writing_without_an_id,
    commenting,
    amending,
    correcting,
    sealing,
    opening,
    adding_somebody,
    removing_somebody,
    leaving,
)


@pytest.mark.parametrize("prepare", ASKED, ids=lambda prepare: prepare.__name__)
def test_twenty_retries_are_one_fact_and_one_answer(
    served: Served, prepare: Callable[[Served], Request]
) -> None:
    asked = prepare(served)
    caller, key = Caller(served.port, asked.token), str(uuid4())
    before = count_facts(served.place)

    def ask(_: int = 0) -> Answer:
        return caller.call(asked.method, asked.path, asked.sent, key)

    answers = all_at_once(TWENTY, ask)
    assert set(answers) == {answers[0]}
    assert answers[0].status in {201, 204}, answers[0]
    assert count_facts(served.place) == before + asked.facts
    assert ask() == answers[0]
    if answers[0].body:
        assert_kept(served.place, served.school.school, [answers[0].json["receipt"]])


def test_twenty_requests_under_twenty_keys_are_twenty_facts(served: Served) -> None:
    path, caller = f"{_entry(served)}/comments", served.by(served.school.teacher)
    answers = all_at_once(
        TWENTY, lambda n: caller.post(path, {"text": f"Number {n}."}, str(uuid4()))
    )
    assert [answer.status for answer in answers] == [201] * TWENTY
    (entry,) = whole_timeline(caller, AYO, limit=1)[:1]
    said = [one["text"] for one in entry["comments"]]
    assert sorted(said) == sorted(f"Number {n}." for n in range(TWENTY))


def test_of_twenty_who_add_the_same_id_one_is_first(served: Served) -> None:
    path, caller = f"{HERE}/entries", served.by(served.school.parent)
    note = a_note("Only once.")
    answers = all_at_once(TWENTY, lambda _: caller.post(path, note, str(uuid4())))
    assert sorted(answer.status for answer in answers) == [201] + [409] * (TWENTY - 1)


def test_after_all_of_this_the_record_is_whole(served: Served) -> None:
    assert_whole(served.place)


def _entry(served: Served) -> str:
    """Write an entry of the parent's, to say something to."""
    note = a_note("Ayo fell asleep on the bus.")
    written = served.by(served.school.parent).post(f"{HERE}/entries", note)
    assert written.status == 201, written
    return f"{HERE}/entries/{note['id']}"
