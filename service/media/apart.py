"""The process in which one PDF is read: `python -m service.media.apart`."""

import resource
import sys
from typing import Final

from service.media.documents import NOT_TAKEN, SECONDS, TAKEN
from service.media.pdf_copy import written_anew
from service.media.taken import DOCUMENT, TANGLED, NotTaken

MOST_MEMORY: Final = 512 * 1024 * 1024


def answer_to(content: bytes) -> bytes:
    """Give a new PDF, or the sentence that says why there is none."""
    try:
        return TAKEN + written_anew(content)
    except NotTaken as why_not:
        said = str(why_not)
    except (MemoryError, RecursionError):
        said = TANGLED
    except Exception:  # noqa: BLE001 - a broken file fails in many ways
        said = str(NotTaken.because_it_is_broken(DOCUMENT))
    return NOT_TAKEN + said.encode()


def main() -> None:
    """Read a PDF within bounds of time and memory, and write the answer."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    sys.stdout.buffer.write(answer_to(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
