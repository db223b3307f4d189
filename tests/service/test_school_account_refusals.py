"""What nobody can bring back from a provider, or make it seem to have said."""

import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey
from werkzeug.test import TestResponse

from service.signing_in.throttle import NETWORK
from tests.cast import AMINA, LUKASZ
from tests.databases import Place
from tests.identity_provider import (
    CLIENT,
    IdentityProvider,
    identity_provider,
    query_of,
)
from tests.service.clients import Browser
from tests.service.house import NOW, House
from tests.service.pages import check_page
from tests.service.school_accounts import (
    GO,
    LINK,
    linked,
    sent_on,
    there_and_back,
    with_providers,
)

AT = int(NOW.timestamp())
PROVES_NOTHING = "does not show that you belong to the school."
OVER = "That took too long, or was sent twice. Start again."
BACK = "/sign-in/with/school/callback"
EVIL = "https://evil.example"


@pytest.fixture(scope="module")
def server() -> Iterator[IdentityProvider]:
    with identity_provider(lambda: NOW) as running:
        yield running


@pytest.fixture
def idp(server: IdentityProvider) -> IdentityProvider:
    server.truth()
    return server


@pytest.fixture
def hut(sqlite_address: Place, idp: IdentityProvider) -> Iterator[House]:
    """A school with somebody who signs in with the account of the provider."""
    with with_providers(sqlite_address, idp.provider()) as house:
        linked(house, idp, AMINA)
        yield house


@pytest.fixture
def house(address: Place, idp: IdentityProvider) -> Iterator[House]:
    with with_providers(address, idp.provider()) as house:
        linked(house, idp, AMINA)
        yield house


def is_refused(browser: Browser, answer: TestResponse, says: str) -> None:
    assert says in check_page(answer, 403).get_text()
    assert browser.get("/account").status_code == 303


def written(told: object) -> str:
    plain = told if isinstance(told, bytes) else json.dumps(told).encode()
    return urlsafe_b64encode(plain).rstrip(b"=").decode()


@pytest.mark.parametrize(
    "says",
    [
        {"iss": EVIL},
        {"iss": None},
        {"aud": "another-service"},
        {"aud": None},
        {"aud": ["another-service"]},
        {"aud": [CLIENT, "another-service"]},
        {"aud": [CLIENT, "another-service"], "azp": "another-service"},
        {"azp": "another-service"},
        {"exp": AT - 61},
        {"exp": None},
        {"iat": AT + 120},
        {"iat": None},
        {"nbf": AT + 120},
        {"nonce": "of-another-try"},
        {"nonce": None},
        {"sub": None},
        {"sub": ""},
        {"sub": ["staff-0001"]},
        {"sub": "s" * 256},
    ],
    ids=str,
)
def test_a_token_with_a_wrong_word_is_refused(
    hut: House, idp: IdentityProvider, says: dict[str, Any]
) -> None:
    idp.says = says
    browser = hut.browser()
    is_refused(browser, there_and_back(browser, idp), PROVES_NOTHING)


def test_a_token_for_us_among_others_is_taken(
    hut: House, idp: IdentityProvider
) -> None:
    for says in ({"aud": [CLIENT]}, {"aud": [CLIENT, "another"], "azp": CLIENT}):
        idp.says = says
        assert there_and_back(hut.browser(), idp).status_code == 303


def unsigned(claims: dict[str, Any]) -> str:
    return f"{written({'alg': 'none', 'typ': 'JWT'})}.{written(claims)}."


def signed_with_the_public_key(idp: IdentityProvider, claims: dict[str, Any]) -> str:
    start = f"{written({'alg': 'HS256', 'typ': 'JWT', 'kid': 'r'})}.{written(claims)}"
    secret = idp.rsa.as_pem(private=False)
    return f"{start}.{written(hmac.digest(secret, start.encode(), 'sha256'))}"


def signed_by_somebody_else(claims: dict[str, Any]) -> str:
    return jwt.encode({"alg": "RS256", "kid": "r"}, claims, RSAKey.generate_key(2048))


def signed_by_a_key_nobody_knows(claims: dict[str, Any]) -> str:
    key = ECKey.generate_key("P-256")
    return jwt.encode({"alg": "ES256", "kid": "unknown"}, claims, key)


