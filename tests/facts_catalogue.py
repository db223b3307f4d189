"""Write docs/facts.md from the code, or check that it is still true (--check)."""

import sys
from collections.abc import Iterator
from enum import Enum, EnumType
from inspect import cleandoc
from pathlib import Path
from types import UnionType
from typing import Any, Final, get_args

from events.catalogue import AGGREGATES, KINDS, FactKind

CATALOGUE: Final = Path(__file__).parents[1] / "docs" / "facts.md"
HEAD: Final = """# Facts

Everything that can be recorded. This page is made from the code by `make facts`;
`make test` fails if it is not true any more.

Each fact also keeps, in clear: the school, its number in the school and in its log,
its stream and the version in the stream, its topic and version, the time, and the id
of who did it. The fields below are committed in the leaf, each with its own salt, and
sealed. *Prose* is committed in segments; *personal* lies under the key of the person.
"""


def catalogue() -> str:
    """Write the whole page."""
    return HEAD + "".join(section for section in _sections())


def _sections() -> Iterator[str]:
    for aggregate in AGGREGATES:
        yield f"\n## {aggregate.__name__}\n\n{_said(aggregate)}\n"
        for kind in KINDS.values():
            if kind.cls.__qualname__.startswith(f"{aggregate.__name__}."):
                yield _fact(kind)


def _fact(kind: FactKind) -> str:
    name = kind.cls.__name__
    lines = [f"\n### `{kind.topic}` version {kind.version}\n", f"`{name}`. "]
    lines.append(f"{_said(kind.cls)}\n\n")
    if not kind.fields:
        lines.append("No fields of its own.\n")
        return "".join(lines)
    lines.append("| field | type | kept |\n|---|---|---|\n")
    for field, hint in sorted(kind.fields.items()):
        lines.append(f"| `{field}` | {_type(hint)} | {_kept(kind, field)} |\n")
    return "".join(lines)


def _said(thing: type) -> str:
    # The library puts a class of its own, with a made-up docstring, over a fact's.
    docs = (cls.__dict__.get("__doc__") for cls in thing.__mro__)
    said = (doc for doc in docs if doc and not doc.startswith(f"{thing.__name__}("))
    return cleandoc(next(said))


def _type(hint: Any) -> str:  # noqa: ANN401 - any annotation
    if isinstance(hint, UnionType):
        return " or ".join(_type(arg) for arg in get_args(hint))
    if hint is type(None):
        return "nothing"
    if isinstance(hint, EnumType):
        choices: list[Enum] = list(hint)
        return ", ".join(str(choice.value) for choice in choices)
    names = {"str": "text", "UUID": "id", "date": "day", "int": "number"}
    return names.get(hint.__name__, "yes or no")


def _kept(kind: FactKind, field: str) -> str:
    if field in kind.cls.PERSONAL:
        return "personal"
    return "prose" if field in kind.cls.PROSE else ""


def main() -> int:
    written = catalogue()
    if "--check" in sys.argv:
        if CATALOGUE.read_text() == written:
            return 0
        print("docs/facts.md is not true any more. Run: make facts", file=sys.stderr)
        return 1
    CATALOGUE.write_text(written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
