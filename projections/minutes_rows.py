"""The notes of a meeting as a page shows them, put together from their facts."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from events.base import Fact, Recorded, Side, known
from events.minutes import Minutes
from events.minutes_check import MinutesCheck
from events.minutes_child import Came, ChildsWords, Meant, Medium
from events.minutes_kinds import GoalsTime, OnGoals, Stage, Verb
from projections.entry_rows import Look


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody's word about the notes: who, on which side, when, and what, if any."""

    by: UUID | None
    at: str
    side: Side | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class GoalCheck:
    """An answer to: are we on the goals?"""

    by: UUID | None
    at: str
    side: Side | None
    when: GoalsTime | None
    answer: OnGoals | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Version:
    """What a line said from a moment on. *by* is whoever wrote it down."""

    text: str | None
    verb: Verb | None
    exact: bool | None
    speaker: UUID | None
    other: str | None
    by: UUID | None
    at: str
    side: Side | None


@dataclass(slots=True)
class Line:
    """One line, with everything it ever said and what was said beside it."""

    id: UUID
    versions: list[Version]
    comments: list[Spoken] = field(default_factory=list)

    @property
    def newest(self) -> Version:
        return self.versions[-1]

    @property
    def version(self) -> int:
        return len(self.versions)


@dataclass(slots=True)
class Request:
    """A change that somebody asked for, and its answer, if it has one."""

    id: UUID
    line: UUID | None
    asked: Spoken
    answer: Spoken | None = None
    taken_up: bool | None = None

    @property
    def differs(self) -> bool:
        """Say whether both versions stand, because it was not taken up."""
        return not self.taken_up


@dataclass(frozen=True, slots=True)
class OnTime:
    """A report that went out by its due date though not all had agreed."""

    due: date | None
    differences: int | None
    at: str


@dataclass(slots=True)
class Checking:
    """Notes that went out: to whom, who opened them, what was said, how it ended."""

    keeper: UUID | None
    check_by: date | None
    at: str
    given: dict[UUID, str] = field(default_factory=dict)
    seen_by: list[Look] = field(default_factory=list)
    right: dict[UUID, str] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    on_time: OnTime | None = None
    final_at: str | None = None
    differences: int | None = None

    @property
    def unanswered(self) -> list[Request]:
        return [one for one in self.requests if one.answer is None]

    @property
    def differing(self) -> list[Request]:
        return [one for one in self.requests if one.differs]

    def asked_by(self, person: UUID) -> bool:
        return any(one.asked.by == person for one in self.requests)


@dataclass(slots=True)
class Given:
    """What the child gave, how it was taken, what adults made of it, what it meant."""

    id: UUID
    text: str | None
    medium: Medium | None
    how: str | None
    taken_by: UUID | None
    prompts: str | None
    support: str | None
    place: str | None
    day: date | None
    came: Came | None
    by: UUID | None
    at: str
    readings: list[Spoken] = field(default_factory=list)
    meant: Meant | None = None
    said_back: Spoken | None = None


@dataclass(slots=True)
class Notes:
    """All there is of one meeting's notes; the child's own words come first."""

    meeting: UUID
    child: UUID | None
    aim: str | None
    minutes: int | None
    by: UUID | None
    at: str
    words: list[Given] = field(default_factory=list)
    ticks: list[Spoken] = field(default_factory=list)
    goals: list[GoalCheck] = field(default_factory=list)
    lines: dict[UUID, Line] = field(default_factory=dict)
    closed: Spoken | None = None
    actions: int | None = None
    checking: Checking | None = None

    @property
    def stage(self) -> Stage:
        """Say how far the notes are."""
        if self.checking is not None:
            is_final = self.checking.final_at is not None
            return Stage.FINAL if is_final else Stage.CHECKING
        return Stage.OPEN if self.closed is None else Stage.DRAFT

    @property
    def people(self) -> set[UUID]:
        """Name everybody whom the notes mention."""
        found = {self.by, *(one.by for one in self.ticks + self.goals)}
        for line in self.lines.values():
            found |= {one.by for one in line.comments}
            found |= {who for one in line.versions for who in (one.by, one.speaker)}
        for given in self.words:
            found |= {given.taken_by, given.by, *(one.by for one in given.readings)}
        found.add(self.closed.by if self.closed else None)
        if self.checking is not None:
            found |= {self.checking.keeper, *self.checking.given}
            found |= {one.asked.by for one in self.checking.requests}
            found |= {one.answer.by for one in self.checking.requests if one.answer}
        return {one for one in found if one is not None}


def spoken(fact: Fact, recorded: Recorded) -> Spoken:
    """Tell who said something, and what, as far as the fact has it."""
    side, text = (known(getattr(fact, name, None)) for name in ("side", "text"))
    return Spoken(fact.by, recorded.at, side, text)


def begin(fact: Minutes.MinutesOpened, recorded: Recorded, meeting: UUID) -> Notes:
    """Begin the notes with the fact that opened them."""
    return Notes(
        meeting=meeting,
        child=known(fact.child),
        aim=known(fact.aim),
        minutes=known(fact.minutes),
        by=fact.by,
        at=recorded.at,
        ticks=[Spoken(fact.by, recorded.at, known(fact.side))],
    )


def given(fact: ChildsWords.WordsTaken, recorded: Recorded) -> Given:
    """Tell what the child gave as its fact does; erased words are None."""
    kept = ("text", "medium", "how", "taken_by", "prompts", "support", "place")
    words = {name: known(getattr(fact, name)) for name in (*kept, "day", "came")}
    return Given(id=fact.originator_id, by=fact.by, at=recorded.at, **words)


def version(
    fact: Minutes.LineWritten | Minutes.LineChanged, recorded: Recorded
) -> Version:
    """Tell what a line says as its fact does; erased words are None."""
    kept = ("text", "verb", "exact", "speaker", "other", "side")
    words = {name: known(getattr(fact, name)) for name in kept}
    return Version(by=fact.by, at=recorded.at, **words)


def sent(fact: MinutesCheck.SentForChecking, recorded: Recorded) -> Checking:
    """Begin the checking of notes."""
    return Checking(known(fact.keeper), known(fact.check_by), recorded.at)
