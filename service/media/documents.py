"""PDF: opened in a process of its own, and written anew from what its pages show.

A PDF can be made so that reading it takes hours or all memory. So it is read where
time and memory are bounded, where nothing else is at hand, and one at a time.
"""

import re
import subprocess
import sys
from threading import Lock
from typing import Final

from service.media.taken import DOCUMENT, SAID_OF_PDFS, TANGLED, NotTaken

START: Final = re.compile(rb"%PDF-[12]\.\d")
PAGE_OF_THE_WEB: Final = re.compile(
    rb"<\s*(?:!doctype|html|script|svg|body)", re.IGNORECASE
)
NEAR: Final = 1024
SECONDS: Final = 20
APART: Final = (sys.executable, "-I", "-m", "service.media.apart")
TAKEN, NOT_TAKEN = b"+", b"-"

_one_at_a_time = Lock()


def clean(content: bytes) -> bytes:
    """Give a PDF anew, or say why it is not taken."""
    if not START.match(content) or PAGE_OF_THE_WEB.search(content[:NEAR]):
        raise NotTaken.because_of_its_kind()
    _, end, after = content.rpartition(b"%%EOF")
    if not end or after.strip(b"\r\n\t \0"):
        raise NotTaken.because_it_is_broken(DOCUMENT)
    answer = _asked_apart(content)
    if answer.startswith(TAKEN):
        return answer[1:]
    if answer.startswith(NOT_TAKEN):
        said = answer[1:].decode()
        raise NotTaken(SAID_OF_PDFS.get(said, said))
    raise NotTaken(TANGLED)


def _asked_apart(content: bytes) -> bytes:
    """Send a PDF to the other process; nothing comes back if it took too much."""
    try:
        with _one_at_a_time:
            done = subprocess.run(  # noqa: S603 - our own module, no word of a user
                APART,
                input=content,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={},
                timeout=SECONDS,
                check=False,
            )
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout
