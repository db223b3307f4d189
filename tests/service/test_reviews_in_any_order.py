"""Meetings, notes, changes and actions, whoever asks for them and in whatever order.

The commands are the real ones, behind the real permissions and on a real record. A
school of its own is opened for each try, with one person of each role around a child.
What must hold is read from the record, not from what a command remembers.
"""

from datetime import date, timedelta
from hashlib import sha256
from typing import ClassVar, Final
from uuid import UUID, uuid4

from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from events.agreed_action_words import Result
from events.base import Actor, Fact, Refusal, Role, Space
from events.meeting import When
from events.meeting_kinds import MeetingKind
from events.minutes import Minutes
from events.minutes_check import MinutesCheck
from events.minutes_kinds import FAMILY, Stage, Verb
from projections import minutes as views
from service.actions import commands as agreeing
from service.asking import Asking
from service.checking import commands as checking
from service.context import NotHere, acting
from service.meetings import commands as proposing
from service.minutes import commands as noting
from service.permissions import NotPermitted
from tests.service.house import NOW, House
from tests.service.reviews import (
    DOES,
    SIDES,
    WRITTEN,
    of_the_child,
    open_school,
    opens_after_the_childs_part,
    unanswered,
    what_lacks,
)

# How far a review is when anybody may do anything, and how often that is tried.
STARTS: Final = {"proposed": 3, "opened": 4, "given out": 3, "family waits": 8}
ROLES: Final = some.sampled_from(list(Role))
OWNERS: Final = some.sampled_from([Role.PARENT, Role.TEACHER, Role.CHILD])
KEEPERS: Final = some.sampled_from([Role.SENCO, Role.HEADTEACHER, Role.TEACHER, *Role])
WHICH: Final = some.integers(0, 3)
DAYS: Final = some.sampled_from([None, 20, 30])
MINUTES: Final = some.sampled_from([None, 10, 61])
MORE_THAN_TO_CHECK: Final = 10
NO_WORDS: Final = dict.fromkeys(("amount", "frequency", "who", "until", "setting"))
# Where the tries must come by, or they show nothing.
REACHED: Final = frozenset(
    {
        "make-final",
        "final with differences",
        "final refused: family waits",
        "close-meeting",
        "close-meeting: CannotCloseMeeting",
        "close-meeting: NotPermitted",
    }
)
NOT_TAKEN: Final = (Refusal, NotPermitted, NotHere)


