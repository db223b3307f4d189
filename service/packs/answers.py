"""What is shown of requests for information."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from events.base import Recorded, Space
from events.information_request import InformationRequest, WithheldFor
from events.store.attachments import PIECE_BYTES
from events.store.reader import Reader
from projections import directory, duties, limit_conditions, requests
from projections.requests import Asked
from projections.school_calendar import school_days
from service.context import NotHere, Serving, services
from service.packs import apart, archive, traces
from service.packs.contents import Account, File, Pack, Piece, pack
from service.packs.gathering import pupils
from service.packs.withholding import UNTIL_RELEASED, Chosen
from service.people import Known, Who
from service.permissions import actions_of
from service.record_lines import Line, lines


@dataclass(frozen=True, slots=True)
class Listed:
    """One request in the list of a school."""

    asked: Asked
    about: str
    days_late: int


@dataclass(frozen=True, slots=True)
class Opened:
    """One request with its pack as it would go out now, and its history.

    *is_read* says whether whoever looks has opened the words; *may* what they may do;
    *untold* are other children in whose records it does not stand yet that they read.
    """

    asked: Asked
    about: str
    pack: Pack
    digest: str
    checked: str | None
    withheld: Mapping[int, WithheldFor]
    history: list[Line]
    who: Who
    is_read: bool
    is_checker: bool
    untold: frozenset[UUID]
    may: frozenset[str]

    def gives_out(self, piece: Piece) -> bool:
        """Say whether somebody can give a piece out that is held back."""
        return piece.place in self.withheld or piece.held_back in UNTIL_RELEASED

    def is_held_by_itself(self, place: int) -> bool:
        """Say whether a piece is held back without anybody's doing."""
        held = (one.held_back for one in self.pack.pieces if one.place == place)
        return place not in self.withheld and next(held, None) in UNTIL_RELEASED


def all_requests(at: Serving, today: date) -> list[Listed]:
    """List the requests of a school, the newest first."""
    with services().store.reading(at.school) as reader:
        everyone = requests.of_school(reader, school_days(reader))
        about = {one.about for one in everyone}
        hidden = apart.hidden(reader, at.by.person, today, about)
        found = [one for one in everyone if one.about not in hidden]
        names = directory.names_of(reader, about - hidden)
    return [
        Listed(one, names.get(one.about, directory.ERASED_NAME), one.days_late(today))
        for one in found
    ]


def subjects(at: Serving) -> list[tuple[str, str]]:
    """Give everybody a request can be about, as choices by name."""
    with services().store.reading(at.school) as reader:
        everybody = directory.subjects(reader) - {at.school}
        today = services().edge.today()
        everybody -= apart.hidden(reader, at.by.person, today, everybody)
        names = directory.names_of(reader, everybody)
    chosen = sorted(names.items(), key=lambda one: one[1].casefold())
    return [(str(subject), name) for subject, name in chosen]


def keeps(at: Serving, about: UUID) -> None:
    """Go on only if whoever asks may keep a request about somebody."""
    with services().store.reading(at.school) as reader:
        _keeps(reader, at, about)


def is_here(at: Serving, request: UUID) -> None:
    """Go on only if the request is there for whoever asks."""
    with services().store.reading(at.school) as reader:
        _one(reader, at, request)


def opened(at: Serving, request: UUID) -> Opened:
    """Open one request; NotHere if the school has none of that id."""
    with services().store.reading(at.school) as reader:
        asked = _one(reader, at, request)
        facts = reader.facts_of_stream(request)
        story = _Story.of(facts)
        up_to = story.up_to or _newest(reader)
        made = pack(reader, asked, story.chosen, up_to, _account(reader, asked.about))
        history = lines(reader, facts, words=True)
        held = duties.of_person(reader.conn, reader.school, at.by.person)
        untold = _untold(reader, asked, story, at, story.shown(made))
        people = {line.by for line in history if line.by}
        names = directory.names_of(reader, people)
    who = {person: Known(name, "", None) for person, name in names.items()}
    digest = archive.digest(made)
    return Opened(
        asked,
        made.about,
        made,
        digest,
        story.checked,
        story.withheld,
        history,
        who,
        is_read=bool(story.read_in(at.by.person)) and not untold,
        is_checker=at.by.person == story.checked_by,
        untold=untold,
        may=frozenset[str]().union(*map(actions_of, held)),
    )


def with_words(at: Serving, request: UUID) -> Opened:
    """Open one request to read its words; NotHere once nothing was given out."""
    one = opened(at, request)
    if one.asked.outcome == requests.REFUSED:
        raise NotHere
    return one


