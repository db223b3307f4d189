"""Every address belongs to a slice, and its function says what it does."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest
from flask import Flask
from werkzeug.routing import Rule

from service.app import create_app
from service.settings import Settings
from tests import databases
from tests.architecture.tree import matching, text_of
from tests.conftest import BOTH

SLICES: Final = {
    "accounts",
    "advice",
    "actions",
    "attachments",
    "attending",
    "audit",
    "calendar",
    "checking",
    "child_words",
    "childs_part",
    "circle",
    "classes",
    "concerns",
    "contacts",
    "days",
    "debriefs",
    "decisions",
    "devices",
    "diary",
    "disputes",
    "family",
    "invitations",
    "joining",
    "joint_texts",
    "journey",
    "names",
    "offline",
    "limits",
    "measures",
    "meetings",
    "notices",
    "mine",
    "missed",
    "minutes",
    "packs",
    "papers",
    "portraits",
    "preparing",
    "privacy",
    "rights",
    "roster",
    "rounds",
    "safeguarding",
    "safety",
    "schools",
    "support",
    "symbols",
    "reading",
    "register",
    "search",
    "sharing",
    "sheets",
    "successes",
    "talks",
    "today",
    "translations",
    "trials",
    "worklist",
}
# What stands beside the slices, and what it answers for.
BESIDE: Final[Mapping[str, str]] = {
    "health": "Whether the service is alive concerns no slice.",
    "openapi": "The document tells of all slices.",
    "static": "Files are the same for everybody.",
}
# What an address names by a word, and why that word tells of nobody.
NAMED: Final[Mapping[str, str]] = {
    "filename": "Files are the same for everybody.",
    "symbol": "A picture is the same for everybody.",
    "code": "What is sealed tells of nobody.",
    "tag": "A language has the same tag for everybody.",
    "provider": "The settings give each provider a short name.",
}
assert BOTH


@pytest.fixture(scope="module")
def app(
    tmp_path_factory: pytest.TempPathFactory, migrated_file: Path
) -> Iterator[Flask]:
    folder = tmp_path_factory.mktemp("routes")
    place = databases.sqlite(migrated_file, folder / "record.db", folder / "keys")
    settings = Settings(place.web.url, place.web.url, place.key_dir, "http://x", None)
    yield create_app(settings)
    place.close()


def part_of(rule: Rule) -> str:
    return str(rule.endpoint).split(".")[0].removesuffix("_api")


def test_every_address_belongs_to_a_slice(app: Flask) -> None:
    parts = {part_of(rule) for rule in app.url_map.iter_rules()}
    assert parts == SLICES | set(BESIDE)


def test_every_slice_has_its_folder_and_its_module_of_routes() -> None:
    folders = {name.split("/")[1] for name in matching("service/*/routes.py")}
    assert folders == SLICES


def test_an_address_is_answered_from_the_folder_of_its_slice(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        part, view = part_of(rule), app.view_functions[rule.endpoint]
        if part in SLICES:
            assert view.__module__.startswith(f"service.{part}."), rule
            ours = "api" if rule.endpoint.split(".")[0].endswith("_api") else "routes"
            assert view.__module__.endswith(ours), rule


def test_ids_in_addresses_are_uuids(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        for name, converter in rule._converters.items():
            kind = type(converter).__name__
            assert kind == "UUIDConverter" or name in NAMED, rule


def test_every_template_of_a_slice_is_shown_by_it() -> None:
    for name in matching("service/*/templates/*/*.html"):
        part, short = name.split("/")[1], "/".join(name.split("/")[-2:])
        around = matching(f"service/{part}/**/*.py", f"service/{part}/**/*.html")
        assert any(short in text_of(one) for one in around if one != name), name
