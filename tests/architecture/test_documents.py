"""Every code block of our documents is run, or checked against what is there."""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.architecture.blocks import SHELLS, Block, blocks, commands
from tests.architecture.test_makefile import targets
from tests.architecture.tree import ROOT

DOCUMENTS = ("README.md", "docs/**/*.md")
SHOWN = frozenset({"http", "mermaid", "text"})  # nothing in them can be run


def make(words: list[str]) -> None:
    named = {word for word in words[1:] if "=" not in word and word[0] != "-"}
    assert named <= targets()


def python(words: list[str]) -> None:
    if words[1] == "-m":
        assert find_spec(words[2])
    else:
        assert (ROOT / words[1]).is_file()


def samepage(words: list[str]) -> None:
    """The command exists, and so does each option."""
    program = Path(sys.executable).parent / "samepage"
    told = subprocess.run(
        [program, *[word for word in words[1:2] if word[0] != "-"], "--help"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stderr
    options = [word.split("=")[0] for word in words if word.startswith("--")]
    assert all(re.search(rf"{option}\b", told.stdout) for option in options)


def nothing(words: list[str]) -> None:
    """A command of the reader's machine: nothing of ours can be wrong with it."""
    assert words


# How a command in a document is checked, by its first word.
CHECKS: dict[str, Callable[[list[str]], None]] = {
    "cd": nothing,
    "git": nothing,
    "make": make,
    "python": python,
    "python3": python,
    "samepage": samepage,
}


def check_shell(block: Block) -> None:
    for words in commands(block):
        program = words[0].rsplit("/", 1)[-1]
        assert program in CHECKS, f"say in CHECKS how to check `{program}`"
        CHECKS[program](words)


def check_python(block: Block) -> None:
    if ">>>" not in block.code:  # `make docs` runs those
        exec(compile(block.code, block.where, "exec"), {})  # noqa: S102 - our own words


def check_json(block: Block) -> None:
    json.loads(block.code)


def check_toml(block: Block) -> None:
    tomllib.loads(block.code)


LANGUAGES: dict[str, Callable[[Block], None]] = {
    **dict.fromkeys(SHELLS, check_shell),
    "json": check_json,
    "python": check_python,
    "toml": check_toml,
}


@pytest.mark.parametrize(
    "block", list(blocks(*DOCUMENTS)), ids=lambda block: block.where
)
def test_a_code_block_is_true(block: Block) -> None:
    if block.language not in SHOWN:
        assert block.language in LANGUAGES, "say which language the block is in"
        LANGUAGES[block.language](block)


@pytest.mark.parametrize(
    "wrong",
    [
        Block("a target", "sh", "make coffee\n"),
        Block("a program", "console", "$ coffee --black\nready\n"),
        Block("a command", "sh", "PORT=1 samepage coffee\n"),
        Block("JSON", "json", "{'a': 1}\n"),
        Block("Python", "python", "1 / 0\n"),
        Block("no language", "", "make test\n"),
    ],
    ids=lambda block: block.where,
)
def test_a_wrong_code_block_is_found(wrong: Block) -> None:
    with pytest.raises((AssertionError, ValueError, ArithmeticError)):
        test_a_code_block_is_true(wrong)
