"""What matters today, at one glance, for everybody's own children."""

from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID, uuid4

from bs4 import Tag

from events.base import CHILD_SPACES, Role, Space
from events.circle import Circle
from events.class_group import ClassGroup
from tests.cast import AMINA, AYO, LARKFIELD, LUKASZ, SIAN, TOM, an_id, log_id
from tests.features.shows import shows
from tests.service.classroom import a_class
from tests.service.clients import said_in
from tests.service.house import BEN, House
from tests.service.safeguards import a_lead, holds
from tests.service.words import LONG, entry_at, written
from tests.statements import asked_of

TODAY: Final = "/today"


def card_of(page: Tag, name: str = "Ayo Bello") -> Tag:
    """Give the card of one child."""
    for card in page.select("li.card"):
        if name in said_in(card):
            return card
    raise AssertionError(name)


def notes_of(page: Tag) -> list[str]:
    return [said_in(note) for note in page.select(".today__note")]


@shows("projections.firsts:_lane")
def test_f114_what_matters_comes_first(fresh: House) -> None:
    amina, tom = fresh.program(AMINA), fresh.program(TOM)
    written(tom, "She ate all her lunch.")
    written(tom, "May she swim?", kind="reply-needed", reply_by="2026-09-10")
    written(amina, "She had a bad night.", kind="before-school")
    page = fresh.browser(LUKASZ).opened(TODAY)
    told = notes_of(page)
    assert [one.split(" ")[0] for one in told] == ["Before", "Please", "Unread"]
    assert "Please reply by Thu 10 Sep" in told[1]
    assert "She had a bad night." in told[0]
    assert "Open the note from Amina Bello" in told[0]


def test_what_was_to_be_read_before_an_earlier_school_day_is_unread_like_others(
    fresh: House,
) -> None:
    written(
        fresh.program(AMINA), "A bad night.", kind="before-school", day="2026-09-04"
    )
    (told,) = notes_of(fresh.browser(TOM).opened(TODAY))
    assert told.startswith("Unread")


def test_the_link_leads_to_the_note_and_what_was_opened_is_read(fresh: House) -> None:
    entry = written(fresh.program(TOM), "She ate all her lunch.", day="2026-09-08")
    browser = fresh.browser(AMINA)
    page = browser.opened(TODAY)
    assert page.select(".today__note--unread")
    assert browser.opened(TODAY).select(".today__note--unread")
    assert page.find("a", href=entry_at(entry)) is not None
    browser.opened(entry_at(entry))
    page = browser.opened(TODAY)
    assert not page.select(".today__note--unread")
    assert notes_of(page)[0].startswith("Today")


def test_what_is_done_with_is_not_there(fresh: House) -> None:
    amina, tom = fresh.program(AMINA), fresh.program(TOM)
    question = written(tom, "Did she sleep?", kind="question")
    amina.wrote(f"{entry_at(question)}/comments", {"text": "Yes."})
    page = fresh.browser(AMINA).opened(TODAY)
    assert "Did she sleep?" in notes_of(page)[0]
    fresh.browser(AMINA).opened(entry_at(question))
    page = fresh.browser(AMINA).opened(TODAY)
    assert "Nothing new today." in said_in(card_of(page))


def test_nobody_is_asked_by_their_own_side(fresh: House) -> None:
    asked = written(fresh.program(AMINA), "Did she eat?", kind="question")
    fresh.browser(LUKASZ).opened(entry_at(asked))
    fresh.browser(TOM).opened(entry_at(asked))
    assert not notes_of(fresh.browser(LUKASZ).opened(TODAY))
    assert notes_of(fresh.browser(TOM).opened(TODAY))[0].startswith("Please reply")


def test_more_than_a_card_holds_is_counted(fresh: House) -> None:
    tom = fresh.program(TOM)
    for number in range(5):
        written(tom, f"{number}. {LONG}")
    page = fresh.browser(AMINA).opened(TODAY)
    assert len(notes_of(page)) == 3
    assert all(len(one) < 300 for one in notes_of(page))
    assert "2 more unread" in said_in(card_of(page))


