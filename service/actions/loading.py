"""What the commands about agreed actions load and save."""

from uuid import UUID

from marshmallow import ValidationError

from events.agreed_action import AgreedAction
from events.agreed_action_refusals import CannotPropose, CannotSetOut
from events.base import HAND_OVER_ONLY, Side
from events.circle import Circle
from events.meeting import Meeting
from events.minutes import Minutes, minutes_of
from events.phrase import phrase
from service.asking import Asking
from service.context import NotHere


def load(asking: Asking, action: UUID) -> AgreedAction:
    return asking.of_the_child(asking.unit.find(AgreedAction, action))


def circle_of(asking: Asking) -> Circle:
    found = asking.unit.find(Circle, asking.child)
    if found is None:
        raise NotHere
    return found


def side_of(asking: Asking, owner: UUID) -> Side:
    """Give the side of somebody of the circle, who reads what they are to do."""
    place = circle_of(asking).members.get(owner)
    if place is None or not place.on(asking.today) or place.role in HAND_OVER_ONLY:
        raise CannotSetOut.because_they_do_not_belong_here()
    return place.side


def check_new(asking: Asking, meeting: UUID | None) -> None:
    """Refuse what is new for a child who left, or at a meeting that is not theirs."""
    if circle_of(asking).left_on is not None:
        raise CannotPropose.because_the_child_left()
    _must_be_a_meeting(asking, meeting)


def _must_be_a_meeting(asking: Asking, meeting: UUID | None) -> None:
    """Refuse what is no meeting about this child; whoever proposes may see all."""
    found = None if meeting is None else asking.unit.find(Meeting, meeting)
    if meeting is not None and (found is None or found.child != asking.child):
        says = phrase("There is no such meeting about this child. Choose another.")
        raise ValidationError({"meeting": [says]})
    if meeting is not None and _is_over(asking, meeting):
        raise CannotPropose.because_the_meeting_is_closed()


def _is_over(asking: Asking, meeting: UUID) -> bool:
    minutes = asking.unit.find(Minutes, minutes_of(meeting))
    return minutes is not None and minutes.closed
