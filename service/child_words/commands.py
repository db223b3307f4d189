"""What a person may ask about a child's words in a meeting: load, ask, save."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.minutes import Minutes, minutes_of
from events.minutes_check import MinutesCheck, check_of
from events.minutes_child import Came, ChildsWords, Meant, Medium, Taken
from events.store.ledger import LogHead
from service.asking import Asking
from service.context import NotHere
from service.meeting_notes import check_person


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeWords:
    """*came*: was it said, observed or interpreted, where that was asked?"""

    meeting: UUID
    words: UUID
    text: str
    medium: Medium
    how: str
    taken_by: UUID
    day: date
    prompts: str | None = None
    support: str | None = None
    place: str | None = None
    came: Came | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InterpretWords:
    meeting: UUID
    words: UUID
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWordsBack:
    meeting: UUID
    words: UUID
    answer: Meant
    text: str | None = None


def take_words(command: TakeWords, asking: Asking) -> LogHead:
    asking.of_the_child(asking.unit.find(Minutes, minutes_of(command.meeting)))
    check_person(asking.unit.reader, asking.child, command.taken_by)
    taken = Taken(
        text=command.text,
        medium=command.medium,
        how=command.how,
        taken_by=command.taken_by,
        prompts=command.prompts,
        support=command.support,
        place=command.place,
        day=command.day,
        came=command.came,
    )
    words = ChildsWords.take(
        command.words,
        asking.child,
        command.meeting,
        taken,
        by=asking.by,
        today=asking.today,
        final=_is_final(asking, command.meeting),
        taken_before=asking.unit.is_taken(command.words),
    )
    return asking.save(words)


def interpret_words(command: InterpretWords, asking: Asking) -> LogHead:
    words = _load(asking, command.meeting, command.words)
    final = _is_final(asking, command.meeting)
    words.interpret(command.text, by=asking.by, final=final)
    return asking.save(words)


def read_words_back(command: ReadWordsBack, asking: Asking) -> LogHead:
    words = _load(asking, command.meeting, command.words)
    final = _is_final(asking, command.meeting)
    words.read_back(command.answer, command.text, by=asking.by, final=final)
    return asking.save(words)


def _is_final(asking: Asking, meeting: UUID) -> bool:
    check = asking.unit.find(MinutesCheck, check_of(meeting))
    return check is not None and check.final


def _load(asking: Asking, meeting: UUID, words: UUID) -> ChildsWords:
    found = asking.unit.find(ChildsWords, words)
    if found is None or (found.child, found.meeting) != (asking.child, meeting):
        raise NotHere
    return found
