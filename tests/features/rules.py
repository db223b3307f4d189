"""From the rule that a test names to the file it stands in, and how to take it out."""

from collections.abc import Iterator

from tests.architecture.tree import ROOT
from tests.features.changes import Change, changes, changes_of_text
from tests.features.found import Rule


def taken_away(rule: Rule) -> Iterator[tuple[str, Change]]:
    """Every way to take a rule out, with the file it stands in."""
    file, name = place_of(rule)
    source = (ROOT / file).read_bytes()
    found = changes(source, name, rule.at) if name else changes_of_text(source, rule.at)
    return ((file, change) for change in found)


def place_of(rule: Rule) -> tuple[str, str]:
    """The file of a rule, and its name there; a file that is all text has no names."""
    module, _, name = rule.name.partition(":")
    if not name:
        return rule.name, ""
    # By its path: importing it here would make our facts known before each trial.
    path = module.replace(".", "/")
    file = f"{path}.py" if (ROOT / f"{path}.py").is_file() else f"{path}/__init__.py"
    assert (ROOT / file).is_file(), f"there is no module {module}"
    return file, name
