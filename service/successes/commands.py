"""What a person may ask about the log of successes: load, ask, save."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.store.ledger import LogHead
from events.success import CannotTellSuccess, Success
from service.asking import Asking


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
    if asking.child_left():
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
    return asking.save(success)


def confirm_success(command: ConfirmSuccess, asking: Asking) -> LogHead:
    success = asking.of_the_child(asking.unit.find(Success, command.success))
    success.confirm(by=asking.by)
    return asking.save(success)
