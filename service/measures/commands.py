"""What a person may ask about what is counted: load, ask, save."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.measure import CannotMeasure, CountedIn, Measure, Where
from events.store.ledger import LogHead
from service.asking import Asking
from service.context import NotHere


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginMeasure:
    measure: UUID
    text: str
    counted_in: CountedIn


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepValue:
    """*entry*: the note that tells of that day; None if there is none."""

    measure: UUID
    value: UUID
    day: date
    count: int
    where: Where
    entry: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeValueBack:
    measure: UUID
    value: UUID
    reason: str


def begin_measure(command: BeginMeasure, asking: Asking) -> LogHead:
    if asking.unit.is_taken(command.measure):
        raise CannotMeasure.because_it_was_said_before()
    _check_open(asking)
    said = (command.measure, asking.child, command.text, command.counted_in)
    return asking.save(Measure.begin(*said, by=asking.by))


def keep_value(command: KeepValue, asking: Asking) -> LogHead:
    measure = _load(asking, command.measure)
    _check_open(asking)
    if command.entry is not None:
        asking.entry(command.entry)
    measure.keep(
        command.value,
        command.day,
        command.count,
        command.where,
        command.entry,
        by=asking.by,
        today=asking.today,
    )
    return asking.save(measure)


def take_value_back(command: TakeValueBack, asking: Asking) -> LogHead:
    measure = _load(asking, command.measure)
    if not measure.has(command.value):
        raise NotHere
    measure.take_back(command.value, command.reason, by=asking.by)
    return asking.save(measure)


def _check_open(asking: Asking) -> None:
    if asking.child_left():
        raise CannotMeasure.because_the_child_left()


def _load(asking: Asking, measure: UUID) -> Measure:
    return asking.of_the_child(asking.unit.find(Measure, measure))
