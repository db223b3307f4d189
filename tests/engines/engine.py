"""A window of an engine, and what a person does in it."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic, sleep
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

from service.demo.build import PASSWORD
from tests.browser.device import HAS_WORKER, STORED
from tests.browser.inspection import AXE, FIND_WIDE, RUN_AXE, TAGS
from tests.browser.visits import NARROWEST
from tests.engines.wires import Refused, Wire

# How W3C WebDriver calls the one key of an element.
ELEMENT: Final = "element-6066-11e4-a52e-4f735466cecf"
SECONDS: Final = 60.0
A_WHILE: Final = 0.1
# An answer comes by the function that is given last; a fault comes as words.
LET_IT_ANSWER: Final = """
const answer = arguments[arguments.length - 1];
const given = [...arguments].slice(0, -1);
Promise.resolve().then(() => (%s)(...given)).then(
  (told) => answer({ told: told ?? null }),
  (fault) => answer({ fault: String(fault) }),
);
"""
WORDS: Final = "() => document.body?.innerText ?? ''"
TITLE: Final = "() => document.querySelector('h1')?.innerText.trim() ?? ''"
MARK: Final = "() => { document.documentElement.dataset.old = 'yes'; }"
IS_NEW: Final = """
() => document.readyState === "complete" && !("old" in document.documentElement.dataset)
"""
# Where the window stays too wide, all is drawn larger instead: it has the same room.
LARGER: Final = """
(larger) => {
  const { clientWidth, style } = document.documentElement;
  style.zoom = larger;
  return Math.floor(clientWidth);
}
"""
A_SCROLL_BAR: Final = 16
LABELLED: Final = """
(words) => [...document.querySelectorAll("label")]
  .filter((one) => one.innerText.trim() === words && one.control?.checkVisibility())
  .map((one) => one.control)
"""


class Engine(Protocol):
    """What is different from engine to engine."""

    @property
    def wire(self) -> Wire: ...

    @property
    def narrowest(self) -> int:
        """How many pixels wide its page is, when it is as narrow as it can be."""

    def goes_offline(self, *, is_so: bool) -> None:
        """Tell the page so, where that can be done; else it finds out by trying."""

    def reloads(self) -> None:
        """Press the button for it: not the reload that passes by the worker."""

    def narrows(self) -> None:
        """Make the page as narrow as this engine's window can be made."""


@dataclass
class Person:
    """Somebody at a window of an engine; *taps* counts what they pressed."""

    engine: Engine
    address: str
    taps: int = 0

    def go(self, path: str) -> None:
        self.engine.wire.asks("Navigate", url=f"{self.address}{path}")

    def reloads(self) -> None:
        self.runs(MARK)
        self.engine.reloads()
        self.waits_until(lambda: bool(self.runs(IS_NEW)), "a new page")

    @property
    def path(self) -> str:
        return urlsplit(str(self.engine.wire.asks("GetCurrentURL"))).path

    def runs(self, script: str, *given: object) -> Any:  # noqa: ANN401 - any answer
        """Run a function of the page, and wait for what it promises."""
        asked = {"script": LET_IT_ANSWER % script, "args": list(given)}
        told = self.engine.wire.asks("ExecuteAsyncScript", **asked)
        assert "fault" not in told, told["fault"]
        return told["told"]

    def sees(self) -> str:
        return str(self.runs(WORDS))

    def title(self) -> str:
        return str(self.runs(TITLE))

    def reads(self, words: str) -> None:
        """Wait until the page says this."""
        self.waits_until(lambda: words in self.sees(), words)

    def reads_title(self, words: str) -> None:
        self.waits_until(lambda: words in self.title(), words)

    def waits_until(self, is_so: Callable[[], bool], what: str) -> None:
        """A page may be on its way out while it is asked: then it is asked again."""
        end, fault = monotonic() + SECONDS, ""
        while monotonic() < end:
            try:
                if is_so():
                    return
            except Refused as refused:
                fault = str(refused)
            sleep(A_WHILE)
        msg = f"not so: {what} {fault}, but at {self.path}: {self.sees()}"
        raise AssertionError(msg)

    def finds(self, path: str) -> str:
        """Wait for what an XPath names, and give the driver's name of the first."""
        found: list[str] = []

        def is_there() -> bool:
            asked = {"using": "xpath", "value": path}
            there = self.engine.wire.asks("FindElements", **asked)
            found[:] = [one[ELEMENT] for one in there]
            return bool(found)

        self.waits_until(is_there, path)
        return found[0]

    def taps_on(self, path: str) -> None:
        """Press something with the engine's own events: a press and a letting go."""
        self.taps += 1
        self.waits_until(lambda: self._clicks(path), path)

    def _clicks(self, path: str) -> bool:
        self.engine.wire.asks("ElementClick", id=self.finds(path))
        return True

    def presses(self, words: str) -> None:
        self.taps_on(f"//button[normalize-space()='{words}']")

    def follows(self, words: str) -> None:
        self.taps_on(f"//a[normalize-space()='{words}']")

    def types(self, label: str, words: str) -> None:
        found: list[str] = []

        def is_there() -> bool:
            found[:] = [one[ELEMENT] for one in self.runs(LABELLED, label)]
            return bool(found)

        self.waits_until(is_there, label)
        self.engine.wire.asks("ElementClear", id=found[0])
        self.engine.wire.asks("ElementSendKeys", id=found[0], text=words)

    def signs_in(self, email: str) -> None:
        """Sign in on the page for it, and wait for the worker to stand behind it."""
        self.go("/sign-in")
        self.types("E-mail address", email)
        self.types("Password", PASSWORD)
        self.presses("Sign in")
        self.reads_title("Today, ")
        self.runs(HAS_WORKER)

    def stored(self) -> dict[str, list[dict[str, Any]]]:
        """Everything in the databases of this device."""
        found: dict[str, list[dict[str, Any]]] = self.runs(STORED)
        return found

    def axe_violations(self) -> list[str]:
        self.runs(f"() => {{ {AXE}; globalThis.axe = axe; }}")
        found: list[str] = self.runs(RUN_AXE, list(TAGS))
        return found

    def too_wide(self) -> list[str]:
        """What does not fit into 320 pixels."""
        larger = self.engine.narrowest / NARROWEST
        room = float(self.runs(LARGER, larger)) / larger
        assert NARROWEST - A_SCROLL_BAR <= room <= NARROWEST, room
        found: list[str] = self.runs(FIND_WIDE)
        return found
