"""Ways to take a rule out of our code: drop it, answer early, ask the opposite."""

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

Function = ast.FunctionDef | ast.AsyncFunctionDef
# What is changed, what stands there then, and its own words if they count alone.
Way = tuple[ast.AST, str, str]
# Calls whose arguments must all hold: each of them is a rule of its own.
ALL_OF: Final = frozenset({"and_", "where"})


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """Put other words in the place of some; *near* is what they stand in."""

    start: int
    end: int
    instead: str
    near: str

    def applied(self, source: bytes) -> bytes:
        return source[: self.start] + self.instead.encode() + source[self.end :]

    def said(self, source: bytes) -> str:
        """Say in one line what was done, and where."""
        line = source[: self.start].count(b"\n") + 1
        was = " ".join(source[self.start : self.end].decode().split())
        return f"line {line}: {_short(was)} → {_short(self.instead) or 'nothing'}"


def changes(source: bytes, name: str, at: str = "") -> list[Change]:
    """Every way to take the rule *name* out, or what stands by the words *at* of it."""
    code = _Code(source)
    found = list(_named(code.tree, name.split(".")))
    every = chain.from_iterable(code.changes(thing) for thing in found)
    kept = {one for one in every if at in one.near}
    if not at:
        functions = (one for one in found if isinstance(one, Function))
        kept |= {code.emptied(one) for one in functions if len(one.body) > 1}
    return sorted(kept)


def changes_of_text(source: bytes, at: str) -> list[Change]:
    """Take the words *at* out of a file that is not Python, wherever they stand."""
    words, place, found = at.encode(), -1, []
    while (place := source.find(words, place + 1)) >= 0:
        found.append(Change(place, place + len(words), "", at))
    return found


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57]}…"


def _named(tree: ast.AST, path: Sequence[str]) -> Iterator[ast.AST]:
    """What bears a name: a function, a class, or a value given at the top."""
    if not path:
        yield tree
        return
    for node in getattr(tree, "body", []):
        if path[0] in _names(node):
            yield from _named(node, path[1:])


def _names(node: ast.AST) -> set[str]:
    if isinstance(node, Function | ast.ClassDef):
        return {node.name}
    targets = node.targets if isinstance(node, ast.Assign) else []
    targets += [node.target] if isinstance(node, ast.AnnAssign) else []
    return {ast.unparse(target) for target in targets}


class _Code:
    """The text of a module, and where each part of it stands."""

    def __init__(self, source: bytes) -> None:
        self.source = source
        self.tree = ast.parse(source)
        lengths = [len(line) for line in source.splitlines(keepends=True)]
        self._starts = [sum(lengths[:line]) for line in range(len(lengths))]

    def changes(self, thing: ast.AST) -> Iterator[Change]:
        yield from self._within(thing)
        if isinstance(thing, ast.Assign | ast.AnnAssign):
            yield from self._without_a_member(thing)

    def emptied(self, function: Function) -> Change:
        """Leave nothing of a function but its name."""
        body = function.body[ast.get_docstring(function) is not None :]
        start, end = self._place(body[0])[0], self._place(body[-1])[1]
        return Change(start, end, "return None", function.name)

    def _without_a_member(self, given: ast.AST) -> Iterator[Change]:
        """Take each member out of a table."""
        for node in ast.walk(given):
            for start, end, nothing in self._members(node):
                near = self.source[start:end].decode()
                yield Change(start, end, nothing, near)

    def _members(self, node: ast.AST) -> Iterator[tuple[int, int, str]]:
        match node:
            case ast.Set(elts=members) | ast.List(elts=members):
                yield from ((*self._place(one), "*()") for one in members)
            case ast.Tuple(elts=members) if self._text(node).startswith("("):
                yield from ((*self._place(one), "*()") for one in members)
            case ast.Dict(keys=keys, values=values):
                for key, value in zip(keys, values, strict=True):
                    start = self._place(key or value)[0]
                    yield start, self._place(value)[1], "**{}"
            case _:
                pass

    def _within(self, thing: ast.AST) -> Iterator[Change]:
        """Every change of one statement, and of those inside it."""
        head, follows = self._near(thing)
        for node in _own(thing):
            for part, instead, own in self._ways(node):
                yield Change(*self._place(part), instead, f"{own or head} {follows}")
        for inner in _inside(thing):
            yield from self._within(inner)

    def _ways(self, node: ast.AST) -> Iterator[Way]:
        match node:
            case ast.Raise() | ast.Delete() | ast.Expr(value=ast.Call()):
                yield node, "pass", ""
            case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
                yield node, "pass", ""
            case ast.Return(value=ast.expr() as value):
                asks = isinstance(value, ast.Compare | ast.BoolOp | ast.UnaryOp)
                yield value, self._opposite(value) if asks else "None", ""
            case _:
                yield from self._ways_to_ask(node)

    def _ways_to_ask(self, node: ast.AST) -> Iterator[Way]:
        match node:
            case ast.If() | ast.While() | ast.IfExp():
                yield node.test, self._opposite(node.test), ""
            case ast.comprehension():
                yield from ((one, self._opposite(one), "") for one in node.ifs)
            case ast.BoolOp():
                yield from self._one_fewer(node)
            case ast.Call() if _called(node) in ALL_OF:
                yield from ((one, "*()", self._text(one)) for one in node.args)
            case _:
                pass

    def _opposite(self, asked: ast.AST) -> str:
        return f"(not ({self._text(asked)}))"

    def _one_fewer(self, asked: ast.BoolOp) -> Iterator[Way]:
        word = " and " if isinstance(asked.op, ast.And) else " or "
        for left_out in asked.values:
            kept = (one for one in asked.values if one is not left_out)
            said = word.join(f"({self._text(one)})" for one in kept)
            yield asked, f"({said})", self._text(left_out)

    def _near(self, thing: ast.AST) -> tuple[str, str]:
        """A statement, or the head of one, and what it does at once."""
        if not isinstance(thing, ast.stmt):
            return "", ""
        body: list[ast.stmt] = getattr(thing, "body", [])
        if not body:
            return self._text(thing), ""
        head = self.source[self._place(thing)[0] : self._place(body[0])[0]].decode()
        plain = (self._text(one) for one in body if not hasattr(one, "body"))
        return head, " ".join(plain)

    def _place(self, node: ast.AST) -> tuple[int, int]:
        assert isinstance(node, ast.expr | ast.stmt)
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        start = self._starts[node.lineno - 1] + node.col_offset
        return start, self._starts[node.end_lineno - 1] + node.end_col_offset

    def _text(self, node: ast.AST) -> str:
        start, end = self._place(node)
        return self.source[start:end].decode()


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _own(thing: ast.AST) -> Iterator[ast.AST]:
    """A statement and its expressions, without the statements inside it."""
    yield thing
    for part in ast.iter_child_nodes(thing):
        if not isinstance(part, ast.stmt):
            yield from _own(part)


def _inside(thing: ast.AST) -> Iterable[ast.stmt]:
    for part in ast.iter_child_nodes(thing):
        if isinstance(part, ast.stmt):
            yield part
        elif isinstance(part, ast.ExceptHandler | ast.match_case):
            yield from part.body
