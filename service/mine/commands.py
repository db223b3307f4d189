"""What a child may ask about things of their own: load, ask, save."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from events.base import Space
from events.diary import Entry
from events.entry_kinds import Kind, Place
from events.entry_refusals import CannotWriteEntry
from events.media import Enclosed, File, MediaKind
from events.own_thing import CannotKeepThing, KeptFile, OwnThing
from events.store.attachments import PIECE_BYTES
from events.store.ledger import LogHead
from service.asking import Asking
from service.attaching import enclose
from service.context import NotHere


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepThing:
    """*way* tells with which pictures the child signed in, if with any."""

    thing: UUID
    symbols: tuple[str, ...]
    text: str
    way: UUID | None
    file: File | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareThing:
    """*words* are what the diary shows of it, *entry* the note it becomes."""

    thing: UUID
    way: UUID | None
    entry: UUID
    words: str
    place: Place
    kind: MediaKind | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThrowThingAway:
    thing: UUID
    way: UUID | None


def keep_thing(command: KeepThing, asking: Asking) -> LogHead:
    if asking.unit.is_taken(command.thing):
        raise CannotKeepThing.because_it_was_kept_before()
    thing = OwnThing.keep(
        command.thing,
        asking.child,
        command.symbols,
        command.text,
        command.way,
        has_file=command.file is not None,
        by=asking.by,
        today=asking.today,
    )
    log = asking.unit.log_of(asking.child, Space.CHILD)
    if command.file is not None:
        stored = asking.unit.keep(command.file.content, log)
        thing.put_in(command.file, stored, by=asking.by)
    return asking.save(thing, space=Space.CHILD)


def share_thing(command: ShareThing, asking: Asking) -> LogHead:
    """Write it into the diary and note in the child's own space that it is there."""
    unit, thing = asking.unit, _load(asking, command.thing, command.way)
    if unit.is_taken(command.entry):
        raise CannotWriteEntry.because_it_was_said_before()
    if asking.child_left():
        raise CannotWriteEntry.because_the_child_left()
    thing.share(command.entry, by=asking.by)
    entry = Entry.write(
        command.entry,
        asking.child,
        asking.today,
        command.place,
        Kind.NOTE,
        command.words,
        None,
        by=asking.by,
        today=asking.today,
    )
    log = unit.log_of(asking.child, Space.SHARED)
    unit.save(entry, log=log, roster=asking.roster)
    enclose(_enclosed(asking, thing, command.kind), entry, entry.id, asking, log)
    asking.save(thing, space=Space.CHILD)
    return log


def throw_thing_away(command: ThrowThingAway, asking: Asking) -> LogHead:
    thing = _load(asking, command.thing, command.way)
    thing.throw_away(by=asking.by)
    return asking.save(thing, space=Space.CHILD)


def _load(asking: Asking, thing: UUID, way: UUID | None) -> OwnThing:
    found = asking.unit.find(OwnThing, thing)
    whose = (asking.by.person, way)
    if found is None or found.child != asking.child or found.whose != whose:
        raise NotHere
    return found


def _enclosed(asking: Asking, thing: OwnThing, kind: MediaKind | None) -> Enclosed:
    """Open the thing's file, so that it can be sealed for the diary's readers too."""
    if thing.file is None or kind is None:
        return Enclosed()
    content = b"".join(_pieces(asking, thing.file))
    name, media_type = thing.file.name, thing.file.media_type
    return Enclosed((File(kind, media_type, name, None, content),))


def _pieces(asking: Asking, file: KeptFile) -> Iterator[bytes]:
    log = asking.unit.log_of(asking.child, Space.CHILD).log
    for number in range(-(-file.stored.size // PIECE_BYTES)):
        piece = asking.unit.reader.piece(log, file.stored.sha256, number)
        if piece is None:
            raise NotHere
        yield piece