class Reviews(RuleBasedStateMachine):
    """People of every role do anything to one review, as often as they like."""

    house: ClassVar[House]
    seen: ClassVar[set[str]]
    begun: ClassVar[str]

    @initialize()
    def begin(self) -> None:
        self.house.clock.set(NOW)
        self.school, self.child, self.meeting = uuid4(), uuid4(), uuid4()
        self.people = {one: Actor(uuid4(), one, SIDES[one]) for one in Role}
        self.actions: list[UUID] = []
        self.lines: list[UUID] = []
        self.changes: list[UUID] = []
        self.kept: set[bytes] = set()
        open_school(self.house, self.school, self.child, self.people)
        proposed = proposing.ProposeMeeting(
            meeting=self.meeting,
            kind=MeetingKind.ANNUAL_REVIEW,
            purpose="Look at what helps at lunch.",
            when=When(self.today + timedelta(days=1), NOW, 60, "the library"),
            frozen_days=0,
        )
        assert self.done(Role.SENCO, proposed)
        if self.begun != "proposed":
            self.somebody_speaks_of_the_child(Role.PARENT, 10)
            self.somebody_opens(Role.TEACHER)
            self.somebody_writes(Role.TEACHER, Role.PARENT)
        if self.begun in {"given out", "family waits"}:
            self.somebody_closes(Role.TEACHER, no_action=True)
            self.somebody_gives_out(Role.TEACHER)
        if self.begun == "family waits":
            self.somebody_asks_for_a_change(Role.PARENT, 0)

    @property
    def today(self) -> date:
        return self.house.services.edge.today()

    def in_days(self, days: int | None) -> date | None:
        return None if days is None else self.today + timedelta(days=days)

    def done(self, role: Role, command: object) -> bool:
        """Ask as the service does: place, permission, command. Was it recorded?"""
        action, handler = DOES[type(command)]
        try:
            with (
                self.house.app.app_context(),
                self.house.services.store.unit(self.school) as unit,
            ):
                by = acting(unit.reader, self.child, self.people[role].person, action)
                if by is None:
                    raise NotHere
                handler(command, Asking(by, self.today, unit, frozenset(), self.child))
        except NOT_TAKEN as refused:
            self.seen.add(f"{action.value}: {type(refused).__name__}")
            return False
        self.seen.add(action.value)
        return True

    def facts(self) -> list[Fact]:
        """Open all that was recorded about the child in common, oldest first."""
        with self.house.services.store.reading(self.school) as reader:
            log = reader.log_of(self.child, Space.SHARED)
            assert log is not None
            return [one.fact for one in reader.facts_of_log(log)]

    @rule(days=some.integers(1, MORE_THAN_TO_CHECK))
    def time_goes_on(self, days: int) -> None:
        self.house.clock.now += timedelta(days=days)

    @rule(by=ROLES)
    def somebody_agrees_to_the_purpose(self, by: Role) -> None:
        self.done(by, proposing.AgreePurpose(meeting=self.meeting))

    @rule(by=ROLES, minutes=MINUTES)
    def somebody_speaks_of_the_child(self, by: Role, minutes: int | None) -> None:
        self.done(by, of_the_child(self.meeting, NOW, minutes))

    @rule(by=ROLES)
    def somebody_opens(self, by: Role) -> None:
        self.done(by, noting.OpenNotes(meeting=self.meeting, aim="Lunch.", minutes=60))

    @rule(by=ROLES, speaker=ROLES)
    def somebody_writes(self, by: Role, speaker: Role) -> None:
        line = uuid4()
        command = noting.WriteLine(
            meeting=self.meeting,
            line=line,
            text=f"Kit {speaker} spoke.",
            verb=Verb.SAID,
            exact=False,
            speaker=self.people[speaker].person,
        )
        if self.done(by, command):
            self.lines.append(line)

    @precondition(lambda self: self.lines)
    @rule(by=ROLES, which=WHICH, version=some.integers(1, 2))
    def somebody_changes(self, by: Role, which: int, version: int) -> None:
        command = noting.ChangeLine(
            meeting=self.meeting,
            line=one_of(self.lines, which),
            version=version,
            text="It was put so.",
            verb=Verb.REPORTED,
            exact=False,
            speaker=self.people[by].person,
        )
        self.done(by, command)

    @rule(by=ROLES, owner=some.none() | OWNERS, due=DAYS, review=DAYS)
    def somebody_proposes_an_action(
        self, by: Role, owner: Role | None, due: int | None, review: int | None
    ) -> None:
        action = uuid4()
        command = agreeing.ProposeAction(
            action=action,
            text="Keep a table free.",
            meeting=self.meeting,
            owner=None if owner is None else self.people[owner].person,
            due=self.in_days(due),
            review=self.in_days(review),
            **NO_WORDS,
        )
        if self.done(by, command):
            self.actions.append(action)

    @precondition(lambda self: self.actions)
    @rule(by=ROLES, which=WHICH, owner=OWNERS)
    def somebody_names_an_owner(self, by: Role, which: int, owner: Role) -> None:
        command = agreeing.NameOwner(
            action=one_of(self.actions, which),
            owner=self.people[owner].person,
            reason="So it is said now.",
        )
        self.done(by, command)

    @precondition(lambda self: self.actions)
    @rule(by=ROLES, which=WHICH, due=DAYS, review=DAYS)
    def somebody_sets_days(
        self, by: Role, which: int, due: int | None, review: int | None
    ) -> None:
        command = agreeing.SetActionDays(
            action=one_of(self.actions, which),
            due=self.in_days(due),
            review=self.in_days(review),
            reason="It takes so long.",
        )
        self.done(by, command)

    @precondition(lambda self: self.actions)
    @rule(by=ROLES, which=WHICH, step=some.integers(0, 3))
    def somebody_answers_for_an_action(self, by: Role, which: int, step: int) -> None:
        action = one_of(self.actions, which)
        commands = (
            agreeing.ConfirmAction(action=action),
            agreeing.ObjectToAction(action=action, reason="Not so."),
            agreeing.SayOutcome(
                action=action, result=Result.DONE, text=None, speaks_for=None
            ),
            agreeing.ConfirmOutcome(action=action),
        )
        self.done(by, commands[step])

    @rule(by=ROLES, no_action=some.booleans())
    def somebody_closes(self, by: Role, no_action: bool) -> None:  # noqa: FBT001 - drawn
        command = noting.CloseMeeting(meeting=self.meeting, no_action=no_action)
        self.done(by, command)

    @rule(by=KEEPERS)
    def somebody_gives_out(self, by: Role) -> None:
        self.done(by, checking.SendNotes(meeting=self.meeting, days=5))

    @rule(by=ROLES)
    def somebody_finds_it_right(self, by: Role) -> None:
        self.done(by, checking.FindRight(meeting=self.meeting))

    @rule(by=ROLES, which=some.none() | WHICH)
    def somebody_asks_for_a_change(self, by: Role, which: int | None) -> None:
        change, there = uuid4(), self.lines and which is not None
        command = checking.AskChange(
            meeting=self.meeting,
            request=change,
            text="It was otherwise.",
            line=one_of(self.lines, which or 0) if there else None,
        )
        if self.done(by, command):
            self.changes.append(change)

    @precondition(lambda self: self.changes)
    @rule(by=ROLES, which=WHICH, taken_up=some.booleans())
    def somebody_answers_a_change(self, by: Role, which: int, taken_up: bool) -> None:  # noqa: FBT001 - drawn
        command = checking.AnswerChange(
            meeting=self.meeting,
            request=one_of(self.changes, which),
            taken_up=taken_up,
            text="We heard it so.",
        )
        self.done(by, command)

    @rule(by=KEEPERS)
    def somebody_sends_on_time(self, by: Role) -> None:
        self.done(by, checking.SendOnTime(meeting=self.meeting))

    @precondition(lambda self: self.changes)
    @rule(differences=some.booleans())
    def the_senco_ends_the_checking(self, differences: bool) -> None:  # noqa: FBT001 - drawn
        """Once people had their time; a change may wait for its answer or not."""
        self.somebody_makes_it_final(Role.SENCO, differences, later=True)

    @rule(by=KEEPERS, differences=some.booleans(), later=some.booleans())
    def somebody_makes_it_final(
        self,
        by: Role,
        differences: bool,  # noqa: FBT001 - drawn
        later: bool,  # noqa: FBT001 - drawn
    ) -> None:
        if later:
            self.time_goes_on(MORE_THAN_TO_CHECK)
        waiting = unanswered(self.facts())
        of_the_family = {one for one, side in waiting.items() if side in FAMILY}
        command = checking.MakeFinal(meeting=self.meeting, differences=differences)
        if not self.done(by, command):
            self.seen.update(["final refused: family waits"] * bool(of_the_family))
            return
        assert differences or not of_the_family, "nobody is passed over unasked"
        if of_the_family:
            self.seen.add("final with differences")
            self.both_versions_are_shown(of_the_family)

    def both_versions_are_shown(self, waiting: set[UUID]) -> None:
        """What the notes say and what the family says instead stand side by side."""
        with self.house.services.store.reading(self.school) as reader:
            notes = views.of_meeting(reader, self.meeting)
        assert notes is not None
        assert notes.checking is not None
        assert notes.stage is Stage.FINAL
        shown = {one.id: one for one in notes.checking.requests}
        assert notes.checking.differences is not None
        assert notes.checking.differences >= len(waiting)
        for one in waiting:
            assert shown[one].asked.text == "It was otherwise."
            assert shown[one].answer is None
            if (line := shown[one].line) is not None:
                assert notes.lines[line].newest.text

    @invariant()
    def notes_are_final_only_when_the_family_was_answered(self) -> None:
        facts = self.facts()
        final = [
            place
            for place, one in enumerate(facts)
            if isinstance(one, MinutesCheck.MadeFinal)
        ]
        assert len(final) <= 1
        for place in final:
            made = facts[place]
            assert isinstance(made, MinutesCheck.MadeFinal)
            assert made.differences >= len(unanswered(facts[:place]))
            after = facts[place + 1 :]
            assert not any(isinstance(one, MinutesCheck.Event) for one in after)

    @invariant()
    def no_notes_are_opened_before_the_childs_part_is_known(self) -> None:
        assert opens_after_the_childs_part(self.facts())

    @invariant()
    def a_meeting_closes_over_whole_actions_alone(self) -> None:
        facts = self.facts()
        for place, one in enumerate(facts):
            if isinstance(one, Minutes.MeetingClosed):
                lacking = what_lacks(facts[:place], self.meeting)
                assert one.actions == len(lacking)
                assert not any(lacking.values())

    @invariant()
    def no_fact_ever_changes(self) -> None:
        """Each row, leaf and sealed word of the record stays as it was written."""
        with self.house.place.owner.reading() as conn:
            rows = [
                tuple(row)
                for table, order in WRITTEN.items()
                for row in conn.execute(
                    select(table).where(table.c.school == self.school).order_by(*order)
                )
            ]
        now = {sha256(repr(row).encode()).digest() for row in rows}
        assert self.kept <= now
        self.kept = now


def one_of(ids: list[UUID], which: int) -> UUID:
    return ids[which % len(ids)]


def test_in_any_order_no_family_is_passed_over_and_no_fact_changes(
    lodge: House,
) -> None:
    reached: set[str] = set()
    for start, tries in STARTS.items():

        class Here(Reviews):
            house = lodge
            seen = reached
            begun = start

        few = settings(
            max_examples=tries,
            stateful_step_count=22,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        )
        run_state_machine_as_test(Here, settings=few)
    assert reached >= REACHED
