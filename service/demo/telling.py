"""How does one child's script become steps, each at a moment and by somebody?"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final
from uuid import UUID

from service.demo.cast import READS
from service.demo.parts import (
    Amend,
    Child,
    Comment,
    Correct,
    PlaceInCircle,
    Seal,
    Seen,
    Step,
    Write,
)
from service.demo.school_days import (
    A_DAY,
    AT_THE_WEEKEND,
    BEFORE_SCHOOL,
    FIRST_WRITTEN,
    LONDON,
    WEEKDAYS,
    SchoolDays,
    Window,
    in_window,
    moment,
    next_look,
)
from service.demo.script import Following, Scene, Script, SmallNotes

A_LONG_WEEKEND: Final = 4 * A_DAY


def new_id(rng: Random) -> UUID:
    return UUID(int=rng.getrandbits(128), version=4)


@dataclass
class Telling:
    child: Child
    people: Mapping[str, UUID]
    days: SchoolDays
    rng: Random
    steps: list[Step] = field(default_factory=list)

    def tell(self, script: Script) -> list[Step]:
        for scene in script.scenes:
            self.play(scene)
        for notes in script.small_notes:
            taken = {scene.number for scene in script.scenes if scene.who == notes.who}
            for scene in self.placed(notes, taken):
                self.play(scene)
        return self.steps

    def placed(self, notes: SmallNotes, taken: set[int]) -> Iterator[Scene]:
        """Spread small notes over days when their writer wrote nothing else."""
        place = self.child.place_of(self.people[notes.who])
        texts = list(self.joined_up(notes.lines))
        free = [n for n in sorted(self.numbers - taken) if self.is_there(place, n)]
        for number, text in zip(self.spread(free, len(texts)), texts, strict=True):
            yield Scene(
                number, None, notes.who, notes.place, "note", None, None, text, ()
            )

    @property
    def numbers(self) -> set[int]:
        return set(range(1, len(self.days.days)))

    def is_there(self, place: PlaceInCircle, number: int) -> bool:
        day = self.days.days[number]
        return place.holds_at(moment(day, time(12, 0)), day)

    def joined_up(self, lines: tuple[str, ...]) -> Iterator[str]:
        waiting = list(lines)
        while waiting:
            size = self.rng.choice((1, 1, 2))
            yield " ".join(waiting[:size])
            waiting = waiting[size:]

    def spread(self, free: list[int], wanted: int) -> list[int]:
        stride = len(free) / wanted
        return [
            free[int(stride * (at + 0.9 * self.rng.random()))] for at in range(wanted)
        ]

    def play(self, scene: Scene) -> None:
        written = self.write(scene)
        self.steps.append(written)
        steps = list(self.follow(written, scene.followed_by))
        self.steps.extend(steps)
        if not any(isinstance(step, Seal) for step in steps):
            already = {step.by for step in (written, *steps)}
            self.steps.extend(self.looks(written, already))

    def write(self, scene: Scene) -> Write:
        day = self.day_of(scene)
        by = self.people[scene.who]
        return Write(
            at=in_window(self.rng, day, self.window(scene)),
            by=by,
            child=self.child.id,
            entry=new_id(self.rng),
            day=day,
            place=scene.place,
            kind=scene.kind,
            text=self.said(scene.text, day),
            reply_by=self.days.after(day, scene.reply) if scene.reply else None,
        )

    def day_of(self, scene: Scene) -> date:
        if scene.weekday is None:
            return self.days.days[scene.number]
        return self.days.weekend_after(scene.number, scene.weekday)

    def window(self, scene: Scene) -> Window:
        if scene.clock:
            return scene.clock, scene.clock.replace(second=59)
        if scene.weekday is not None:
            return AT_THE_WEEKEND
        if scene.kind == "before-school":
            return BEFORE_SCHOOL
        return FIRST_WRITTEN[self.side_of(self.people[scene.who])]

    def side_of(self, person: UUID) -> str:
        return self.child.place_of(person).side

    def said(self, text: str, day: date) -> str:
        """Say "tomorrow" or "on Monday", whichever is true of that day."""
        following, before = self.days.after(day, 1), self.days.before(day)
        text = text.replace("{next}", near(day, following, "tomorrow", "after"))
        text = text.replace("{last}", near(day, before, "yesterday", "before"))
        return re.sub(
            r"\{\+(\d)\}",
            lambda found: WEEKDAYS[self.days.after(day, int(found[1])).weekday()],
            text,
        )

    def follow(
        self, written: Write, followed_by: tuple[Following, ...]
    ) -> Iterator[Step]:
        """Answer an entry, each a while after the one before, none after the end."""
        last: Step = written
        have_seen = {written.by}
        for following in followed_by:
            at = self.when(following, last, written.day)
            if at >= self.days.end:
                return
            by = self.people[following.who]
            if by not in have_seen:
                have_seen.add(by)
                yield self.look(written, by, at - self.a_while(20, 150))
            last = self.answer(following, written, at)
            yield last

    def when(self, following: Following, last: Step, day: date) -> datetime:
        by = self.people[following.who]
        if following.verb == "seals":
            return last.at + self.a_while(110, 340)
        if not following.wait and not following.not_before:
            own = last.by == by
            return (
                last.at + self.a_while(200, 1500)
                if own
                else next_look(self.rng, self.side_of(by), last.at)
            )
        that_day = self.days.after(day, following.wait)
        earliest = moment(that_day, following.not_before or time.min)
        return next_look(self.rng, self.side_of(by), max(last.at, earliest))

    def a_while(self, shortest: int, longest: int) -> timedelta:
        seconds = self.rng.randrange(shortest, longest)
        return timedelta(seconds=seconds, microseconds=self.rng.randrange(1_000_000))

    def answer(self, following: Following, written: Write, at: datetime) -> Step:
        by, child, entry = self.people[following.who], self.child.id, written.entry
        text = self.said(following.text, at.astimezone(LONDON).date())
        reason = following.reason
        match following.verb:
            case "says":
                return Comment(at, by, child, entry, new_id(self.rng), text)
            case "amends":
                return Amend(at, by, child, entry, text, reason)
            case "corrects":
                return Correct(at, by, child, entry, new_id(self.rng), text, reason)
            case _:
                return Seal(at, by, child, entry, reason)

    def look(self, written: Write, by: UUID, at: datetime) -> Seen:
        return Seen(at=at, by=by, child=self.child.id, entry=written.entry)

    def looks(self, written: Write, already: set[UUID]) -> Iterator[Seen]:
        for place in self.child.circle:
            chance = READS[place.role]
            if place.person in already or self.rng.random() >= chance:
                continue
            skip = self.rng.choice((0, 0, 0, 1, 1, 2, 5))
            at = next_look(self.rng, place.side, written.at, skip)
            day = at.astimezone(LONDON).date()
            if at < self.days.end and place.holds_at(at, day):
                yield self.look(written, place.person, at)


def near(day: date, other: date, next_door: str, side: str) -> str:
    away = abs(other - day)
    if away == A_DAY:
        return next_door
    if away > A_LONG_WEEKEND:
        return f"{side} the holiday"
    return f"on {WEEKDAYS[other.weekday()]}"
