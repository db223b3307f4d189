"""Whatever anybody asks, in any order: no final notes over an open question."""

from contextlib import suppress
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from events.base import Actor, Fact, Refusal, Role, Side
from events.minutes import Minutes
from events.minutes_check import MinutesCheck
from events.minutes_kinds import FAMILY, Verb
from events.minutes_rules import Wording
from tests.cast import AMINA, AYO, AYO_IN_PERSON, LUKASZ, SIAN, TOM, an_id

MEETING: Final = an_id("a meeting")
ADVOCATE: Final = Actor(an_id("An advocate"), Role.ADVOCATE, Side.OTHER)
PEOPLE: Final = some.sampled_from([AMINA, LUKASZ, AYO_IN_PERSON, TOM, SIAN, ADVOCATE])
IDS: Final = some.sampled_from([UUID(int=one) for one in range(4)])
LACKS: Final = some.frozensets(some.sampled_from(["owner", "due", "review"]))
FIRST: Final = date(2026, 9, 7)
TEXTS: Final = some.sampled_from(["Yes.", "No.", " "])


class Notes(RuleBasedStateMachine):
    """People do anything, in any order, as anybody; what is refused changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.today = FIRST
        self.minutes = Minutes.open(MEETING, AYO, "Talk.", 60, by=TOM)
        self.check: MinutesCheck | None = None
        self.facts: list[Fact] = []
        self.kept: list[str] = []
        self.lacking: dict[UUID, frozenset[str]] = {}
        self.keep()

    def keep(self) -> None:
        for one in (self.minutes, self.check):
            if one is not None:
                new = [past for past in one.collect_events() if isinstance(past, Fact)]
                self.facts += new
                self.kept += map(repr, new)

    def ask(self, asked: Any) -> None:  # noqa: ANN401 - a command
        with suppress(Refusal):
            asked()
        self.keep()

    @property
    def went_out(self) -> bool:
        return self.check is not None

    @rule(days=some.integers(0, 9))
    def time_goes_on(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(action=IDS, lacks=LACKS)
    def an_action_stands(self, action: UUID, lacks: frozenset[str]) -> None:
        if not self.minutes.closed:
            self.lacking[action] = lacks

    @rule(by=PEOPLE, line=IDS, text=TEXTS)
    def somebody_writes(self, by: Actor, line: UUID, text: str) -> None:
        said = Wording(text, Verb.SAID, exact=True, speaker=by.person)
        self.ask(
            lambda: self.minutes.write_line(line, said, by=by, went_out=self.went_out)
        )

    @rule(by=PEOPLE, line=IDS, text=TEXTS, version=some.integers(1, 3))
    def somebody_changes(self, by: Actor, line: UUID, text: str, version: int) -> None:
        said = Wording(text, Verb.SAID, exact=False, speaker=by.person)
        self.ask(
            lambda: self.minutes.change_line(
                line, said, version, by=by, went_out=self.went_out
            )
        )

    @rule(by=PEOPLE, no_action=some.booleans())
    def somebody_closes(self, by: Actor, no_action: bool) -> None:  # noqa: FBT001
        self.ask(lambda: self.minutes.close(self.lacking, no_action=no_action, by=by))

    @rule(by=PEOPLE)
    def somebody_sends(self, by: Actor) -> None:
        if self.check is None:
            self.ask(lambda: self.send(by))

    def send(self, by: Actor) -> None:
        self.check = MinutesCheck.send(
            MEETING,
            AYO,
            self.minutes.keeper,
            self.today + timedelta(days=7),
            [AMINA.person],
            by=by,
            closed=self.minutes.closed,
        )

    @rule(by=PEOPLE, request=IDS, text=TEXTS)
    def somebody_asks(self, by: Actor, request: UUID, text: str) -> None:
        if (check := self.check) is not None:
            self.ask(lambda: check.ask_for_change(request, None, text, by=by))

    @rule(by=PEOPLE, request=IDS, taken_up=some.booleans())
    def somebody_answers(self, by: Actor, request: UUID, taken_up: bool) -> None:  # noqa: FBT001
        if (check := self.check) is not None:
            self.ask(
                lambda: check.answer_change(request, "So.", taken_up=taken_up, by=by)
            )

    @rule(by=PEOPLE)
    def somebody_finds_it_right(self, by: Actor) -> None:
        if (check := self.check) is not None:
            self.ask(lambda: check.find_right(by=by))

    @rule(by=PEOPLE)
    def somebody_sends_on_time(self, by: Actor) -> None:
        if (check := self.check) is not None:
            due = FIRST + timedelta(days=14)
            self.ask(lambda: check.send_on_time(due, today=self.today, by=by))

    @rule(by=PEOPLE, differences=some.booleans())
    def somebody_makes_it_final(self, by: Actor, differences: bool) -> None:  # noqa: FBT001
        check = self.check
        if check is None:
            return
        before = check.unanswered
        was_final = check.final
        self.ask(
            lambda: check.make_final(
                with_differences=differences, today=self.today, by=by
            )
        )
        if check.final and not was_final:
            assert differences or not before
            assert self.today > check.check_by

    @invariant()
    def final_notes_answer_every_change_or_say_that_they_differ(self) -> None:
        asked: dict[UUID, Side] = {}
        answered: set[UUID] = set()
        for one in self.facts:
            if isinstance(one, MinutesCheck.ChangeAsked):
                asked[one.request] = one.side
            if isinstance(one, MinutesCheck.ChangeAnswered):
                answered.add(one.request)
            if isinstance(one, MinutesCheck.MadeFinal):
                unanswered = {one for one in asked if one not in answered}
                of_the_family = {one for one in unanswered if asked[one] in FAMILY}
                assert one.differences >= len(unanswered) >= len(of_the_family)

    @invariant()
    def nothing_follows_what_is_final(self) -> None:
        final = [isinstance(one, MinutesCheck.MadeFinal) for one in self.facts]
        assert not any(final[:-1])

    @invariant()
    def notes_go_out_only_when_each_action_is_whole(self) -> None:
        if self.check is not None:
            assert self.minutes.closed
            assert not any(self.lacking.values())

    @invariant()
    def no_fact_ever_changes(self) -> None:
        assert list(map(repr, self.facts)) == self.kept


TestNotes = Notes.TestCase
TestNotes.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
