"""What a child sees of their own, and who would read what they send."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from events.base import Side, Space
from events.entry_kinds import Place
from events.media import MediaKind
from events.store.attachments import PIECE_BYTES
from projections import circle, directory, meetings, own_things
from projections.beside_rows import kind_of
from projections.meeting_rows import MeetingRow
from projections.own_things import Thing, Whose
from service.context import NotHere, Standing, child_or_none, services
from service.looking import looking
from service.media.cleaning import CALLED
from service.people import role_name
from service.permissions import Action, allows


@dataclass(frozen=True, slots=True)
class ReaderOfIt:
    """Somebody who would read it."""

    name: str
    role_name: str
    side: Side

    @property
    def initials(self) -> str:
        parts = self.name.split()
        return "".join(part[0] for part in (parts[0], *parts[1:][-1:])) if parts else ""


def whose(at: Standing) -> Whose:
    """Say whose things are asked for, and with which pictures they signed in."""
    child = child_or_none()
    return Whose(at.child, at.by.person, None if child is None else child.way)


def place() -> Place:
    """Say where the device stands that the child writes on."""
    child = child_or_none()
    if child is None:
        return Place.ELSEWHERE
    return Place.HOME if child.at_home else Place.SCHOOL


def things(at: Standing) -> list[Thing]:
    """Give what the child kept, newest first."""
    with services().store.reading(at.school) as reader:
        return own_things.of_child(reader, whose(at))


def meetings_ahead(at: Standing) -> list[MeetingRow]:
    """Give the meetings about the child that are still to come, the next one first."""
    today = services().edge.today()
    with looking(at) as sight:
        found = meetings.of_child(sight, at.child)
    ahead = [
        (one.day, one)
        for one in found
        if one.day is not None and one.day >= today and one.called_off is None
    ]
    return [one for _, one in sorted(ahead, key=lambda pair: pair[0])]


def names(at: Standing, rows: Iterable[MeetingRow]) -> Mapping[UUID, str]:
    """Name whoever decided about the child's part in these meetings."""
    parts = [one.childs_part for one in rows if one.childs_part is not None]
    people = {one for part in parts for one in (part.by, part.chosen) if one}
    with services().store.reading(at.school) as reader:
        return directory.names_of(reader, people)


def thing(at: Standing, one: UUID) -> Thing:
    """Give one thing to whoever kept it; NotHere to anybody else."""
    with services().store.reading(at.school) as reader:
        found = own_things.one(reader, whose(at), one)
    if found is None:
        raise NotHere
    return found


def name_of(at: Standing) -> str:
    with services().store.reading(at.school) as reader:
        return directory.names_of(reader, [at.child])[at.child]


def readers(at: Standing) -> list[ReaderOfIt]:
    """Give everybody of the circle who can read the diary today, but the child."""
    today = services().edge.today()
    with services().store.reading(at.school) as reader:
        members = circle.of_child(reader, at.child)
        names = directory.names_of(reader, {one.person for one in members})
    return [
        ReaderOfIt(names[one.person], role_name(one.role), one.side)
        for one in members
        if circle.is_current(one, today)
        if one.side is not Side.CHILD and allows(Action.SEE_DIARY, one.role)
    ]


def kind(one: Thing) -> MediaKind | None:
    return None if one.media_type is None else kind_of(one.media_type)


def words(one: Thing) -> str:
    """Say a thing in words, as the diary shows it."""
    said = "\n".join(filter(None, (services().symbols.words(one.symbols), one.text)))
    what = kind(one)
    return said or ("" if what is None else CALLED[what])


def bytes_of(at: Standing, one: Thing) -> Iterator[bytes]:
    """Give the bytes of a thing's file; NotHere if there are none."""
    if one.sha256 is None:
        raise NotHere
    pieces = _pieces(at, one.sha256, one.size)
    return chain([next(pieces, b"")], pieces)


def _pieces(at: Standing, sha256: str, size: int) -> Iterator[bytes]:
    store = services().store
    for number in range(-(-size // PIECE_BYTES)):
        with store.reading(at.school) as reader:
            log = reader.log_of(at.child, Space.CHILD)
            piece = None if log is None else reader.piece(log, sha256, number)
        if piece is None:
            raise NotHere
        yield piece
