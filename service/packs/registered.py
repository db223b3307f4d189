"""What the school's register keeps about somebody: all of it, but for this request.

Holds and why, earlier requests about them, their classes, duties and invitations, and
what is recorded when something of theirs was erased.
"""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final
from uuid import UUID

from events.base import Recorded, Space, known
from events.information_request import InformationRequest
from events.invitation import Invitation
from events.store.reader import Reader

# A fact names whom it is about in one of these.
ABOUT: Final = ("person", "child", "subject")
# Of an earlier request goes out what was asked and answered, and no step between.
REQUEST_STEPS: Final = (
    InformationRequest.RequestReceived,
    InformationRequest.ClockStopped,
    InformationRequest.ClockStarted,
    InformationRequest.TimeExtended,
    InformationRequest.PackHandedOver,
    InformationRequest.RequestRefused,
)


def registered(
    reader: Reader, selves: AbstractSet[UUID], request: UUID
) -> Iterator[Recorded]:
    """Give the facts of the register that are about somebody, by any of their ids."""
    (register,) = reader.logs_of(Space.REGISTER)
    told = reader.facts_of_log(register)
    whole = _whole_streams(told, selves) - {request}
    for one in told:
        stream = one.fact.originator_id
        is_request = isinstance(one.fact, InformationRequest.Event)
        if is_request and not (stream in whole and isinstance(one.fact, REQUEST_STEPS)):
            continue
        if stream in whole or _is_about(one, selves):
            yield one


def _whole_streams(told: Iterable[Recorded], selves: AbstractSet[UUID]) -> set[UUID]:
    """Name the requests about them, and the invitations that were meant for them."""
    kinds = InformationRequest.Event | Invitation.Event
    return {
        one.fact.originator_id
        for one in told
        if isinstance(one.fact, kinds)
        and known(getattr(one.fact, "person", None)) in selves
    }


def _is_about(one: Recorded, selves: AbstractSet[UUID]) -> bool:
    if isinstance(one.fact, Invitation.Event):
        return False
    return any(known(getattr(one.fact, name, None)) in selves for name in ABOUT)
