"""docs/architecture.md names the files on the path of an entry; the names stay true."""

import re

from tests.architecture.tree import ROOT

NAMED = re.compile(r"`((?:events|projections|service|docs|tests)/[\w./-]*)`")


def test_every_file_that_the_architecture_names_is_there() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text()
    named = set(NAMED.findall(page))
    assert len(named) >= 19
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


def test_every_file_that_a_docstring_names_is_there() -> None:
    said = {
        found
        for folder in ("events", "projections", "service")
        for module in (ROOT / folder).rglob("*.py")
        for found in re.findall(r"docs/[\w-]+\.md", module.read_text())
    }
    assert said
    assert sorted(name for name in said if not (ROOT / name).exists()) == []


def test_each_step_of_the_path_leads_to_the_next() -> None:
    """What a file of the path does not import, it is handed by one that does."""
    steps = (
        ("service/diary/routes.py", "service.diary.commands"),
        ("service/diary/routes.py", "service.diary import pages, schemas"),
        ("service/diary/commands.py", "events.diary"),
        ("service/diary/commands.py", "service.asking"),
        ("service/asking.py", "events.store.unit"),
        ("service/asking.py", "service.permissions"),
        ("events/store/unit.py", "events.store.recorder"),
        ("events/store/recorder.py", "events.store.ledger"),
        ("events/store/recorder.py", "commitments"),
        ("events/store/ledger.py", "leaf"),
        ("events/store/ledger.py", "keys"),
        ("service/services.py", "projections.runner import see"),
        ("projections/runner.py", "projections.timeline"),
        ("service/diary/pages.py", "service.diary import answers"),
        ("service/diary/answers.py", "timeline"),
    )
    for file, name in steps:
        assert f"{name}" in (ROOT / file).read_text(), (file, name)
