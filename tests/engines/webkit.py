"""WebKitGTK, the nearest thing to Safari here, driven through its own WebDriver.

The driver cannot tell the page that the network is gone. Its windows are private ones:
what they keep is gone with them, so that a browser that is closed and opened again
cannot be tried.
"""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os import environ
from pathlib import Path
from typing import Final

import requests

from tests.browser.visits import NARROWEST
from tests.concurrency.servers import _free_port
from tests.engines.waiting import until
from tests.engines.wires import OverHttp

PROGRAM: Final = "usr/lib/*/webkit2gtk-4.*/MiniBrowser"


@dataclass
class WebKit:
    wire: OverHttp
    # The buttons of this window leave no less.
    narrowest: int = 447

    def goes_offline(self, *, is_so: bool) -> None:
        """Tell nothing: the page finds out by trying."""

    def reloads(self) -> None:
        self.wire.asks("Refresh")

    def narrows(self) -> None:
        self.wire.asks("SetWindowRect", x=0, y=0, width=NARROWEST, height=640)


@contextmanager
def webkit(folder: Path) -> Iterator[WebKit]:
    """Start a MiniBrowser on a screen that nobody looks at."""
    driver = shutil.which("WebKitWebDriver")
    browser = next(Path("/").glob(PROGRAM), None)
    assert driver, "There is no WebKitWebDriver; .ci/engines installs one."
    assert browser, "There is no MiniBrowser; .ci/engines installs one."
    with screen(folder) as display, (folder / "log").open("ab") as log:
        port = _free_port()
        env = environ | {"DISPLAY": display, "LANG": "en_GB.UTF-8"}
        running = subprocess.Popen(
            (driver, f"--port={port}"), env=env, stdout=log, stderr=log
        )
        try:
            address = f"http://127.0.0.1:{port}"
            until(lambda: is_ready(address), running)
            options = {"binary": str(browser), "args": ["--automation"]}
            wire = OverHttp.opened(address, {"webkitgtk:browserOptions": options})
            yield WebKit(wire)
            wire.ends()
        finally:
            running.terminate()
            running.wait(30)


def is_ready(address: str) -> bool:
    try:
        return requests.get(f"{address}/status", timeout=5).ok
    except requests.ConnectionError:
        return False


@contextmanager
def screen(folder: Path) -> Iterator[str]:
    """A screen in memory; its name comes when it is ready."""
    program = shutil.which("Xvfb")
    assert program, "There is no Xvfb; .ci/engines installs one."
    options = ("-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp")
    with (
        (folder / "screen").open("ab") as log,
        subprocess.Popen(
            (program, *options), stdout=subprocess.PIPE, stderr=log
        ) as running,
    ):
        assert running.stdout is not None
        try:
            yield f":{running.stdout.readline().decode().strip()}"
        finally:
            running.terminate()
