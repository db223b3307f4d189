"""What a school does with a request for information: load, ask, save."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.base import Space, known
from events.circle import Circle
from events.information_request import InformationRequest, PackKind, WithheldFor
from events.person import Person
from events.request_refusals import CannotChangeRequest
from events.store.ledger import LogHead
from service.asking import SchoolAsking
from service.context import NotHere


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveRequest:
    """*about* is a child or a person of the school."""

    request: UUID
    kind: PackKind
    about: UUID
    asked_by: str
    known_by: str
    received: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPack:
    """*children* are others, whose words are in it and who are not told of it yet."""

    request: UUID
    children: frozenset[UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class StopClock:
    request: UUID
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StartClock:
    request: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendTime:
    request: UUID
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithholdPiece:
    request: UUID
    piece: int
    reason: WithheldFor


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasePiece:
    """*by_itself*: held back without anybody's doing; *children*: see ReadPack."""

    request: UUID
    piece: int
    by_itself: bool
    children: frozenset[UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPack:
    """*digest* stands for the pack with everything *up_to* a place at school."""

    request: UUID
    digest: str
    up_to: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverPack:
    request: UUID
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseRequest:
    request: UUID
    why: str


def receive_request(command: ReceiveRequest, asking: SchoolAsking) -> LogHead:
    child = asking.unit.find(Circle, command.about)
    if child is None and asking.unit.find(Person, command.about) is None:
        raise NotHere
    if child is None and command.kind is PackKind.EDUCATIONAL_RECORD:
        raise CannotChangeRequest.because_it_is_of_no_child()
    received = InformationRequest.receive(
        command.request,
        command.kind,
        command.about,
        command.asked_by,
        command.known_by,
        command.received,
        by=asking.by.person,
        today=asking.today,
    )
    return _save(received, asking)


def read_pack(command: ReadPack, asking: SchoolAsking) -> LogHead:
    """Write down who opens the words, for a child where its people can read it."""
    request = _load(command.request, asking)
    request.read(by=asking.by.person)
    unit, child = asking.unit, _record_of(request.person, asking)
    log = child or unit.log_of(None, Space.REGISTER)
    unit.save(request, log=log, roster=asking.roster)
    _tell(command.children, request, asking)
    return log


def stop_clock(command: StopClock, asking: SchoolAsking) -> LogHead:
    request = _load(command.request, asking)
    request.stop_clock(command.why, by=asking.by.person, today=asking.today)
    return _save(request, asking)


def start_clock(command: StartClock, asking: SchoolAsking) -> LogHead:
    request = _load(command.request, asking)
    request.start_clock(by=asking.by.person, today=asking.today)
    return _save(request, asking)


def extend_time(command: ExtendTime, asking: SchoolAsking) -> LogHead:
    request = _load(command.request, asking)
    request.extend(command.why, by=asking.by.person, today=asking.today)
    return _save(request, asking)


def withhold_piece(command: WithholdPiece, asking: SchoolAsking) -> LogHead:
    request = _load(command.request, asking)
    request.withhold(command.piece, command.reason, by=asking.by.person)
    return _save(request, asking)


def release_piece(command: ReleasePiece, asking: SchoolAsking) -> LogHead:
    request = _load(command.request, asking)
    _tell(command.children, request, asking)
    request.release(command.piece, by=asking.by.person, by_itself=command.by_itself)
    return _save(request, asking)


def check_pack(command: CheckPack, asking: SchoolAsking) -> LogHead:
    request = _load(command.request, asking)
    request.check(command.digest, command.up_to, by=asking.by.person)
    return _save(request, asking)


def hand_over_pack(command: HandOverPack, asking: SchoolAsking) -> LogHead:
    request = _load(command.request, asking)
    request.hand_over(command.digest, by=asking.by.person)
    return _save(request, asking)


def refuse_request(command: RefuseRequest, asking: SchoolAsking) -> LogHead:
    request = _load(command.request, asking)
    request.refuse(command.why, by=asking.by.person)
    return _save(request, asking)


def _load(request: UUID, asking: SchoolAsking) -> InformationRequest:
    found = asking.unit.find(InformationRequest, request)
    if found is None:
        raise NotHere
    return found


def _tell(
    children: frozenset[UUID], request: InformationRequest, asking: SchoolAsking
) -> None:
    """Write down in the record of each child who reads words out of it."""
    for child in sorted(children):
        log = _record_of(child, asking)
        if log is not None:
            request.read(by=asking.by.person, elsewhere=True)
            asking.unit.save(request, log=log, roster=asking.roster)


def _record_of(child: UUID, asking: SchoolAsking) -> LogHead | None:
    """Find the shared record of a child; None of a grown-up or an erased child."""
    found = asking.unit.find(Circle, child)
    if found is None or known(found.name) is None:
        return None
    return asking.unit.log_of(child, Space.SHARED)


def _save(request: InformationRequest, asking: SchoolAsking) -> LogHead:
    log = asking.unit.log_of(None, Space.REGISTER)
    asking.unit.save(request, log=log, roster=asking.roster)
    return log
