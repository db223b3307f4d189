"""What keepers know of a family is read by nobody else, and decides nothing."""

from collections.abc import Mapping

import pytest

from events.base import Actor
from service.permissions import MAY, actions_of
from tests.cast import AMINA, AYO_IN_PERSON, LUKASZ, SIAN, TOM, an_id
from tests.service.families import every_answer, tell_household, two_households
from tests.service.house import ADA, House
from tests.service.words import CHILD, written

FAMILY = f"{CHILD}/family"
CHANGES_ANYWAY = {"/account/signed-in", "/account/authenticator"}
OTHERS = (AMINA, TOM, ADA, AYO_IN_PERSON)


def of(who: Actor, what: str) -> str:
    return f"{FAMILY}/{who.person}/{what}"


def record(house: House, who: Actor, what: str, **typed: str) -> str:
    browser = house.browser(SIAN)
    browser.opened(of(who, what))
    return browser.saved(of(who, what), **typed).get_text(" ", strip=True)


def test_a_keeper_records_both_households(fresh: House) -> None:
    said = record(fresh, AMINA, "household", household="1")
    assert "First household" in said
    assert "There are two households" not in said
    said = record(fresh, LUKASZ, "household", household="2")
    assert "Second household" in said
    assert "There are two households" in said
    said = record(fresh, LUKASZ, "household", household="0")
    assert "There are two households" not in said
    assert fresh.topics().count("family/described") == 1


def test_a_keeper_records_parental_responsibility(fresh: House) -> None:
    where = of(LUKASZ, "responsibility")
    said = record(fresh, LUKASZ, "responsibility", has="yes", proof="not-seen")
    assert "Has parental responsibility. We have not seen a paper." in said
    said = record(fresh, LUKASZ, "responsibility", has="yes", proof="court-order")
    assert "We saw a court order." in said
    browser = fresh.browser(SIAN)
    browser.opened(where)
    assert browser.form(where)["proof"] == "court-order"


def test_the_person_themselves_reads_what_is_recorded(hut: House) -> None:
    record(hut, LUKASZ, "responsibility", has="no", proof="court-order")
    said = hut.browser(LUKASZ).opened("/account/contact").get_text(" ", strip=True)
    assert "The school has written: no." in said
    other = hut.browser(AMINA).opened("/account/contact").get_text()
    assert "The school has written" not in other


@pytest.mark.parametrize(
    ("what", "typed", "status", "says"),
    [
        ("household", {"household": ""}, 422, "Choose one"),
        ("household", {"household": "3"}, 422, "Choose one"),
        ("household", {"household": "x"}, 422, "Choose one"),
        ("household", {"household": "1"}, 409, "recorded already"),
        ("responsibility", {"has": "yes", "proof": ""}, 422, "Choose one"),
    ],
)
def test_a_mistake_says_what_to_do(
    hut: House, what: str, typed: dict[str, str], status: int, says: str
) -> None:
    tell_household(hut, AMINA, 1)
    browser = hut.browser(SIAN)
    browser.opened(of(AMINA, what))
    assert says in browser.refused(of(AMINA, what), status, **typed).get_text()


@pytest.mark.parametrize("who", [TOM, SIAN], ids=["a teacher", "oneself"])
def test_nobody_of_the_school_has_a_household(lodge: House, who: Actor) -> None:
    assert lodge.browser(SIAN).get(of(who, "household")).status_code == 404


Answers = Mapping[tuple[Actor, str], tuple[int, str]]


def answers(house: House) -> Answers:
    """What everybody else is told, except where they are signed in themselves."""
    entry = str(an_id("an entry that is not there"))
    return {
        (who, rule): told
        for who in OTHERS
        for rule, told in every_answer(house, who, LUKASZ, entry).items()
        if rule not in CHANGES_ANYWAY
    }


def different(one: Answers, other: Answers) -> set[tuple[str, str]]:
    return {(key[0].role, key[1]) for key in one if one[key] != other[key]}


def test_what_is_recorded_of_one_parent_changes_nothing_for_anybody_else(
    hut: House,
) -> None:
    written(hut.program(TOM))
    before = answers(hut)
    record(hut, LUKASZ, "responsibility", has="no", proof="court-order")
    tell_household(hut, LUKASZ, 2)
    assert different(before, answers(hut)) == set()


def test_nobody_can_tell_which_household_is_called_first(hut: House) -> None:
    written(hut.program(TOM))
    two_households(hut)
    before = answers(hut)
    tell_household(hut, AMINA, None)
    tell_household(hut, LUKASZ, 1)
    tell_household(hut, AMINA, 2)
    assert different(before, answers(hut)) == set()


def test_both_parents_may_the_same(hut: House) -> None:
    two_households(hut)
    record(hut, AMINA, "responsibility", has="yes", proof="birth-certificate")
    record(hut, LUKASZ, "responsibility", has="no", proof="not-seen")
    entry = written(hut.program(TOM))
    statuses = [
        {rule: told[0] for rule, told in every_answer(hut, who, who, entry).items()}
        for who in (AMINA, LUKASZ)
    ]
    assert statuses[0] == statuses[1]
    assert AMINA.role is LUKASZ.role
    assert all(isinstance(one, str) for row in MAY.values() for one in row.roles)
    assert actions_of(AMINA.role) == actions_of(LUKASZ.role)
