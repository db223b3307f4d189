"""The languages in which families and schools here write, by their tags."""

from enum import StrEnum
from typing import Final


class Language(StrEnum):
    """A language that a translation can be in."""

    ENGLISH = "en"
    WELSH = "cy"
    ALBANIAN = "sq"
    AMHARIC = "am"
    ARABIC = "ar"
    BENGALI = "bn"
    BULGARIAN = "bg"
    CHINESE = "zh"
    CZECH = "cs"
    DARI = "prs"
    DUTCH = "nl"
    FRENCH = "fr"
    GERMAN = "de"
    GREEK = "el"
    GUJARATI = "gu"
    HINDI = "hi"
    HUNGARIAN = "hu"
    ITALIAN = "it"
    KURDISH = "ckb"
    LITHUANIAN = "lt"
    NEPALI = "ne"
    PASHTO = "ps"
    PERSIAN = "fa"
    POLISH = "pl"
    PORTUGUESE = "pt"
    PUNJABI = "pa"
    ROMANIAN = "ro"
    RUSSIAN = "ru"
    SLOVAK = "sk"
    SOMALI = "so"
    SPANISH = "es"
    TAMIL = "ta"
    TIGRINYA = "ti"
    TURKISH = "tr"
    UKRAINIAN = "uk"
    URDU = "ur"
    VIETNAMESE = "vi"
    YORUBA = "yo"

    @property
    def is_right_to_left(self) -> bool:
        return self in RIGHT_TO_LEFT


RIGHT_TO_LEFT: Final = frozenset(
    {
        Language.ARABIC,
        Language.DARI,
        Language.KURDISH,
        Language.PASHTO,
        Language.PERSIAN,
        Language.URDU,
    }
)