def told_of(at: Serving, request: UUID, place: int) -> frozenset[UUID]:
    """Name the other child who is yet to be told that a piece of theirs is read."""
    with services().store.reading(at.school) as reader:
        asked = _one(reader, at, request)
        story = _Story.of(reader.facts_of_stream(request))
        return _untold(reader, asked, story, at, {place})


def fresh_pack(at: Serving, request: UUID) -> Pack:
    """Put the pack together with everything up to now, for somebody to check."""
    with services().store.reading(at.school) as reader:
        asked = _one(reader, at, request)
        story = _Story.of(reader.facts_of_stream(request))
        account = _account(reader, asked.about)
        return pack(reader, asked, story.chosen, _newest(reader), account)


def zipped(at: Serving, made: Pack) -> Iterator[bytes]:
    """Give a pack as a ZIP, bit by bit."""
    return archive.archive(made, _files_of(at))


def _files_of(at: Serving) -> archive.Opened:
    """Say how a file is read: each piece in a snapshot of its own.

    A slow reader holds no connection.
    """
    store = services().store

    def pieces(file: File) -> Iterator[bytes]:
        for number in range(-(-file.size // PIECE_BYTES)):
            with store.reading(at.school) as reader:
                piece = reader.piece(file.log, file.sha256, number)
            if piece is None:
                raise NotHere
            yield piece

    return pieces


@dataclass(slots=True)
class _Story:
    """What the facts of a request add up to."""

    withheld: dict[int, WithheldFor] = field(default_factory=dict)
    released: set[int] = field(default_factory=set)
    read_by: set[tuple[UUID | None, UUID]] = field(default_factory=set)
    checked: str | None = None
    checked_by: UUID | None = None
    up_to: int | None = None

    @property
    def chosen(self) -> Chosen:
        return Chosen(self.withheld, frozenset(self.released))

    def read_in(self, person: UUID) -> set[UUID]:
        """Name the logs in which it stands that somebody opened the words."""
        return {log for who, log in self.read_by if who == person}

    def shown(self, made: Pack) -> set[int]:
        """Name the places of what somebody gave out, of all that is in a pack."""
        given = {one.place for one in made.pieces if one.held_back is None}
        return given & self.released

    @classmethod
    def of(cls, facts: list[Recorded]) -> "_Story":
        story = cls()
        for recorded in facts:
            story.hear(recorded)
        return story

    def hear(self, recorded: Recorded) -> None:
        match recorded.fact:
            case InformationRequest.PieceWithheld() as fact:
                self.withheld[fact.piece] = fact.reason
                self.released.discard(fact.piece)
                self.checked = self.up_to = None
            case InformationRequest.PieceReleased() as fact:
                self.withheld.pop(fact.piece, None)
                self.released.add(fact.piece)
                self.checked = self.up_to = None
            case InformationRequest.PackRead() as fact:
                self.read_by.add((fact.by, recorded.log))
            case InformationRequest.PackChecked() as fact:
                self.checked, self.up_to = fact.digest, fact.up_to
                self.checked_by = fact.by
            case InformationRequest.RequestRefused():
                self.up_to = recorded.seq
            case _:
                pass


def _keeps(reader: Reader, at: Serving, about: UUID) -> None:
    if apart.hidden(reader, at.by.person, services().edge.today(), {about}):
        raise NotHere


def _one(reader: Reader, at: Serving, request: UUID) -> Asked:
    asked = requests.one(reader, request, school_days(reader))
    if asked is None:
        raise NotHere
    _keeps(reader, at, asked.about)
    return asked


def _untold(
    reader: Reader, asked: Asked, story: _Story, at: Serving, places: set[int]
) -> frozenset[UUID]:
    """Name the others whose records do not tell yet that somebody reads these places.

    NotHere for whoever is kept apart from one of them.
    """
    person, today = at.by.person, services().edge.today()
    found = traces.children_at(reader, places, asked.about)
    kept = limit_conditions.kept_from(reader.conn, at.school, person, today)
    if not kept.isdisjoint(found.values()):
        raise NotHere
    read = story.read_in(person)
    return frozenset(child for log, child in found.items() if log not in read)


def _account(reader: Reader, about: UUID) -> Account | None:
    """Say how whom it is about signs in, if they do; a child does as a person."""
    log = reader.log_of(about, Space.SHARED)
    selves = [about] if log is None else pupils(reader.facts_of_log(log))
    identity = services().identity
    found = (identity.account_of(reader.school, person) for person in selves)
    account = next((one for one in found if one is not None), None)
    address = None if account is None else identity.address_of(account)
    if account is None or address is None:
        return None
    return Account(address, sorted(identity.second_factor.ways(account)))


def _newest(reader: Reader) -> int:
    return reader.last_seq()
