"""The pages about the notes of a meeting, from the first line to the last word."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from eventsourcing.domain import Aggregate
from playwright.sync_api import Page

from events.agreed_action import AgreedAction
from events.base import Actor, Role, Side, Space
from events.meeting import Meeting, When
from events.meeting_kinds import MeetingKind
from events.minutes import Minutes
from events.minutes_check import MinutesCheck
from events.minutes_child import ChildsWords, Meant, Medium, Taken
from events.minutes_kinds import GoalsTime, OnGoals, Verb
from events.minutes_rules import Wording
from events.store.unit import Store, Unit
from projections.runner import see
from service.demo.story import story
from service.operating.demo_command import SEED
from tests.browser.school import PARENT, SENCO, TODAY, School
from tests.browser.sight import Sight, open_all, save

AT: Final = "/children/{quynh}/meetings"
LINE: Final = f"{AT}/{{open_notes}}/notes/lines/{{open_line}}"
WORDS: Final = f"{AT}/{{open_notes}}/notes/words"
CHECK: Final = f"{AT}/{{checked_notes}}/notes/check"
CHANGE: Final = f"{CHECK}/changes/{{open_change}}"
CHECKED: Final = f"{AT}/{{checked_notes}}/notes"
AFTER: Final = TODAY + timedelta(days=8)


@dataclass(frozen=True)
class Table:
    """Who sits at it, about which child, and the record they write in."""

    unit: Unit
    child: UUID
    senco: Actor
    parent: Actor

    def save(self, *told: Aggregate) -> None:
        self.unit.save(*told, log=self.unit.log_of(self.child, Space.SHARED))

    def meeting(self) -> UUID:
        """An annual review of today."""
        now = datetime.now(UTC)
        meeting = Meeting.propose(
            uuid4(),
            self.child,
            MeetingKind.ANNUAL_REVIEW,
            "Look at what helps at lunch.",
            When(TODAY, now, 60, "the library"),
            frozen_days=0,
            by=self.senco,
            today=TODAY,
        )
        self.save(meeting)
        return meeting.id

    def notes(self, meeting: UUID) -> Minutes:
        """Notes with an aim, an answer and a line that was changed."""
        minutes = Minutes.open(
            meeting, self.child, "Agree on what helps at lunch.", 60, by=self.senco
        )
        minutes.tick_aim(by=self.parent)
        minutes.check_goals(GoalsTime.THIRD, OnGoals.PARTLY, "Slowly.", by=self.parent)
        line = uuid4()
        said = Wording("Lunch is loud.", Verb.SAID, exact=True, other="Dr Grey")
        minutes.write_line(line, said, by=self.senco, went_out=False)
        better = Wording(
            "Lunch is too loud.", Verb.REPORTED, exact=False, speaker=self.parent.person
        )
        minutes.change_line(line, better, 1, by=self.parent, went_out=False)
        minutes.comment(line, uuid4(), "Since May.", by=self.parent, went_out=False)
        return minutes

    def words(self, meeting: UUID, *, asked: bool) -> UUID:
        """What the child gave; an adult's reading and the answer, if *asked*."""
        taken = Taken(
            text="quiet good",
            medium=Medium.SYMBOLS,
            how="Chose two cards of six.",
            taken_by=self.senco.person,
            prompts="What helps?",
            support="The board was held for her.",
            place="the quiet room",
            day=TODAY,
            came=None,
        )
        words = ChildsWords.take(
            uuid4(), self.child, meeting, taken, by=self.senco, today=TODAY, final=False
        )
        if asked:
            words.interpret("She wants it quiet.", by=self.parent, final=False)
            words.read_back(Meant.YES, None, by=self.senco, final=False)
        self.save(words)
        return words.id

    def check(self, minutes: Minutes) -> MinutesCheck:
        """Notes that went out; one change has its answer, one has none."""
        minutes.close({}, no_action=True, by=self.senco)
        check = MinutesCheck.send(
            minutes.meeting,
            self.child,
            minutes.keeper,
            TODAY + timedelta(days=7),
            [self.senco.person, self.parent.person],
            by=self.senco,
            closed=True,
        )
        line = next(iter(minutes.lines))
        declined = uuid4()
        check.ask_for_change(declined, line, "Lunch is fine.", by=self.parent)
        says = "We heard it so."
        check.answer_change(declined, says, taken_up=False, by=self.senco)
        check.ask_for_change(uuid4(), None, "Say who was there.", by=self.parent)
        return check


