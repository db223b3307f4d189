"""The pieces of a pack say which of them belong together, and what notes are worth."""

from typing import Any
from uuid import UUID

import pytest

from events.dispute import Dispute
from tests.cast import AMINA, AYO, SIAN, TOM
from tests.files import a_pdf
from tests.service.clients import words_of
from tests.service.house import House
from tests.service.packing import Office
from tests.service.safeguards import moves
from tests.service.test_attachments import added, allow
from tests.service.test_moved import the_senco_leads
from tests.service.words import CHILD, entry_at, written

Piece = dict[str, Any]


@pytest.fixture
def office(fresh: House) -> Office:
    return Office.of(fresh)


@pytest.fixture
def small_office(hut: House) -> Office:
    return Office.of(hut)


def pieces_of(office: Office, about: UUID = AYO) -> list[Piece]:
    pieces: list[Piece] = office.pack(office.asked(about))["pieces"]
    return pieces


def saying(pieces: list[Piece], said: str) -> Piece:
    """The one piece whose words have something in them."""
    (found,) = (one for one in pieces if said in str(one["words"]))
    return found


def disputed(house: House, note: str, text: str, **more: bool) -> str:
    at = f"{entry_at(note)}/disputes"
    return str(house.program(AMINA).wrote(at, {"text": text, **more})["id"])


def test_a_disputed_note_and_what_is_said_of_it_name_each_other(
    office: Office,
) -> None:
    house = office.house
    note = written(house.program(TOM), "Ayo hit somebody.")
    written(house.program(TOM), "Ayo bit somebody.")
    disputed(house, note, "That is not true.", restrict=True)
    request = office.asked()
    pieces = office.pack(request)["pieces"]
    hit, dispute = saying(pieces, "Ayo hit"), saying(pieces, "That is not true.")
    (restriction,) = (one for one in pieces if "decisions" in one["sentence"])
    title = f"the note in piece {hit['number']}"
    assert dispute["sentence"] == f"said that something in {title} is wrong"
    assert restriction["sentence"].startswith(f"marked {title} as not for decisions")
    assert dispute["about"] == restriction["about"] == hit["number"]
    assert (hit["about"], hit["marks"]) == (
        None,
        {"disputed": [dispute["number"]], "restricted": [restriction["number"]]},
    )
    assert saying(pieces, "Ayo bit")["marks"] == {}
    page = words_of(office.archive(request)["pack.html"].decode())
    says = "Someone says that part of this note is wrong. See piece"
    assert f"{says} {dispute['number']} ." in page
    assert f"About piece {hit['number']} ." in page
    assert "Not for decisions while it is checked." in page


def test_answers_corrections_and_files_name_their_note_and_no_inner_number(
    office: Office,
) -> None:
    house, amina = office.house, office.house.program(AMINA)
    allow(house)
    note = written(house.program(TOM), "Ayo bit somebody.")
    says = {"text": "Really?"}
    (answer,) = amina.wrote(f"{entry_at(note)}/comments", says)["comments"]
    says = {"text": "Not so.", "reason": "I saw it."}
    amina.wrote(f"{entry_at(note)}/corrections", says)
    added(amina, note, a_pdf(), to=answer["id"])
    request = office.asked()
    pieces = office.pack(request)["pieces"]
    bit, comment = saying(pieces, "Ayo bit"), saying(pieces, "Really?")
    correction = saying(pieces, "Not so.")
    (file,) = (one for one in pieces if one["file"])
    belong = {one["about"] for one in (comment, correction, file)}
    assert belong == {bit["number"]}
    assert file["sentence"].endswith(f"the comment in piece {comment['number']}")
    assert bit["marks"] == {
        "answered": [comment["number"]],
        "corrected": [correction["number"]],
        "files": [file["number"]],
    }
    told = b"".join(office.archive(request).values())
    assert not any(one.encode() in told for one in (note, str(AYO), answer["id"]))


def test_a_dispute_that_is_over_no_longer_marks_a_note_as_open(
    small_office: Office,
) -> None:
    house = small_office.house
    lifted, settled = (written(house.program(TOM), said) for said in ("One.", "Two."))
    at = f"{CHILD}/disputes/{disputed(house, lifted, 'Wrong.', restrict=True)}"
    ended = house.program(SIAN).post(f"{at}/restriction-end", {"reason": "Checked."})
    assert ended.status_code < 300
    settle = disputed(house, settled, "Also wrong.", restrict=True)
    answer = house.program(SIAN).post(
        f"{CHILD}/disputes/{settle}/settlement",
        {"outcome": "stays-as-opinion", "reason": "Tom saw it so."},
    )
    assert answer.status_code < 300
    pieces = pieces_of(small_office)
    assert saying(pieces, "Two.")["marks"].keys() == {"settled"}
    assert saying(pieces, "One.")["marks"].keys() == {"disputed"}


def test_the_writer_of_a_disputed_note_reads_that_it_is_disputed(
    small_office: Office,
) -> None:
    house = small_office.house
    note = written(house.program(TOM), "Ayo hit somebody.")
    disputed(house, note, "That is not true.")
    pieces = pieces_of(small_office, TOM.person)
    (note_piece,) = (one for one in pieces if "wrote a note" in one["sentence"])
    assert note_piece["marks"] == {"disputed": []}
    assert not any("That is not true" in str(one) for one in pieces)


def test_a_sealed_note_says_so_and_a_moved_answer_leaves_no_mark(
    small_office: Office,
) -> None:
    house = small_office.house
    sian, tom = the_senco_leads(house), house.program(TOM)
    sealed = written(tom, "Rosa was sick.")
    house.program(SIAN).wrote(f"{entry_at(sealed)}/seal", {"reason": "Wrong diary."})
    kept = written(tom, "She sang.")
    says = {"text": "She told me why."}
    (answer,) = house.program(AMINA).wrote(f"{entry_at(kept)}/comments", says)[
        "comments"
    ]
    moves(sian, UUID(kept), answer["id"])
    pieces = pieces_of(small_office)
    marks = [one["marks"] for one in pieces if "wrote a note" in one["sentence"]]
    assert [list(one) for one in marks] == [["sealed"], []]


def test_the_checker_goes_from_piece_to_piece(small_office: Office) -> None:
    house = small_office.house
    note = written(house.program(TOM), "Ayo hit somebody.")
    disputed(house, note, "That is not true.")
    request = small_office.asked()
    page = small_office.lead.opened(f"{request}/pieces")
    pieces = page.select(".pieces__one")
    (about,) = (one for one in pieces if "About piece" in words_of(str(one)))
    link = about.select_one("a[href^='#piece-']")
    assert link is not None
    assert "Ayo hit somebody." in str(page.select_one(str(link["href"])))
    assert Dispute.EntryDisputed.TOPIC in house.topics()
