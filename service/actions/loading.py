"""What the commands about agreed actions load and save."""

from uuid import UUID

from eventsourcing.domain import Aggregate

from events.agreed_action import AgreedAction
from events.agreed_action_refusals import CannotPropose, CannotSetOut
from events.base import HAND_OVER_ONLY, Side, Space
from events.circle import Circle
from events.diary import Entry
from events.store.ledger import LogHead
from service.asking import Asking
from service.context import NotHere
from service.meeting_notes import check_meeting


def load(asking: Asking, action: UUID) -> AgreedAction:
    found = asking.unit.find(AgreedAction, action)
    if found is None or found.child != asking.child:
        raise NotHere
    return found


def circle_of(asking: Asking) -> Circle:
    found = asking.unit.find(Circle, asking.child)
    if found is None:
        raise NotHere
    return found


def must_be_open_to_it(asking: Asking, meeting: UUID | None) -> None:
    """Refuse an action for a child who left, or at a meeting about another one."""
    if circle_of(asking).left_on is not None:
        raise CannotPropose.because_the_child_left()
    if meeting is not None:
        check_meeting(asking.unit.reader, asking.child, meeting)


def side_of(asking: Asking, owner: UUID) -> Side:
    """Give the side of somebody of the circle, who reads what they are to do."""
    place = circle_of(asking).members.get(owner)
    if place is None or not place.on(asking.today) or place.role in HAND_OVER_ONLY:
        raise CannotSetOut.because_they_do_not_belong_here()
    return place.side


def save(asking: Asking, changed: Aggregate) -> LogHead:
    log = asking.unit.log_of(asking.child, Space.SHARED)
    asking.unit.save(changed, log=log, roster=asking.roster)
    return log


def must_be_here(asking: Asking, note: UUID) -> None:
    """Refuse a note that is not of this child's diary, or not any more."""
    entry = asking.unit.find(Entry, note)
    if entry is None or entry.child != asking.child or entry.is_moved:
        raise NotHere
