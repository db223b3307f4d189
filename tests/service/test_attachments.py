"""Files beside words: kept sealed, and shown to those who may read the words."""

from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from events.base import Actor
from tests.cast import AMINA, AYO, OLI, STRANGER, TOM
from tests.files import (
    HIDDEN,
    SECRET,
    a_pdf,
    a_picture,
    a_wav,
    an_mp4,
)
from tests.service.clients import API, Program, read
from tests.service.house import ADA, BEN, ZOE, House
from tests.service.words import CHILD, a_note, entry_at, written

MEDIA = f"{CHILD}/media"


def allow(house: House, *kinds: str) -> None:
    for kind in kinds or ("pictures", "sound-and-video"):
        house.program(AMINA).post(f"{MEDIA}/permissions", {"kind": kind})


def add(
    program: Program, entry: str, content: bytes, name: str = "a.bin", **fields: str
) -> TestResponse:
    key = fields.pop("key", str(uuid4()))
    file = FileStorage(BytesIO(content), name)
    boundary, body = encode_multipart({"files": file, **fields})
    return program.client.post(
        f"{API}{entry_at(entry)}/attachments",
        data=body,
        content_type=f"multipart/form-data; boundary={boundary}",
        headers={**program.headers, "Idempotency-Key": key},
    )


def added(
    program: Program, entry: str, content: bytes, **fields: str
) -> dict[str, Any]:
    answer = add(program, entry, content, **fields)
    assert answer.status_code == 201, answer.text
    return read(answer)


def file_at(file: dict[str, Any] | str) -> str:
    return f"{CHILD}/attachments/{file['id'] if isinstance(file, dict) else file}"


