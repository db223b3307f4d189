"""All that people read here, page by page."""

from collections.abc import Callable, Mapping
from fnmatch import fnmatch
from functools import cache
from types import MappingProxyType
from typing import Final

from tests.architecture.tree import matching, text_of
from tests.reading.age import is_sentence, split, words_of
from tests.reading.strings import sentences_in, sentences_in_script
from tests.reading.templates import SOMEBODY, blocks

# Fewer words say too little: they are counted with the others of their folder.
FEWEST_WORDS: Final = 40
# What was done, as sentences: they are read together, on the page of the record.
RECORD: Final = "service/sentences/"
SPEAKS: Final = (
    "events/*.py",
    "service/**/*.html",
    "service/**/*.py",
    "service/static/js/*.js",
    "service/templates/mail/*.txt",
)
# What is not for the people of a school, and for whom it is.
EXCEPTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "events/law.py": "Names of laws and of rules, as they are cited.",
        "service/*/api.py": "The document for programmers.",
        "service/cli.py": "For whoever runs the server.",
        "service/demo/*": "Made-up people write as they like.",
        "service/entrance.py": "Headers that browsers read.",
        "service/logs.py": "For whoever runs the server.",
        "service/migrate.py": "For whoever runs the server.",
        "service/migrations/*": "For databases.",
        "service/openapi.py": "The document for programmers.",
        "service/operating/*": "For whoever runs the server.",
        "service/packs/common_words.py": "A list of words, not a text.",
        "service/provider_settings.py": "For whoever runs the server.",
        "service/row_policies.py": "For databases.",
        "service/settings.py": "For whoever runs the server.",
        "service/signing_in/oidc.py": "For the log of whoever runs the server.",
        "service/templates/api/*": "The document for programmers.",
    }
)


def spoken() -> list[str]:
    """The files with words for people."""
    return [
        name
        for name in matching(*SPEAKS)
        if not any(fnmatch(name, left_out) for left_out in EXCEPTIONS)
    ]


@cache
def sentences_of(name: str) -> tuple[str, ...]:
    """The sentences of one file; labels of a page are none."""
    source = text_of(name)
    if name.endswith(".py"):
        said = list(sentences_in(source))
    elif name.endswith(".js"):
        said = list(sentences_in_script(source))
    else:
        said = blocks(source)
    if name.startswith(RECORD):  # these go on from somebody's name
        said = [f"{SOMEBODY} {words}." for words in said]
    return tuple(one for one in split(said) if is_sentence(one))


@cache
def pages() -> Mapping[str, tuple[str, ...]]:
    """Every file with enough words; what is left of a slice, or of all, as one."""
    files: dict[str, tuple[str, ...]] = {}
    for name in spoken():
        page = name if not name.startswith(RECORD) else f"{RECORD}…"
        files[page] = (*files.get(page, ()), *sentences_of(name))
    by_slice = _pooled(files, lambda name: "/".join([*name.split("/")[:2], "…"]))
    return _pooled(by_slice, lambda _: "what is left")


def _pooled(
    said: Mapping[str, tuple[str, ...]], pool_of: Callable[[str], str]
) -> dict[str, tuple[str, ...]]:
    """Put together what has too few words to be measured alone."""
    found: dict[str, tuple[str, ...]] = {}
    for name, sentences in said.items():
        alone = sum(len(words_of(one)) for one in sentences) >= FEWEST_WORDS
        page = name if alone else pool_of(name)
        found[page] = (*found.get(page, ()), *sentences)
    return {page: sentences for page, sentences in found.items() if sentences}
