"""What languages are called here, and in themselves."""

from collections.abc import Mapping
from typing import Final

from events.language import Language
from events.phrase import Phrase, phrase

OWN_NAMES: Final[Mapping[Language, str]] = {
    Language.ENGLISH: "English",
    Language.WELSH: "Cymraeg",
    Language.ALBANIAN: "shqip",
    Language.AMHARIC: "አማርኛ",
    Language.ARABIC: "العربية",
    Language.BENGALI: "বাংলা",
    Language.BULGARIAN: "български",
    Language.CHINESE: "中文",
    Language.CZECH: "čeština",
    Language.DARI: "دری",
    Language.DUTCH: "Nederlands",
    Language.FRENCH: "français",
    Language.GERMAN: "Deutsch",
    Language.GREEK: "Ελληνικά",
    Language.GUJARATI: "ગુજરાતી",
    Language.HINDI: "हिन्दी",
    Language.HUNGARIAN: "magyar",
    Language.ITALIAN: "italiano",
    Language.KURDISH: "کوردی",
    Language.LITHUANIAN: "lietuvių",
    Language.NEPALI: "नेपाली",
    Language.PASHTO: "پښتو",
    Language.PERSIAN: "فارسی",
    Language.POLISH: "polski",
    Language.PORTUGUESE: "português",
    Language.PUNJABI: "ਪੰਜਾਬੀ",
    Language.ROMANIAN: "română",
    Language.RUSSIAN: "русский",
    Language.SLOVAK: "slovenčina",
    Language.SOMALI: "Soomaali",
    Language.SPANISH: "español",
    Language.TAMIL: "தமிழ்",
    Language.TIGRINYA: "ትግርኛ",
    Language.TURKISH: "Türkçe",
    Language.UKRAINIAN: "українська",
    Language.URDU: "اردو",
    Language.VIETNAMESE: "Tiếng Việt",
    Language.YORUBA: "Yorùbá",
}

ENGLISH_NAMES: Final[Mapping[Language, Phrase]] = {
    Language.ENGLISH: phrase("English"),
    Language.WELSH: phrase("Welsh"),
    Language.ALBANIAN: phrase("Albanian"),
    Language.AMHARIC: phrase("Amharic"),
    Language.ARABIC: phrase("Arabic"),
    Language.BENGALI: phrase("Bengali"),
    Language.BULGARIAN: phrase("Bulgarian"),
    Language.CHINESE: phrase("Chinese"),
    Language.CZECH: phrase("Czech"),
    Language.DARI: phrase("Dari"),
    Language.DUTCH: phrase("Dutch"),
    Language.FRENCH: phrase("French"),
    Language.GERMAN: phrase("German"),
    Language.GREEK: phrase("Greek"),
    Language.GUJARATI: phrase("Gujarati"),
    Language.HINDI: phrase("Hindi"),
    Language.HUNGARIAN: phrase("Hungarian"),
    Language.ITALIAN: phrase("Italian"),
    Language.KURDISH: phrase("Kurdish"),
    Language.LITHUANIAN: phrase("Lithuanian"),
    Language.NEPALI: phrase("Nepali"),
    Language.PASHTO: phrase("Pashto"),
    Language.PERSIAN: phrase("Persian"),
    Language.POLISH: phrase("Polish"),
    Language.PORTUGUESE: phrase("Portuguese"),
    Language.PUNJABI: phrase("Punjabi"),
    Language.ROMANIAN: phrase("Romanian"),
    Language.RUSSIAN: phrase("Russian"),
    Language.SLOVAK: phrase("Slovak"),
    Language.SOMALI: phrase("Somali"),
    Language.SPANISH: phrase("Spanish"),
    Language.TAMIL: phrase("Tamil"),
    Language.TIGRINYA: phrase("Tigrinya"),
    Language.TURKISH: phrase("Turkish"),
    Language.UKRAINIAN: phrase("Ukrainian"),
    Language.URDU: phrase("Urdu"),
    Language.VIETNAMESE: phrase("Vietnamese"),
    Language.YORUBA: phrase("Yoruba"),
}


def english_name(language: Language) -> Phrase:
    """Give the English name of a language."""
    return ENGLISH_NAMES[language]


def name_of(language: Language) -> Phrase:
    """Give the English name of a language, with what it calls itself."""
    english, own = english_name(language), OWN_NAMES[language]
    if english == own:
        return english
    return phrase("{language}, {own_name}", language=english, own_name=own)
