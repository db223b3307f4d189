"""The two people of a school who answer for what is kept, and the packs they make."""

import json
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final, Self
from uuid import UUID, uuid4
from zipfile import ZipFile

from bs4 import Tag

from events.base import Actor, Duty, Side
from tests.cast import AYO, LARKFIELD
from tests.service.clients import Browser, values_of, words_of
from tests.service.house import House

REQUESTS: Final = f"/schools/{LARKFIELD}/requests"


@dataclass(frozen=True)
class Office:
    """The two people of a school who keep its requests."""

    house: House
    keeper: Actor
    lead: Browser
    second: Browser

    @classmethod
    def of(cls, house: House) -> Self:
        keeper, second = (
            house.serve(Actor(uuid4(), Duty.DATA_LEAD, Side.SCHOOL)) for _ in range(2)
        )
        return cls(house, keeper, house.browser(keeper), house.browser(second))

    def asked(self, about: UUID = AYO, kind: str = "subject-access") -> str:
        """Write down a request and open its words; give its page."""
        self.lead.opened(REQUESTS)
        answer = self.lead.sent(
            REQUESTS,
            kind=kind,
            about=str(about),
            asked_by="Amina Bello, by telephone",
            known_by="Tom knows her.",
            received="2026-09-07",
        )
        assert answer.status_code == 303, words_of(answer.text)
        request = answer.location.partition("?")[0]
        self.reads(self.lead, request)
        return request

    @staticmethod
    def reads(who: Browser, request: str) -> str:
        """Open the words of a pack for the first time; give all that is on the page."""
        who.opened(request)
        return words_of(str(who.saved(f"{request}/read")))

    def checks(self, request: str) -> None:
        """Let the second person read the pack and agree to it."""
        self.reads(self.second, request)
        self.second.saved(f"{request}/pieces/check")

    def archive(self, request: str) -> dict[str, bytes]:
        """Download the pack of a request; give what is in it by its names."""
        answer = self.lead.get(f"{request}/pack.zip")
        assert answer.status_code == 200
        assert "attachment" in answer.headers["Content-Disposition"]
        with ZipFile(BytesIO(answer.data)) as archive:
            assert archive.testzip() is None
            return {name: archive.read(name) for name in archive.namelist()}

    def pack(self, request: str) -> dict[str, Any]:
        archive = self.archive(request)
        told, page = json.loads(archive["pack.json"]), archive["pack.html"].decode()
        for piece in told["pieces"]:
            assert all(
                words_of(said) in words_of(page) for said in piece["words"].values()
            )
            # A half day is said as people say it, not as it is kept.
            assert piece["half_day"] is None or piece["half_day"] not in page
        assert isinstance(told, dict)
        return told

    def holds_back(self, request: str, said: str, reason: str = "confidence") -> None:
        """Hold back the first piece of the page in which something is said."""
        pieces = f"{request}/pieces"
        page, action = self.lead.opened(pieces), f"{pieces}/withhold"
        shown = (
            one for one in page.select(".pieces__one") if said in one.get_text(" ")
        )
        form = next(shown).find("form", action=action)
        assert isinstance(form, Tag)
        sent = self.lead.post(action, {**values_of(form), "reason": reason})
        assert sent.status_code == 303

    def gives_out(self, request: str, said: str) -> None:
        """Give out every piece that is held back and of which something is said."""
        page, action = (
            self.lead.opened(f"{request}/pieces"),
            f"{request}/pieces/release",
        )
        for one in page.select(".pieces__one"):
            form = one.find("form", action=action)
            if said in one.get_text(" ") and isinstance(form, Tag):
                assert self.lead.post(action, values_of(form)).status_code == 303
