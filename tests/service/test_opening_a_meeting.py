"""A chair reads how people feel about coming before a meeting begins."""

from typing import Final

from tests.cast import AMINA, SIAN, TOM
from tests.features.shows import shows
from tests.service.clients import said_in
from tests.service.house import House
from tests.service.meeting_room import AIM, a_meeting
from tests.service.words import CHILD

WAITS: Final = "Not answered yet: 1."


def felt(house: House) -> str:
    """Let Tom show the chair how he feels about coming to a meeting."""
    at = f"{CHILD}/meetings/{a_meeting(house)}"
    browser = house.browser(TOM)
    browser.opened(f"{at}/my-space/feeling")
    browser.saved(f"{at}/my-space/feeling", text="A bit nervous.")
    return at


@shows("service.minutes.commands:open_notes", at="because_feelings_wait")
def test_f29_the_chair_says_they_read_how_people_feel_before_it_begins(
    hut: House,
) -> None:
    at = felt(hut)
    browser = hut.browser(SIAN)
    assert WAITS in said_in(browser.opened(f"{at}/notes"))
    page = browser.refused(f"{at}/notes", 409, aim="Agree on lunch.")
    assert "Read that first" in said_in(page)
    browser.saved(f"{at}/notes", aim="Agree on lunch.", read_feelings="yes")


@shows("service.meeting_notes:feelings_waiting", at="row.chair != person")
def test_f29_nobody_but_the_chair_is_told_that_there_are_feelings(hut: House) -> None:
    at = felt(hut)
    for who in (AMINA, TOM):
        assert WAITS not in said_in(hut.browser(who).opened(f"{at}/notes"))
    hut.program(AMINA).wrote(f"{at}/notes", AIM)


def test_a_chair_who_has_answered_begins_without_more(hut: House) -> None:
    at = felt(hut)
    browser = hut.browser(SIAN)
    page = browser.opened(f"{at}/my-chair")
    (feeling,) = {str(one["href"]) for one in page.select(f'a[href^="{at}/my-chair/"]')}
    browser.opened(feeling)
    browser.saved(feeling, text="We begin with you.")
    assert "Not answered yet" not in said_in(browser.opened(f"{at}/notes"))
    hut.program(SIAN).wrote(f"{at}/notes", AIM)