@pytest.mark.parametrize(
    "sign",
    [
        unsigned,
        signed_by_somebody_else,
        signed_by_a_key_nobody_knows,
        lambda _: "",
        lambda _: "no.token.at-all",
        lambda _: None,
        lambda _: {"alg": "none"},
    ],
)
def test_a_token_that_the_provider_did_not_sign_is_refused(
    hut: House,
    idp: IdentityProvider,
    sign: Any,  # noqa: ANN401
) -> None:
    idp.sign = sign
    browser = hut.browser()
    is_refused(browser, there_and_back(browser, idp), PROVES_NOTHING)


def test_a_public_key_is_no_secret_to_sign_with(
    hut: House, idp: IdentityProvider
) -> None:
    idp.sign = lambda claims: signed_with_the_public_key(idp, claims)
    browser = hut.browser()
    is_refused(browser, there_and_back(browser, idp), PROVES_NOTHING)


def test_both_kinds_of_keys_are_known(hut: House, idp: IdentityProvider) -> None:
    idp.sign = idp.signed_with_a_curve
    assert there_and_back(hut.browser(), idp).status_code == 303


def test_a_new_key_is_fetched_but_not_at_every_try(
    hut: House, idp: IdentityProvider
) -> None:
    old, new = idp.rsa, RSAKey.generate_key(2048, {"kid": "new"})
    sign = {"alg": "RS256", "kid": "new"}
    idp.sign = lambda claims: jwt.encode(sign, claims, new)
    there_and_back(hut.browser(), idp)
    idp.rsa, before = new, idp.fetched.count("/keys")
    browser = hut.browser()
    is_refused(browser, there_and_back(browser, idp), PROVES_NOTHING)
    assert idp.fetched.count("/keys") == before
    hut.clock.set(NOW + timedelta(minutes=2))
    assert there_and_back(hut.browser(), idp).status_code == 303
    idp.rsa = old


@pytest.mark.parametrize("name", ["hd", "tid"])
def test_only_accounts_of_the_school_are_let_in(
    sqlite_address: Place, idp: IdentityProvider, name: str
) -> None:
    ours = {"hd": "domains", "tid": "tenants"}[name]
    wanted: dict[str, Any] = {ours: frozenset({"larkfield.example", "brook.example"})}
    with with_providers(sqlite_address, idp.provider(**wanted)) as house:
        idp.says = {name: "Brook.Example"}
        linked(house, idp, AMINA)
        assert there_and_back(house.browser(), idp).status_code == 303
        for wrong in ("evil.example", "", None, ["brook.example"], 7):
            idp.says = {name: wrong}
            browser = house.browser()
            is_refused(browser, there_and_back(browser, idp), PROVES_NOTHING)


@pytest.mark.parametrize(
    ("tenant", "says"), [("t-1", None), ("t-2", PROVES_NOTHING), (None, PROVES_NOTHING)]
)
def test_an_issuer_for_any_tenant_lets_in_those_of_the_school(
    sqlite_address: Place, idp: IdentityProvider, tenant: str | None, says: str | None
) -> None:
    idp.description = {"issuer": f"{idp.issuer}/{{tenantid}}/v2.0"}
    idp.says = {"tid": tenant, "iss": f"{idp.issuer}/{tenant}/v2.0"}
    issuer = f"{idp.issuer}/organizations/v2.0"
    ours = idp.provider(issuer=issuer, tenants=frozenset({"t-1"}))
    with with_providers(sqlite_address, ours) as house:
        browser = house.browser()
        answer = there_and_back(browser, idp)
        is_refused(browser, answer, says or "Nobody here uses this Larkfield account.")


def pressed(browser: Browser) -> TestResponse:
    browser.opened("/sign-in")
    return browser.sent(GO)


def test_a_try_works_once(house: House, idp: IdentityProvider) -> None:
    browser = house.browser()
    back = idp.visit(sent_on(browser))
    assert browser.get(back).status_code == 303
    browser.client.delete_cookie("samepage")
    is_refused(browser, browser.get(back), OVER)


def test_a_code_works_once_even_with_a_new_try(
    hut: House, idp: IdentityProvider
) -> None:
    browser = hut.browser()
    used = query_of(idp.visit(sent_on(browser)))["code"]
    browser.get(f"{BACK}?code={used}&state={query_of(sent_on(browser))['state']}")
    stolen = query_of(idp.visit(sent_on(hut.browser())))["code"]
    thief = hut.browser()
    state = query_of(sent_on(thief))["state"]
    is_refused(thief, thief.get(f"{BACK}?code={stolen}&state={state}"), "")
    assert stolen not in idp.asked


