"""`make help` tells all there is to know about the Makefile."""

import re
import subprocess

from tests.architecture.tree import ROOT, text_of

PROMISED = {
    "bench",
    "check",
    "engines",
    "features",
    "help",
    "install",
    "lock",
    "mutants",
    "pictures",
    "rebuild",
    "run",
    "test",
    "vendor",
}


def targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):(?!=)", text_of("Makefile"), re.MULTILINE))


def test_the_promised_targets_are_there() -> None:
    assert targets() >= PROMISED


def test_no_target_is_mistaken_for_a_file() -> None:
    phony = re.findall(r"^\.PHONY: (.+)$", text_of("Makefile"), re.MULTILINE)
    assert {name for line in phony for name in line.split()} == targets()


def test_help_says_what_each_target_does() -> None:
    told = subprocess.run(
        ["make", "--no-print-directory", "help"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    lines = [
        re.fullmatch(r"make ([a-z-]+) +(\S.*)", line) for line in told.splitlines()
    ]
    assert {line[1] for line in lines if line} == targets()
