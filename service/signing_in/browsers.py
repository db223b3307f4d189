"""What a browser claims to be, in words too coarse to know anybody by."""

import re
from collections.abc import Mapping
from typing import Final

from events.phrase import Phrase, phrase

UNKNOWN_DEVICE: Final = phrase("A device")
# The first that fits counts: every browser also claims to be some of the others.
BROWSERS: Final[Mapping[str, str]] = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox|FxiOS": "Firefox",
    "Chrome|CriOS": "Chrome",
    "Safari": "Safari",
}
SYSTEMS: Final[Mapping[str, str]] = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "CrOS": phrase("a Chromebook"),
    "Windows": "Windows",
    "Mac OS": phrase("a Mac"),
    "Linux": "Linux",
}


def device_words(agent: str) -> str:
    """Say what a browser claims to be."""
    browser, system = _first(BROWSERS, agent), _first(SYSTEMS, agent)
    if browser is None or system is None:
        return browser or UNKNOWN_DEVICE
    return _on(browser, system)


def device_kept(words: str) -> str:
    """Give words that were kept in English so that any language can say them."""
    return KNOWN.get(words, words)


def _first(table: Mapping[str, str], agent: str) -> str | None:
    return next((said for sign, said in table.items() if re.search(sign, agent)), None)


def _on(browser: str, system: str) -> Phrase:
    return phrase("{browser} on {system}", browser=browser, system=system)


KNOWN: Final[Mapping[str, Phrase]] = {
    str(one): one
    for one in (
        UNKNOWN_DEVICE,
        *(_on(one, other) for one in BROWSERS.values() for other in SYSTEMS.values()),
    )
}
