"""What a person may ask about an agreed action: load, ask, save."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.agreed_action import AgreedAction
from events.agreed_action_progress import ActionBarrier, ActionProgress
from events.agreed_action_refusals import CannotPropose
from events.agreed_action_words import NOTHING_SET_OUT, Days, Result, SetOut
from events.store.ledger import LogHead
from service.actions.loading import check_new, load, side_of
from service.asking import Asking
from service.context import NotHere


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOutAction:
    action: UUID
    amount: str | None
    frequency: str | None
    who: str | None
    until: date | None
    setting: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposeAction(SetOutAction):
    text: str
    meeting: UUID | None
    owner: UUID | None
    due: date | None
    review: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameOwner:
    action: UUID
    owner: UUID
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetActionDays:
    action: UUID
    due: date | None
    review: date | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmAction:
    action: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectToAction:
    action: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TellProgress:
    action: UUID
    progress: UUID
    text: str
    notes: list[UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockAction:
    action: UUID
    barrier: UUID
    text: str
    talk_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class UnblockAction:
    action: UUID
    barrier: UUID
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SayOutcome:
    """*speaks_for* is an owner without an account, for whom somebody says it."""

    action: UUID
    result: Result
    text: str | None
    speaks_for: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmOutcome:
    action: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeOutcome:
    action: UUID
    reason: str


def propose_action(command: ProposeAction, asking: Asking) -> LogHead:
    check_new(asking, command.meeting)
    if asking.unit.is_taken(command.action):
        raise CannotPropose.because_it_was_said_before()
    first = (command.action, asking.child, command.text)
    action = AgreedAction.propose(*first, meeting=command.meeting, by=asking.by)
    if command.owner is not None:
        action.name_owner(command.owner, side_of(asking, command.owner), by=asking.by)
    if (days := Days(command.due, command.review)) != Days():
        action.set_days(days, by=asking.by, today=asking.today)
    if (how := _set_out(command)) != NOTHING_SET_OUT:
        action.set_out(how, by=asking.by)
    return asking.save(action)


def name_owner(command: NameOwner, asking: Asking) -> LogHead:
    action, side = load(asking, command.action), side_of(asking, command.owner)
    action.name_owner(command.owner, side, command.reason, by=asking.by)
    return asking.save(action)


def set_action_days(command: SetActionDays, asking: Asking) -> LogHead:
    action = load(asking, command.action)
    days = Days(command.due, command.review)
    action.set_days(days, command.reason, by=asking.by, today=asking.today)
    return asking.save(action)


def set_out_action(command: SetOutAction, asking: Asking) -> LogHead:
    action = load(asking, command.action)
    action.set_out(_set_out(command), by=asking.by)
    return asking.save(action)


def confirm_action(command: ConfirmAction, asking: Asking) -> LogHead:
    action = load(asking, command.action)
    action.confirm(by=asking.by)
    return asking.save(action)


def object_to_action(command: ObjectToAction, asking: Asking) -> LogHead:
    action = load(asking, command.action)
    action.object(command.reason, by=asking.by)
    return asking.save(action)


def tell_progress(command: TellProgress, asking: Asking) -> LogHead:
    action = load(asking, command.action)
    for note in command.notes:
        asking.entry(note)
    words = (command.text, command.notes)
    told = ActionProgress.tell(command.progress, action, *words, by=asking.by)
    return asking.save(told)


def block_action(command: BlockAction, asking: Asking) -> LogHead:
    action = load(asking, command.action)
    named = (command.barrier, action, command.text, command.talk_on)
    barrier = ActionBarrier.name(*named, by=asking.by, today=asking.today)
    return asking.save(barrier)


def unblock_action(command: UnblockAction, asking: Asking) -> LogHead:
    action = load(asking, command.action)
    barrier = asking.unit.find(ActionBarrier, command.barrier)
    if barrier is None or barrier.action != action.id:
        raise NotHere
    barrier.overcome(command.reason, by=asking.by)
    return asking.save(barrier)


def say_outcome(command: SayOutcome, asking: Asking) -> LogHead:
    action, said = load(asking, command.action), (command.result, command.text)
    action.say_outcome(*said, by=asking.by, speaks_for=command.speaks_for)
    return asking.save(action)


def confirm_outcome(command: ConfirmOutcome, asking: Asking) -> LogHead:
    action = load(asking, command.action)
    action.confirm_outcome(by=asking.by)
    return asking.save(action)


def dispute_outcome(command: DisputeOutcome, asking: Asking) -> LogHead:
    action = load(asking, command.action)
    action.dispute_outcome(command.reason, by=asking.by)
    return asking.save(action)


def _set_out(how: SetOutAction) -> SetOut:
    return SetOut(how.amount, how.frequency, how.who, how.until, how.setting)
