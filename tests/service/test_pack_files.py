"""A pack has the files too, and none that may not go out."""

import re
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest

from tests.cast import AMINA, AYO, SIAN, TOM, shared_log
from tests.erasing import erased
from tests.files import HIDDEN, a_pdf, a_picture, an_mp4
from tests.service.house import House
from tests.service.packing import Office
from tests.service.safeguards import moves
from tests.service.test_attachments import MEDIA, added, allow, file_at
from tests.service.test_moved import the_senco_leads
from tests.service.words import entry_at, written

PATH = re.compile(r"files/[0-9a-f]{64}\.[a-z0-9]+")


@pytest.fixture
def office(fresh: House) -> Office:
    allow(fresh)
    return Office.of(fresh)


@pytest.fixture
def small_office(hut: House) -> Office:
    allow(hut)
    return Office.of(hut)


def files_of(office: Office, request: str) -> dict[str, bytes]:
    """The files of a pack, after a check that its list and its bytes agree."""
    pack, archive = office.pack(request), office.archive(request)
    listed = {one["path"]: one for one in of_pieces(pack)}
    found = {
        name: content
        for name, content in archive.items()
        if name not in {"pack.html", "pack.json"}
    }
    assert listed.keys() == found.keys()
    page = archive["pack.html"].decode()
    for path, content in found.items():
        assert PATH.fullmatch(path)
        assert sha256(content).hexdigest() == listed[path]["sha256"]
        assert len(content) == listed[path]["size"]
        assert f'href="{path}"' in page
    return found


def of_pieces(pack: dict[str, Any]) -> list[dict[str, Any]]:
    return [one["file"] for one in pack["pieces"] if one["file"]]


def test_a_pack_has_the_bytes_of_every_file(office: Office) -> None:
    amina = office.house.program(AMINA)
    large = an_mp4() + b"\0\x20\0\0free" + bytes(2 * 1024 * 1024 - 8)
    sent = [a_picture(), large, a_pdf()]
    files = [
        added(amina, written(amina), content, name="../../on the way/out.pdf")
        for content in sent
    ]
    request = office.asked()
    found = files_of(office, request)
    served = {file["sha256"]: amina.get(file_at(file)).data for file in files}
    assert {sha256(one).hexdigest(): one for one in found.values()} == served
    assert HIDDEN not in b"".join(found.values())
    assert {path.rpartition(".")[2] for path in found} == {"jpg", "mp4", "pdf"}
    office.checks(request)
    office.lead.opened(request)
    office.lead.saved(f"{request}/hand-over")
    assert files_of(office, request) == found


def test_a_file_that_was_added_twice_is_there_once(small_office: Office) -> None:
    amina = small_office.house.program(AMINA)
    for _ in range(2):
        added(amina, written(amina), a_pdf())
    request = small_office.asked()
    assert len(files_of(small_office, request)) == 1
    assert len(of_pieces(small_office.pack(request))) == 2


@pytest.mark.parametrize("said", ["In confidence.", "added a PDF"])
def test_a_file_is_held_back_with_its_words(small_office: Office, said: str) -> None:
    amina = small_office.house.program(AMINA)
    note = written(amina, "In confidence.")
    added(amina, note, a_pdf(), description="What the doctor wrote")
    request = small_office.asked()
    assert files_of(small_office, request)
    small_office.holds_back(request, said)
    assert files_of(small_office, request) == {}
    assert "What the doctor wrote" not in str(small_office.pack(request))


def test_the_file_of_an_answer_is_held_back_with_the_answer(
    small_office: Office,
) -> None:
    amina, tom = (small_office.house.program(one) for one in (AMINA, TOM))
    note = written(amina, "Here it is.")
    added(amina, note, a_pdf())
    says = {"text": "And this is mine."}
    (answer,) = tom.wrote(f"{entry_at(note)}/comments", says)["comments"]
    added(tom, note, a_pdf(b"%of an answer"), to=answer["id"])
    request = small_office.asked()
    assert len(files_of(small_office, request)) == 2
    small_office.holds_back(request, "And this is mine.")
    assert len(files_of(small_office, request)) == 1


def test_the_file_of_a_note_about_another_child_stays_here(
    small_office: Office,
) -> None:
    tom = small_office.house.program(TOM)
    note = written(tom, "Rosa drew this.")
    added(tom, note, a_picture(), description="By Rosa")
    requests = [small_office.asked(), small_office.asked(TOM.person)]
    small_office.house.program(SIAN).wrote(
        f"{entry_at(note)}/seal", {"reason": "Another child."}
    )
    for request in requests:
        assert files_of(small_office, request) == {}
        assert "By Rosa" not in str(small_office.pack(request))


def test_the_file_of_what_was_moved_away_stays_here(small_office: Office) -> None:
    house = small_office.house
    sian, tom = the_senco_leads(house), house.program(TOM)
    note = written(tom, "She told me this.")
    added(tom, note, a_picture())
    moves(sian, UUID(note))
    assert files_of(small_office, small_office.asked()) == {}
    assert files_of(small_office, small_office.asked(TOM.person)) == {}


def test_what_may_not_be_shown_goes_to_the_child_alone(small_office: Office) -> None:
    """A "no" ends the showing, not the right to a copy of what is kept."""
    house = small_office.house
    tom = house.program(TOM)
    file = added(tom, written(tom), a_picture())
    requests = [small_office.asked(), small_office.asked(TOM.person)]
    small_office.gives_out(requests[1], "added a picture")
    assert all(files_of(small_office, one) for one in requests)
    house.program(AMINA).post(f"{MEDIA}/withdrawals", {"kind": "pictures"})
    assert tom.get(file_at(file)).status_code == 403
    assert len(files_of(small_office, requests[0])) == 1
    assert files_of(small_office, requests[1]) == {}
    page = small_office.lead.opened(f"{requests[1]}/pieces").get_text(" ", strip=True)
    assert "It shows a child whose family does not allow that." in page


def test_a_file_that_was_erased_is_told_as_erased(small_office: Office) -> None:
    tom = small_office.house.program(TOM)
    added(tom, written(tom), a_picture())
    request = small_office.asked(TOM.person)
    small_office.gives_out(request, "added a picture")
    assert files_of(small_office, request)
    erased(small_office.house.place, shared_log(AYO))
    assert files_of(small_office, request) == {}
    pieces = small_office.pack(request)["pieces"]
    (piece,) = [one for one in pieces if one["sentence"] == "added a file"]
    assert (piece["held_back"], piece["words"]) == ("erased", {})
