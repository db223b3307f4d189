"""Which file somebody may open, its bytes, and what the family decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final
from uuid import UUID

from events.base import Space
from events.media import Permission
from events.store.attachments import PIECE_BYTES
from events.store.unit import Written
from projections import beside, media, timeline
from projections.beside_rows import Attached
from projections.entry_rows import EntryRow
from projections.media import Decision
from service.beside import put_beside
from service.context import NotHere, Standing, services
from service.looking import looking

PERMISSIONS: Final = tuple(Permission)


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may be opened: what it is, and in which space its bytes lie."""

    file: Attached
    log: UUID
    sha256: str
    size: int


def found(at: Standing, attachment: UUID) -> Found:
    """Give a file whose note is visible to whoever asks; NotHere otherwise."""
    with looking(at) as sight:
        entry = beside.entry_of(sight, attachment)
        if entry is None:
            raise NotHere
        row = timeline.one(sight, at.child, entry, at.by.person)
        if row is None:
            raise NotHere
        with services().store.reading(at.school) as now:
            put_beside(sight, [row], media.of_child(now, at.child), at.before)
            log = now.log_of(at.child, Space.SHARED)
    for file in row.attachments:
        if file.id == attachment and log is not None:
            return _opened(file, log)
    raise NotHere


def _opened(file: Attached, log: UUID) -> Found:
    if file.sha256 is None or file.size is None:
        raise NotHere
    return Found(file, log, file.sha256, file.size)


def added(written: Written, at: Standing) -> Attached:
    """Give the file that a write has just added."""
    with services().store.reading(at.school) as reader:
        recorded = reader.facts_at([written.seq])[written.seq]
    return found(at, recorded.fact.originator_id).file


def bytes_of(at: Standing, file: Found, start: int, end: int) -> Iterator[bytes]:
    """Give the bytes from *start* up to *end*, a piece at a time.

    The first piece is opened at once, so that a file that is gone is NotHere. Each
    piece has a snapshot of its own: a slow reader holds no connection.
    """
    pieces = _pieces(at, file, start, end)
    return chain([next(pieces, b"")], pieces)


def _pieces(at: Standing, file: Found, start: int, end: int) -> Iterator[bytes]:
    store = services().store
    for number in range(start // PIECE_BYTES, -(-end // PIECE_BYTES)):
        with store.reading(at.school) as reader:
            piece = reader.piece(file.log, file.sha256, number)
        if piece is None:
            raise NotHere
        first = number * PIECE_BYTES
        yield piece[max(0, start - first) : end - first]


def decisions(at: Standing) -> dict[Permission, Decision | None]:
    """Give what was decided about each kind, as far as whoever asks may see."""
    with looking(at) as sight:
        decided = media.of_child(sight, at.child)
    return {kind: decided.get(kind) for kind in PERMISSIONS}


def own(at: Standing, entry: UUID) -> EntryRow:
    """Give a note to add a file to; NotHere if it is not visible."""
    with looking(at) as sight:
        row = timeline.one(sight, at.child, entry, at.by.person)
    if row is None:
        raise NotHere
    return row
