"""A child comes in with pictures, on a device that an adult set up, nowhere else."""

from datetime import timedelta

import pytest

from events.base import Actor
from service.entrance import OPEN_TO_A_CHILD
from service.signing_in.child_ways import IDLE, SESSION
from tests.cast import (
    AMINA,
    AYO,
    AYO_IN_PERSON,
    LARKFIELD,
    LUKASZ,
    OLI,
    SIAN,
    TOM,
    an_id,
)
from tests.features.shows import shows
from tests.service.doors import DOORS
from tests.service.house import ADA, NOW, ZOE, House
from tests.service.own_child import (
    DOOR,
    OWN,
    SECRET,
    Child,
    a_child,
    a_device,
    devices,
    mine,
    set_up,
)
from tests.service.pages import check_page

OTHER: tuple[str, ...] = ("cat", "boat", "star")


@pytest.mark.parametrize("by", [AMINA, TOM, SIAN], ids=["parent", "teacher", "senco"])
def test_a_child_signs_in_with_their_pictures(fresh: House, by: Actor) -> None:
    child = a_device(fresh, by=by)
    assert child.signs_in() == 200
    assert child.is_shown("say")
    assert child.is_shown("leave")
    check_page(child.browser.get(mine()))


def test_a_child_who_signed_in_is_led_to_their_own_page(hut: House) -> None:
    child = a_child(hut)
    assert child.browser.get("/").location == DOOR
    assert child.browser.get(DOOR).location == mine()


def test_setting_up_signs_the_adult_out(hut: House) -> None:
    child = a_device(hut)
    assert child.browser.get("/children").status_code == 303
    assert child.browser.get(DOOR).status_code == 200


def test_everybody_in_the_circle_sees_that_a_device_was_set_up(hut: House) -> None:
    a_device(hut)
    said = hut.browser(TOM).opened(f"/children/{AYO}/audit").get_text(" ")
    assert "set up a device on which the child signs in with pictures" in said
    assert "This device" not in hut.browser(TOM).opened(devices()).get_text(" ")


def test_a_child_who_never_signed_in_joins_their_own_circle(hut: House) -> None:
    child = a_device(hut, by=ZOE, child=OLI)
    assert child.signs_in() == 200
    circle = hut.browser(ZOE).opened(f"/children/{OLI}/circle").get_text(" ")
    assert "the child’s own voice" in circle
    assert a_device(hut, by=ZOE, child=OLI).signs_in() == 200
    assert hut.topics().count("circle/device-set-up") == 2
    assert len(hut.services.child_ways.of_child(LARKFIELD, OLI)) == 2


@pytest.mark.parametrize("secret", [OTHER, ("star", "star", "star"), SECRET[::-1]])
def test_other_pictures_open_nothing(fresh: House, secret: tuple[str, ...]) -> None:
    child = a_device(fresh)
    assert child.signs_in(secret=secret) == 422
    assert child.page.select_one("[data-wrong]") is not None
    assert child.browser.get(mine()).status_code == 303
    assert child.signs_in() == 200


def test_after_five_wrong_tries_the_right_pictures_wait(fresh: House) -> None:
    child = a_device(fresh)
    for _ in range(5):
        assert child.signs_in(secret=OTHER) == 422
    assert child.signs_in() == 422
    fresh.clock.set(NOW + timedelta(minutes=20))
    assert child.signs_in() == 200


def test_one_child_cannot_come_in_as_another_of_the_same_device(hut: House) -> None:
    hut.join(SIAN_FOR_OLI, OLI, "Pat")
    first = a_device(hut, by=SIAN)
    hut.let_in(first.browser, SIAN)
    other = Child(first.browser, OLI)
    set_up(other, "boat", OTHER)
    assert other.signs_in("boat", SECRET) == 422
    assert other.signs_in("boat", OTHER) == 200
    assert other.browser.get(mine(AYO)).status_code == 404
    assert other.browser.get(mine(OLI)).status_code == 200


SIAN_FOR_OLI = Actor(an_id("Pat"), TOM.role, TOM.side)


def test_two_children_of_a_device_have_different_pictures(hut: House) -> None:
    first = a_device(hut, by=SIAN)
    hut.let_in(first.browser, SIAN)
    other = Child(first.browser, OLI)
    other.browser.opened(devices(OLI))
    other.stays(other.browser.sent(devices(OLI)))
    assert not other.is_shown(OWN)


def test_nobody_sets_up_a_device_of_children_they_do_not_know(hut: House) -> None:
    first = a_device(hut, by=AMINA)
    hut.let_in(first.browser, ZOE)
    first.browser.opened(devices(OLI))
    assert first.browser.sent(devices(OLI)).status_code == 403


def test_the_pictures_open_nothing_on_another_device(fresh: House) -> None:
    first = a_device(fresh)
    (way,) = fresh.services.child_ways.of_child(LARKFIELD, AYO)
    thief = fresh.browser()
    for cookie in (None, f"{LARKFIELD.hex}.made-up", "nonsense", "x.y"):
        if cookie is not None:
            thief.client.set_cookie("samepage-child-device", cookie)
        sent = {"device": str(way.device), "picked": "star boat", "pick": "cat"}
        answer = thief.post(DOOR, sent)
        assert answer.status_code in {303, 422}
        assert thief.get(mine()).status_code == 303
    assert first.signs_in() == 200


