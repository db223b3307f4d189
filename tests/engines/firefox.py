"""Firefox, driven through Marionette, the socket that geckodriver would talk to.

It can be told to work offline, and then tells the page so. What a worker asks of this
very machine goes on all the same, so the school has to go away as well.
"""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.browser.visits import NARROWEST
from tests.engines.waiting import until
from tests.engines.wires import OverSocket

NAMES: Final = ("firefox-esr", "firefox")
PROFILE: Final = """
user_pref("marionette.port", 0);
user_pref("network.manage-offline-status", false);
user_pref("intl.accept_languages", "en-GB");
user_pref("widget.gtk.overlay-scrollbars.enabled", true);
"""
# Firefox makes no window narrower than its own buttons; the page in it can be.
NARROW: Final = "gBrowser.selectedBrowser.style.maxWidth = arguments[0];"


@dataclass
class Firefox:
    wire: OverSocket
    narrowest: int = NARROWEST

    def goes_offline(self, *, is_so: bool) -> None:
        self._works("Services.io.offline = arguments[0];", is_so)

    def reloads(self) -> None:
        self._works("gBrowser.reload();")

    def narrows(self) -> None:
        self._works(NARROW, f"{self.narrowest}px")

    def _works(self, script: str, *given: object) -> None:
        """Run something in the program itself, not in the page."""
        self.wire.asks_firefox("Marionette:SetContext", value="chrome")
        self.wire.asks("ExecuteScript", script=script, args=given)
        self.wire.asks_firefox("Marionette:SetContext", value="content")


@contextmanager
def firefox(folder: Path) -> Iterator[Firefox]:
    """Start a Firefox that knows nobody yet."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    assert program, "There is no Firefox; .ci/engines installs one."
    profile = folder / "profile"
    profile.mkdir()
    (profile / "user.js").write_text(PROFILE)
    options = ("--headless", "--no-remote", "--marionette")
    command = (program, *options, "--remote-allow-system-access", "--profile", profile)
    with (folder / "log").open("ab") as log:
        running = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        yield from connected(profile, running)
    finally:
        running.terminate()
        running.wait(30)


def connected(profile: Path, running: subprocess.Popen[bytes]) -> Iterator[Firefox]:
    """Talk to it as soon as it has written down where it listens."""
    port = profile / "MarionetteActivePort"
    until(lambda: port.is_file() and bool(port.read_text()), running)
    wire = OverSocket(int(port.read_text()))
    try:
        yield Firefox(wire)
    finally:
        wire.ends()
