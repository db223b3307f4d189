"""A review from its proposal to an action that both sides call done, with six people.

Two parents who live apart, a child who signs in with pictures, a teacher, a SENCO and
an advocate; on a phone and on a desk. At the end the record tells it all in sentences.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.reviewing import CHILD, AtTable, Table, laid
from tests.browser.test_child import OWN, SECRET, by_touch, goes
from tests.browser.visits import DESK, PHONE, Window, window
from tests.cast import AMINA, LUKASZ, SIAN, TOM
from tests.service.house import ADA
from tests.service.small_school import SmallSchool

pytestmark = pytest.mark.browser

BEFORE: Final = datetime(2026, 9, 8, 11, tzinfo=UTC)
MEETS: Final = datetime(2026, 9, 22, 13, 30, tzinfo=UTC)
A_THIRD_OVER: Final = datetime(2026, 9, 22, 13, 55, tzinfo=UTC)
CHECKS: Final = datetime(2026, 9, 24, 16, tzinfo=UTC)
CHECKED: Final = datetime(2026, 9, 30, 9, tzinfo=UTC)
LATER: Final = datetime(2026, 10, 12, 15, tzinfo=UTC)
AMINA_, LUKASZ_, TOM_, SIAN_ = "Amina Bello", "Łukasz Zając", "Tom Okafor", "Siân Rees"
ADA_, AYO_ = "Ada Nwosu", "Ayo Bello"
CARDS: Final = "quiet happy"
LINE: Final = "He eats in the hall on Fridays."
BETTER: Final = "He eats in the hall when it is half empty."
QUIET: Final = "Keep the table by the window free at lunch."
WHOLE: Final = "Each action needs an owner"


@dataclass(frozen=True)
class Six:
    """Five screens, and one that the child holds later."""

    table: Table
    tablet: Window
    amina: AtTable
    lukasz: AtTable
    tom: AtTable
    sian: AtTable
    ada: AtTable

    @property
    def adults(self) -> tuple[AtTable, ...]:
        return self.amina, self.lukasz, self.tom, self.sian, self.ada

    def meet_again(self, when: datetime) -> None:
        """Let days go by; whoever comes back signs in again."""
        self.table.goes_on_to(when)
        for one in self.adults:
            one.comes_in()


@pytest.fixture(scope="module")
def larkfield(
    tmp_path_factory: pytest.TempPathFactory, migrated_file: Path
) -> SmallSchool:
    return SmallSchool(tmp_path_factory.mktemp("larkfield"), migrated_file)


@pytest.fixture(params=[PHONE, DESK], ids=["on a phone", "on a desk"])
def six(
    request: pytest.FixtureRequest,
    browser: Browser,
    larkfield: SmallSchool,
    tmp_path: Path,
) -> Iterator[Six]:
    with (
        larkfield.on_sqlite(tmp_path) as place,
        laid(place) as table,
        ExitStack() as windows,
    ):
        screens = [
            windows.enter_context(window(browser, table.address, request.param))
            for _ in range(5)
        ]
        tablet = windows.enter_context(window(browser, table.address, PHONE))
        people = (AMINA, LUKASZ, TOM, SIAN, ADA)
        adults = map(AtTable.sits_down, screens, people, [table] * 5)
        yield Six(table, tablet, *adults)


def test_a_review_goes_from_a_proposal_to_an_action_that_both_sides_call_done(
    six: Six,
) -> None:
    they_agree_what_it_is_for(six)
    everybody_brings_something(six)
    each_says_how_they_take_part(six)
    the_child_says_how_it_is(six)
    they_meet(six)
    no_meeting_closes_over_an_action_that_lacks_something(six)
    they_check_the_notes(six)
    no_notes_are_final_over_a_change_without_an_answer(six)
    they_answer_for_the_action(six)
    told = six.sian.whole_record()[-len(TOLD) :]
    assert told == TOLD
    as_amina_reads_it = six.amina.whole_record()[-len(TOLD) :]
    assert sorted(as_amina_reads_it) == sorted(TOLD)
    assert without_looks(as_amina_reads_it) == without_looks(TOLD)


def without_looks(told: list[str]) -> list[str]:
    """Leave out when the other household first opened something: told by half-day."""
    return [line for line in told if not line.endswith("for the first time")]


def they_agree_what_it_is_for(six: Six) -> None:
    """Two weeks ahead; the parents live apart, and each agrees for themselves."""
    six.sian.tells_household(AMINA, "First household")
    six.sian.tells_household(LUKASZ, "Second household")
    what_for = "Look at what helps Ayo at lunch."
    six.sian.proposes("An annual review", what_for, "2026-09-22", "14:30")
    six.amina.opens_meeting()
    six.amina.reads("Purpose not agreed")
    six.amina.agrees_purpose()
    six.amina.reads("Purpose agreed")
    six.lukasz.agrees_purpose()


def everybody_brings_something(six: Six) -> None:
    six.amina.brings("A quiet place to eat")
    six.lukasz.brings("How the weekends go")
    six.ada.brings("What the plan says of lunch")
    six.sian.brings("The dates of next term")
    six.tom.brings("What happens in the queue")
    six.tom.brings("Show my table", for_child=AYO_)
    whose = six.tom.page.locator("main article h2").all_inner_texts()
    assert whose == [AMINA_, LUKASZ_, ADA_, SIAN_, TOM_, AYO_]


def each_says_how_they_take_part(six: Six) -> None:
    six.amina.says_how("In person", hard="I work until two.")
    six.lukasz.says_how("By video", hard="")
    six.lukasz.gives_view("With me he eats when it is only us two.")
    six.ada.says_how("By phone")
    six.tom.says_how("In person")
    six.sian.asks_to_come(
        f"{AMINA_}, parent",
        f"{LUKASZ_}, parent",
        f"{TOM_}, teacher",
        f"{ADA_}, advocate",
    )
    six.sian.is_told("Saved. They get an invitation by e-mail.")
    six.tom.plans_childs_part("14:35", "14:45")
    six.tom.opens_meeting()
    six.tom.reads("With me he eats when it is only us two.")


def the_child_says_how_it_is(six: Six) -> None:
    """On a device that Siân set up, with pictures alone, as far as that reaches."""
    beside = AtTable.sits_down(six.tablet, SIAN, six.table)
    page = beside.window.go(f"{CHILD}/devices")
    with page.expect_navigation():
        page.locator("main form").last.locator("button").tap()
    goes(page, by_touch, OWN, *SECRET, "yes")
    goes(page, by_touch, OWN, *SECRET)
    beside.window.go(f"{six.table.meeting}/my-space")
    goes(page, by_touch, "calm", "worried")
    expect(page.locator("[data-thing]")).to_have_count(1)
    says_with_pictures(page)
    for closed in ("", "/agenda", "/notes"):
        address = f"{six.table.address}{six.table.meeting}{closed}"
        assert page.request.get(address).status == 404


def says_with_pictures(page: Page) -> None:
    goes(page, by_touch, "home", "say", "group-feelings", "happy", "next", "send")
    expect(page.locator("[data-state=sent]")).to_be_visible()


def they_meet(six: Six) -> None:
    """Everybody says yes to the aim; what the child gave comes first."""
    six.meet_again(MEETS)
    six.sian.opens_notes()
    six.sian.presses("Open the notes")
    six.sian.is_refused("Read that first")
    six.sian.ticks("I have read how people feel about coming")
    six.sian.presses("Open the notes")
    six.sian.is_told("Saved. The notes are open. Ask each person to say yes.")
    for one in (six.amina, six.lukasz, six.tom, six.ada):
        one.says_yes_to_aim()
    six.tom.writes_line(LINE, "No, this is it in short")
    six.amina.writes_line("It is too loud there.", "Yes, word for word")
    six.ada.sets_beside(LINE, "His plan says: a quiet place.")
    words_of_the_child(six.sian)
    six.lukasz.opens_notes()
    said = six.lukasz.page.locator("main .said").all_inner_texts()
    assert said.index(CARDS) < said.index(LINE)
    assert six.lukasz.page.get_by_label("After a third of the time").count() == 0
    six.table.goes_on_to(A_THIRD_OVER)
    six.amina.checks_goals("After a third of the time", "Partly")
    six.tom.checks_goals("After a third of the time", "Yes, we are on our goals")


def words_of_the_child(sian: AtTable) -> None:
    sian.opens_notes()
    sian.follows("Write down what the child gave")
    sian.types("The child’s words, exactly", CARDS)
    sian.page.locator("#medium").select_option("symbols")
    sian.types("How was it taken?", "Chose two cards of six.")
    sian.presses("Save the child’s words")
    sian.is_told("Saved. The child’s words come first in the notes.")
    sian.follows("In Ayo Bello’s own way, 1")
    sian.page.locator("#answer").select_option("yes")
    sian.presses("Keep the child’s answer")
    sian.is_told("Saved. The child’s answer is kept.")


def no_meeting_closes_over_an_action_that_lacks_something(six: Six) -> None:
    six.amina.proposes_action(QUIET)
    lacks = (
        "It has no owner.",
        "It has no day by which it is due.",
        "It has no day to look at it again.",
    )
    refused(six.sian, *lacks)
    six.amina.names_owner(QUIET, TOM_)
    refused(six.sian, *lacks[1:])
    six.tom.sets_day(QUIET, "Done by", "2026-10-09")
    refused(six.sian, lacks[2])
    six.tom.sets_day(QUIET, "Checked on", "2026-11-13")
    six.sian.closes()
    six.sian.is_told("Saved. The meeting is closed.")


def refused(keeper: AtTable, *lacks: str) -> None:
    """A meeting does not end, and the page says which action lacks what."""
    keeper.closes()
    keeper.is_refused(WHOLE)
    named = keeper.card(QUIET).locator("strong").all_inner_texts()
    assert named == list(lacks)


def they_check_the_notes(six: Six) -> None:
    """Nobody changes a line; who sees it otherwise asks, and is answered."""
    six.sian.follows("Give the notes out to be checked")
    six.sian.presses("Give the notes out")
    six.sian.is_told("Sent. Everyone around the child can check the notes now.")
    six.meet_again(CHECKS)
    six.amina.asks_for_change(BETTER)
    six.lukasz.finds_right()
    six.ada.finds_right()
    six.sian.opens_notes()
    six.sian.presses("Make the notes final")
    six.sian.is_refused("People can check these notes until")


def no_notes_are_final_over_a_change_without_an_answer(six: Six) -> None:
    six.meet_again(CHECKED)
    six.sian.opens_notes()
    six.sian.presses("Make the notes final")
    six.sian.is_refused("A change that somebody asked for has no answer.")
    six.tom.takes_up(BETTER, "We saw it on two Fridays.")
    six.sian.opens_notes()
    six.sian.presses("Make the notes final")
    six.sian.is_told("Saved. The notes are final.")
    six.amina.opens_notes()
    six.amina.reads("Final.")
    assert six.amina.page.get_by_role("button", name="Ask for this change").count() == 0


def they_answer_for_the_action(six: Six) -> None:
    """Each for themselves; whoever does it says so, and the other side answers."""
    six.amina.agrees_to_action(QUIET)
    six.lukasz.objects_to_action(QUIET, "He wants the bench outside, too.")
    six.tom.agrees_to_action(QUIET)
    six.ada.agrees_to_action(QUIET)
    six.meet_again(LATER)
    six.amina.opens_action(QUIET)
    assert six.amina.page.get_by_text("Say what came of it").count() == 0
    six.tom.opens_action(QUIET)
    six.tom.follows("Say what came of it")
    six.tom.presses("Save")
    six.tom.is_told("Saved. The other side is asked if they see it so, too.")
    assert six.tom.page.get_by_role("button", name="I see it so, too").count() == 0
    six.amina.opens_action(QUIET)
    six.amina.presses("I see it so, too")
    six.amina.is_told("Saved. Both sides see it so, and it is closed.")


# What the SENCO reads, in the order in which it was done.
TOLD: Final = [
    "Siân Rees proposed an annual review on Tuesday 22 September 2026",
    "Siân Rees asked Amina Bello what makes a meeting hard",
    "Siân Rees asked Łukasz Zając what makes a meeting hard",
    "Amina Bello agreed to what a meeting is for",
    "Łukasz Zając agreed to what a meeting is for",
    "Amina Bello put an item on the agenda of a meeting",
    "Łukasz Zając put an item on the agenda of a meeting",
    "Ada Nwosu put an item on the agenda of a meeting",
    "Siân Rees put an item on the agenda of a meeting",
    "Tom Okafor put an item on the agenda of a meeting",
    "Tom Okafor put an item of the child on the agenda of a meeting",
    "Amina Bello said what makes a meeting hard for them",
    "Amina Bello chose to take part in person",
    "Łukasz Zając said that nothing makes a meeting hard for them",
    "Łukasz Zając chose to take part by video",
    "Łukasz Zając gave their view for a meeting in writing",
    "Ada Nwosu began to say how they take part in a meeting",
    "Ada Nwosu chose to take part by phone",
    "Tom Okafor began to say how they take part in a meeting",
    "Tom Okafor chose to take part in person",
    "Siân Rees invited Tom Okafor to a meeting",
    "Siân Rees invited Amina Bello to a meeting",
    "Siân Rees invited Łukasz Zając to a meeting",
    "Siân Rees invited Ada Nwosu to a meeting",
    "Tom Okafor spoke of the child's part in a meeting",
    "Tom Okafor planned the child's own time in a meeting",
    "Siân Rees set up a device on which the child signs in with pictures",
    "Ayo Bello wrote a note in the diary for Tuesday 8 September 2026",
    "Siân Rees opened the notes of a meeting and said what it is to achieve",
    "Amina Bello said yes to what the meeting is to achieve",
    "Łukasz Zając said yes to what the meeting is to achieve",
    "Tom Okafor said yes to what the meeting is to achieve",
    "Ada Nwosu said yes to what the meeting is to achieve",
    "Tom Okafor wrote down what Tom Okafor said in a meeting",
    "Amina Bello wrote down what Amina Bello said in a meeting",
    "Ada Nwosu added a comment to a line of a meeting’s notes",
    "Siân Rees wrote down what the child gave to a meeting, taken by Siân Rees",
    (
        "Siân Rees read the child’s words back to the child, who said that this was "
        "what they meant"
    ),
    "Amina Bello said after a third of the meeting that it was partly on its goals",
    "Tom Okafor said after a third of the meeting that it was on its goals",
    "Amina Bello proposed an action",
    "Amina Bello wrote down that Tom Okafor does an agreed action",
    "Tom Okafor set when an action is to be done by Friday 9 October 2026",
    (
        "Tom Okafor set when an action is to be done by Friday 9 October 2026 and "
        "checked on Friday 13 November 2026"
    ),
    "Siân Rees closed the meeting with one action agreed",
    ("Siân Rees gave out the notes of a meeting to be checked until 29 September 2026"),
    "Siân Rees gave the notes of a meeting to Siân Rees",
    "Siân Rees gave the notes of a meeting to Tom Okafor",
    "Siân Rees gave the notes of a meeting to Amina Bello",
    "Siân Rees gave the notes of a meeting to Łukasz Zając",
    "Siân Rees gave the notes of a meeting to Ayo Bello",
    "Siân Rees gave the notes of a meeting to Ada Nwosu",
    "Siân Rees opened the notes of a meeting for the first time",
    "Amina Bello opened the notes of a meeting for the first time",
    "Amina Bello asked for a change in the notes of a meeting",
    "Łukasz Zając opened the notes of a meeting for the first time",
    "Łukasz Zając said that the notes of a meeting are right",
    "Ada Nwosu opened the notes of a meeting for the first time",
    "Ada Nwosu said that the notes of a meeting are right",
    "Tom Okafor opened the notes of a meeting for the first time",
    "Tom Okafor took up a change of the notes that somebody asked for",
    "Siân Rees made the notes of a meeting final",
    "Siân Rees proposed an informal talk on Friday 13 November 2026",
    "Amina Bello agreed to an action",
    "Łukasz Zając did not agree to an action, and said why",
    "Tom Okafor agreed to an action",
    "Ada Nwosu agreed to an action",
    "Tom Okafor said what came of an action: it was done",
    "Amina Bello saw what came of an action the same way, so it is closed",
]
