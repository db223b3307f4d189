"""Where in a diary some words are found, as far as it is open to whoever looks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from events.phrase import phrase
from projections import media, timeline
from projections.base import Sight
from projections.entry_rows import EntryRow
from projections.timeline import Filter
from service.beside import Decided, put_beside
from service.context import Standing, services
from service.looking import reach
from service.search.folding import Bit, place_in, terms_of

MOST_FOUND: Final = 20
MOST_NOTES: Final = 1000
AT_ONCE: Final = 100
Said = tuple[str, UUID | None, str | None]


@dataclass(frozen=True, slots=True)
class Found:
    """One note in which the words are, each place with who said it there."""

    entry: UUID
    day: date | None
    by: UUID
    places: tuple["Place", ...]


@dataclass(frozen=True, slots=True)
class Place:
    """One text of a note in which all the words are."""

    what: str
    by: UUID | None
    bits: tuple[Bit, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What was found, and the place to look on from, if there are older notes."""

    found: tuple[Found, ...]
    onward: int | None


def search(at: Standing, words: str, before: int | None) -> Search:
    """Look for words in the notes of a child, the newest first."""
    terms, looked_at = terms_of(words), 0
    found: list[Found] = []
    with services().store.reading(at.school) as reader, reach(reader, at) as sight:
        decided = media.of_child(reader, at.child)
        while looked_at < MOST_NOTES and len(found) < MOST_FOUND:
            rows, before = _some(sight, at, decided, before)
            looked_at += len(rows)
            found += (one for row in rows if (one := _in_note(row, terms)) is not None)
            if before is None:
                break
    return Search(tuple(found), before)


def _some(
    sight: Sight, at: Standing, decided: Decided, before: int | None
) -> tuple[list[EntryRow], int | None]:
    """Open the next notes as the diary shows them."""
    wanted = Filter(before=before, limit=AT_ONCE)
    page = timeline.of_child(sight, at.child, at.by.person, wanted)
    put_beside(sight, page.items, decided, at.before)
    return page.items, page.next


def _in_note(row: EntryRow, terms: list[str]) -> Found | None:
    places = [
        Place(what, by, bits)
        for what, by, text in _texts(row)
        if text and (bits := place_in(text, terms)) is not None
    ]
    if not places:
        return None
    return Found(row.entry, row.day, row.by, tuple(places))


def _texts(row: EntryRow) -> Iterator[Said]:
    """Give every text of a note that the diary shows, and whose it is."""
    yield phrase("In the note"), row.by, row.text
    if row.original != row.text:
        yield phrase("In its first words"), row.by, row.original
    yield phrase("Whom it is from"), row.by, row.told_by
    for version in row.amendments:
        yield phrase("Why it was amended"), version.by, version.reason
    yield from _other_words(row)
    yield from _on_files(row)


def _other_words(row: EntryRow) -> Iterator[Said]:
    for other in row.corrections:
        yield phrase("In other words beside it"), other.by, other.text
        yield phrase("Why they stand beside it"), other.by, other.reason
    for comment in row.comments:
        yield phrase("In a reply"), comment.by, comment.text
    for version in row.translations:
        yield phrase("In a translation"), version.by, version.text
    for one in row.disputes:
        yield phrase("In what is disputed"), one.by, one.text


def _on_files(row: EntryRow) -> Iterator[Said]:
    """Give the words on files that the family allows to be shown."""
    for file in row.attachments:
        if not file.is_withheld:
            yield phrase("In the name of a file"), file.by, file.name
            yield phrase("On a picture"), file.by, file.description
