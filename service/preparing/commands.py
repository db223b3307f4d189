"""What a person may ask about what they keep for a meeting: load, ask, save."""

from dataclasses import dataclass
from uuid import UUID

from eventsourcing.domain import Aggregate

from events.base import Space
from events.circle import Circle
from events.company import Around, company_of, own_space
from events.family import Family, family_of
from events.meeting import Meeting
from events.preparation import (
    About,
    Face,
    Keeper,
    Kept,
    Preparation,
    Readers,
)
from events.preparation_refusals import CannotAnswerFeeling, CannotKeepForMeeting
from events.preparation_told import FeelingAnswer, ToldAll, answer_to
from events.store.ledger import LogHead
from service.asking import Asking
from service.context import NotHere
from service.preparing.contents import chair_now


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepForMeeting:
    """*way* tells with which pictures a child signed in, if with any."""

    meeting: UUID
    thing: UUID
    about: About
    text: str
    face: Face | None
    readers: Readers
    way: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowChair:
    meeting: UUID
    thing: UUID
    way: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TellAll:
    meeting: UUID
    thing: UUID
    way: UUID | None
    told: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeBack:
    meeting: UUID
    thing: UUID
    way: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFeeling:
    meeting: UUID
    feeling: UUID
    text: str


def keep_for_meeting(command: KeepForMeeting, asking: Asking) -> LogHead:
    meeting = _meeting(asking, command.meeting)
    if asking.unit.is_taken(command.thing):
        raise CannotKeepForMeeting.because_it_was_kept_before()
    company = _company(asking)
    thing = Preparation.keep(
        command.thing,
        asking.child,
        meeting.id,
        Kept(command.about, command.text, command.face, command.readers),
        Keeper(company, command.way),
        chair=chair_now(asking, meeting),
        by=asking.by,
        today=asking.today,
    )
    return _save(asking, thing, own_space(asking.by.side, company))


def show_chair(command: ShowChair, asking: Asking) -> LogHead:
    meeting, thing = _own(command, asking)
    thing.show_chair(chair_now(asking, meeting), by=asking.by)
    return _save_again(asking, thing)


def tell_all(command: TellAll, asking: Asking) -> LogHead:
    """Tell everybody in the shared log, and note it where the thing stands."""
    _, thing = _own(command, asking)
    if asking.unit.is_taken(command.told):
        raise CannotKeepForMeeting.because_it_was_kept_before()
    thing.tell(command.told, by=asking.by)
    told = ToldAll.of(command.told, thing, by=asking.by)
    _save_again(asking, thing)
    return _save(asking, told, Space.SHARED)


def take_back(command: TakeBack, asking: Asking) -> LogHead:
    _, thing = _own(command, asking)
    thing.take_back(by=asking.by)
    return _save_again(asking, thing)


def answer_feeling(command: AnswerFeeling, asking: Asking) -> LogHead:
    meeting = _meeting(asking, command.meeting)
    thing = asking.unit.find(Preparation, command.feeling)
    me = asking.by.person
    if thing is None or (thing.meeting, thing.kept.about, thing.chair) != (
        meeting.id,
        About.FEELING,
        me,
    ):
        raise NotHere
    if thing.is_back or chair_now(asking, meeting) != me:
        raise NotHere
    if asking.unit.is_taken(answer_to(thing.id, me)):
        raise CannotAnswerFeeling.because_it_was_answered()
    answer = FeelingAnswer.note(thing, command.text, by=asking.by)
    return _save(asking, answer, own_space(asking.by.side, _company(asking)))


def _meeting(asking: Asking, meeting: UUID) -> Meeting:
    return asking.of_the_child(asking.unit.find(Meeting, meeting))


def _own(
    command: ShowChair | TellAll | TakeBack, asking: Asking
) -> tuple[Meeting, Preparation]:
    meeting = _meeting(asking, command.meeting)
    found = asking.unit.find(Preparation, command.thing)
    whose = (asking.by.person, command.way)
    if found is None or (found.meeting, found.whose) != (meeting.id, whose):
        raise NotHere
    return meeting, found


def _company(asking: Asking) -> int | None:
    """Say with whom whoever asks comes to a meeting."""
    circle = asking.unit.find(Circle, asking.child)
    family = asking.unit.find(Family, family_of(asking.child))
    members = {} if circle is None else circle.members
    around = {
        person: Around(one.role, one.side, one.brought_by)
        for person, one in members.items()
        if one.on(asking.today)
    }
    households = {} if family is None else family.households
    return company_of(asking.by.person, around, households)


def _save_again(asking: Asking, thing: Preparation) -> LogHead:
    """Save what became of a thing where its first fact stands."""
    return _save(asking, thing, own_space(asking.by.side, thing.company))


def _save(asking: Asking, thing: Aggregate, space: Space) -> LogHead:
    log = asking.unit.log_of(asking.child, space)
    asking.unit.save(thing, log=log, roster=asking.roster)
    return log
