"""The pictures that children choose from: a folder of SVG and a file that names them.

A set can be replaced. What it brings is looked at when the service starts: a drawing
that could load, run or link to anything is refused.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO, Final, Self
from xml.etree import ElementTree as ET

from events.phrase import Phrase

OWN: Final = Path(__file__).with_name("symbols") / "pictures"
LIST: Final = "symbols.json"
BUTTONS: Final = "buttons"
SIGN_IN: Final = "sign-in"
ENOUGH: Final = 12
LARGEST: Final = 64 * 1024
ID: Final = re.compile(r"[a-z][a-z0-9-]{0,31}")
SVG: Final = "{http://www.w3.org/2000/svg}"
DRAWN: Final = frozenset(
    {
        "svg g defs title desc path rect circle ellipse line polyline polygon",
        "linearGradient radialGradient stop clipPath use",
    }
)
ELEMENTS: Final = frozenset(f"{SVG}{one}" for some in DRAWN for one in some.split())
LINK: Final = re.compile(r"(?:^|\})href$")
# Colours may come from a gradient of the same drawing, and from nowhere else.
ELSEWHERE: Final = re.compile(
    r"url\(\s*['\"]?(?!#)|@import|javascript:|data:", re.IGNORECASE
)


class SymbolsUnusable(Exception):
    """A set of pictures cannot be used; the message says what to change."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """One picture, and the words that it stands for."""

    id: str
    words: Phrase
    group: str

    @property
    def group_words(self) -> Phrase:
        """Say what the pictures of its group are about."""
        return Phrase(self.group)


@dataclass(frozen=True, slots=True)
class SymbolSet:
    """The pictures by id, and their drawings. Buttons come from our own set."""

    licence: str
    symbols: Mapping[str, Symbol]
    drawings: Mapping[str, bytes]

    @classmethod
    def load(cls, folder: Path = OWN) -> Self:
        """Read a set; SymbolsUnusable says what is wrong with it."""
        licence, chosen = _read(folder)
        if folder != OWN:
            _, ours = _read(OWN)
            lent = {name: one for name, one in ours.items() if one[0].group == BUTTONS}
            chosen = {**lent, **chosen}
        symbols = {name: symbol for name, (symbol, _) in chosen.items()}
        drawings = {name: drawing for name, (_, drawing) in chosen.items()}
        if sum(one.group == SIGN_IN for one in symbols.values()) < ENOUGH:
            msg = f"{folder} needs {ENOUGH} symbols of the group {SIGN_IN}."
            raise SymbolsUnusable(msg)
        return cls(licence, MappingProxyType(symbols), MappingProxyType(drawings))

    @property
    def groups(self) -> list[Symbol]:
        """Give the first picture of each group of things to say."""
        firsts: dict[str, Symbol] = {}
        for one in self.symbols.values():
            if one.group not in {BUTTONS, SIGN_IN}:
                firsts.setdefault(one.group, one)
        return list(firsts.values())

    def of(self, group: str) -> list[Symbol]:
        """Give the pictures of a group, in their order."""
        return [one for one in self.symbols.values() if one.group == group]

    def known(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Leave out what is not in the set."""
        return tuple(one for one in ids if one in self.symbols)

    def words(self, ids: Sequence[str]) -> str:
        """Say pictures in words for the diary: what it keeps is English."""
        return " · ".join(self.symbols[one].words for one in self.known(ids))


def words_in(
    source: BinaryIO, *_: object, **__: object
) -> Iterator[tuple[int, None, str, list[str]]]:
    """Give the words of a set to whoever translates, as Babel asks an extractor.

    Pages call the buttons by words of their own.
    """
    told = [one for one in json.load(source)["symbols"] if one["group"] != BUTTONS]
    for one in told:
        yield 1, None, one["words"], [f"The picture {one['id']}"]
    for group in dict.fromkeys(one["group"] for one in told):
        if group != SIGN_IN:
            yield 1, None, group, ["A group of pictures"]


def _read(folder: Path) -> tuple[str, dict[str, tuple[Symbol, bytes]]]:
    try:
        told: Any = json.loads((folder / LIST).read_text("utf-8"))
        return str(told["licence"]), dict(_symbols(folder, told["symbols"]))
    except (OSError, ValueError, KeyError, TypeError) as problem:
        kind = type(problem).__name__
        msg = f"{folder / LIST} cannot be read as a set of symbols ({kind})."
        raise SymbolsUnusable(msg) from None


def _symbols(folder: Path, told: Any) -> Iterator[tuple[str, tuple[Symbol, bytes]]]:  # noqa: ANN401 - from a file
    for one in told:
        symbol = Symbol(str(one["id"]), Phrase(str(one["words"])), str(one["group"]))
        if not ID.fullmatch(symbol.id) or not symbol.words.strip():
            msg = f"{folder}: the symbol {symbol.id!r} needs a plain id, and words."
            raise SymbolsUnusable(msg)
        drawing = (folder / f"{symbol.id}.svg").read_bytes()
        if (why := why_unsafe(drawing)) is not None:
            msg = f"{folder / symbol.id}.svg cannot be used: {why}."
            raise SymbolsUnusable(msg)
        yield symbol.id, (symbol, drawing)


def why_unsafe(drawing: bytes) -> str | None:
    """Say why a drawing is not shown; None if it can only be looked at."""
    if len(drawing) > LARGEST:
        return "it is larger than 64 KB"
    if b"<!" in drawing.replace(b"<!--", b"") or b"<?xml-" in drawing:
        return "it declares something of its own"
    try:
        root = ET.fromstring(drawing)  # noqa: S314 - without a DOCTYPE, see above
    except ET.ParseError:
        return "it is not well formed"
    if root.tag != f"{SVG}svg":
        return "it is no SVG"
    return next(filter(None, map(_why_not, root.iter())), None)


def _why_not(part: ET.Element) -> str | None:
    if part.tag not in ELEMENTS:
        return "it holds more than a drawing"
    for name, value in part.attrib.items():
        if name.lower().startswith("on"):
            return "it would run something"
        if LINK.search(name) and not value.startswith("#"):
            return "it would load something"
        if ELSEWHERE.search(value):
            return "it would load something"
    return None
