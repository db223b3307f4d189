"""Each test runs on both engines, at a school that can go away."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.browser.school import Template
from tests.engines.engine import Engine, Person
from tests.engines.firefox import firefox
from tests.engines.school import Away, open_school
from tests.engines.webkit import webkit

STARTED: Mapping[str, Callable[[Path], AbstractContextManager[Engine]]] = {
    "firefox": firefox,
    "webkit": webkit,
}


@pytest.fixture(params=STARTED)
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """A window of its own for each test: nobody was ever signed in there."""
    name = request.param
    with STARTED[name](tmp_path_factory.mktemp(name)) as started:
        yield started


@pytest.fixture(scope="package")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return Template.load(tmp_path_factory.mktemp("template"))


@pytest.fixture
def away(template: Template, tmp_path: Path) -> Iterator[Away]:
    """A school of its own for each test: a round has nobody left after it."""
    with open_school(template, tmp_path) as school:
        yield school


@pytest.fixture
def sian(engine: Engine, away: Away) -> Person:
    """A teacher at a browser that does not know her yet."""
    return Person(engine, away.school.address)
