"""What a person may ask about advice on a child: load, ask, save."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.advice import Advice, AdviceQuestion, CannotAdvise, TryResult
from events.store.ledger import LogHead
from service.asking import Asking


@dataclass(frozen=True, slots=True, kw_only=True)
class AskAdvice:
    question: UUID
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveAdvice:
    """*question*: what it answers; None if nobody asked."""

    advice: UUID
    question: UUID | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TellTry:
    advice: UUID
    day: date
    result: TryResult
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SayNotTried:
    advice: UUID
    reason: str


def ask_advice(command: AskAdvice, asking: Asking) -> LogHead:
    _check_open(asking, command.question)
    said = (command.question, asking.child, command.text)
    return asking.save(AdviceQuestion.ask(*said, by=asking.by))


def give_advice(command: GiveAdvice, asking: Asking) -> LogHead:
    _check_open(asking, command.advice)
    if command.question is not None:
        asking.of_the_child(asking.unit.find(AdviceQuestion, command.question))
    said = (command.advice, asking.child, command.question, command.text)
    return asking.save(Advice.give(*said, by=asking.by))


def tell_try(command: TellTry, asking: Asking) -> LogHead:
    advice, said = _load(asking, command.advice), (command.result, command.text)
    advice.tell_try(command.day, *said, by=asking.by, today=asking.today)
    return asking.save(advice)


def say_not_tried(command: SayNotTried, asking: Asking) -> LogHead:
    advice = _load(asking, command.advice)
    advice.say_not_tried(command.reason, by=asking.by)
    return asking.save(advice)


def _check_open(asking: Asking, new: UUID) -> None:
    if asking.unit.is_taken(new):
        raise CannotAdvise.because_it_was_said_before()
    if asking.child_left():
        raise CannotAdvise.because_the_child_left()


def _load(asking: Asking, advice: UUID) -> Advice:
    return asking.of_the_child(asking.unit.find(Advice, advice))
