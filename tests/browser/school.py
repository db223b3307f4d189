"""The demo school as a file to copy, and what its people and notes are called."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, policy
from functools import cached_property
from pathlib import Path
from time import sleep
from typing import Final
from uuid import UUID

from flask import Flask
from sqlalchemy import func, select, update

from events.diary import Entry
from events.store.engine import Database
from events.store.keys import KeyRing
from events.store.tables import events
from service.app import create_app
from service.demo.cast import CHILDREN, PEOPLE
from service.demo.story import Amend, Correct, Seal, Story, Write, story
from service.edge import Edge
from service.operating.demo_command import SEED
from service.settings import Settings
from service.signing_in.account_tables import sessions
from service.signing_in.identity import Identity
from service.signing_in.sessions import Stage
from tests.concurrency.callers import Caller
from tests.concurrency.servers import PROGRAM, serving
from tests.databases import Place

TODAY: Final = date(2026, 11, 20)
TEACHER: Final = "teacher@demo.example"
PARENT: Final = "parent@demo.example"
DENISE: Final = "denise@demo.example"
SENCO: Final = "senco@demo.example"
# A button on the sign-in page; nobody is there to answer whoever presses it.
AT_SCHOOL: Final[Mapping[str, str]] = {
    "SAMEPAGE_OIDC": "larkfield",
    "SAMEPAGE_OIDC_LARKFIELD_NAME": "Larkfield School",
    "SAMEPAGE_OIDC_LARKFIELD_ISSUER": "https://id.larkfield.example",
    "SAMEPAGE_OIDC_LARKFIELD_CLIENT_ID": "same-page",
}
LONG_AGO: Final = "2000-01-01T00:00:00.000000Z"


@dataclass(frozen=True)
class Template:
    """A loaded school that nobody writes in: each user of it takes a copy."""

    folder: Path

    @classmethod
    def load(cls, folder: Path) -> "Template":
        """Load the demo school, which takes some seconds."""
        folder.mkdir(exist_ok=True)
        env = {
            **os.environ,
            "SAMEPAGE_DATABASE_URL": f"sqlite:///{folder / 'record.db'}",
            "SAMEPAGE_KEY_DIR": str(folder / "keys"),
        }
        for command in (("migrate",), ("demo", "--today", str(TODAY))):
            subprocess.run(
                (PROGRAM, *command), env=env, check=True, capture_output=True
            )
        return cls(folder)

    def copy(self, folder: Path) -> Place:
        """Copy the school, with its keys, to a folder that is not there yet."""
        shutil.copytree(self.folder, folder)
        database = Database(f"sqlite:///{folder / 'record.db'}")
        return Place(database, database, folder / "keys", KeyRing(folder / "keys"))


@dataclass(frozen=True)
class School:
    """A school that is being served."""

    place: Place
    port: int
    letterbox: Path

    @cached_property
    def identity(self) -> Identity:
        return Identity(self.place.web, self.place.ring, Edge())

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    @cached_property
    def app(self) -> Flask:
        """The same application in this process, to ask what routes it has."""
        url = self.place.web.url
        settings = Settings(url, url, self.place.key_dir, self.address, None)
        return create_app(settings)

    def program(self, email: str) -> Caller:
        """A program with a token of somebody."""
        return Caller(self.port, self.identity.new_token(email))

    def session_of(self, email: str, stage: Stage = Stage.OPEN) -> str:
        """Open a session, without the form."""
        return self.identity.sessions.open(
            self.account_of(email), stage, second_step=True
        )

    def account_of(self, email: str) -> UUID:
        account = self.identity.account_with(email)
        assert account is not None
        return account

    def newest_link(self, email: str) -> str:
        """The link in the last mail to somebody, as soon as it is there."""
        for _ in range(100):
            files = sorted(
                self.letterbox.glob("*.eml"), key=lambda one: one.stat().st_mtime
            )
            for file in reversed(files):
                mail = message_from_bytes(file.read_bytes(), policy=policy.SMTP)
                found = re.search(r"http\S+", mail.get_content())
                if mail["To"] == email and found is not None:
                    return found[0]
            sleep(0.05)
        msg = f"no link came to {email}"
        raise AssertionError(msg)

    def end_sessions(self) -> None:
        """Let everybody's session be over, as after a night."""
        with self.place.owner.writing() as conn:
            conn.execute(update(sessions).values(expires_at=LONG_AGO))

    def first_looks(self, entry: UUID | str) -> int:
        """How often was it recorded that somebody opened this entry?"""
        seen = (events.c.stream == UUID(str(entry)), events.c.topic == SEEN)
        with self.place.owner.reading() as conn:
            return conn.scalar(select(func.count()).where(*seen)) or 0


@contextmanager
def served(
    place: Place, folder: Path, workers: int = 1, more: Mapping[str, str] = AT_SCHOOL
) -> Iterator[School]:
    """Serve a school until the end of the block."""
    log, letterbox = folder / "log", folder / "mail"
    more = {**more, "SAMEPAGE_MAIL_DIR": str(letterbox)}
    with serving(place, log, workers=workers, more=more) as running:
        yield School(place, running.port, letterbox)
    place.close()


SEEN: Final = Entry.EntrySeen.TOPIC


def names() -> Mapping[str, str]:
    """The ids of the demo school, by what the tests call them."""
    told = story(SEED, TODAY)
    ids = dict(_children_and_people(told))
    quynh, maryam = UUID(ids["quynh"]), UUID(ids["maryam"])
    writes = [one for one in told.steps if isinstance(one, Write)]
    of_quynh = [one for one in told.steps if one.child == quynh]
    longest = max(writes, key=lambda one: len(one.text))
    urdu = next(one for one in writes if one.child == maryam and _is_urdu(one.text))
    found = {"long": longest.entry, "urdu": urdu.entry}
    for name, kind in (("sealed", Seal), ("amended", Amend), ("corrected", Correct)):
        found[name] = next(one.entry for one in of_quynh if isinstance(one, kind))
    return ids | {name: str(entry) for name, entry in found.items()}


def _children_and_people(told: Story) -> Iterator[tuple[str, str]]:
    """Children go by their key, people by theirs after the word person."""
    for key, child in zip(CHILDREN, told.children, strict=True):
        yield key, str(child.id)
    for key, person in zip(PEOPLE, told.people, strict=True):
        yield f"person-{key}", str(person.id)


def _is_urdu(text: str) -> bool:
    return any("\u0600" <= letter <= "\u06ff" for letter in text)