def test_sealed_notes_and_those_of_others_are_not_told(fresh: House) -> None:
    tom = fresh.program(TOM)
    entry = written(tom, "Oli went home early.")
    tom.wrote(f"{entry_at(entry)}/seal", {"reason": "The wrong diary."})
    assert not notes_of(fresh.browser(AMINA).opened(TODAY))
    page = fresh.browser(BEN).opened(TODAY)
    assert "There is no diary to show here" in said_in(page)


def test_a_disputed_note_says_so(fresh: House) -> None:
    entry = written(fresh.program(TOM), "She hit somebody.", day="2026-09-08")
    fresh.program(AMINA).wrote(f"{entry_at(entry)}/disputes", {"text": "She did not."})
    told = notes_of(fresh.browser(LUKASZ).opened(TODAY))
    assert "Disputed" in told[0]


def test_a_day_without_school_is_said(fresh: House) -> None:
    assert "No school today" not in said_in(fresh.browser(AMINA).opened(TODAY))
    fresh.clock.set(datetime(2026, 9, 12, 9, tzinfo=UTC))
    said = said_in(fresh.browser(AMINA).opened(TODAY))
    assert "No school today. The next school day is Monday 14 September 2026" in said


def a_new_child(house: House, name: str) -> UUID:
    child = an_id(name)
    with house.services.store.unit(LARKFIELD) as unit:
        for slot, space in enumerate(CHILD_SPACES, start=unit.next_slot()):
            unit.open_space(log_id(child, space), child, space, slot, SIAN.person)
        circle = Circle(id=child, name=name, by=SIAN.person)
        for one, called in ((SIAN, "Siân Rees"), (TOM, "Tom Okafor")):
            day = date(2026, 9, 7)
            circle.join(one, called, None, by=SIAN.person, today=day)
        unit.save(circle, log=unit.log_of(child, Space.SHARED))
    return child


def test_ten_children_take_as_many_statements_as_one(fresh: House) -> None:
    sian, asked = fresh.program(SIAN), []
    written(sian)
    browser = fresh.browser(TOM)
    for more in (0, 10):
        for number in range(more):
            child = a_new_child(fresh, f"Child {number}")
            a_note = {"day": "2026-09-08", "place": "school", "kind": "note"}
            path = f"/children/{child}/entries"
            sian.wrote(path, {**a_note, "text": f"Number {number}"})
        browser.opened(TODAY)
        with asked_of(fresh.services.store.database.engine) as statements:
            page = browser.opened(TODAY)
        asked.append(len(statements))
        assert len(page.select("li.card")) == len(notes_of(page)) == more + 1
    assert asked[0] == asked[1]


def test_staff_find_their_children_by_class(fresh: House) -> None:
    written(fresh.program(AMINA), "She slept badly.")
    a_class(fresh, "3 Elm", [AYO])
    a_class(fresh, "4 Oak", [], {TOM.person: Role.TEACHER})
    with fresh.services.store.unit(LARKFIELD) as unit:
        group = ClassGroup(id=uuid4(), name="5 Ash", year=2026, by=None)
        group.assign(TOM.person, Role.TEACHER, by=None)
        group.place(AYO, None, by=None)
        unit.save(group, log=unit.log_of(None, Space.REGISTER))
    said = said_in(fresh.browser(TOM).opened(TODAY))
    assert said.index("Class 5 Ash") < said.index("She slept badly.")
    assert "Class" not in said_in(fresh.browser(AMINA).opened(TODAY))


def test_of_a_child_whose_view_has_an_end_nothing_new_is_told(fresh: House) -> None:
    lead = a_lead(fresh)
    holds(lead, AMINA, "nothing-new")
    written(fresh.program(TOM), "She ate all her lunch.")
    page = fresh.browser(AMINA).opened(TODAY)
    assert not notes_of(page)
    assert "You can read what was here up to a day" in said_in(card_of(page))
