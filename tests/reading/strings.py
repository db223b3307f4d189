"""The sentences that our code says: why it refused, what happened, what was saved."""

import ast
import re
from collections.abc import Iterator
from typing import Final

from tests.reading.templates import SOMEBODY

# Three words or more with nothing in them that only machines read.
SENTENCE: Final = re.compile(r"[^\W\d_]+ [a-z’'-]+ \S*[^\W\d_]")
FOR_MACHINES: Final = re.compile(r"[{}<>=_|\\]|::|--|\w/\w|\bSELECT\b")
QUOTED: Final = re.compile(r"(?P<mark>[\"'`])(?P<said>[^\n]*?)(?P=mark)")
VARIES: Final = re.compile(r"\$?\{[^}]*\}")
BLANK: Final = re.compile(r"\{\w+\}")
Speaks = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def sentences_in(source: str) -> Iterator[str]:
    """Every text of a module that people could read, docstrings left out."""
    tree = ast.parse(source)
    unread = set(_unread(tree))
    for node in ast.walk(tree):
        if id(node) not in unread and (said := _said(node)):
            words = BLANK.sub(SOMEBODY, " ".join(said.split()))
            if SENTENCE.search(words) and not FOR_MACHINES.search(words):
                yield words


def sentences_in_script(source: str) -> Iterator[str]:
    """Every text of a script that people could read."""
    for found in QUOTED.finditer(source):
        words = VARIES.sub(SOMEBODY, found["said"])
        if SENTENCE.search(words) and not FOR_MACHINES.search(words):
            yield words


def _unread(tree: ast.Module) -> Iterator[int]:
    """Docstrings, and the pieces of a text that is read as a whole."""
    for node in ast.walk(tree):
        if isinstance(node, Speaks) and ast.get_docstring(node):
            first = node.body[0]
            assert isinstance(first, ast.Expr)
            yield id(first.value)
        elif isinstance(node, ast.JoinedStr):
            yield from (id(piece) for piece in node.values)


def _said(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=str() as said):
            return BLANK.sub(SOMEBODY, said)
        case ast.JoinedStr(values=pieces):
            return "".join(_said(piece) or SOMEBODY for piece in pieces)
        case _:
            return ""
