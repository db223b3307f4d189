"""No file grows past the size at which it can still be read in one go."""

from tests.architecture.tree import matching, text_of

# The first pattern that fits a file counts.
MOST_LINES = {
    "README.md": 150,
    "**/conftest.py": 150,
    "tests/**/*.py": 400,
    "events/**/*.py": 300,
    "projections/**/*.py": 250,
    "service/*/commands.py": 200,
    "service/*/routes.py": 200,
    "service/*/api.py": 200,
    "service/**/*.py": 300,
    "bench/**/*.py": 400,
    "wsgi.py": 10,
}


def limits() -> dict[str, int]:
    most: dict[str, int] = {}
    for pattern, lines in MOST_LINES.items():
        for name in matching(pattern):
            most.setdefault(name, lines)
    return most


def test_no_file_is_longer_than_its_kind_may_be() -> None:
    lengths = {name: len(text_of(name).splitlines()) for name in limits()}
    too_long = {
        name: f"{lengths[name]} lines, at most {most}"
        for name, most in limits().items()
        if lengths[name] > most
    }
    assert not too_long


def test_every_python_file_has_a_limit() -> None:
    known = limits()
    left_out = [name for name in matching("*.py", "*/**/*.py") if name not in known]
    assert all(name.startswith(".ci/") for name in left_out), left_out
