"""Ways to reach each other are tried one after another, until one works for both."""

from datetime import UTC, datetime

from events.base import Actor
from tests.cast import AMINA, AYO_IN_PERSON, LUKASZ, TOM
from tests.features.shows import shows
from tests.service.clients import Browser, said_in
from tests.service.house import House
from tests.service.words import CHILD

ROUTES = f"{CHILD}/routes"
NEW = f"{ROUTES}/new"
CALL = {
    "text": "A call on Fridays",
    "first": "2026-09-08",
    "last": "2026-10-02",
    "success": "We both know how the week was.",
}
NEXT = "Try the next way"


def begun(house: House) -> str:
    """The id of a way that Tom began to try."""
    return str(house.program(TOM).wrote(ROUTES, CALL)["id"])


def judge(house: House, by: Actor, trial: str, verdict: str) -> None:
    house.program(by).wrote(f"{ROUTES}/{trial}/verdicts", {"verdict": verdict})


def offers_next(browser: Browser) -> bool:
    return browser.opened(ROUTES).find("a", href=NEW) is not None


def test_a_way_is_tried_from_a_page_and_judged_by_both(fresh: House) -> None:
    tom, amina = fresh.browser(TOM), fresh.browser(AMINA)
    assert tom.opened(CHILD).find("a", href=ROUTES) is not None
    assert "No way was tried yet." in said_in(tom.opened(ROUTES))
    tom.opened(NEW)
    said = said_in(tom.saved(NEW, **CALL))
    assert "A call on Fridays" in said
    assert "From Tuesday 8 September 2026 to Friday 2 October 2026." in said
    assert "We know that it works when: We both know how the week was." in said
    (trial,) = fresh.program(AMINA).read(ROUTES)["items"]
    verdict = f"{ROUTES}/{trial['id']}/verdict"
    amina.opened(verdict)
    said = said_in(amina.saved(verdict, verdict="partly", text="Fridays are too late."))
    assert "It works in part. Fridays are too late. Amina Bello" in said
    assert "Has not said yet." in said


@shows("service.trials.answers:tried")
@shows("service/trials/templates/trials/trials.html", at="Try the next way")
def test_f54_the_next_way_is_offered_until_both_say_that_one_works(
    fresh: House,
) -> None:
    amina = fresh.browser(AMINA)
    assert offers_next(amina)
    first = begun(fresh)
    assert not offers_next(amina)
    judge(fresh, TOM, first, "works")
    assert not offers_next(amina)
    judge(fresh, AMINA, first, "does-not-work")
    assert offers_next(amina)
    assert NEXT in said_in(amina.page)
    second = begun(fresh)
    judge(fresh, TOM, second, "works")
    judge(fresh, LUKASZ, second, "works")
    assert not offers_next(amina)
    assert "Both say that it works" in said_in(amina.page)


def test_a_way_whose_days_are_over_makes_room_for_the_next(fresh: House) -> None:
    begun(fresh)
    fresh.clock.set(datetime(2026, 10, 2, 11, tzinfo=UTC))
    assert not offers_next(fresh.browser(AMINA))
    fresh.clock.set(datetime(2026, 10, 3, 11, tzinfo=UTC))
    assert offers_next(fresh.browser(AMINA))


def test_a_way_is_refused_with_its_reason(fresh: House) -> None:
    tom = fresh.browser(TOM)
    tom.opened(NEW)
    page = tom.refused(NEW, 422, **{**CALL, "text": ""})
    assert page.find(id="text-error") is not None
    page = tom.refused(NEW, 409, **{**CALL, "last": "2026-09-07"})
    assert page.find(id="last-error") is not None
    page = tom.refused(NEW, 422, **{**CALL, "success": "Oli gets home dry."})
    assert "“Oli” may be another child." in said_in(page)
    trial = begun(fresh)
    page = tom.refused(NEW, 409, **CALL)
    assert "One way is being tried." in said_in(page)
    verdict = f"{ROUTES}/{trial}/verdict"
    tom.opened(verdict)
    assert tom.refused(verdict, 422, text="Yes.").find(id="verdict-error") is not None
    tom.saved(verdict, verdict="works")
    tom.opened(verdict)
    page = tom.refused(verdict, 409, verdict="works")
    assert "Your side has said this already." in said_in(page)


def test_the_child_says_whether_it_works_for_them(fresh: House) -> None:
    trial = begun(fresh)
    judge(fresh, AYO_IN_PERSON, trial, "works")
    (told,) = fresh.program(AMINA).read(ROUTES)["items"]
    assert [one["side"] for one in told["said"]] == ["child"]
    assert not told["works_for_both"]
    page = fresh.browser(AMINA).opened(ROUTES)
    heads = [said_in(one) for one in page.select(".views h3")]
    assert heads == ["Home", "School", "Ayo Bello"]
