"""The words of a page as its template has them, with a name for all that varies."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bs4 import BeautifulSoup
from jinja2 import Environment, nodes

# Stands where a page shows a name, a day or a number.
SOMEBODY: Final = "Sam"
INLINE: Final = frozenset(
    {"a", "b", "bdi", "br", "cite", "code", "em", "i", "kbd", "q", "small", "span"}
    | {"strong", "sub", "sup"}
)
SPOKEN: Final = ("alt", "aria-label", "placeholder", "title")
# A class, an address or the name of a field is nothing that people read.
FOR_MACHINES: Final = re.compile(r"--|__|[{}<>=/_]|^[a-z0-9.-]+$|govuk")
TRANSLATES: Final = frozenset({"_", "gettext", "ngettext", "pgettext"})
VARIES: Final = re.compile(r"%\(\w+\)s")
LETTER: Final = re.compile(r"[^\W\d_]")
READER: Final = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])


def blocks(source: str) -> list[str]:
    """Every paragraph, heading, label and hint of a template, one after another."""
    template = _Template()
    first = template.all_of(READER.parse(source).body)
    found = [block for html in (first, *template.apart) for block in _blocks(html)]
    return [one for one in found if one != SOMEBODY]


def _blocks(html: str) -> Iterator[str]:
    page = BeautifulSoup(html, "html.parser")
    for unread in page(["script", "style"]):
        unread.decompose()
    for tag in page.select("*"):
        yield from (str(tag[name]) for name in SPOKEN if tag.get(name))
        if tag.name not in INLINE:
            tag.insert_before("\n\n")
            tag.insert_after("\n\n")
    for block in re.split(r"\n\n+", page.get_text()):
        if LETTER.search(block):
            yield " ".join(block.split())


class _Template:
    """Reads a template as if each of its branches were shown.

    The first branch is read where it stands, so that a sentence stays whole; the
    others, and what macros are given, are read *apart*.
    """

    def __init__(self) -> None:
        self.apart: list[str] = []

    def all_of(self, found: Iterable[nodes.Node]) -> str:
        return "".join(self._one(node) for node in found)

    def _one(self, node: nodes.Node) -> str:
        match node:
            case nodes.TemplateData():
                return node.data
            case nodes.Output():
                return "".join(self._shown(one) for one in node.nodes)
            case nodes.If() | nodes.For():
                return self._branches(node)
            case nodes.Block():
                return f"\n\n{self.all_of(node.body)}\n\n"
            case nodes.Macro():
                self._given(node.defaults)
                self.apart.append(self.all_of(node.body))
                return ""
            case _:
                return self._other(node)

    def _other(self, node: nodes.Node) -> str:
        self._given(
            one for one in node.iter_child_nodes() if isinstance(one, nodes.Expr)
        )
        return self.all_of(getattr(node, "body", []))

    def _branches(self, node: nodes.If | nodes.For) -> str:
        self._given([node.test if isinstance(node, nodes.If) else node.iter])
        for other in getattr(node, "elif_", []):
            self.apart.append(self.all_of(other.body))
        self.apart.append(self.all_of(node.else_))
        return self.all_of(node.body)

    def _shown(self, node: nodes.Node) -> str:
        """What an expression puts into the page, where that is known."""
        match node:
            case nodes.TemplateData() | nodes.Const():
                return str(node.data if hasattr(node, "data") else node.value)
            case nodes.Concat():
                return "".join(map(self._shown, node.nodes))
            case nodes.CondExpr():
                if isinstance(node.expr2, nodes.Const):
                    self._given([node.expr2])
                return self._shown(node.expr1)
            case _:
                return self._translated(node)

    def _translated(self, node: nodes.Node) -> str:
        match node:
            case nodes.MarkSafeIfAutoescape(expr=said) | nodes.Mod(left=said):
                return self._shown(said)
            case nodes.Call(node=nodes.Name(name=name)) if name in TRANSLATES:
                return VARIES.sub(SOMEBODY, self._shown(node.args[0]))
            case _:
                self._given([node])
                return SOMEBODY

    def _given(self, found: Iterable[nodes.Node | None]) -> None:
        """Words that are handed on: labels and hints, and the sentences of a table."""
        for node in found:
            if isinstance(node, nodes.Const):
                if isinstance(node.value, str) and not FOR_MACHINES.search(node.value):
                    self.apart.append(node.value)
            elif isinstance(node, nodes.Pair):
                self._given([node.value])
            elif node is not None and not isinstance(node, nodes.Compare):
                self._given(node.iter_child_nodes())
