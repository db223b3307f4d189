"""What the reasons for a day without a note are called."""

from collections.abc import Mapping
from typing import Final

from events.phrase import phrase
from events.quiet_day import QuietBecause

BECAUSE_NAMES: Final[Mapping[QuietBecause, str]] = {
    QuietBecause.AWAY: phrase("Away that day"),
    QuietBecause.NOT_WITH_US: phrase("At school, but not with us"),
    QuietBecause.TOLD_IN_PERSON: phrase("We told each other in person"),
    QuietBecause.NO_TIME: phrase("The day left no time to write"),
    QuietBecause.OTHER: phrase("Another reason"),
}
