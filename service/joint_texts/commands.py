"""What a person may ask about a text of two people: load, ask, save."""

from dataclasses import dataclass
from uuid import UUID

from events.circle import Circle
from events.joint_text import CannotWriteTogether, JointText, TextKind
from events.store.ledger import LogHead
from service.asking import Asking
from service.permissions import Action, allows


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginJointText:
    joint: UUID
    partner: UUID
    kind: TextKind
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteJointText:
    """*after*: the number of the version that was read."""

    joint: UUID
    after: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeToJointText:
    """*gave*: what somebody gave up in a compromise."""

    joint: UUID
    number: int
    gave: str | None


def begin_joint_text(command: BeginJointText, asking: Asking) -> LogHead:
    if asking.unit.is_taken(command.joint):
        raise CannotWriteTogether.because_it_was_said_before()
    if asking.child_left():
        raise CannotWriteTogether.because_the_child_left()
    joint = JointText.begin(
        command.joint,
        asking.child,
        command.partner,
        command.kind,
        command.title,
        command.text,
        by=asking.by,
    )
    if not _writes_here(asking, command.partner):
        raise CannotWriteTogether.because_they_do_not_write_here()
    return asking.save(joint)


def write_joint_text(command: WriteJointText, asking: Asking) -> LogHead:
    joint = _load(asking, command.joint)
    joint.write(command.after, command.text, by=asking.by)
    return asking.save(joint)


def agree_to_joint_text(command: AgreeToJointText, asking: Asking) -> LogHead:
    joint = _load(asking, command.joint)
    joint.agree(command.number, command.gave, by=asking.by)
    return asking.save(joint)


def _writes_here(asking: Asking, person: UUID) -> bool:
    circle = asking.unit.find(Circle, asking.child)
    place = None if circle is None else circle.members.get(person)
    if place is None or not place.on(asking.today):
        return False
    return allows(Action.AGREE_TO_JOINT_TEXT, place.role)


def _load(asking: Asking, joint: UUID) -> JointText:
    return asking.of_the_child(asking.unit.find(JointText, joint))
