"""Looks for a word in raw bytes, in every form in which it might lie about."""

import json
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

# Whatever writes it differently has something to change: a space, a slash, an accent.
CANARY = "Zwölfkampf/kanarien vögel"
# What is planted in clear in a database stays in its files, so it is another word.
PLANTED = "Nachtigall/schläge süß"


def forms(word: str = CANARY) -> dict[str, bytes]:
    """The bytes of a word, by what the form is called."""
    found = {
        "UTF-8": word.encode(),
        "UTF-16LE": word.encode("utf-16-le"),
        "UTF-16BE": word.encode("utf-16-be"),
        "quoted for a URL": quote(word).encode(),
        "quoted whole": quote(word, safe="").encode(),
        "quoted for a form": quote_plus(word).encode(),
        "JSON": json.dumps(word)[1:-1].encode(),
        "JSON with escaped slashes": json.dumps(word)[1:-1]
        .replace("/", "\\/")
        .encode(),
        "Python": ascii(word)[1:-1].encode(),
        "hex": word.encode().hex().encode(),
    }
    return {**found, **dict(_in_base64(word))}


def _in_base64(word: str) -> Iterator[tuple[str, bytes]]:
    """At any offset the middle of a word is the same, whatever stands around it."""
    for name, raw in (("UTF-8", word.encode()), ("UTF-16", word.encode("utf-16-le"))):
        for offset in range(3):
            inner = raw[(3 - offset) % 3 :]
            whole = inner[: len(inner) // 3 * 3]
            yield f"base64 of {name} at {offset}", b64encode(whole)
            yield f"URL base64 of {name} at {offset}", urlsafe_b64encode(whole)


def found_in(raw: bytes, word: str = CANARY) -> list[str]:
    """Name every form in which the canary stands in some bytes."""
    return [name for name, form in forms(word).items() if form in raw]


def found_under(*folders: Path) -> list[tuple[str, str]]:
    """Name every file under some folders that holds the canary, and in which form."""
    return [
        (str(file), form)
        for file in files_under(folders)
        for form in found_in(file.read_bytes())
    ]


def files_under(folders: Iterable[Path]) -> list[Path]:
    return [file for one in folders for file in one.rglob("*") if file.is_file()]
