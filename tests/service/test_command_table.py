"""A command is found by its name, and brings only what it needs."""

import subprocess
import sys

from click.testing import CliRunner

from service import cli

LOOKS = """
import sys
from service.cli import main
main(["fsck", "--help"], standalone_mode=False)
sys.exit("service.parts" in sys.modules)
"""


def test_the_record_is_checked_without_loading_a_page() -> None:
    subprocess.run([sys.executable, "-c", LOOKS], check=True, capture_output=True)


def test_a_command_that_is_not_there_is_refused() -> None:
    told = CliRunner().invoke(cli.main, ["fly"])
    assert told.exit_code != 0
    assert "No such command 'fly'." in told.stderr
