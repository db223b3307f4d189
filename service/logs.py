"""Structured logs on standard error: routes, times and statuses, never words."""

import logging
import sys
from contextlib import suppress
from typing import TextIO, cast

import structlog


class _StandardError:
    """Where a line that cannot be written is lost, as on a full disk.

    The answer it tells of must not be lost with it: it may say what was stored.
    """

    def write(self, line: str) -> None:
        with suppress(OSError):
            sys.stderr.write(line)

    def flush(self) -> None:
        with suppress(OSError):
            sys.stderr.flush()


def configure() -> None:
    """Write one JSON object for each line."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(_standard_error()),
        cache_logger_on_first_use=True,
    )


def _standard_error() -> TextIO:
    stream: object = _StandardError()
    return cast(TextIO, stream)
