"""What a person may ask about the log of successes: load, ask, save."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.base import Space
from events.circle import Circle
from events.store.ledger import LogHead
from events.success import CannotTellSuccess, Success
from service.asking import Asking
from service.context import NotHere


@dataclass(frozen=True, slots=True, kw_only=True)
class TellSuccess:
    """*helped*: what made it go well, if somebody knows."""

    success: UUID
    day: date
    text: str
    helped: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmSuccess:
    success: UUID


def tell_success(command: TellSuccess, asking: Asking) -> LogHead:
    if asking.unit.is_taken(command.success):
        raise CannotTellSuccess.because_it_was_said_before()
    last = asking.unit.newest(asking.child, Circle.ChildLeft, Circle.ChildReturned)
    if last == Circle.ChildLeft.TOPIC:
        raise CannotTellSuccess.because_the_child_left()
    success = Success.tell(
        command.success,
        asking.child,
        command.day,
        command.text,
        command.helped,
        by=asking.by,
        today=asking.today,
    )
    return _save(asking, success)


def confirm_success(command: ConfirmSuccess, asking: Asking) -> LogHead:
    success = asking.unit.find(Success, command.success)
    if success is None or success.child != asking.child:
        raise NotHere
    success.confirm(by=asking.by)
    return _save(asking, success)


def _save(asking: Asking, success: Success) -> LogHead:
    log = asking.unit.log_of(asking.child, Space.SHARED)
    asking.unit.save(success, log=log, roster=asking.roster)
    return log
