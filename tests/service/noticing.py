"""What tests of notices do: write, let a round of work be done, and read the mail."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from uuid import UUID

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from events.base import Actor, Space
from events.diary import Entry
from events.person import Person
from events.wishes import How, Wishes
from service.notifying.worker import Worker
from tests import databases
from tests.cast import AYO, LARKFIELD, SIAN
from tests.letterbox import free_port
from tests.service.house import CALLED, House, email_of
from tests.service.words import written

REPLY_TO = "reply@diary.example"
WORDS = "Ayo had two seizures in the night."


@dataclass
class Server:
    """A mail server that keeps what it takes, and says what a test lets it say."""

    port: int
    mails: list[EmailMessage] = field(default_factory=list)
    returns: list[str] = field(default_factory=list)
    answer: str = "250 OK"
    refuses: dict[str, str] = field(default_factory=dict)
    pause: float = 0

    async def handle_RCPT(  # noqa: N802 - the library's
        self, _: SMTP, __: Session, envelope: Envelope, address: str, ___: list[str]
    ) -> str:
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _: SMTP, __: Session, envelope: Envelope) -> str:  # noqa: N802
        await asyncio.sleep(self.pause)
        if self.answer.startswith("250"):
            assert isinstance(envelope.content, bytes)
            mail = message_from_bytes(envelope.content, policy=policy.default)
            self.mails.append(mail)
            self.returns.append(str(envelope.mail_from))
        return self.answer

    @property
    def address(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def told(self) -> list[str]:
        """To whom mails went, in order."""
        return [str(mail["To"]) for mail in self.mails]

    @property
    def ids(self) -> list[str]:
        return [str(mail["Message-ID"]) for mail in self.mails]


@contextmanager
def mail_server(port: int | None = None) -> Iterator[Server]:
    server = Server(port or free_port())
    with running(server):
        yield server


@contextmanager
def running(server: Server) -> Iterator[None]:
    controller = Controller(server, hostname="127.0.0.1", port=server.port)
    controller.start()
    try:
        yield
    finally:
        controller.stop()


def desk_at(
    place: databases.Place, server: Server, reply_to: str | None = REPLY_TO
) -> House:
    """The small school, with a mail server and a way for replies."""
    house = House.over(place)
    settings = replace(house.settings, smtp_url=server.address, reply_to=reply_to)
    return House(place, house.clock, settings)


def open_desk(place: databases.Place, server: Server) -> Iterator[House]:
    """Such a school until the end of a test."""
    house = desk_at(place, server)
    yield house
    house.close()


def writes(house: House, who: Actor, text: str = WORDS, **words: str) -> str:
    """The id of a new note about Ayo."""
    return written(house.program(who), text, **words)


def works(house: House) -> int:
    """One round of work; the number of mails that were taken."""
    return Worker(house.services, lambda: [LARKFIELD]).work()


def works_until(house: House, end: datetime, every: timedelta) -> None:
    """Let rounds of work be done until a moment."""
    while house.clock.now < end:
        works(house)
        house.clock.set(house.clock.now + every)


def wishes(
    house: House,
    who: Actor,
    how: How = How.AT_ONCE,
    quiet: tuple[int, int] | None = None,
    *,
    school_days_only: bool = False,
) -> None:
    from_, until = quiet or (None, None)
    with house.services.store.unit(LARKFIELD) as unit:
        person = unit.find(Person, who.person)
        assert person is not None
        person.wish(Wishes(how, from_, until, school_days_only))
        unit.save(person, log=unit.log_of(None, Space.REGISTER))


def address(*people: Actor) -> list[str]:
    return sorted(email_of(one) for one in people)


def text_of(mail: EmailMessage) -> str:
    return str(mail.get_content()).replace("\r\n", "\n")


def names_nobody(said: str) -> bool:
    """Say whether none of the school's people and none of the words stand here."""
    told = {part for name in CALLED.values() for part in name.split() if len(part) > 2}
    return not any(word in said for word in {*told, "seizure", "larkfield.example"})


def moves(house: House, entry: str, *, back: bool = False) -> None:
    """A safeguarding lead moves a note out of the diary, or puts it back."""
    with house.services.store.unit(LARKFIELD) as unit:
        found = unit.find(Entry, UUID(entry))
        assert found is not None
        (found.bring_back if back else found.move)(None, "A worry.", by=SIAN)
        unit.save(found, log=unit.log_of(AYO, Space.RESTRICTED))
