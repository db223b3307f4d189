"""The API does what its own document says, whatever it is sent."""

import re
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import CheckFunction
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation, BaseSchema
from schemathesis.specs.openapi.checks import (
    negative_data_rejection,
    positive_data_acceptance,
)

from tests.cast import AMINA, AYO, SIAN, TOM
from tests.service.clients import API, read
from tests.service.house import House
from tests.service.pages import loaded
from tests.service.words import CHILD, written

PLACE = re.compile(r"<(?:uuid:)?([a-z]+)>")
AS_IN_DOCUMENT = r"{\1}"
DOCUMENT = f"{API}/openapi.json"
Operation = APIOperation[Any, Any, Any, Any]
# No schema can say that words are in NFC, that a day has come in London, that a child
# is one's own or that an entry is not sealed yet: what fits the schema may be refused.
RELAXED: list[CheckFunction] = [positive_data_acceptance, negative_data_rejection]


READ = {
    f"GET {API}{path}"
    for path in (
        "/me",
        "/children",
        "/children/{child}/timeline",
        "/children/{child}/entries/{entry}",
        "/children/{child}/audit",
        "/children/{child}/members",
    )
}
ALWAYS_WRITABLE = {
    f"POST {API}/children/{{child}}/entries/{{entry}}/comments",
    f"PUT {API}/children/{{child}}/entries/{{entry}}/seen",
}


@pytest.fixture(scope="module")
def document(lodge: House) -> BaseSchema:
    return schemathesis.openapi.from_wsgi(DOCUMENT, lodge.app)


@pytest.fixture(scope="module")
def known(lodge: House) -> dict[str, dict[str, str]]:
    """Tokens, and ids that are really there, so that many requests get through."""
    entry = written(lodge.program(TOM))
    return {
        "path": {"child": str(AYO), "entry": entry, "person": str(TOM.person)},
        "headers": dict(lodge.program(SIAN).headers),
    }


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_every_answer_is_as_documented(
    lodge: House,
    document: BaseSchema,
    known: dict[str, dict[str, str]],
    mode: GenerationMode,
) -> None:
    tried: dict[str, set[int]] = {}
    for found in document.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()
        statuses = tried.setdefault(operation.label, set())
        check_operation(operation, mode, known, statuses)
    assert set(tried) == routes(lodge)
    if mode is GenerationMode.POSITIVE:
        got_through = {label for label, had in tried.items() if had & {200, 201, 204}}
        assert got_through >= READ | ALWAYS_WRITABLE


def routes(house: House) -> set[str]:
    """Every call of the API, as the document would name it."""
    return {
        f"{method} {PLACE.sub(AS_IN_DOCUMENT, rule.rule)}"
        for rule in house.app.url_map.iter_rules()
        if rule.rule.startswith(API) and not rule.endpoint.startswith("openapi.")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def check_operation(
    operation: Operation,
    mode: GenerationMode,
    known: dict[str, dict[str, str]],
    statuses: set[int],
) -> None:
    """Send one operation many things, and hold each answer against the document."""

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=12,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def sends(case: schemathesis.Case[Operation]) -> None:
        for name in set(case.path_parameters or {}) & set(known["path"]):
            case.path_parameters[name] = known["path"][name]
        answer = case.call_and_validate(
            headers=known["headers"], excluded_checks=RELAXED
        )
        statuses.add(answer.status_code)

    sends()


def document_of(house: House) -> dict[str, Any]:
    answer = house.browser().get(DOCUMENT)
    assert answer.content_type == "application/json"
    return read(answer)


def calls(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    verbs = {"get", "post", "put", "patch", "delete"}
    return [
        (verb, call)
        for path in document["paths"].values()
        for verb, call in path.items()
        if verb in verbs
    ]


def answer_of(document: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    """What an answer says, or what it refers to."""
    if "$ref" not in answer:
        return answer
    named: dict[str, Any] = document
    for step in answer["$ref"].removeprefix("#/").split("/"):
        named = named[step]
    return named


def test_the_document_is_of_version_3_1_and_asks_for_a_token(lodge: House) -> None:
    document = document_of(lodge)
    assert document["openapi"] == "3.1.0"
    assert document["security"] == [{"token": []}]
    scheme = document["components"]["securitySchemes"]["token"]
    assert scheme == {"type": "http", "scheme": "bearer"}


def test_every_call_says_what_it_does_and_how_it_refuses(lodge: House) -> None:
    document = document_of(lodge)
    for verb, call in calls(document):
        assert call["summary"].endswith("."), call
        assert "401" in call["responses"]
        for status, answer in call["responses"].items():
            if status.startswith("4"):
                said = answer_of(document, answer)
                assert set(said["content"]) == {"application/problem+json"}, call
        names = {one["name"] for one in call.get("parameters", [])}
        assert ("Idempotency-Key" in names) is (verb != "get"), call


def test_the_page_about_the_api_loads_nothing_from_elsewhere(lodge: House) -> None:
    browser = lodge.browser()
    page = browser.opened(f"{API}/docs")
    assert all(address.startswith("/static/") for address in loaded(page))
    told = page.get_text()
    for path in document_of(lodge)["paths"]:
        assert path in told
    assert lodge.browser(AMINA).opened(f"{API}/docs")
    assert CHILD not in str(page)
