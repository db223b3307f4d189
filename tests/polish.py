"""A small catalogue of Polish, in the place of the real one."""

from pathlib import Path
from typing import Final

import pytest

from service import tongue

FEW_WORDS: Final = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && "
"(n%100<10 || n%100>=20) ? 1 : 2);\n"

#: service/templates/base.html:1
msgid "Sign out"
msgstr "Wyloguj się"

#: service/static/js/waiting.js:1
msgid "Undo"
msgstr "Cofnij"

#: service/static/js/offline.js:1
msgid "{count} not sent yet"
msgstr "Jeszcze nie wysłano: {count}"

#: service/static/js/offline.js:2 events/entry_refusals.py:1
msgid "Nothing of yours waits on this device."
msgstr "</script><b>Nic tu nie czeka."

#: service/static/js/offline.js:3
#, fuzzy
msgid "Write at least one word."
msgstr "Nikt tego nie sprawdził."

#: events/entry_refusals.py:1
msgid "{day} has not come yet. Choose today or an earlier day."
msgstr "Dzień {day} jeszcze nie nadszedł. Wybierz dziś albo wcześniejszy dzień."

#: events/entry_refusals.py:2
msgid "That is what it already says."
msgstr "Tak już jest napisane."


#: events/media.py:1
msgid "Not a valid UUID."
msgstr "To nie jest UUID."
"""


def speak_polish(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let the service in this process read the small catalogue, until the test ends."""
    catalogue = folder / "pl" / "LC_MESSAGES"
    catalogue.mkdir(parents=True)
    (catalogue / "messages.po").write_text(FEW_WORDS, encoding="utf-8")
    monkeypatch.setattr(tongue, "CATALOGUES", folder)
    tongue._catalogue.cache_clear()
    tongue.for_scripts.cache_clear()


def speak_as_before() -> None:
    """Forget the small catalogue."""
    tongue._catalogue.cache_clear()
    tongue.for_scripts.cache_clear()
