"""What is recorded of a child's days: what is told about each, and quiet ones."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from events.base import Fact, known
from events.day_template import DayTemplate, Rhythm
from events.quiet_day import QuietDay

RHYTHMS: Final[Mapping[Rhythm, str]] = {
    Rhythm.EVERY_SCHOOL_DAY: "every school day",
    Rhythm.EVERY_WEEK: "every week",
    Rhythm.WHEN_NEEDED: "when there is something to say",
}


def _section(fact: Any) -> str:  # noqa: ANN401 - any fact that has a section
    section = known(fact.section)
    return section.value.replace("-", " ") if section else "something"


def _rhythm(fact: DayTemplate.RhythmChosen) -> str:
    said = RHYTHMS[fact.rhythm] if known(fact.rhythm) else "as often as was chosen"
    return f"chose that there is a note {said}"


def _explained(fact: QuietDay.DayExplained) -> str:
    day: date | None = known(fact.day)
    when = f"{day:%A} {day.day} {day:%B} {day.year}" if day else "a day that was erased"
    return f"said why there is no note about {when}"


DAY_SENTENCES: Final[Mapping[type[Fact], Callable[[Any], str]]] = {
    DayTemplate.TemplateBegun: lambda _: "began to choose what is told about each day",
    DayTemplate.SectionSwitchedOn: lambda fact: (
        f"chose that {_section(fact)} is told about each day"
    ),
    DayTemplate.SectionSwitchedOff: lambda fact: (
        f"chose that {_section(fact)} is not told about each day any more"
    ),
    DayTemplate.RhythmChosen: _rhythm,
    DayTemplate.TemplateAgreed: lambda _: "said yes to what is told about each day",
    QuietDay.DayExplained: _explained,
}
