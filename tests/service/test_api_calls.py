from base64 import b32decode
from hashlib import sha256
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from events.base import Actor
from events.store.canonical import from_base64url
from events.store.tables import leaves
from tests.cast import (
    AMINA,
    AYO,
    AYO_IN_PERSON,
    LARKFIELD,
    LUKASZ,
    SIAN,
    STRANGER,
    TOM,
    an_id,
)
from tests.features.shows import shows
from tests.service.clients import Program
from tests.service.house import ADA, BEN, CARA, RIO, ZOE, House, account_of
from tests.service.words import CHILD, a_note, entry_at, written


def test_a_program_learns_who_it_is(amina: Program) -> None:
    assert amina.read("/me") == {
        "account": str(account_of(AMINA)),
        "people": [
            {
                "person": str(AMINA.person),
                "name": "Amina Bello",
                "school": str(LARKFIELD),
                "school_name": "Larkfield School",
            }
        ],
    }


def test_my_children_are_those_i_belong_with(house: House) -> None:
    found = house.program(SIAN).read("/children")
    assert [(one["id"], one["role"], one["side"]) for one in found["items"]] == [
        (str(AYO), "senco", "school"),
        (str(an_id("Oli")), "senco", "school"),
    ]
    assert found["next"] is None
    (rio,) = house.program(STRANGER).read("/children")["items"]
    assert (rio["id"], rio["name"], rio["role"]) == (str(RIO), "Rio Haddad", "parent")


@pytest.mark.parametrize("who", [BEN, CARA], ids=["left", "past"])
def test_whoever_belongs_no_more_has_no_children(house: House, who: Actor) -> None:
    assert house.program(who).read("/children") == {"items": [], "next": None}


def test_a_new_entry_is_answered_with_itself_and_a_receipt(amina: Program) -> None:
    entry = str(uuid4())
    answer = amina.post(
        f"{CHILD}/entries",
        a_note("Will you ring?", id=entry, kind="reply-needed", reply_by="2026-09-09"),
    )
    told = answer.get_json()
    assert answer.status_code == 201
    assert answer.headers["Location"] == f"/api/v1{entry_at(entry)}"
    assert told["receipt"].keys() == {"log", "seq", "size", "root"}
    assert told["receipt"]["log"].startswith("c-")
    assert (
        told
        | {
            "id": entry,
            "child": str(AYO),
            "day": "2026-09-07",
            "place": "home",
            "kind": "reply-needed",
            "reply_by": "2026-09-09",
            "text": "Will you ring?",
            "original": "Will you ring?",
            "by": str(AMINA.person),
            "side": "home",
            "unread": False,
            "awaiting_reply": True,
            "sealed": None,
            "amendments": [],
            "corrections": [],
            "comments": [],
        }
        == told
    )
    never = {one["person"] for one in told["seen_by"] if one["at"] is None}
    others = (SIAN, TOM, LUKASZ, AYO_IN_PERSON, ADA)
    assert never == {str(one.person) for one in others}


def test_an_entry_without_an_id_gets_one(amina: Program) -> None:
    assert UUID(written(amina)).version == 4


def test_everything_said_to_an_entry_can_be_read_with_it(
    amina: Program, tom: Program
) -> None:
    entry = written(amina, "He ate breakfast.")
    comment = str(uuid4())
    tom.wrote(f"{entry_at(entry)}/comments", {"id": comment, "text": "Great!"})
    amina.wrote(
        f"{entry_at(entry)}/amendments",
        {"text": "He ate half.", "reason": "I mixed up the days."},
    )
    tom.wrote(
        f"{entry_at(entry)}/corrections",
        {"text": "He was hungry at ten.", "reason": "I was there."},
    )
    assert tom.send("PUT", f"{entry_at(entry)}/seen").status_code == 204
    story = amina.read(entry_at(entry))
    assert (story["text"], story["original"]) == ("He ate half.", "He ate breakfast.")
    assert [one["text"] for one in story["amendments"]] == ["He ate half."]
    assert [one["side"] for one in story["corrections"]] == ["school"]
    assert [(one["id"], one["by"]) for one in story["comments"]] == [
        (comment, str(TOM.person))
    ]
    assert [one["sentence"] for one in story["history"]] == [
        "wrote a note in the diary for Monday 7 September 2026",
        "added a comment",
        "amended their own words; the first words stay",
        "added a correction beside the entry",
        "opened the entry for the first time",
    ]
    seen = {one["person"]: one["at"] for one in story["seen_by"]}
    assert seen[str(TOM.person)] == story["history"][-1]["at"]
    assert seen[str(LUKASZ.person)] is None


@shows("projections.entry_rows:hide_if_sealed", at="row.text = row.original")
def test_f68_a_seal_closes_the_words_for_everybody(
    amina: Program, tom: Program
) -> None:
    entry = written(amina, "Rosa was sick on the bus.", taps={"mood": "upset"})
    tom.wrote(f"{entry_at(entry)}/comments", {"text": "Poor Rosa."})
    told = amina.wrote(f"{entry_at(entry)}/seal", {"reason": "Another child."})
    assert told["sealed"]["reason"] == "Another child."
    for program in (amina, tom):
        page = program.get(entry_at(entry)).text
        assert "Rosa" not in page
        assert "upset" not in page
        assert "Another child." in page
        assert "Rosa" not in program.get(f"{CHILD}/timeline").text


