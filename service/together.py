"""Programs that start together and end together."""

import signal
import subprocess
import time
from collections.abc import Sequence
from typing import Final

LOOK: Final = 0.2
# Longer than the server waits for what it is still answering.
PATIENCE: Final = 40
ENDS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def run_together(*programs: Sequence[str]) -> int:
    """Run programs until one of them ends or we are told to end; then end all.

    They stay in our process group, so that Ctrl-C reaches all of them at once. Gives 0
    if we were told to.
    """
    told: list[int] = []
    for one in ENDS:
        signal.signal(one, lambda number, _: told.append(number))
    running: list[subprocess.Popen[bytes]] = []
    try:
        for program in programs:
            running.append(subprocess.Popen(program))  # noqa: PERF401, S603 - ours
        while not told and all(one.poll() is None for one in running):
            time.sleep(LOOK)
    finally:
        codes = [_ended(one) for one in running]
    return 0 if told else next((code for code in codes if code), 1)


def _ended(program: subprocess.Popen[bytes]) -> int:
    program.terminate()
    try:
        return program.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        program.kill()
        return program.wait()
