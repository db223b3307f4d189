"""How is what was agreed about a child written down in words/*_agreed.txt?

`== 12 10:15 marguerite propose-meeting meeting:autumn day:22` opens a deed of the
twelfth school day: the clock, who does it (with commas: one after another), which
command, and its words. A word with spaces stands on a line of its own, as
`purpose: What helps`. A number is a school day, `+3` the third one after today, and
`53~9` the last school day that is no later than nine days after the 53rd. Things have
names of their own, as `autumn`; people have those of the cast. A note of the diary is
called after its school day and its writer, as `7-seun`, and the offer to Hạnh of a talk
after the autumn meeting is `offer-after-hanh-autumn`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final
from uuid import UUID

from events.debrief import Moment, offer_of
from service.demo.parts import Child, Deed
from service.demo.school_days import SchoolDays, moment
from service.demo.script import WORDS, matched
from service.demo.telling import new_id

OPENING: Final = re.compile(
    r"== (?P<day>\S+) (?P<clock>\d\d:\d\d) (?P<who>[\w,]+) (?P<does>[a-z-]+)"
    r"(?P<words>(?: \w+:\S+)*)"
)
WORD: Final = re.compile(r"(?P<name>\w+):\s*(?P<said>.+)")
DAY: Final = re.compile(r"(?P<number>\d+)(?:~(?P<later>\d+))?|\+(?P<ahead>\d+)")

OFFER: Final = re.compile(r"offer-(before|after)-(\w+)-(\w+)")


@dataclass(frozen=True)
class Names:
    """What the names in the words of one child's deeds stand for."""

    seed: int
    child: str
    people: Mapping[str, UUID]
    notes: Mapping[str, UUID]
    days: SchoolDays

    def id(self, name: str) -> UUID:
        """Give the id of a person, a note or a thing of this child."""
        if name in self.people:
            return self.people[name]
        if name in self.notes:
            return self.notes[name]
        if offer := OFFER.fullmatch(name):
            when, person, meeting = offer.groups()
            return offer_of(self.id(meeting), Moment(when), self.id(person))
        told = f"{self.seed} {self.child} {name}"
        return new_id(Random(told))  # noqa: S311 - the same for one seed

    def day(self, said: str) -> date:
        found = matched(DAY, said)
        if found["ahead"]:
            return self.days.after(self.days.today, int(found["ahead"]))
        day = self.days.days[int(found["number"])]
        if found["later"]:
            later = day + timedelta(days=int(found["later"]) + 1)
            return max(day, self.days.before(min(later, self.days.today)))
        return day

    def moment(self, said: str) -> datetime:
        day, _, clock = said.partition("@")
        return moment(self.day(day), time.fromisoformat(clock))


def deeds_of(key: str, child: Child, names: Names) -> Iterator[Deed]:
    """Give what was done about a child, in the order in which it is written down."""
    file = WORDS / f"{key}_agreed.txt"
    if not file.exists():
        return
    for part in re.split(r"\n(?=== )", file.read_text(encoding="utf-8").strip()):
        head, *lines = part.splitlines()
        said = matched(OPENING, head)
        words = [*said["words"].split(), *(line for line in lines if line.strip())]
        for who in said["who"].split(","):
            yield Deed(
                at=names.moment(f"{said['day']}@{said['clock']}"),
                by=names.people[who],
                child=child.id,
                does=said["does"].replace("-", "_"),
                words=dict(_word(one) for one in words),
                names=names,
            )


def _word(line: str) -> tuple[str, str]:
    found = matched(WORD, line)
    return found["name"], found["said"].strip()
