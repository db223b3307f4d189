"""Words of pages that no translator would be shown."""

import ast
import re
from collections.abc import Iterator
from typing import Final

from bs4 import BeautifulSoup
from bs4.element import NavigableString
from jinja2 import nodes

from tests.reading.strings import sentences_in
from tests.reading.templates import (
    FOR_MACHINES as FOR_MACHINES_ON_A_PAGE,
)
from tests.reading.templates import LETTER, READER, SPOKEN, TRANSLATES

OURS: Final = frozenset(
    {"Same Page", "English", "PDF", "Childline 0800 1111", "Somebody"}
)
# Names that ids are made of, and what only a log says.
NO_TEXTS: Final = frozenset({"yes of Sam", "first look of Sam", "a key stands twice"})
A_TEXT: Final = re.compile(r"^[A-Z“‘].*[a-z]|\w \w")
UNREAD: Final = (nodes.TemplateData, nodes.Compare, nodes.Getitem)
MARKS: Final = frozenset({"phrase", "phrases"})


def unmarked_on(source: str) -> list[str]:
    """Texts and labels of a template that stand outside `_()` and `trans`."""
    read = READER.parse(source)
    around = "".join(node.data for node in read.find_all(nodes.TemplateData))
    said = [*_words_between(around), *_words_given(read)]
    return [one for one in said if one.strip("() –,") not in OURS and not _is_name(one)]


def _is_name(text: str) -> bool:
    """Tell what is for machines: the name of a class or field, or an attribute."""
    if '="' in text:
        return True
    return " " not in text and FOR_MACHINES_ON_A_PAGE.search(text) is not None


def _words_between(html: str) -> Iterator[str]:
    page = BeautifulSoup(html, "html.parser")
    for unread in page(["script", "style"]):
        unread.decompose()
    for tag in page.select("*"):
        said = [str(tag[name]) for name in SPOKEN if tag.has_attr(name)]
        yield from filter(LETTER.search, said)
    for words in page.find_all(string=LETTER):
        if (
            type(words) is NavigableString
            and words.parent is not None
            and not words.parent.get("lang")
        ):
            yield " ".join(words.split())


def _words_given(node: nodes.Node) -> Iterator[str]:
    """Texts in expressions: what a macro is given, the values of a table."""
    if isinstance(node, UNREAD) or _is_translated(node):
        return
    if isinstance(node, nodes.Const):
        said = node.value if isinstance(node.value, str) else ""
        if A_TEXT.search(said) and not FOR_MACHINES_ON_A_PAGE.search(said):
            yield said
    inner = [node.value] if isinstance(node, nodes.Pair) else node.iter_child_nodes()
    for one in inner:
        yield from _words_given(one)


def _is_translated(node: nodes.Node) -> bool:
    called = node.node if isinstance(node, nodes.Call) else None
    return isinstance(called, nodes.Name) and called.name in TRANSLATES


def unmarked_in(source: str) -> list[str]:
    """Sentences of a module that are no phrase."""
    left = ast.unparse(_Without().visit(ast.parse(source)))
    return [said for said in sentences_in(left) if said not in NO_TEXTS]


class _Without(ast.NodeTransformer):
    """Leaves out what a translator is shown."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id in MARKS:
            return ast.copy_location(ast.Constant(value=None), node)
        return node
