"""In which language somebody wrote, so that a page in another says so of their words.

No note says its language. It is told by its letters, and by small words that only one
of the languages of our pages has. Words that show nothing count as English, in which
schools write; letters of a language that is not known here count as unknown.
"""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final
from unicodedata import name

from markupsafe import Markup

from events.phrase import Phrase

WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
MOST: Final = 1000
ENGLISH: Final = "en"
UNKNOWN: Final = ""
WORDS: Final = Path(__file__).with_name("words")
SMALL_WORDS: Final[Mapping[str, frozenset[str]]] = {
    tag: frozenset((WORDS / f"small_words_{tag}.txt").read_text("utf-8").split())
    for tag in (ENGLISH, "cy", "pl")
}
SIGNS: Final[Mapping[str, frozenset[str]]] = {
    "cy": frozenset("ŵŷ"),
    "pl": frozenset("ąćęłńśźż"),
}
# Letters of only one of the languages in which families here write.
OF_SCRIPTS: Final[Mapping[str, str]] = {
    "BENGALI": "bn",
    "CJK": "zh",
    "GREEK": "el",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "LATIN": ENGLISH,
    "TAMIL": "ta",
}
OF_URDU: Final = frozenset("ٹڈڑںےہھ")
OF_UKRAINIAN: Final = frozenset("іїєґ")
TO_THE_LEFT: Final = frozenset({"ARABIC", "HEBREW", "THAANA", "SYRIAC"})


def spoken(words: object) -> Markup:
    """Give the attributes of an element with somebody's words: language, direction.

    A phrase of ours is none of theirs: it is said in the language of the page.
    """
    if not isinstance(words, str) or isinstance(words, Phrase) or not words:
        return Markup()
    script = _script_of(words[:MOST])
    direction = "auto" if not script else "rtl" if script in TO_THE_LEFT else "ltr"
    told = Markup(' lang="{}" dir="{}"')
    return told.format(language_of(words), direction)


def language_of(words: str) -> str:
    """Give the tag of the language (BCP 47) in which words seem to be."""
    text = words[:MOST].casefold()
    script = _script_of(text)
    if script == "ARABIC":
        return "ur" if OF_URDU & set(text) else UNKNOWN
    if script == "CYRILLIC":
        return "uk" if OF_UKRAINIAN & set(text) else UNKNOWN
    if script in {"", "LATIN"}:
        return _of_latin_words(text.replace("’", "'"))
    return OF_SCRIPTS.get(script, UNKNOWN)


def _of_latin_words(text: str) -> str:
    found: Counter[str] = Counter()
    for word in WORD.findall(text):
        for tag, known in SMALL_WORDS.items():
            found[tag] += word in known
        for tag, signs in SIGNS.items():
            found[tag] += bool(signs & set(word))
    best = max(found, key=lambda tag: found[tag], default=ENGLISH)
    return best if found[best] > found[ENGLISH] else ENGLISH


def _script_of(text: str) -> str:
    """Give the script of most letters; empty if there is no letter."""
    found = Counter(_script(sign) for sign in text if sign.isalpha())
    return found.most_common(1)[0][0] if found else ""


@cache
def _script(sign: str) -> str:
    return name(sign, "").partition(" ")[0]
