"""What translators work on: the messages of the code, and the catalogue of a language.

python -m tests.tongues (`make catalogues`) brings every catalogue up to the code.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from babel import Locale
from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from service.tongue import CATALOGUES, ENGLISH, TONGUES
from tests.architecture.tree import ROOT, matching

COUNT: Final = re.compile(r"\{count\}|%\(count\)s")
# Whoever corrects a catalogue by hand puts a name in its place.
BY_MACHINE: Final = "machine"


class Way(NamedTuple):
    """How messages are found: Babel's method, in which files, by which words."""

    method: str
    files: str
    keywords: Mapping[str, tuple[int, ...] | None]
    options: Mapping[str, str] = MappingProxyType({})


PHRASES: Final = MappingProxyType({"phrase": None, "phrases": (2, 3)})
WAYS: Final = (
    Way("python", "events/**/*.py", PHRASES),
    Way("python", "service/**/*.py", PHRASES),
    Way(
        "jinja2.ext:babel_extract",
        "service/**/*.html",
        MappingProxyType({"_": None, "gettext": None, "ngettext": (1, 2)}),
        MappingProxyType({"trimmed": "true", "silent": "false"}),
    ),
    Way("service.symbol_set:words_in", "service/symbols/pictures/*.json", {}),
    Way("javascript", "service/static/js/*.js", MappingProxyType({"said": None})),
)


def messages() -> Catalog:
    """Read every message out of the code."""
    found = Catalog(charset="utf-8")
    for file, said, context in _found():
        found.add(said, locations=[(file, 0)], context=context)
    return found


def _found() -> Iterator[tuple[str, str | tuple[str, ...], str | None]]:
    for way in WAYS:
        for file in matching(way.files):
            for _, said, __, context in extract_from_file(
                way.method, ROOT / file, keywords=way.keywords, options=way.options
            ):
                yield file, said, context


def file_of(tag: str) -> Path:
    return CATALOGUES / tag / "LC_MESSAGES" / "messages.po"


def catalogue(tag: str) -> Catalog:
    """Read the catalogue of a language; an empty one if there is none yet."""
    file = file_of(tag)
    if not file.exists():
        return Catalog(
            tag,
            project="Same Page",
            version="0.1.0",
            msgid_bugs_address="in the repository",
            language_team="nobody yet",
            header_comment=f"# Same Page in {Locale(tag).english_name}.",
            last_translator=BY_MACHINE,
            charset="utf-8",
            fuzzy=False,
        )
    with file.open("rb") as source:
        return read_po(source, locale=tag)


def brought_up(tag: str) -> Catalog:
    """Add the messages that a catalogue lacks, and drop those that nothing says."""
    kept = catalogue(tag)
    kept.update(messages(), no_fuzzy_matching=True, update_creation_date=False)
    kept.obsolete.clear()
    return kept


def write(tag: str, kept: Catalog) -> None:
    file_of(tag).parent.mkdir(parents=True, exist_ok=True)
    with file_of(tag).open("wb") as target:
        write_po(target, kept, width=0, sort_output=True, include_lineno=False)


def translated() -> list[str]:
    """Give the tags of the languages that have a catalogue."""
    return [tag for tag in TONGUES if tag != ENGLISH.tag]


def texts(message: Message) -> list[tuple[str, str]]:
    """Give each English text of a message with what stands for it.

    A form that is for one number alone need not say the number; the last one must.
    """
    if isinstance(message.id, str):
        assert isinstance(message.string, str)
        return [(message.id, message.string)]
    _, many = message.id
    assert isinstance(message.string, tuple)
    *few, most = message.string
    return [*((COUNT.sub("#", many), COUNT.sub("#", one)) for one in few), (many, most)]
