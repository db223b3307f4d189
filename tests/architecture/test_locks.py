"""What is installed is decided by the locks alone, down to the byte."""

import re
import tomllib

import pytest

from tests.architecture.tree import text_of

RUN, DEV = "requirements.lock", "requirements-dev.lock"


def pinned(lock: str) -> dict[str, str]:
    return dict(
        re.findall(r"^([a-z0-9.-]+)(?:\[\w+\])?==(\S+)", text_of(lock), re.MULTILINE)
    )


def wanted(*groups: str) -> set[str]:
    project = tomllib.loads(text_of("pyproject.toml"))
    lists = [
        project["project"]["dependencies"],
        *(project["dependency-groups"][group] for group in groups),
    ]
    return {re.split(r"[\[<>=~ ]", one)[0].lower() for some in lists for one in some}


@pytest.mark.parametrize("lock", [RUN, DEV])
def test_a_lock_has_a_hash_for_each_package_and_no_address(lock: str) -> None:
    packages = re.split(r"\n(?=\S+==)", text_of(lock))[1:]
    assert packages
    assert all("--hash=sha256:" in package for package in packages)
    assert "://" not in text_of(lock)
    assert "--index" not in text_of(lock)


def test_every_dependency_is_in_its_lock() -> None:
    assert wanted("build") <= set(pinned(RUN))
    assert wanted("build", "dev") <= set(pinned(DEV))


def test_the_tests_run_with_the_versions_that_are_served() -> None:
    assert pinned(RUN).items() <= pinned(DEV).items()