def test_only_the_browser_that_went_can_come_back(
    house: House, idp: IdentityProvider
) -> None:
    mine, other, bare = house.browser(), house.browser(), house.browser()
    back = idp.visit(sent_on(mine))
    sent_on(other)
    for one in (other, bare):
        is_refused(one, one.get(back), OVER)
    assert mine.get(back).status_code == 303


def test_nobody_is_made_to_link_the_account_of_somebody_else(
    hut: House, idp: IdentityProvider
) -> None:
    evil, victim = hut.browser(LUKASZ), hut.browser(AMINA)
    idp.subject = "evil"
    back = idp.visit(sent_on(evil, LINK, "/account"))
    assert OVER in check_page(victim.get(back), 403).get_text()
    assert len(hut.stored()["provider_links"]) == 1


def test_a_try_is_over_after_ten_minutes(hut: House, idp: IdentityProvider) -> None:
    browser = hut.browser()
    back = idp.visit(sent_on(browser))
    hut.clock.set(NOW + timedelta(minutes=11))
    is_refused(browser, browser.get(back), OVER)
    sent_on(browser)
    assert len(hut.stored()["provider_tries"]) == 1


@pytest.mark.parametrize(
    "query", ["", "?state=", "?code=a", "?state=unknown&code=a", "?error=access_denied"]
)
def test_an_answer_to_no_question_is_refused(hut: House, query: str) -> None:
    browser = hut.browser()
    is_refused(browser, browser.get(BACK + query), OVER)


def test_whoever_changes_their_mind_there_is_told_so(
    hut: House, idp: IdentityProvider
) -> None:
    for more in ("error=access_denied", "error=access_denied&code=a"):
        browser = hut.browser()
        state = query_of(sent_on(browser))["state"]
        answer = browser.get(f"{BACK}?state={state}&{more}")
        is_refused(browser, answer, "You did not finish signing in there.")


def test_an_answer_in_the_name_of_another_issuer_is_refused(
    hut: House, idp: IdentityProvider
) -> None:
    browser = hut.browser()
    back = idp.visit(sent_on(browser))
    is_refused(browser, browser.get(f"{back}&iss={EVIL}"), PROVES_NOTHING)
    back = idp.visit(sent_on(browser))
    assert browser.get(f"{back}&iss={idp.issuer}").status_code == 303


def test_a_try_at_one_provider_does_not_end_at_another(
    sqlite_address: Place, idp: IdentityProvider
) -> None:
    two = idp.provider(), idp.provider("second", name="Second")
    with with_providers(sqlite_address, *two) as house:
        linked(house, idp, AMINA)
        browser = house.browser()
        back = idp.visit(sent_on(browser)).replace("/school/", "/second/")
        is_refused(browser, browser.get(back), OVER)


def test_a_provider_that_is_not_in_the_settings_is_not_there(hut: House) -> None:
    browser = hut.browser(AMINA)
    browser.opened("/account")
    csrf = {"csrf": browser.form("/sign-out")["csrf"]}
    for path in (GO, LINK, "/confirm/with/school"):
        nowhere = path.replace("/school", "/nowhere")
        assert browser.post(nowhere, csrf).status_code == 404
    assert browser.get(BACK.replace("/school", "/nowhere")).status_code == 404


def test_keys_of_other_kinds_are_passed_over(
    hut: House, idp: IdentityProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = [{"kty": "oct", "k": "AAAA", "kid": "r"}, {"kty": "RSA", "use": "enc"}, "no"]
    good = idp.keys()["keys"]
    monkeypatch.setattr(idp, "keys", lambda: {"keys": [*odd, *good]})
    hut.clock.set(NOW + timedelta(hours=2))
    idp.says = {"iat": AT + 7200, "exp": AT + 7300}
    assert there_and_back(hut.browser(), idp).status_code == 303


def test_too_many_goes_close_the_network(hut: House) -> None:
    browser = hut.browser()
    browser.opened("/sign-in")
    for _ in range(NETWORK.most):
        assert browser.sent(GO).status_code == 200
    assert browser.sent(GO).status_code == 429


def test_coming_back_right_is_no_try(hut: House, idp: IdentityProvider) -> None:
    for _ in range(NETWORK.most // 10):
        assert there_and_back(hut.browser(), idp).status_code == 303
    assert all(row[1] == 0 for row in hut.stored()["failed_tries"])
