"""People who prepare, hold and check a review, each at a screen of their own.

They share the small school of tests/service, whose clock a test sets: between a
proposal and a confirmed action lie weeks.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from flask import Flask
from playwright.sync_api import Locator, expect
from werkzeug.serving import make_server

from events.base import Actor
from tests.browser.inspection import too_wide
from tests.browser.people import Somebody
from tests.browser.visits import Window, let_in
from tests.cast import AYO
from tests.databases import Place
from tests.identity_provider import Quiet
from tests.service.house import House, account_of

CHILD: Final = f"/children/{AYO}"
MEETING: Final = "Saved. Everybody in the circle can see it."


@dataclass
class Table:
    """The school behind an address, and the meeting that everybody sits at."""

    house: House
    address: str
    meeting: str = ""

    def goes_on_to(self, when: datetime) -> None:
        self.house.clock.set(when)


@contextmanager
def laid(place: Place) -> Iterator[Table]:
    """Serve the small school from here, so that its clock can be set."""
    nobody = Flask(__name__)
    server = make_server("localhost", 0, nobody, threaded=True, request_handler=Quiet)
    address = f"http://localhost:{server.port}"
    house = House.over(place, address)
    server.app = house.app
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Table(house, address)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        house.close()


@dataclass
class AtTable(Somebody):
    """Somebody who takes part; after each page it is as wide as its screen."""

    who: Actor = field(kw_only=True)
    table: Table = field(kw_only=True)

    @classmethod
    def sits_down(cls, window: Window, who: Actor, table: Table) -> "AtTable":
        one = cls(window, who=who, table=table)
        one.comes_in()
        return one

    def comes_in(self) -> None:
        """Hold a session that is new, as after a sign-in."""
        sessions = self.table.house.services.identity.sessions
        secret = sessions.open(account_of(self.who), second_step=True)
        let_in(self.page.context, self.table.address, secret)

    def is_told(self, words: str) -> None:
        super().is_told(words)
        assert too_wide(self.page) == []

    def is_refused(self, words: str) -> None:
        """The page comes back and says what is in the way."""
        expect(self.page.get_by_role("alert")).to_contain_text(words)
        assert too_wide(self.page) == []

    def chooses(self, label: str, option: str) -> None:
        self.page.get_by_label(label, exact=True).select_option(label=option)

    def ticks(self, label: str) -> None:
        self.page.get_by_label(label, exact=True).check()

    def card(self, words: str) -> Locator:
        return self.page.locator("main article").filter(has_text=words).first

    # Before the meeting

    def tells_household(self, person: Actor, which: str) -> None:
        self.window.go(f"{CHILD}/family/{person.person}/household")
        self.chooses("Household", which)
        self.presses("Save")
        expect(self.page.get_by_role("status")).to_be_visible()

    def proposes(self, kind: str, purpose: str, day: str, clock: str) -> None:
        self.window.go(f"{CHILD}/meetings")
        self.follows("Propose a meeting")
        self.chooses("What kind of meeting?", kind)
        self.types("What is it for?", purpose)
        self.types("Day", day)
        self.types("Begins at", clock)
        self.types("How many minutes", "60")
        self.types("Where", "the library")
        self.presses("Propose it")
        self.is_told(MEETING)
        self.table.meeting = self.window.path

    def opens_meeting(self) -> None:
        """Come to it from the list of meetings."""
        self.window.go(f"{CHILD}/meetings")
        link = self.page.locator(f"main a[href='{self.table.meeting}']")
        self.taps_on(link)
        expect(self.page.get_by_role("heading", name="What it is for")).to_be_visible()

    def agrees_purpose(self) -> None:
        self.opens_meeting()
        self.presses("I agree that it is for this")
        self.is_told(MEETING)

    def brings(self, words: str, *, for_child: str = "") -> None:
        """Put something on the agenda, or what the child wants to talk about."""
        self.opens_meeting()
        self.follows("Read the agenda")
        self.types("What to talk about", words)
        if for_child:
            self.ticks(f"{for_child} wants to talk about this")
        self.presses("Put it on the agenda")
        self.is_told(MEETING)

    def says_how(self, way: str, hard: str | None = None) -> None:
        """Say what makes it hard, or that nothing does, and choose a way."""
        self.opens_meeting()
        self.follows("Say how you take part")
        if hard is not None:
            self.types("Does anything make this meeting hard?", hard)
            self.presses("Save the answer")
            self.is_told(MEETING)
        self.chooses("Which way of taking part?", way)
        self.presses("Choose this way")
        self.is_told(MEETING)

    def gives_view(self, words: str) -> None:
        self.opens_meeting()
        self.follows("Say how you take part")
        self.follows("Give a view in writing")
        self.types("What should the meeting hear?", words)
        self.presses("Give this view")
        self.is_told(MEETING)

    def plans_childs_part(self, begins: str, ends: str) -> None:
        self.opens_meeting()
        self.follows("Plan this part")
        self.types("From", begins)
        self.types("To", ends)
        self.chooses("How?", "In person")
        self.chooses("In what?", "Symbols")
        self.presses("Save this part")
        self.is_told(MEETING)

    def asks_to_come(self, *names: str) -> None:
        self.opens_meeting()
        self.follows("Invite people")
        for name in names:
            self.ticks(name)
        self.presses("Invite them")

    # In the meeting

    def opens_notes(self) -> None:
        self.opens_meeting()
        self.follows("Open the notes")

    def says_yes_to_aim(self) -> None:
        self.opens_notes()
        self.presses("I say yes to this aim")
        self.is_told("Saved. Everyone sees that you said yes to this aim.")

    def writes_line(self, words: str, exact: str) -> None:
        self.opens_notes()
        self.types("What was said?", words)
        self.chooses("Are these the exact words?", exact)
        self.presses("Save this line")
        self.is_told("Saved. The line is in the notes.")

    def sets_beside(self, line: str, words: str) -> None:
        self.opens_notes()
        self.taps_on(self.card(line).get_by_role("link").first)
        self.page.get_by_text("Set your own words beside it").click()
        self.types("What do you want to say?", words)
        self.presses("Save")
        self.is_told("Saved. Your words stand beside the line.")

    def checks_goals(self, when: str, answer: str) -> None:
        self.opens_notes()
        self.chooses(when, answer)
        self.presses("Answer")
        self.is_told("Saved. Your answer stands in the notes.")

    def proposes_action(self, words: str) -> None:
        """Say at the meeting what is to be done; who and when can follow."""
        self.opens_notes()
        self.follows("Propose an action")
        self.types("What is to be done?", words)
        self.presses("Propose it")
        self.is_told("Saved. Everyone in the circle can read it, and answer.")
        self.follows("Back to the notes")

    def opens_action(self, words: str) -> None:
        self.window.go(f"{CHILD}/actions")
        self.follows(words)

    def names_owner(self, words: str, owner: str) -> None:
        self.opens_action(words)
        self.follows("Say who does it")
        self.chooses("Who does it?", owner)
        self.presses("Save")
        self.is_told("Saved. Everyone sees who does it.")

    def sets_day(self, words: str, label: str, day: str) -> None:
        self.opens_action(words)
        self.follows("Set the days")
        self.types(label, day)
        self.presses("Save")
        self.is_told("Saved. Everyone sees these days.")

    def closes(self) -> None:
        self.opens_notes()
        self.presses("Close the meeting")

    # After the meeting

    def asks_for_change(self, words: str) -> None:
        self.opens_notes()
        self.types("What should it say?", words)
        self.presses("Ask for this change")
        self.is_told("Saved. The other side must answer you.")

    def takes_up(self, words: str, how: str) -> None:
        self.opens_notes()
        self.taps_on(self.card(words).get_by_role("link").first)
        self.chooses("Is it taken up?", "Yes, it should read so")
        self.types("Why, or how?", how)
        self.presses("Save the answer")
        self.is_told("Saved. What was asked and your answer both stay.")

    def finds_right(self) -> None:
        self.opens_notes()
        self.presses("The notes are right")
        self.is_told("Saved. Everyone sees that you find the notes right.")

    def agrees_to_action(self, words: str) -> None:
        self.opens_action(words)
        self.presses("I agree")
        self.is_told("Saved. Everyone sees that you agree.")

    def objects_to_action(self, words: str, why: str) -> None:
        self.opens_action(words)
        self.follows("I do not agree")
        self.types("What is in the way for you?", why)
        self.presses("Save")
        self.is_told("Saved. Everyone sees that you do not agree, and why.")

    def whole_record(self) -> list[str]:
        """All lines of the record, the oldest first, over all its pages."""
        self.window.go(f"{CHILD}/audit")
        lines = self.record()
        onward = self.page.get_by_role("link", name="More of the record")
        while onward.count():
            self.taps_on(onward)
            lines += self.record()
        return lines[::-1]
