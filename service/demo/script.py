"""How is a child's diary written down in words/*.txt?

`== 3 hanh home question` opens a note on the third school day (`3sat` is the Saturday
after it), `reply 2` at the end asks for an answer within two school days, `@15:10` sets
the clock. Then come its words. `> sian +1 says` is what followed, one school day later;
`@12:00` there means not before noon. The verbs are says, amends, corrects and seals,
the last three with `because` and a reason.
`-- sian school` begins lines that are small notes of their own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Final

WORDS: Final = Path(__file__).with_name("words")
OPENING: Final = re.compile(
    r"== (?P<number>\d+)(?P<weekend>sat|sun)? (?P<who>\w+) (?P<place>\w+)"
    r" (?P<kind>[\w-]+)(?: reply (?P<reply>\d+))?(?: @(?P<clock>[\d:]+))?"
)
FOLLOWING: Final = re.compile(
    r"> (?P<who>\w+)(?: \+(?P<wait>\d+))?(?: @(?P<clock>[\d:]+))?"
    r" (?P<verb>says|amends|corrects|seals)(?: because (?P<reason>.+))?"
)
SMALL_NOTES: Final = re.compile(r"-- (?P<who>\w+) (?P<place>\w+)")
WEEKEND: Final = {"sat": 5, "sun": 6}


@dataclass(frozen=True)
class Following:
    who: str
    wait: int
    not_before: time | None
    verb: str
    reason: str
    text: str


@dataclass(frozen=True)
class Scene:
    number: int
    weekday: int | None
    who: str
    place: str
    kind: str
    reply: int | None
    clock: time | None
    text: str
    followed_by: tuple[Following, ...]


@dataclass(frozen=True)
class SmallNotes:
    who: str
    place: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Script:
    scenes: tuple[Scene, ...]
    small_notes: tuple[SmallNotes, ...]


def script_of(child: str) -> Script:
    scenes: list[Scene] = []
    small: list[SmallNotes] = []
    for part in parts((WORDS / f"{child}.txt").read_text(encoding="utf-8")):
        if part.startswith("== "):
            scenes.append(scene(part))
        else:
            small.append(small_notes(part))
    return Script(tuple(scenes), tuple(small))


def parts(words: str) -> Iterator[str]:
    yield from re.split(r"\n(?=== |-- )", words.strip())


def scene(part: str) -> Scene:
    first, *rest = re.split(r"\n(?=> )", part)
    head, _, text = first.partition("\n")
    said = matched(OPENING, head)
    return Scene(
        number=int(said["number"]),
        weekday=WEEKEND.get(said["weekend"]),
        who=said["who"],
        place=said["place"],
        kind=said["kind"],
        reply=int(said["reply"]) if said["reply"] else None,
        clock=clock(said),
        text=text.strip(),
        followed_by=tuple(following(lines) for lines in rest),
    )


def following(lines: str) -> Following:
    head, _, text = lines.partition("\n")
    said = matched(FOLLOWING, head)
    return Following(
        who=said["who"],
        wait=int(said["wait"] or 0),
        not_before=clock(said),
        verb=said["verb"],
        reason=said["reason"] or "",
        text=text.strip(),
    )


def small_notes(part: str) -> SmallNotes:
    head, *lines = part.splitlines()
    said = matched(SMALL_NOTES, head)
    written = tuple(line.strip() for line in lines if line.strip())
    return SmallNotes(who=said["who"], place=said["place"], lines=written)


def clock(said: re.Match[str]) -> time | None:
    return time.fromisoformat(said["clock"]) if said["clock"] else None


def matched(pattern: re.Pattern[str], line: str) -> re.Match[str]:
    found = pattern.fullmatch(line.rstrip())
    if found is None:
        message = f"The demo's words have a line nobody can read: {line!r}"
        raise ValueError(message)
    return found
