"""Everybody reads as they like, on each of their devices, without JavaScript too."""

from hypothesis import given
from hypothesis import strategies as st

from service.comfort import COOKIE, Comfort, ideas
from tests.cast import AMINA, LUKASZ, TOM
from tests.features.shows import shows
from tests.service.clients import Browser
from tests.service.house import House, account_of
from tests.service.words import CHILD, entry_at, written

READING = "/account/reading"


def chosen(house: House, **choices: str) -> Browser:
    browser = house.browser(AMINA)
    browser.opened(READING)
    browser.saved(READING, **choices)
    return browser


def style_of(browser: Browser, path: str = "/children") -> list[str]:
    page = browser.opened(path).find("html")
    assert page is not None
    return list(page["class"])


def test_pages_are_as_usual_until_somebody_chooses(fresh: House) -> None:
    assert style_of(fresh.browser(AMINA)) == ["govuk-template"]
    assert style_of(fresh.browser(), "/sign-in") == ["govuk-template"]


def test_letters_are_larger_for_who_asked(fresh: House) -> None:
    browser = chosen(fresh, large="true")
    assert "is-large" in style_of(browser)
    page = browser.opened(READING)
    assert page.find(id="large", checked=True) is not None
    assert page.find(id="easy", checked=True) is None
    browser.post(READING, {"csrf": browser.form(READING)["csrf"]})
    assert style_of(browser) == ["govuk-template"]


@shows("service.comfort:ideas")
def test_f5_each_sentence_has_a_line_of_its_own_for_who_asked(fresh: House) -> None:
    said = "She slept well. Did she eat?\nYes!"
    entry = entry_at(written(fresh.program(TOM), said))
    page = chosen(fresh, easy="true").opened(entry)
    lines = [one.get_text() for one in page.select(".said .idea")]
    assert lines == ["She slept well.", "Did she eat?", "Yes!"]
    assert not fresh.browser(LUKASZ).opened(entry).select(".idea")


def test_the_button_to_read_aloud_comes_only_to_who_asked(fresh: House) -> None:
    written(fresh.program(TOM))
    aloud = "read-aloud.js"
    assert aloud in str(chosen(fresh, aloud="true").opened(CHILD))
    assert aloud not in str(fresh.browser(LUKASZ).opened(CHILD))


@shows("service.comfort:comfort", at="Comfort.of(_kept()")
def test_f5_two_people_on_one_device_read_each_as_they_like(fresh: House) -> None:
    browser = chosen(fresh, large="true")
    fresh.let_in(browser, LUKASZ)
    assert style_of(browser) == ["govuk-template"]
    browser.opened(READING)
    browser.saved(READING, easy="true")
    assert style_of(browser) == ["govuk-template", "is-easy"]
    fresh.let_in(browser, AMINA)
    assert style_of(browser) == ["govuk-template", "is-large"]


def test_the_cookie_names_nobody_and_a_foreign_one_changes_nothing(
    fresh: House,
) -> None:
    browser = chosen(fresh, large="true")
    kept = browser.client.get_cookie(COOKIE)
    assert kept is not None
    assert kept.http_only
    assert account_of(AMINA).hex not in kept.value
    browser.client.set_cookie(COOKIE, "x.0123456789abcdef-lea.é" * 9)
    assert style_of(browser) == ["govuk-template"]


def test_what_is_no_choice_is_refused(fresh: House) -> None:
    browser = fresh.browser(AMINA)
    browser.opened(READING)
    browser.refused(READING, 422, large="perhaps")


def test_nothing_of_it_is_recorded(fresh: House) -> None:
    before = fresh.topics()
    chosen(fresh, large="true")
    assert fresh.topics() == before


@given(st.builds(Comfort, st.booleans(), st.booleans(), st.booleans()))
def test_a_choice_is_written_and_read_back(one: Comfort) -> None:
    assert Comfort.of(one.letters) == one


@given(st.text(max_size=200))
def test_no_letter_of_a_text_is_lost(text: str) -> None:
    assert "".join("".join(ideas(text)).split()) == "".join(text.split())
