"""How old a reader must be: the grade of Flesch and Kincaid, in years of age."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from tests.reading.templates import SOMEBODY

# In England a child in the year that Americans call grade 4 is nine.
YEARS_BEFORE_GRADE_0: Final = 5
END: Final = re.compile(r"(?<=[.!?])[”’)]*\s+")
# So many words in a row are read as a sentence, with or without a full stop.
A_SENTENCE: Final = 7
# What the law and schools call things. We say once what they are, so like a person's
# name each counts as one short word.
NAMES: Final = (
    "data protection lead",
    r"education \(pupil information\) \(england\) regulations 2005, regulation 3",
    "local authority",
    "parental responsibility",
    "safeguarding lead",
)
COMPOUND: Final[Mapping[str, int]] = MappingProxyType(
    {
        "business": 2,
        "colleague": 2,
        "colleagues": 2,
        "earlier": 3,
        "elsewhere": 2,
        "everybody": 4,
        "everything": 3,
        "everywhere": 3,
        "household": 2,
        "households": 2,
        "opinion": 3,
        "safeguarding": 3,
        "safety": 2,
        "settled": 2,
        "somebody": 3,
        "something": 2,
        "usual": 3,
        "video": 3,
        "whoever": 3,
    }
)


def age(sentences: Sequence[str]) -> float:
    """Give the age at which these sentences are read with ease."""
    counted = [words_of(sentence) for sentence in sentences]
    words = [word for sentence in counted for word in sentence]
    for_length = 0.39 * len(words) / len(sentences)
    for_sounds = 11.8 * sum(map(syllables, words)) / len(words)
    return for_length + for_sounds - 15.59 + YEARS_BEFORE_GRADE_0


def split(texts: Iterable[str]) -> list[str]:
    """Cut texts into sentences."""
    return [one for text in texts for one in END.split(text) if words_of(one)]


def is_sentence(text: str) -> bool:
    """Tell a sentence from a label: many short labels would make any page look easy."""
    ends = re.search(r"[.!?:][”’)]*$", text) is not None
    return ends or len(words_of(text)) >= A_SENTENCE


def words_of(sentence: str) -> list[str]:
    for name in NAMES:
        sentence = re.sub(rf"\b{name}\b", SOMEBODY, sentence, flags=re.IGNORECASE)
    return [word for word in sentence.split() if re.search(r"[^\W_]", word)]


def syllables(word: str) -> int:
    """Count what is heard as one beat: a group of vowels, but for those not heard."""
    letters = re.sub(r"[^a-z]", "", word.lower())
    if letters.removesuffix("s") in COMPOUND:
        return COMPOUND[letters.removesuffix("s")]
    heard = len(re.findall(r"[aeiouy]+", letters))
    heard += len(re.findall(r"(?<![tcsg])i[ao]|[aeiouy]ing$|[^aeiouy]uo|iet", letters))
    silent = r"[^aeiouyl]e$|[aeiouy][lr]e$|[^aeiouytd]ed$|[^aeiouysxzcghl]es$"
    heard -= re.search(silent, letters) is not None
    return max(heard, 1)
