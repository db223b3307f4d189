"""Staff sign in with the account that they have at school already."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import update

from service.signing_in.account_tables import accounts
from service.signing_in.providers import ProviderRefused
from tests.cast import AMINA, LUKASZ, TOM
from tests.databases import Place
from tests.identity_provider import IdentityProvider, identity_provider, query_of
from tests.service.clients import Browser
from tests.service.house import NOW, House, account_of, email_of
from tests.service.pages import check_page
from tests.service.school_accounts import (
    CONFIRM,
    GO,
    LINK,
    linked,
    sent_on,
    there_and_back,
    with_providers,
)
from tests.service.signing import held, is_in, sign_in


@pytest.fixture(scope="module")
def server() -> Iterator[IdentityProvider]:
    with identity_provider(lambda: NOW) as running:
        yield running


@pytest.fixture
def idp(server: IdentityProvider) -> IdentityProvider:
    server.truth()
    return server


@pytest.fixture
def house(address: Place, idp: IdentityProvider) -> Iterator[House]:
    with with_providers(address, idp.provider()) as house:
        yield house


@pytest.fixture
def hut(sqlite_address: Place, idp: IdentityProvider) -> Iterator[House]:
    with with_providers(sqlite_address, idp.provider()) as house:
        yield house


def is_refused(browser: Browser, answer: object, says: str) -> None:
    page = check_page(answer, 403)  # type: ignore[arg-type]
    assert says in page.get_text()
    assert not is_in(browser)


def test_a_school_account_is_linked_once_and_then_signs_in(
    house: House, idp: IdentityProvider
) -> None:
    linked(house, idp, AMINA)
    page = house.browser(AMINA).opened("/account")
    assert "Larkfield" in [one.get_text() for one in page.select(".places__one strong")]
    browser = house.browser()
    answer = there_and_back(browser, idp, page="/sign-in?next=/account")
    assert (answer.status_code, answer.location) == (303, "/account")
    assert is_in(browser)
    assert "last used" in browser.opened("/account").get_text()


def test_the_way_there_says_as_little_as_it_can(
    hut: House, idp: IdentityProvider
) -> None:
    address = sent_on(hut.browser())
    sent = query_of(address)
    assert address.startswith(f"{idp.issuer}/authorize?")
    assert sent["redirect_uri"] == "http://localhost/sign-in/with/school/callback"
    assert (sent["scope"], sent["response_type"]) == ("openid", "code")
    assert sent["code_challenge_method"] == "S256"
    kept = hut.stored()["provider_tries"][0]
    assert sent["state"] not in str(kept)
    assert len({sent["state"], sent["nonce"], sent["code_challenge"]}) == 3


def test_an_unknown_school_account_opens_nothing(
    house: House, idp: IdentityProvider
) -> None:
    browser = house.browser()
    is_refused(browser, there_and_back(browser, idp), "Nobody here uses this Larkfield")
    assert house.stored()["provider_links"] == []


def test_an_address_is_never_taken_for_a_person(
    house: House, idp: IdentityProvider
) -> None:
    linked(house, idp, AMINA)
    idp.subject = "somebody-else"
    idp.says = {"email": email_of(AMINA), "email_verified": True}
    browser = house.browser()
    is_refused(browser, there_and_back(browser, idp), "Nobody here uses this Larkfield")


def test_a_changed_address_keeps_nobody_out(hut: House, idp: IdentityProvider) -> None:
    linked(hut, idp, AMINA)
    idp.says = {"email": "married-since@larkfield.example"}
    assert there_and_back(hut.browser(), idp).location == "/today"


def test_the_same_subject_of_another_issuer_is_somebody_else(
    sqlite_address: Place, idp: IdentityProvider
) -> None:
    with identity_provider(lambda: NOW) as second:
        both = idp.provider(), second.provider("other", name="Brook")
        with with_providers(sqlite_address, *both) as house:
            linked(house, idp, AMINA)
            browser = house.browser()
            answer = there_and_back(browser, second, "/sign-in/with/other")
            is_refused(browser, answer, "Nobody here uses this Brook account.")


def test_a_school_account_belongs_to_one_account(
    house: House, idp: IdentityProvider
) -> None:
    linked(house, idp, AMINA)
    for who in (LUKASZ, TOM):
        answer = there_and_back(house.browser(who), idp, LINK, "/account")
        page = check_page(answer, 403)
        assert "This Larkfield account is linked already." in page.get_text()
    assert len(house.stored()["provider_links"]) == 1


def test_linking_asks_who_it_is_and_is_for_those_signed_in(
    hut: House, idp: IdentityProvider
) -> None:
    assert hut.browser().post(LINK, {}).status_code == 401
    browser = hut.browser(AMINA)
    browser.opened("/account")
    hut.clock.set(NOW + timedelta(minutes=16))
    page = browser.refused(LINK, 401)
    assert "Confirm it is you" in page.get_text()


def test_whoever_signs_in_as_another_on_the_way_links_nothing(
    hut: House, idp: IdentityProvider
) -> None:
    browser = hut.browser(AMINA)
    back = idp.visit(sent_on(browser, LINK, "/account"))
    hut.let_in(browser, LUKASZ)
    page = check_page(browser.get(back), 403)
    assert "Start again." in page.get_text()
    assert hut.stored()["provider_links"] == []


def test_whoever_signed_out_on_the_way_is_asked_to_sign_in(
    hut: House, idp: IdentityProvider
) -> None:
    browser = hut.browser(AMINA)
    back = idp.visit(sent_on(browser, LINK, "/account"))
    browser.opened("/account")
    browser.sent("/sign-out")
    assert browser.get(back).location.startswith("/sign-in?next=")
    assert hut.stored()["provider_links"] == []


@pytest.mark.parametrize(
    ("says", "where"),
    [
        ({}, "/sign-in/set-up"),
        ({"amr": ["pwd"]}, "/sign-in/set-up"),
        ({"amr": "mfa"}, "/sign-in/set-up"),
        ({"amr": ["pwd", "mfa"]}, "/today"),
        ({"acr": "https://refeds.org/profile/mfa"}, "/today"),
        ({"acr": "1"}, "/sign-in/set-up"),
    ],
)
def test_it_counts_as_two_steps_only_if_the_provider_says_so(
    hut: House, idp: IdentityProvider, says: dict[str, object], where: str
) -> None:
    linked(hut, idp, TOM)
    idp.says = says
    assert there_and_back(hut.browser(), idp).location.partition("?")[0] == where


def test_it_counts_as_two_steps_if_the_settings_say_so(
    sqlite_address: Place, idp: IdentityProvider
) -> None:
    with with_providers(sqlite_address, idp.provider(counts_twice=True)) as house:
        linked(house, idp, TOM)
        assert there_and_back(house.browser(), idp).location == "/today"


def test_the_provider_confirms_who_it_is_when_it_asked_again(
    house: House, idp: IdentityProvider
) -> None:
    linked(house, idp, AMINA)
    browser = house.browser(AMINA)
    house.clock.set(NOW + timedelta(minutes=16))
    idp.says = {name: at(house) for name in ("iat", "auth_time")}
    idp.says["exp"] = at(house) + 60
    page, before = "/confirm?next=/account/passkeys/add", held(browser)
    answer = there_and_back(browser, idp, CONFIRM, page)
    assert answer.location == "/account/passkeys/add"
    assert held(browser) != before
    browser.opened("/account/passkeys/add")


@pytest.mark.parametrize("minutes", [None, 10])
def test_an_old_sign_in_there_confirms_nothing(
    hut: House, idp: IdentityProvider, minutes: int | None
) -> None:
    linked(hut, idp, AMINA)
    browser = hut.browser(AMINA)
    old = None if minutes is None else at(hut) - minutes * 60
    idp.says = {"auth_time": old}
    sent = query_of(sent_on(browser, CONFIRM, "/confirm"))
    assert (sent["prompt"], sent["max_age"]) == ("login", "0")
    page = check_page(there_and_back(browser, idp, CONFIRM, "/confirm"), 403)
    assert "did not ask who you are just now" in page.get_text()


def test_somebody_elses_school_account_confirms_nothing(
    hut: House, idp: IdentityProvider
) -> None:
    linked(hut, idp, AMINA)
    idp.subject = "another"
    linked(hut, idp, LUKASZ)
    answer = there_and_back(hut.browser(AMINA), idp, CONFIRM, "/confirm")
    assert "Nobody here uses" in check_page(answer, 403).get_text()


def test_nobody_is_offered_to_confirm_with_what_they_have_not(hut: House) -> None:
    page = hut.browser(AMINA).opened("/confirm")
    assert page.find("form", action=CONFIRM) is None


def at(house: House) -> int:
    return int(house.clock.now.timestamp())


def test_a_link_is_removed_by_its_owner(house: House, idp: IdentityProvider) -> None:
    linked(house, idp, AMINA)
    owner, stranger = house.browser(AMINA), house.browser(LUKASZ)
    path = remove_path(owner)
    stranger.opened("/account")
    csrf = {"csrf": stranger.form("/sign-out")["csrf"]}
    assert (
        stranger.get(path).status_code == stranger.post(path, csrf).status_code == 404
    )
    assert "Larkfield" in owner.opened(path).get_text()
    page = owner.saved(path)
    assert "That school account opens nothing here any more." in page.get_text()
    browser = house.browser()
    is_refused(browser, there_and_back(browser, idp), "Nobody here uses this Larkfield")


def test_the_last_way_in_stays(house: House, idp: IdentityProvider) -> None:
    linked(house, idp, AMINA)
    with house.place.web.writing() as conn:
        mine = accounts.c.account == account_of(AMINA)
        conn.execute(update(accounts).where(mine).values(password=None))
    owner = house.browser(AMINA)
    path = remove_path(owner)
    owner.opened(path)
    page = owner.refused(path, 409)
    assert "This is your only way to sign in, so it stays." in page.get_text()
    assert there_and_back(house.browser(), idp).location == "/today"


def remove_path(browser: Browser) -> str:
    page = browser.opened("/account")
    return str(page.select(".places__one a")[-1]["href"])


def test_a_form_that_was_lost_is_back_after_the_school_account(
    hut: House, idp: IdentityProvider
) -> None:
    linked(hut, idp, AMINA)
    browser = hut.browser(AMINA)
    browser.opened("/account")
    page = browser.form("/sign-out")
    browser.client.delete_cookie("samepage")
    browser.page = check_page(browser.post("/account/passkeys/add", page), 401)
    going = check_page(browser.sent(GO))
    link = going.select_one("main a.govuk-button")
    assert link is not None
    answer = browser.get(idp.visit(str(link["href"])))
    assert answer.location == "/account/passkeys/add"


def test_no_table_names_the_subject(house: House, idp: IdentityProvider) -> None:
    linked(house, idp, AMINA)
    there_and_back(house.browser(), idp)
    assert idp.subject not in str(house.stored())


def test_a_provider_that_is_gone_from_the_settings_can_still_be_unlinked(
    sqlite_address: Place, idp: IdentityProvider
) -> None:
    with with_providers(sqlite_address, idp.provider()) as house:
        linked(house, idp, AMINA)
    later = House.over(sqlite_address)
    browser = later.browser(AMINA)
    path = remove_path(browser)
    assert "school" in browser.opened(path).get_text()
    browser.saved(path)
    assert sign_in(later.browser(), AMINA).location == "/today"


def test_an_invitation_can_link_without_a_session(
    hut: House, idp: IdentityProvider
) -> None:
    providers = hut.services.providers
    provider = providers.offered[0]
    providers.link(account_of(AMINA), provider, idp.issuer, idp.subject)
    with pytest.raises(ProviderRefused):
        providers.link(account_of(TOM), provider, idp.issuer, idp.subject)
    assert there_and_back(hut.browser(), idp).location == "/today"