def noted(school: School, names: Mapping[str, str]) -> dict[str, str]:
    """Add five meetings about Quỳnh, each with its notes a step further on."""
    store = Store(school.place.web, school.place.ring, see, lambda: datetime.now(UTC))
    people = (names[f"person-{one}"] for one in ("marguerite", "hanh"))
    senco, parent = map(UUID, people)
    with store.unit(story(SEED, TODAY).schools[0].id) as unit:
        table = Table(
            unit,
            UUID(names["quynh"]),
            Actor(senco, Role.SENCO, Side.SCHOOL),
            Actor(parent, Role.PARENT, Side.HOME),
        )
        return _five(table)


def _five(table: Table) -> dict[str, str]:
    bare, going, over, out, done = (table.meeting() for _ in range(5))
    minutes = {one: table.notes(one) for one in (going, over, out, done)}
    lacking = AgreedAction.propose(
        uuid4(), table.child, "Find a quiet table.", meeting=going, by=table.parent
    )
    minutes[over].close({}, no_action=True, by=table.senco)
    check, final = table.check(minutes[out]), table.check(minutes[done])
    declined, open_one = check.asked
    final.send_on_time(TODAY, today=TODAY, by=table.senco)
    final.make_final(with_differences=True, today=AFTER, by=table.senco)
    table.save(*minutes.values(), check, final, lacking)
    return {
        "unopened_notes": str(bare),
        "open_notes": str(going),
        "open_line": str(next(iter(minutes[going].lines))),
        "open_words": str(table.words(going, asked=False)),
        "draft_notes": str(over),
        "checked_notes": str(out),
        "checked_line": str(next(iter(minutes[out].lines))),
        "checked_words": str(table.words(out, asked=True)),
        "declined_change": str(declined),
        "open_change": str(open_one),
        "final_notes": str(done),
    }


def weigh(page: Page) -> None:
    """Write a line with a word that weighs."""
    page.locator("#text").fill("She claims that lunch is loud.")
    page.get_by_role("button", name="Save this line").click()


def leave_what_lacks(page: Page) -> None:
    page.get_by_role("button", name="Close the meeting").click()


def ask_for_nothing(page: Page) -> None:
    page.get_by_role("button", name="Ask for this change").click()


NOTES: Final[Mapping[str, tuple[Sight, ...]]] = {
    "minutes.show": (
        Sight("notes-begin", f"{AT}/{{unopened_notes}}/notes", SENCO),
        Sight("notes", f"{AT}/{{open_notes}}/notes", PARENT),
        Sight("notes-weighed", f"{AT}/{{open_notes}}/notes", PARENT, weigh, 422),
        Sight("notes-lack", f"{AT}/{{open_notes}}/notes", SENCO, leave_what_lacks, 409),
        Sight("notes-draft", f"{AT}/{{draft_notes}}/notes", SENCO),
    ),
    "minutes.show_line": (
        Sight("line", LINE, PARENT, open_all),
        Sight("line-problem", LINE, PARENT, save, 409),
        Sight("line-checked", f"{CHECKED}/lines/{{checked_line}}", PARENT),
    ),
    "child_words.show_new": (
        Sight("childs-words-new", f"{WORDS}/new", SENCO),
        Sight("childs-words-problem", f"{WORDS}/new", SENCO, save, 422),
    ),
    "child_words.show_words": (
        Sight("childs-words", f"{WORDS}/{{open_words}}", PARENT),
        Sight("childs-words-meant", f"{CHECKED}/words/{{checked_words}}", PARENT),
    ),
    "checking.show": (
        Sight("notes-send", f"{AT}/{{draft_notes}}/notes/check", SENCO),
        Sight("notes-send-parent", f"{AT}/{{draft_notes}}/notes/check", PARENT),
        Sight("notes-check", CHECK, PARENT),
        Sight("notes-check-senco", CHECK, SENCO),
        Sight("notes-check-problem", CHECK, PARENT, ask_for_nothing, 422),
        Sight("notes-final", f"{AT}/{{final_notes}}/notes/check", PARENT),
    ),
    "checking.show_change": (
        Sight("change-answer", CHANGE, SENCO),
        Sight("change-problem", CHANGE, SENCO, save, 422),
        Sight("change-waits", CHANGE, PARENT),
        Sight("change-declined", f"{CHECK}/changes/{{declined_change}}", PARENT),
    ),
}
