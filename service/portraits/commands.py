"""What a person may ask about a child's photo: load, ask, save."""

from dataclasses import dataclass
from uuid import UUID

from events.base import Space
from events.media import Permission
from events.portrait import CannotPortray, Portrait
from events.store.ledger import LogHead
from service.asking import Asking
from service.attaching import consent_about, is_given


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoosePortrait:
    """*content* is small, square and clean already."""

    portrait: UUID
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class TakePortraitAway:
    portrait: UUID


def choose_portrait(command: ChoosePortrait, asking: Asking) -> LogHead:
    if asking.unit.is_taken(command.portrait):
        raise CannotPortray.because_it_was_chosen_before()
    if not is_given(consent_about(asking), Permission.PICTURES):
        raise CannotPortray.because_pictures_are_not_allowed()
    log = asking.unit.log_of(asking.child, Space.SHARED)
    stored = asking.unit.keep(command.content, log)
    portrait = Portrait.choose(
        command.portrait, asking.child, command.media_type, stored, by=asking.by
    )
    asking.unit.save(portrait, log=log)
    return log


def take_portrait_away(command: TakePortraitAway, asking: Asking) -> LogHead:
    portrait = asking.of_the_child(asking.unit.find(Portrait, command.portrait))
    portrait.take_away(by=asking.by)
    log = asking.unit.log_of(asking.child, Space.SHARED)
    asking.unit.save(portrait, log=log)
    return log
