"""The notes of one meeting while it goes on: its aim, who said what, and its end.

A line is changed by whoever wrote it or by anybody else, and each version stays. Two
people who change one line at once are told: the second names an older version.
"""

from collections.abc import Mapping
from typing import ClassVar, Final, Self
from uuid import UUID, uuid5

from eventsourcing.domain import Aggregate, event

from events.base import Actor, Fact, Side
from events.minutes_kinds import GoalsTime, OnGoals, Verb
from events.minutes_refusals import (
    CannotCloseMeeting,
    CannotOpenNotes,
    CannotWriteNotes,
    LineIsNewer,
)
from events.minutes_rules import Wording, check_draft, check_wording

LONGEST_MEETING: Final = 480


class Minutes(Aggregate):
    """What was aimed at, said and closed in one meeting. See `minutes_of`."""

    TOPIC: ClassVar[str] = "minutes"

    class Event(Fact):
        """Anything recorded about the notes of a meeting."""

    class MinutesOpened(Event, Aggregate.Created):
        """Somebody says at the start what the meeting is to achieve, and opens it."""

        TOPIC: ClassVar[str] = "minutes/opened"
        PROSE: ClassVar[frozenset[str]] = frozenset({"aim"})
        child: UUID
        meeting: UUID
        aim: str
        minutes: int
        side: Side

    class AimTicked(Event):
        """Somebody who takes part says yes to the aim."""

        TOPIC: ClassVar[str] = "minutes/aim-ticked"
        side: Side

    class GoalsChecked(Event):
        """Somebody answers whether the meeting is on its goals."""

        TOPIC: ClassVar[str] = "minutes/goals-checked"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        when: GoalsTime
        answer: OnGoals
        text: str | None
        side: Side

    class LineWritten(Event):
        """Somebody writes down what a person said, exactly or in short."""

        TOPIC: ClassVar[str] = "minutes/line-written"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text", "other"})
        line: UUID
        text: str
        verb: Verb
        exact: bool
        speaker: UUID | None
        other: str | None
        side: Side

    class LineChanged(Event):
        """A line says it better; the earlier versions stay."""

        TOPIC: ClassVar[str] = "minutes/line-changed"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text", "other"})
        line: UUID
        text: str
        verb: Verb
        exact: bool
        speaker: UUID | None
        other: str | None
        side: Side

    class LineCommented(Event):
        """Somebody sets their own words beside a line."""

        TOPIC: ClassVar[str] = "minutes/line-commented"
        PROSE: ClassVar[frozenset[str]] = frozenset({"text"})
        line: UUID
        comment: UUID
        text: str
        side: Side

    class MeetingClosed(Event):
        """The meeting ends, with so many actions that are whole."""

        TOPIC: ClassVar[str] = "minutes/meeting-closed"
        actions: int

    Created = MinutesOpened

    @event(MinutesOpened)
    def __init__(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        id: UUID,  # noqa: A002
        child: UUID,
        meeting: UUID,
        aim: str,
        minutes: int,
        side: Side,
        by: UUID,
    ) -> None:
        self.child, self.meeting, self.keeper = child, meeting, by
        self.ticked = {by}
        self.answered: set[tuple[GoalsTime, UUID]] = set()
        self.lines: dict[UUID, Wording] = {}
        self.versions: dict[UUID, int] = {}
        self.comments: set[UUID] = set()
        self.closed = False

    @classmethod
    def open(
        cls,
        meeting: UUID,
        child: UUID,
        aim: str,
        minutes: int,
        *,
        by: Actor,
        lacks_childs_part: bool = False,
    ) -> Self:
        """Begin the notes: whoever does so says the aim again, and yes to it."""
        if lacks_childs_part:
            raise CannotOpenNotes.because_nothing_is_said_of_the_child()
        if not aim.strip():
            raise CannotOpenNotes.because_no_aim_is_said()
        if not 1 <= minutes <= LONGEST_MEETING:
            raise CannotOpenNotes.because_of_its_length(LONGEST_MEETING)
        return cls(
            id=minutes_of(meeting),
            child=child,
            meeting=meeting,
            aim=aim,
            minutes=minutes,
            side=by.side,
            by=by.person,
        )

    def tick_aim(self, *, by: Actor) -> None:
        """Say yes to what the meeting is to achieve."""
        self._check_it_goes_on()
        if by.person in self.ticked:
            raise CannotWriteNotes.because_you_ticked_it()
        self._aim_ticked(side=by.side, by=by.person)

    def check_goals(
        self, when: GoalsTime, answer: OnGoals, text: str | None, *, by: Actor
    ) -> None:
        """Answer, at one or two thirds of the time, whether it is on its goals."""
        self._check_it_goes_on()
        if (when, by.person) in self.answered:
            raise CannotWriteNotes.because_it_was_answered()
        self._goals_checked(
            when=when, answer=answer, text=text, side=by.side, by=by.person
        )

    def write_line(
        self, line: UUID, said: Wording, *, by: Actor, went_out: bool
    ) -> None:
        """Write down what somebody said; *went_out*: the notes are being checked."""
        check_draft(went_out=went_out)
        if line in self.lines:
            raise CannotWriteNotes.because_it_was_written_before()
        check_wording(said)
        self._line_written(line=line, **said.words, side=by.side, by=by.person)

    def change_line(
        self, line: UUID, said: Wording, version: int, *, by: Actor, went_out: bool
    ) -> None:
        """Say a line better, as somebody who read its newest *version*."""
        check_draft(went_out=went_out)
        self._check_line(line)
        check_wording(said)
        if version != self.versions[line]:
            raise LineIsNewer.because_it_was_changed_meanwhile()
        if said == self.lines[line]:
            raise CannotWriteNotes.because_nothing_would_change()
        self._line_changed(line=line, **said.words, side=by.side, by=by.person)

    def comment(
        self, line: UUID, comment: UUID, text: str, *, by: Actor, went_out: bool
    ) -> None:
        """Set one's own words beside a line."""
        check_draft(went_out=went_out)
        self._check_line(line)
        if not text.strip():
            raise CannotWriteNotes.because_it_is_blank()
        if comment in self.comments:
            raise CannotWriteNotes.because_it_was_written_before()
        self._line_commented(
            line=line, comment=comment, text=text, side=by.side, by=by.person
        )

    def close(
        self, actions: Mapping[UUID, frozenset[str]], *, no_action: bool, by: Actor
    ) -> None:
        """End the meeting; *actions* says of each what it lacks."""
        if self.closed:
            raise CannotCloseMeeting.because_it_is_closed()
        if any(actions.values()):
            raise CannotCloseMeeting.because_actions_lack_something()
        if not actions and not no_action:
            raise CannotCloseMeeting.because_nothing_is_said_of_actions()
        if actions and no_action:
            raise CannotCloseMeeting.because_there_are_actions()
        self._meeting_closed(actions=len(actions), by=by.person)

    def _check_it_goes_on(self) -> None:
        if self.closed:
            raise CannotWriteNotes.because_the_meeting_is_closed()

    def _check_line(self, line: UUID) -> None:
        if line not in self.lines:
            raise CannotWriteNotes.because_the_line_is_not_there()

    @event(AimTicked)
    def _aim_ticked(self, side: Side, by: UUID) -> None:
        self.ticked.add(by)

    @event(GoalsChecked)
    def _goals_checked(
        self, when: GoalsTime, answer: OnGoals, text: str | None, side: Side, by: UUID
    ) -> None:
        self.answered.add((when, by))

    @event(LineWritten)
    def _line_written(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        line: UUID,
        text: str,
        verb: Verb,
        exact: bool,  # noqa: FBT001
        speaker: UUID | None,
        other: str | None,
        side: Side,
        by: UUID,
    ) -> None:
        self.lines[line] = Wording(text, verb, exact, speaker, other)
        self.versions[line] = 1

    @event(LineChanged)
    def _line_changed(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        line: UUID,
        text: str,
        verb: Verb,
        exact: bool,  # noqa: FBT001
        speaker: UUID | None,
        other: str | None,
        side: Side,
        by: UUID,
    ) -> None:
        self.lines[line] = Wording(text, verb, exact, speaker, other)
        self.versions[line] += 1

    @event(LineCommented)
    def _line_commented(
        self, line: UUID, comment: UUID, text: str, side: Side, by: UUID
    ) -> None:
        self.comments.add(comment)

    @event(MeetingClosed)
    def _meeting_closed(self, actions: int, by: UUID) -> None:
        self.closed = True


def minutes_of(meeting: UUID) -> UUID:
    """Give the id of the notes of a meeting."""
    return uuid5(meeting, "minutes")
