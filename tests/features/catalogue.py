"""Write docs/features.md from the tests, or check that it is still true (--check)."""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from tests.architecture.tree import ROOT, text_of
from tests.features.found import feature_tests

CATALOGUE: Final = ROOT / "docs" / "features.md"
SENTENCES: Final = "tests/features/features.toml"
HEAD: Final = """# Features

What Same Page can do, and the tests that show it. This page is made by `make features`
from the tests named for a feature (`test_f64_…`) and from the sentences in
`tests/features/features.toml`; `make docs` fails if it is not true any more.

Each of these tests names the rule that it shows. `make mutants` takes the rule out of a
copy of the code, one part after another, and fails if the test then still passes.

| | what | shown by |
|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: what it is, and what is not there yet."""

    says: str
    missing: str = ""


@cache
def features() -> Mapping[int, Feature]:
    """Every feature that the product has, wholly or in part, by its number."""
    told = tomllib.loads(text_of(SENTENCES))
    return {int(name.removeprefix("F")): Feature(**said) for name, said in told.items()}


def catalogue() -> str:
    """Write the whole page."""
    return HEAD + "".join(_rows())


def _rows() -> Iterator[str]:
    for number, feature in sorted(features().items()):
        shown = [
            f"[{test.sentence}](../{test.file})"
            for test in feature_tests()
            if test.feature == number
        ]
        partly = f"<br>*In part.* {feature.missing}" if feature.missing else ""
        yield f"| F{number} | {feature.says}{partly} | {'<br>'.join(shown)} |\n"


def main() -> int:
    written = catalogue()
    if "--check" in sys.argv:
        if CATALOGUE.is_file() and CATALOGUE.read_text() == written:
            return 0
        print("docs/features.md is not true any more: make features", file=sys.stderr)
        return 1
    CATALOGUE.write_text(written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
