"""Somebody at a browser: what people do in Same Page, in their own words."""

from dataclasses import dataclass
from typing import Final, Literal

from playwright.sync_api import Locator, Page, expect

from service.demo.build import PASSWORD
from tests.browser.visits import Window

SAVE_NOTE: Final = "Save note"
Kind = Literal["note", "question", "reply-needed", "before-school", "hand-over"]


@dataclass
class Somebody:
    """A person at a window; *taps* counts what they pressed."""

    window: Window
    taps: int = 0

    @property
    def page(self) -> Page:
        return self.window.page

    def taps_on(self, one: Locator) -> None:
        """Press something, with a finger where the screen takes one."""
        self.taps += 1
        one.click()

    def presses(self, words: str) -> None:
        self.taps_on(self.page.get_by_role("button", name=words, exact=True))

    def follows(self, words: str) -> None:
        self.taps_on(self.page.get_by_role("link", name=words).first)

    def types(self, label: str, words: str) -> None:
        self.page.get_by_label(label, exact=True).fill(words)

    def signs_in(self, email: str, password: str = PASSWORD) -> None:
        self.window.go("/sign-in")
        self.fills_in_the_door(email, password)
        self.is_in()

    def is_in(self) -> None:
        """Whoever signed in sees first what matters today."""
        heading = self.page.get_by_role("heading", level=1)
        expect(heading).to_contain_text("Today, ")

    def fills_in_the_door(self, email: str, password: str = PASSWORD) -> None:
        """Sign in on the page that is there."""
        self.types("E-mail address", email)
        self.types("Password", password)
        self.presses("Sign in")

    def opens_diary_of(self, child: str) -> None:
        self.window.go("/children")
        mine = self.page.locator(".children")
        self.taps_on(mine.get_by_role("link", name=child).first)
        self.reads_heading(f"{child}’s diary")

    def writes(self, words: str, kind: Kind = "note") -> None:
        self.types("What do you want to say?", words)
        if kind != "note":
            self.page.locator(f"[name=kind][value={kind}]").check(force=True)
        self.presses(SAVE_NOTE)
        self.sends()

    def sends(self) -> None:
        """What was saved waits on the device for an Undo: send it, and go where it is.

        Without a script nothing waits.
        """
        if self.page.locator("[data-outbox-strip]").count():
            self.page.get_by_role("button", name="Send now").click()
            self.page.get_by_role("link", name="Show it").click()

    def opens_note(self, words: str) -> None:
        """Open the newest note that says these words in the diary."""
        note = self.page.locator("article.entry").filter(has_text=words).first
        self.taps_on(note.locator("h3 a"))
        self.reads(words)

    def replies(self, words: str) -> None:
        self.types("Your reply", words)
        self.presses("Save reply")
        self.sends()
        self.is_told("Saved. Your reply is below.")

    def corrects(self, words: str, why: str) -> None:
        self.follows("Correct this in your own words")
        self.types("What do you say instead?", words)
        self.types("How do you know?", why)
        self.presses("Save beside the note")
        self.is_told("Saved. Your words stand beside the note.")

    def amends(self, words: str, why: str) -> None:
        self.follows("Amend what you wrote")
        self.types("What it should say", words)
        self.types("Why are you amending it?", why)
        self.presses("Save the new words")
        self.is_told("Saved. Your new words come first, your first words stay.")

    def seals(self, why: str) -> None:
        self.follows("This note is about another child")
        self.types("What happened?", why)
        self.presses("Seal this note")
        self.is_told("Sealed. Nobody can read that note here any more.")

    def is_told(self, words: str) -> None:
        """The page says this where it tells how it went."""
        expect(self.page.get_by_role("status")).to_have_text(words)

    def reads_heading(self, words: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(words)

    def reads(self, words: str) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible()

    def when_seen_by(self, name: str) -> str:
        """When the page says that somebody first opened the note."""
        row = self.page.locator(".seen__one").filter(has_text=name)
        return row.locator("dd").inner_text()

    def record(self) -> list[str]:
        """The lines of the history or the record, as somebody reads them."""
        said = self.page.locator(".record__sentence").all_inner_texts()
        return [line.partition(" Open the note")[0] for line in said]
