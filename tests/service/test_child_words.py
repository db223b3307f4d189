"""What a child gave to a meeting, on pages and for programs."""

from typing import Any

from tests.cast import AMINA, AYO, AYO_IN_PERSON, SIAN, STRANGER, TOM
from tests.features.shows import shows
from tests.service.house import House
from tests.service.meeting_room import (
    TODAY,
    a_meeting,
    opened,
    sent_out,
    time_to_check_is_over,
)

WORDS: dict[str, Any] = {
    "text": "quiet good",
    "medium": "symbols",
    "how": "Chose two cards of six.",
    "taken_by": str(TOM.person),
    "day": TODAY.isoformat(),
    "support": "Tom held the board.",
}
LONG = "I would like to have much more time in the quiet room"


def text_of(house: House, who: Any, path: str) -> str:  # noqa: ANN401
    return " ".join(house.browser(who).opened(path).get_text().split())


@shows("service/minutes/templates/minutes/notes.html", at="notes.words")
def test_f41_the_part_of_the_child_comes_first_with_how_it_came(
    house: House,
) -> None:
    at = opened(house, a_meeting(house))
    browser = house.browser(TOM)
    browser.opened(f"{at}/words/new")
    browser.refused(f"{at}/words/new", 422, text="quiet good", how="")
    page = browser.saved(f"{at}/words/new", **WORDS).get_text()
    assert page.index("quiet good") < page.index("Who said what")
    (one,) = house.program(AMINA).read(f"{at}/words")["items"]
    assert {name: one[name] for name in WORDS} == WORDS
    said = text_of(house, AMINA, f"{at}/words/{one['id']}")
    assert "Chose two cards of six." in said
    assert "Tom Okafor" in said


@shows("service.child_words.routes:_asked")
def test_f41_it_asks_how_a_long_sentence_came_and_takes_it_anyhow(
    house: House,
) -> None:
    at = opened(house, a_meeting(house))
    browser = house.browser(TOM)
    browser.opened(f"{at}/words/new")
    page = browser.refused(f"{at}/words/new", 422, **{**WORDS, "text": LONG})
    assert "Was this said, or seen" in page.get_text()
    browser.saved(f"{at}/words/new", **{**WORDS, "text": LONG, "asked_how": "yes"})
    (one,) = house.program(TOM).read(f"{at}/words")["items"]
    assert (one["came"], one["asks"]) == (None, True)
    told = {**WORDS, "text": LONG, "came": "interpreted"}
    assert house.program(TOM).wrote(f"{at}/words", told)["asks"] is False


def test_what_adults_think_and_what_the_child_answers_stand_apart(
    house: House,
) -> None:
    at = opened(house, a_meeting(house))
    one = house.program(TOM).wrote(f"{at}/words", WORDS)["id"]
    here = f"{at}/words/{one}"
    browser = house.browser(AMINA)
    assert "The child was not asked yet." not in browser.opened(here).get_text()
    browser.saved(f"{here}/readings", text="He wants it quiet.")
    browser.saved(f"{here}/read-back", answer="no")
    told = house.program(SIAN).read(here)
    assert told["text"] == "quiet good"
    assert told["readings"][0]["by"] == str(AMINA.person)
    assert told["meant"] == "no"
    again = house.program(TOM).post(f"{here}/read-back", {"answer": "yes"})
    assert again.status_code == 409
    own = house.program(AYO_IN_PERSON).post(f"{here}/readings", {"text": "A"})
    assert own.status_code == 403


def test_words_are_given_to_notes_that_are_open_by_people_who_are_there(
    house: House,
) -> None:
    at = opened(house, a_meeting(house))
    first = house.program(TOM).wrote(f"{at}/words", WORDS)["id"]
    taken = house.program(TOM).post(f"{at}/words", {**WORDS, "id": first})
    assert taken.status_code == 409
    nobody = {**WORDS, "taken_by": str(STRANGER.person)}
    assert house.program(TOM).post(f"{at}/words", nobody).status_code == 404
    elsewhere = opened(house, a_meeting(house))
    said = {"text": "A"}
    moved = house.program(TOM).post(f"{elsewhere}/words/{first}/readings", said)
    assert moved.status_code == 404
    assert house.program(TOM).get(f"{elsewhere}/words/{first}").status_code == 404
    bare = f"/children/{AYO}/meetings/{a_meeting(house)}/notes"
    assert house.program(TOM).post(f"{bare}/words", WORDS).status_code == 404


def test_a_wrong_answer_is_shown_again(house: House) -> None:
    at = opened(house, a_meeting(house))
    one = house.program(TOM).wrote(f"{at}/words", WORDS)["id"]
    browser = house.browser(TOM)
    browser.opened(f"{at}/words/{one}")
    page = browser.refused(f"{at}/words/{one}/readings", 422, text=" ")
    assert "Write at least one word." in page.get_text()


def test_final_notes_take_no_more_words(hut: House) -> None:
    at = sent_out(hut)
    hut.program(TOM).wrote(f"{at}/words", WORDS)
    time_to_check_is_over(hut)
    hut.program(SIAN).wrote(f"{at}/check/final", {})
    late = hut.program(TOM).post(f"{at}/words", WORDS)
    assert late.status_code == 409
    assert "quiet good" in text_of(hut, AMINA, f"{at}/check")
