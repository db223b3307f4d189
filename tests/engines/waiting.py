"""Waiting for a program to be ready."""

from collections.abc import Callable
from subprocess import Popen
from time import monotonic, sleep

SECONDS = 60.0


def until(is_so: Callable[[], bool], running: Popen[bytes]) -> None:
    """Wait until it is so; a program that ended will not make it so."""
    end = monotonic() + SECONDS
    while not is_so():
        assert running.poll() is None, "the program ended"
        assert monotonic() < end, "the program was never ready"
        sleep(0.1)
