"""The pages on which a school answers for what it keeps, and asks for a second step."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID, uuid4

from events.base import Space
from events.information_request import InformationRequest, PackKind, WithheldFor
from events.store.unit import Store
from projections.runner import see
from service.demo.story import story
from service.operating.demo_command import SEED
from tests.browser.school import SENCO, TODAY, School
from tests.browser.sight import Sight, open_all, save

REQUESTS: Final = "/schools/{larkfield}/requests"
PIECES: Final = f"{REQUESTS}/{{asked}}/pieces"
SECOND_STEP: Final = "/schools/{larkfield}/second-step"
HEAD: Final = "head@demo.example"
LONG_AGO: Final = date(2026, 9, 14)


def asked_for(school: School, names: Mapping[str, str]) -> Mapping[str, str]:
    """Add two requests: one that is open and late, and one that was refused."""
    store = Store(school.place.web, school.place.ring, see, lambda: datetime.now(UTC))
    keeper = UUID(names["person-marguerite"])
    about = (UUID(names["rosie"]), UUID(names["person-sian"]))
    with store.unit(story(SEED, TODAY).schools[0].id) as unit:
        asked, refused = (_received(one, keeper) for one in about)
        asked.stop_clock("Which year do you mean?", by=keeper, today=LONG_AGO)
        asked.start_clock(by=keeper, today=LONG_AGO)
        log = unit.log_of(about[0], Space.SHARED).log
        piece = unit.reader.facts_of_log(log)[-1]
        asked.withhold(piece.seq, WithheldFor.CONFIDENCE, by=keeper)
        asked.read(by=keeper)
        refused.refuse("We could not find out who asked.", by=keeper)
        unit.save(asked, refused, log=unit.log_of(None, Space.REGISTER))
    return {"asked": str(asked.id), "refused": str(refused.id)}


def _received(about: UUID, by: UUID) -> InformationRequest:
    return InformationRequest.receive(
        uuid4(),
        PackKind.SUBJECT_ACCESS,
        about,
        "By letter",
        "We know the hand it is written in.",
        LONG_AGO,
        by=by,
        today=TODAY,
    )


ANSWERING: Final[Mapping[str, tuple[Sight, ...]]] = {
    "packs.show": (
        Sight("requests", REQUESTS, SENCO),
        Sight("requests-problem", REQUESTS, SENCO, save, 422),
    ),
    "packs.show_request": (
        Sight("request", f"{REQUESTS}/{{asked}}", SENCO, open_all),
        Sight("request-unread", f"{REQUESTS}/{{asked}}", HEAD),
        Sight("request-refused", f"{REQUESTS}/{{refused}}", HEAD),
    ),
    "packs.pieces.show": (
        Sight("pieces", PIECES, SENCO, open_all),
        Sight("pieces-last", f"{PIECES}?page=99", SENCO),
        Sight("pieces-problem", PIECES, SENCO, save, 409),
    ),
    "schools.second_step.show": (
        Sight("second-step-rule", SECOND_STEP, HEAD),
        Sight("second-step-rule-same", SECOND_STEP, HEAD, save, 409),
    ),
}