@pytest.mark.parametrize(
    ("by", "what", "body", "code"),
    [
        (TOM, "amendments", {"text": "A", "reason": "B"}, "cannot-amend-entry"),
        (AMINA, "corrections", {"text": "A", "reason": "B"}, "cannot-correct-entry"),
        (TOM, "seal", {"reason": "Another child."}, "cannot-seal-entry"),
    ],
)
def test_whose_words_are_whose_is_kept_to(
    house: House, amina: Program, by: Actor, what: str, body: object, code: str
) -> None:
    entry = written(amina)
    program, before = house.program(by), house.topics()
    answer = program.post(f"{entry_at(entry)}/{what}", body)
    assert (answer.status_code, answer.get_json()["code"]) == (409, code)
    assert house.topics() == before


def test_the_trail_tells_everything_newest_first(amina: Program, tom: Program) -> None:
    entry = written(amina)
    tom.wrote(f"{entry_at(entry)}/comments", {"text": "Good."})
    found = tom.read(f"{CHILD}/audit?limit=2")
    assert [(one["by"], one["topic"]) for one in found["items"]] == [
        (str(TOM.person), "diary/comment-added"),
        (str(AMINA.person), "diary/entry-written"),
    ]
    lines, cursor = list(found["items"]), found["next"]
    while cursor:
        page = tom.read(f"{CHILD}/audit?limit=7&cursor={cursor}")
        lines, cursor = [*lines, *page["items"]], page["next"]
    assert [one["number"] for one in lines] == list(range(len(lines), 0, -1))
    assert lines[-1]["topic"] == "space/opened"
    assert all(len(one["leaf"]) == 64 for one in lines)
    assert "slept" not in str(lines)


def test_the_circle_lists_members_and_those_before(amina: Program) -> None:
    found = amina.read(f"{CHILD}/members")["items"]
    people = {one["person"]: one for one in found}
    assert people[str(SIAN.person)]["role"] == "senco"
    assert people[str(BEN.person)]["left_at"] is not None
    assert people[str(CARA.person)]["until"] == "2026-09-07"
    assert str(ZOE.person) not in people


def test_a_senco_adds_somebody_and_takes_them_out_again(house: House) -> None:
    sian = house.program(SIAN)
    told = sian.wrote(
        f"{CHILD}/members",
        {
            "name": "Inês Duarte",
            "role": "therapist",
            "side": "other",
            "until": "2026-12-18",
        },
    )
    person = told["person"]
    assert (told["name"], told["until"], told["left_at"]) == (
        "Inês Duarte",
        "2026-12-18",
        None,
    )
    assert told["receipt"]["log"].startswith("c-")
    again = {"person": person, "role": "therapist", "side": "other"}
    assert sian.post(f"{CHILD}/members", again).status_code == 409
    assert sian.send("DELETE", f"{CHILD}/members/{person}").status_code == 204
    gone = sian.read(f"{CHILD}/members")["items"][-1]
    assert (gone["person"], gone["left_at"] is None) == (person, False)
    assert sian.wrote(f"{CHILD}/members", again)["name"] == "Inês Duarte"


def test_the_last_who_looks_after_a_circle_stays(house: House) -> None:
    answer = house.program(SIAN).send("DELETE", f"{CHILD}/members/{SIAN.person}")
    assert answer.status_code == 409
    assert "Add another one first." in answer.get_json()["detail"]


def test_a_receipt_is_the_head_of_the_log_at_that_size(
    house: House, amina: Program, tom: Program
) -> None:
    entry = str(uuid4())
    receipts = [
        amina.wrote(f"{CHILD}/entries", a_note(id=entry))["receipt"],
        tom.wrote(f"{entry_at(entry)}/comments", {"text": "Good."})["receipt"],
        amina.wrote(f"{entry_at(entry)}/seal", {"reason": "Another."})["receipt"],
        house.program(SIAN).wrote(
            f"{CHILD}/members", {"name": "Kit", "role": "carer", "side": "home"}
        )["receipt"],
    ]
    with house.place.owner.reading() as conn:
        log = UUID(bytes=b32decode(receipts[0]["log"][2:].upper() + "======"))
        chosen = select(leaves.c.leaf).where(leaves.c.log == log)
        found = [bytes(one) for one in conn.scalars(chosen.order_by(leaves.c.log_seq))]
    for receipt in receipts:
        assert receipt["size"] == receipt["seq"] + 1
        hashes = [sha256(b"\x00" + leaf).digest() for leaf in found[: receipt["size"]]]
        assert from_base64url(receipt["root"]) == root_of(hashes)


def root_of(hashes: list[bytes]) -> bytes:
    """RFC 9162, 2.1.1, written down once more."""
    if len(hashes) == 1:
        return hashes[0]
    half = 1 << (len(hashes) - 1).bit_length() - 1
    pair = root_of(hashes[:half]) + root_of(hashes[half:])
    return sha256(b"\x01" + pair).digest()