@pytest.mark.parametrize(
    ("content", "media_type", "way"),
    [
        (a_picture(), "image/jpeg", "inline"),
        (a_wav(), "audio/wav", "inline"),
        (an_mp4(), "video/mp4", "inline"),
        (a_pdf(), "application/pdf", "attachment"),
    ],
)
def test_a_file_comes_back_as_what_it_is_and_inert(
    house: House, content: bytes, media_type: str, way: str
) -> None:
    allow(house)
    amina = house.program(AMINA)
    entry = written(amina)
    file = added(amina, entry, content, name="Tür 1.exe", description="A door")
    assert (file["media_type"], file["description"]) == (media_type, "A door")
    for answer in (
        house.browser(TOM).get(file_at(file)),
        house.program(TOM).get(file_at(file)),
    ):
        assert answer.status_code == 200
        assert answer.content_type == media_type
        assert len(answer.data) == answer.content_length == file["size"]
        assert HIDDEN not in answer.data
        headers = answer.headers
        assert headers["Content-Disposition"].startswith(f'{way}; filename="T_r 1.')
        assert "filename*=UTF-8''T%C3%BCr%20" in headers["Content-Disposition"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert headers["Cache-Control"] == "private, no-store"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    (row,) = house.program(TOM).read(entry_at(entry))["attachments"]
    assert {name: file[name] for name in row} == row


def test_part_of_a_recording_can_be_asked_for(house: House) -> None:
    allow(house)
    amina = house.program(AMINA)
    content = an_mp4() + b"\0\x20\0\0free" + bytes(2 * 1024 * 1024 - 8)
    file = added(amina, written(amina), content)
    whole = amina.get(file_at(file)).data
    middle = 1024 * 1024
    for asked, part in (
        ("bytes=0-99", whole[:100]),
        (f"bytes={middle - 5}-{middle + 4}", whole[middle - 5 : middle + 5]),
        ("bytes=-7", whole[-7:]),
        (f"bytes={middle}-", whole[middle:]),
    ):
        answer = amina.get(file_at(file), Range=asked)
        assert (answer.status_code, answer.data) == (206, part)
        assert answer.headers["Content-Range"].endswith(f"/{len(whole)}")
    assert amina.get(file_at(file), Range="bytes=0-1,5-6").status_code == 200
    assert amina.get(file_at(file), Range="lines=0-1").status_code == 200
    beyond = amina.get(file_at(file), Range=f"bytes={len(whole)}-")
    assert beyond.status_code == 416
    head = amina.client.head(API + file_at(file), headers=amina.headers)
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Length"] == str(len(whole))


def test_nothing_of_a_file_lies_in_clear(house: House) -> None:
    allow(house)
    amina = house.program(AMINA)
    sent = a_pdf(HIDDEN)
    file = added(amina, written(amina), sent, name=f"{SECRET}.pdf", description=SECRET)
    assert b"(" + HIDDEN + b") Tj" in amina.get(file_at(file)).data
    for table, rows in house.stored().items():
        for row in rows:
            for value in row:
                raw = (
                    bytes(value)
                    if isinstance(value, (bytes, memoryview))
                    else str(value).encode()
                )
                assert HIDDEN not in raw, table
                assert file["sha256"].encode() not in raw, table
                assert bytes.fromhex(file["sha256"]) not in raw, table


def test_the_same_file_of_two_children_cannot_be_told_from_others(house: House) -> None:
    amina, zoe = house.program(AMINA), house.program(ZOE)
    added(amina, written(amina), a_pdf(b"%same"))
    added(amina, written(amina), a_pdf(b"%same"))
    other = zoe.wrote(f"/children/{OLI}/entries", a_note())["id"]
    answer = zoe.client.post(
        f"{API}/children/{OLI}/entries/{other}/attachments",
        data={"files": (BytesIO(a_pdf(b"%same")), "a.pdf")},
        headers=zoe.headers,
    )
    assert answer.status_code == 201
    names = [bytes(row[2]) for row in house.stored()["attachments"] if row[3] == 0]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("who", [ZOE, STRANGER, BEN], ids=["zoe", "stranger", "left"])
def test_a_file_is_not_there_for_others(house: House, who: Actor) -> None:
    allow(house)
    amina = house.program(AMINA)
    file = added(amina, written(amina), a_picture())
    nothing = f"{CHILD}/attachments/{uuid4()}"
    for caller in (house.browser(who), house.program(who)):
        found, missing = caller.get(file_at(file)), caller.get(nothing)
        assert found.status_code == missing.status_code == 404
    elsewhere = file_at(file).replace(str(AYO), str(OLI))
    assert house.program(ZOE).get(elsewhere).status_code == 404
    assert house.program(ADA).get(file_at(file)).status_code == 200
    assert house.browser().get(file_at(file)).status_code == 303


def test_a_file_goes_when_its_note_is_sealed(house: House) -> None:
    allow(house)
    amina = house.program(AMINA)
    entry = written(amina)
    file = added(amina, entry, a_picture())
    moment = amina.read(entry_at(entry))["history"][-1]["at"]
    amina.wrote(f"{entry_at(entry)}/seal", {"reason": "The wrong child."})
    assert amina.get(file_at(file)).status_code == 404
    assert amina.read(entry_at(entry))["attachments"] == []
    then = amina.read(f"{CHILD}/timeline?as_at={moment}")["items"]
    (row,) = [one for one in then if one["id"] == entry]
    assert row["attachments"] == []
    assert add(amina, entry, a_pdf()).status_code == 409


def test_looking_back_shows_the_files_of_then(house: House) -> None:
    allow(house)
    amina = house.program(AMINA)
    entry = written(amina)
    before = amina.read(entry_at(entry))["history"][-1]["at"]
    added(amina, entry, a_picture())
    after = amina.read(entry_at(entry))["history"][-1]["at"]
    for moment, count in ((before, 0), (after, 1)):
        then = amina.read(f"{CHILD}/timeline?as_at={moment}")["items"]
        (row,) = [one for one in then if one["id"] == entry]
        assert len(row["attachments"]) == count


def test_only_to_ones_own_words_and_at_most_five(house: House) -> None:
    allow(house)
    amina, tom = house.program(AMINA), house.program(TOM)
    entry = written(amina)
    assert add(tom, entry, a_pdf()).status_code == 409
    comment = str(uuid4())
    tom.wrote(f"{entry_at(entry)}/comments", {"text": "See here.", "id": comment})
    assert add(amina, entry, a_pdf(), to=comment).status_code == 409
    assert add(amina, entry, a_pdf(), to=str(uuid4())).status_code == 409
    assert added(tom, entry, a_pdf(), to=comment)["to"] == comment
    for number in range(5):
        added(amina, entry, a_pdf(b"%%%d" % number))
    refused = add(amina, entry, a_pdf())
    assert refused.status_code == 409
    assert "At most 5 files" in read(refused)["detail"]
    assert add(house.program(ADA), entry, a_pdf()).status_code == 403
    assert add(house.program(STRANGER), entry, a_pdf()).status_code == 404
    assert add(amina, str(uuid4()), a_pdf()).status_code == 404


def test_a_retry_adds_nothing_twice(house: House) -> None:
    amina = house.program(AMINA)
    entry, key = written(amina), str(uuid4())
    first = added(amina, entry, a_pdf(), key=key)
    assert added(amina, entry, a_pdf(), key=key) == first
    assert len(amina.read(entry_at(entry))["attachments"]) == 1
    assert add(amina, entry, a_pdf(b"%more"), key=key).status_code == 422
    assert add(amina, entry, a_pdf(), name="other.pdf", key=key).status_code == 422


@pytest.mark.parametrize(
    "data",
    [{}, {"files": []}, {"files": [(BytesIO(b"a"), "a"), (BytesIO(b"b"), "b")]}],
)
def test_a_program_sends_one_file(lodge: House, data: dict[str, Any]) -> None:
    amina = lodge.program(AMINA)
    where = f"{API}{entry_at(written(amina))}/attachments"
    answer = amina.client.post(
        where, data=data, headers=amina.headers, content_type="multipart/form-data"
    )
    assert answer.status_code == 422


def test_a_file_that_is_not_taken_is_named(lodge: House) -> None:
    amina = lodge.program(AMINA)
    answer = add(amina, written(amina), b"<svg/>", name="logo.svg")
    assert answer.status_code == 422
    assert read(answer)["errors"]["files"][0].startswith("“logo.svg”: This kind")
