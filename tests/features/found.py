"""The tests named for a feature (`test_f64_…`), read where they stand."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from tests.architecture.tree import matching, text_of

NAMED: Final = re.compile(r"test_f([0-9]+)_(\w+)")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a test shows, as its decorator says it."""

    name: str
    at: str = ""
    case: str = ""

    def __str__(self) -> str:
        return f"{self.name} at “{self.at}”" if self.at else self.name


@dataclass(frozen=True, slots=True)
class FeatureTest:
    """One test of one feature, and the rules it shows."""

    feature: int
    sentence: str
    file: str
    node: str
    rules: tuple[Rule, ...]


@cache
def feature_tests() -> tuple[FeatureTest, ...]:
    """Every test that is named for a feature, in the order of features and files."""
    files = matching("tests/**/test_*.py")
    found = [test for file in files for test in named_in(file, text_of(file))]
    return tuple(sorted(found, key=lambda test: test.feature))


def named_in(file: str, source: str) -> Iterator[FeatureTest]:
    """The feature tests of one file."""
    for path, test in _functions(ast.parse(source), file):
        if named := NAMED.fullmatch(test.name):
            words = named[2].replace("_", " ")
            yield FeatureTest(
                feature=int(named[1]),
                sentence=f"{words[0].upper()}{words[1:]}.",
                file=file,
                node=path,
                rules=tuple(_rules(test)),
            )


def _functions(
    tree: ast.Module | ast.ClassDef, path: str
) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield f"{path}::{node.name}", node
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node, f"{path}::{node.name}")


def _rules(test: ast.FunctionDef) -> Iterator[Rule]:
    for one in test.decorator_list:
        if isinstance(one, ast.Call) and ast.unparse(one.func) == "shows":
            name = ast.literal_eval(one.args[0])
            words = {
                str(word.arg): ast.literal_eval(word.value) for word in one.keywords
            }
            yield Rule(name, **words)
