"""A note with a picture, sound, video and a PDF, and notes that are disputed."""

from collections.abc import Mapping
from datetime import UTC, datetime
from http.client import HTTPConnection
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from events.base import Actor, Role, Side, Space
from events.portrait import Portrait
from events.store.unit import Store
from projections.runner import see
from service.demo.story import story
from service.media.faces import MEDIA_TYPE, face
from service.operating.demo_command import SEED
from tests.browser.school import PARENT, SENCO, TEACHER, TODAY, School
from tests.concurrency.callers import Caller, of_child
from tests.files import a_pdf, a_picture, a_wav, an_mp4

FILES = {
    "cup.jpg": a_picture(size=(1200, 800)),
    "song.wav": a_wav(),
    "clip.mp4": an_mp4(),
    "Plan for the trip.pdf": a_pdf(),
}


def beside(school: School, names: Mapping[str, str]) -> dict[str, str]:
    """Add them to Quỳnh's diary, and say which they are."""
    teacher, parent, senco = map(school.program, (TEACHER, PARENT, SENCO))
    diary = of_child(names["quynh"])
    for kind in ("pictures", "sound-and-video"):
        allowed = parent.post(f"{diary}/media/permissions", {"kind": kind})
        assert allowed.status == 200, allowed.body
    _portray(school, names)
    entry = _sent(teacher, f"{diary}/entries", _note("She chose the blue cup."))
    for name, content in FILES.items():
        _upload(teacher, f"{diary}/entries/{entry}/attachments", name, content)
    wrong = {"text": "She asked for the green one.", "restrict": True}
    dispute = _sent(parent, f"{diary}/entries/{entry}/disputes", wrong)
    other = _sent(teacher, f"{diary}/entries", _note("She was cross at lunch."))
    was = {"text": "She was tired, not cross."}
    settled = _sent(parent, f"{diary}/entries/{other}/disputes", was)
    answer = {"outcome": "stays-as-opinion", "reason": "Two of us saw it differently."}
    _sent(senco, f"{diary}/disputes/{settled}/settlement", answer)
    return {"with_files": entry, "dispute": dispute, "settled": settled}


def _portray(school: School, names: Mapping[str, str]) -> None:
    """Choose a photo of Quỳnh, as her parent does."""
    store = Store(school.place.web, school.place.ring, see, lambda: datetime.now(UTC))
    parent = Actor(UUID(names["person-hanh"]), Role.PARENT, Side.HOME)
    content = face(a_picture(size=(600, 400)))
    with store.unit(story(SEED, TODAY).schools[0].id) as unit:
        log = unit.log_of(UUID(names["quynh"]), Space.SHARED)
        chosen = (uuid4(), UUID(names["quynh"]), MEDIA_TYPE, unit.keep(content, log))
        unit.save(Portrait.choose(*chosen, by=parent), log=log)


def _note(text: str) -> dict[str, Any]:
    day = TODAY.isoformat()
    return {"day": day, "place": "school", "kind": "note", "text": text}


def _sent(by: Caller, path: str, sent: dict[str, Any]) -> str:
    answer = by.post(path, sent)
    assert answer.status == 201, answer.body
    return str(answer.json["id"])


def _upload(by: Caller, path: str, name: str, content: bytes) -> None:
    file = FileStorage(BytesIO(content), name)
    told = {"files": file, "description": "A blue cup on a yellow cloth"}
    boundary, body = encode_multipart(told)
    headers = {
        "Authorization": f"Bearer {by.token}",
        "Content-Type": f"multipart/form-data; boundary={boundary}",
        "Idempotency-Key": str(uuid4()),
    }
    conn = HTTPConnection("127.0.0.1", by.port, timeout=30)
    conn.request("POST", path, body, headers)
    assert conn.getresponse().status == 201
    conn.close()
