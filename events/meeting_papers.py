"""The papers of one meeting, and until when they come in time."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Final, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact, Side
from events.counting import Counted
from events.law import Clock, Rule, in_force
from events.meeting import When
from events.meeting_kinds import CEREMONY, MeetingKind, Step
from events.meeting_refusals import AboutAMeeting
from events.phrase import phrase
from events.units import Unit

# The kinds of meetings for whose papers the law sets a time.
_BY_LAW: Final = {MeetingKind.ANNUAL_REVIEW: Clock.REVIEW_PAPERS}


class PaperIn(StrEnum):
    """What of the child's record a paper stands in, with its files."""

    ENTRY = "entry"
    ADVICE = "advice"


class CannotAddPaper(AboutAMeeting):
    """A paper was not added to a meeting."""

    code: ClassVar[str] = "cannot-add-paper"

    @classmethod
    def because_it_says_not_whose(cls) -> Self:
        says = phrase("Say whose it is: choose a person, or write a name.")
        return cls(says, "other")

    @classmethod
    def because_it_is_of_two(cls) -> Self:
        return cls(phrase("Choose a person, or write a name, not both."), "other")

    @classmethod
    def because_it_was_added_before(cls) -> Self:
        return cls(phrase("This was added before, under the same id."), "id")


class CannotDeclinePaper(AboutAMeeting):
    """Somebody's no to talking about a paper was not kept, or not taken back."""

    code: ClassVar[str] = "cannot-decline-paper"

    @classmethod
    def because_it_came_in_time(cls) -> Self:
        says = phrase("This paper came in time. You can say no only to a late one.")
        return cls(says)

    @classmethod
    def because_you_declined_it_before(cls) -> Self:
        return cls(phrase("You said already that you will not talk about this paper."))

    @classmethod
    def because_you_did_not_decline_it(cls) -> Self:
        return cls(phrase("You did not say no to this paper."))


@dataclass(frozen=True, slots=True)
class PapersDue:
    """The last day for papers, by which rule; and where hours count, the moment."""

    rule: Rule
    day: date
    moment: datetime | None

    def is_late(self, on: date, at: datetime) -> bool:
        """Say whether a paper that came *on* a day, *at* a moment, came too late."""
        return on > self.day or (self.moment is not None and at > self.moment)


def papers_due(
    kind: MeetingKind, when: When, school_days: Counted | None = None
) -> PapersDue | None:
    """Say until when papers come in time; None where the kind asks for none.

    School days are counted from the hour the meeting begins: two of them are 48 hours.
    """
    if Step.PAPERS not in CEREMONY[kind]:
        return None
    rule = in_force(_BY_LAW.get(kind, Clock.MEETING_PAPERS), when.day)
    last = rule.latest_before(when.day, school_days)
    if rule.unit is not Unit.SCHOOL_DAYS or when.starts is None:
        return PapersDue(rule, last, None)
    return PapersDue(rule, last, when.starts - (when.day - last))


@dataclass(frozen=True, slots=True)
class About:
    """A paper: its title, whose it is, and where in the record it can be read."""

    title: str
    writer: UUID | None = None
    other: str | None = None
    source: UUID | None = None
    source_kind: PaperIn | None = None

    @property
    def words(self) -> dict[str, Any]:
        """Give the words by name, as a fact keeps them."""
        return asdict(self)


class MeetingPaper(Aggregate):
    """One paper of one meeting, and who will not talk about it."""

    TOPIC: ClassVar[str] = "meeting-paper"

    class Event(Fact):
        """Anything recorded about a paper of a meeting."""

    class PaperAdded(Event, Aggregate.Created):
        """Somebody adds a paper; *late* is by the day on which the meeting then was.

        *due* was the last day, by the *rule* that was in force. Both are None for a
        kind of meeting that asks for no papers.
        """

        TOPIC: ClassVar[str] = "meeting/paper-added"
        PROSE: ClassVar[frozenset[str]] = frozenset({"title", "other"})
        child: UUID
        meeting: UUID
        title: str
        writer: UUID | None
        other: str | None
        source: UUID | None
        source_kind: PaperIn | None
        due: date | None
        rule: str | None
        late: bool
        side: Side

    class PaperDiscussionDeclined(Event):
        """Somebody of the family will not talk about a paper that came late."""

        TOPIC: ClassVar[str] = "meeting/paper-discussion-declined"
        meeting: UUID

    class DecliningTakenBack(Event):
        """Somebody will talk about the late paper after all."""

        TOPIC: ClassVar[str] = "meeting/paper-declining-taken-back"
        meeting: UUID

    Created = PaperAdded

    @event(PaperAdded)
    def __init__(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        meeting: UUID,
        title: str,
        writer: UUID | None,
        other: str | None,
        source: UUID | None,
        source_kind: PaperIn | None,
        due: date | None,
        rule: str | None,
        late: bool,  # noqa: FBT001 - a word of the fact
        side: Side,
        by: UUID,
    ) -> None:
        self.child = child
        self.meeting = meeting
        self.declined: set[UUID] = set()

    @classmethod
    def add(  # noqa: PLR0913 - a paper, of which meeting, and how late
        cls,
        paper: UUID,
        child: UUID,
        meeting: UUID,
        about: About,
        due: PapersDue | None,
        *,
        late: bool,
        by: Actor,
    ) -> Self:
        """Add a paper to a meeting, and say whether it comes too late."""
        _check(about)
        return cls(
            id=paper,
            child=child,
            meeting=meeting,
            **about.words,
            due=None if due is None else due.day,
            rule=None if due is None else due.rule.version,
            late=late,
            side=by.side,
            by=by.person,
        )

    def decline(self, *, late: bool, by: Actor) -> None:
        """Say no to talking about it; nobody has to give a reason."""
        if not late:
            raise CannotDeclinePaper.because_it_came_in_time()
        if by.person in self.declined:
            raise CannotDeclinePaper.because_you_declined_it_before()
        self._paper_discussion_declined(meeting=self.meeting, by=by.person)

    def take_declining_back(self, *, by: Actor) -> None:
        """Talk about it after all."""
        if by.person not in self.declined:
            raise CannotDeclinePaper.because_you_did_not_decline_it()
        self._declining_taken_back(meeting=self.meeting, by=by.person)

    @event(PaperDiscussionDeclined)
    def _paper_discussion_declined(self, meeting: UUID, by: UUID) -> None:
        self.declined.add(by)

    @event(DecliningTakenBack)
    def _declining_taken_back(self, meeting: UUID, by: UUID) -> None:
        self.declined.remove(by)


def _check(about: About) -> None:
    if not about.title.strip():
        raise CannotAddPaper.because_it_is_blank(about="title")
    named = about.other is not None and bool(about.other.strip())
    if about.writer is None and not named:
        raise CannotAddPaper.because_it_says_not_whose()
    if about.writer is not None and named:
        raise CannotAddPaper.because_it_is_of_two()
