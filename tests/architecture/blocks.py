"""The code blocks of our documents, and the commands in them."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from tests.architecture.tree import matching, text_of

FENCE = re.compile(
    r"^(?P<fence>`{3,})(?P<language>[^\n`]*)\n(?P<code>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
SHELLS = frozenset({"bash", "console", "sh"})


@dataclass(frozen=True)
class Block:
    where: str
    language: str
    code: str


def blocks(*documents: str) -> Iterator[Block]:
    for name in matching(*documents):
        text = text_of(name)
        for found in FENCE.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            yield Block(f"{name}:{line}", found["language"].strip(), found["code"])


def commands(block: Block) -> Iterator[list[str]]:
    """The commands of a shell block, as words, without settings and output."""
    for line in block.code.replace("\\\n", " ").splitlines():
        if block.language == "console" and not line.startswith("$ "):
            continue
        words = shlex.split(line.removeprefix("$ "), comments=True)
        while words and re.match(r"[A-Z_]+=", words[0]):
            words = words[1:]
        if words:
            yield words
