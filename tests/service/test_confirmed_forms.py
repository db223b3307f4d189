"""Who sees what, and how to reach somebody, is changed only by who has proven it."""

from datetime import timedelta

import pytest

from events.base import Actor
from tests.cast import LUKASZ, SIAN
from tests.service.house import PASSWORD, House
from tests.service.test_decisions import OF_AGE, PASSING, born, pass_on
from tests.service.words import CHILD

FAMILY = f"{CHILD}/family/{LUKASZ.person}"
RETURNING = {
    "decision": "who-reads-the-diary",
    "capacity": "has",
    "agreed": "true",
    "why": "Ayo asked us to.",
}


@pytest.mark.parametrize(
    ("who", "path", "typed"),
    [
        (SIAN, f"{FAMILY}/household", {"household": "2"}),
        (SIAN, f"{FAMILY}/responsibility", {"has": "yes", "proof": "court-order"}),
        (LUKASZ, f"/account/contact/{LUKASZ.person}", {"phone": "020 7946 0018"}),
        (SIAN, f"{CHILD}/rights/pass", PASSING),
        (SIAN, f"{CHILD}/rights/return", RETURNING),
    ],
)
def test_it_is_confirmed_who_asks_and_what_was_typed_comes_back(
    hut: House, who: Actor, path: str, typed: dict[str, str]
) -> None:
    born(hut, OF_AGE)
    if path.endswith("return"):
        pass_on(hut)
    browser = hut.browser(who)
    browser.opened(path)
    before = hut.topics()
    hut.clock.set(hut.clock.now + timedelta(minutes=16))
    page = browser.refused(path, 401, **typed)
    assert "Confirm it is you" in page.get_text()
    assert hut.topics() == before
    browser.saved("/confirm", password=PASSWORD)
    form = browser.form(path)
    assert {name: form[name] for name in typed} == typed
    browser.saved(path)
    assert hut.topics() != before
