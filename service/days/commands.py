"""What a person may ask about a child's days: load, ask, save."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.daily import Section
from events.day_template import CannotChangeDay, DayTemplate, Rhythm, template_of
from events.quiet_day import CannotExplainDay, QuietBecause, QuietDay
from events.store.ledger import LogHead
from service.asking import Asking


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDay:
    """Which sections are on from now on, and how often there is a note."""

    sections: frozenset[Section]
    rhythm: Rhythm


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeDay:
    """Say yes to what is on now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainDay:
    quiet: UUID
    day: date
    because: QuietBecause
    why: str | None


def change_day(command: ChangeDay, asking: Asking) -> LogHead:
    known = _known(asking)
    template = known or DayTemplate.of(asking.child, by=asking.by)
    template.choose(command.sections, command.rhythm, by=asking.by)
    return asking.save(template)


def agree_day(_: AgreeDay, asking: Asking) -> LogHead:
    template = _known(asking)
    if template is None:
        raise CannotChangeDay.because_nothing_was_proposed()
    template.agree(by=asking.by)
    return asking.save(template)


def explain_day(command: ExplainDay, asking: Asking) -> LogHead:
    if asking.unit.is_taken(command.quiet):
        raise CannotExplainDay.because_it_was_said_before()
    if asking.child_left():
        raise CannotExplainDay.because_the_child_left()
    quiet = QuietDay.explain(
        command.quiet,
        asking.child,
        command.day,
        command.because,
        command.why,
        by=asking.by,
        today=asking.today,
    )
    return asking.save(quiet)


def _known(asking: Asking) -> DayTemplate | None:
    return asking.unit.find(DayTemplate, template_of(asking.child))