def test_a_device_that_is_taken_away_ends_what_is_open_there(fresh: House) -> None:
    child = a_child(fresh)
    tom = fresh.browser(TOM)
    (end,) = [
        str(one["action"])
        for one in tom.opened(devices()).find_all("form")
        if str(one["action"]).endswith("/end")
    ]
    tom.saved(end)
    assert child.browser.get(mine()).status_code == 303
    child.browser.opened(DOOR)
    assert not child.is_shown(OWN)
    assert "circle/device-ended" in fresh.topics()
    assert tom.post(end, {"csrf": tom.form("/sign-out")["csrf"]}).status_code == 409


def test_new_pictures_on_the_same_device_end_the_old_ones(hut: House) -> None:
    child = a_device(hut)
    hut.let_in(child.browser, AMINA)
    set_up(child, secret=OTHER)
    assert child.signs_in() == 422
    assert child.signs_in(secret=OTHER) == 200
    assert len(hut.services.child_ways.of_child(LARKFIELD, AYO)) == 1


def test_pictures_cannot_be_agreed_on_again_and_again(hut: House) -> None:
    for _ in range(6):
        a_device(hut, by=LUKASZ)
    one_more = Child(hut.browser(LUKASZ))
    one_more.browser.opened(devices())
    one_more.stays(one_more.browser.sent(devices()))
    for symbol in (OWN, *SECRET):
        one_more.presses(symbol)
    assert one_more.presses("yes").status_code == 429


@pytest.mark.parametrize("after", [IDLE, SESSION])
def test_a_childs_session_is_short(fresh: House, after: timedelta) -> None:
    child = a_child(fresh)
    now = NOW
    while now + IDLE < NOW + after:
        now += IDLE / 2
        fresh.clock.set(now)
        assert child.browser.get(mine()).status_code == 200
    fresh.clock.set(NOW + after + timedelta(minutes=1))
    assert child.browser.get(mine()).status_code == 303


def test_a_child_whose_session_is_over_chooses_their_pictures_again(hut: House) -> None:
    child = a_child(hut)
    child.browser.opened(mine())
    hut.clock.set(NOW + SESSION)
    assert child.browser.get(f"{mine()}/draw").location == DOOR
    child.presses("leave")
    assert child.is_shown(OWN)


def test_a_child_goes_out(fresh: House) -> None:
    child = a_child(fresh)
    child.browser.opened(mine())
    child.presses("leave")
    assert child.is_shown(OWN)
    assert child.browser.get(mine()).status_code == 303


def test_a_child_who_signed_in_reaches_their_own_pages_alone(hut: House) -> None:
    child = a_child(hut)
    child.browser.opened(mine())
    ticket = child.ticket
    before = hut.topics()
    ids = {"child": AYO, "person": AYO_IN_PERSON.person}
    rules = {
        rule.rule.replace("<uuid:", "<"): rule for rule in hut.app.url_map.iter_rules()
    }
    for path, method in DOORS:
        if rules[path].endpoint in OPEN_TO_A_CHILD or path.startswith("/api/"):
            continue
        address = path
        for name in rules[path].arguments:
            address = address.replace(f"<{name}>", str(ids.get(name, an_id(name))))
        if method == "POST":
            answer = child.browser.post(address, {"csrf": ticket})
        else:
            answer = child.browser.get(address)
        expected = 303 if path == "/" else 404
        assert answer.status_code in {expected, 405}, (path, method)
    assert hut.topics() == before


def test_what_is_open_to_a_child_is_there(hut: House) -> None:
    every = {rule.endpoint for rule in hut.app.url_map.iter_rules()}
    assert every >= OPEN_TO_A_CHILD


def test_a_child_cannot_use_the_session_of_a_child_at_the_api(hut: House) -> None:
    child = a_child(hut)
    answer = child.browser.get(f"/api/v1/children/{AYO}/timeline")
    assert answer.status_code == 401


def test_an_adult_who_signs_in_as_usual_is_no_child(hut: House) -> None:
    assert hut.browser(ADA).get(mine()).status_code == 403
    assert hut.browser(AMINA).get(mine()).status_code == 403
    assert hut.browser(AYO_IN_PERSON).get(mine()).status_code == 200


@shows("service.signing_in.child_ways:is_easy_to_guess")
def test_f62_a_secret_is_never_one_picture_three_times(hut: House) -> None:
    """The page says so kindly, and the child chooses again."""
    found = Child(hut.browser(AMINA))
    found.browser.opened(devices())
    found.stays(found.browser.sent(devices()))
    answers = [found.presses(one) for one in (OWN, "star", "star", "star")]
    assert [one.status_code for one in answers] == [200, 200, 200, 422]
    assert "Three times the same picture is easy to guess." in found.page.text
    assert not found.is_shown("yes")
    for symbol in ("star", "star", "boat", "yes"):
        assert found.presses(symbol).status_code == 200
    assert found.signs_in(OWN, ("star", "star", "boat")) == 200
