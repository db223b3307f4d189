"""Numbers that the law of England sets, as dated data: from when, and from where.

Rules change, so no number of them stands in other code, and whatever is computed from
one can name it. A later rule of the same name is added below the earlier one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from events.counting import (
    A_DAY,
    Counted,
    later,
    tribunal_days_later,
    working_day,
    working_days_later,
)
from events.phrase import Phrase, phrase
from events.units import Unit, length


class Clock(StrEnum):
    """What is counted, under the name that pages and facts give it."""

    SUBJECT_ACCESS = "subject-access"
    SUBJECT_ACCESS_EXTENSION = "subject-access-extension"
    EDUCATIONAL_RECORD = "educational-record"
    RECTIFICATION = "rectification"
    COMPLAINT_ACKNOWLEDGED = "complaint-acknowledged"
    SEN_FILE = "sen-file"
    PUPIL_RECORD = "pupil-record"
    MEETINGS_WITH_PARENTS = "meetings-with-parents"
    DAYS_WITHOUT_A_MEETING = "days-without-a-meeting"
    ANNUAL_REVIEW = "annual-review"
    REVIEW_INVITATION = "review-invitation"
    REVIEW_PAPERS = "review-papers"
    REVIEW_REPORT = "review-report"
    REVIEW_DECISION = "review-decision"
    PLAN_AFTER_NOTICE = "plan-after-notice"
    PLAN_AFTER_REVIEW = "plan-after-review"
    DRAFT_PLAN_FAMILY = "draft-plan-family"
    DRAFT_PLAN_SCHOOL = "draft-plan-school"
    ASSESSMENT_DECISION = "assessment-decision"
    NO_PLAN_NOTICE = "no-plan-notice"
    FIRST_PLAN = "first-plan"
    COLLEGE_MOVE = "college-move"
    TRIBUNAL_RESPONSE = "tribunal-response"

    CONCERN_ACKNOWLEDGED = "concern-acknowledged"
    MEETING_PAPERS = "meeting-papers"
    DRAFT_NOTES = "draft-notes"
    NOTES_CHECKED = "notes-checked"
    DEBRIEF = "debrief"


# How long a record is kept: what somebody may choose from before it is erased.
RETENTION: Final = (Clock.SEN_FILE, Clock.PUPIL_RECORD)


class NoRule(Exception):
    """No rule of this name was in force on that day."""


class NoLastDay(Exception):
    """How often something is done in a year has no last day."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One number, in force from the day *since* until a later rule of its clock.

    *includes_start*: the day on which it begins is the first that counts.
    """

    clock: Clock
    number: int
    unit: Unit
    since: date
    source: str
    includes_start: bool = False

    @property
    def version(self) -> str:
        """Name this rule and no other, for what was counted by it."""
        return f"{self.clock} {self.since}"

    def due(self, start: date, school_days: Counted | None = None) -> date:
        """Give the last day for what began on *start*.

        School days are counted by the calendar of a school; without it working days
        are, so the day found is never too late.
        """
        return self._moved(start - A_DAY * self.includes_start, 1, school_days)

    def latest_before(self, day: date, school_days: Counted | None = None) -> date:
        """Give the last day for what must be done this long before *day*."""
        return self._moved(day, -1, school_days)

    def _moved(self, start: date, way: int, school_days: Counted | None) -> date:
        number = way * self.number
        match self.unit:
            case Unit.MONTHS:
                day = later(start, number)
                return day if way < 0 else working_day(day)
            case Unit.YEARS:
                return later(start, 12 * number)
            case Unit.WEEKS:
                return start + timedelta(weeks=number)
            case Unit.DAYS:
                return start + timedelta(days=number)
            case _:
                return self._counted(school_days)(start, number)

    def _counted(self, school_days: Counted | None) -> Counted:
        if self.unit is Unit.TIMES_A_YEAR:
            raise NoLastDay(self.clock)
        if self.unit is Unit.TRIBUNAL_DAYS:
            return tribunal_days_later
        if self.unit is Unit.WORKING_DAYS or school_days is None:
            return working_days_later
        return school_days

    @property
    def said(self) -> Phrase:
        """Say the rule with its date and source, as a page prints it."""
        return phrase(
            "{length} ({source}, as of {since})",
            length=length(self.number, self.unit),
            source=self.source,
            since=self.since,
        )


def _of(
    source: str,
    since: date,
    *rows: tuple[Clock, int, Unit],
    includes_start: bool = False,
) -> tuple[Rule, ...]:
    return tuple(Rule(*row, since, source, includes_start) for row in rows)


_GDPR: Final = date(2018, 5, 25)
_FAMILIES_ACT: Final = date(2014, 9, 1)
_OURS: Final = date(2026, 1, 1)
RULES: Final = (
    *_of(
        "UK GDPR Art. 12(3)",
        _GDPR,
        (Clock.SUBJECT_ACCESS, 1, Unit.MONTHS),
        (Clock.SUBJECT_ACCESS_EXTENSION, 2, Unit.MONTHS),
    ),
    *_of(
        "Education (Pupil Information) (England) Regulations 2005, reg. 5",
        date(2005, 9, 1),
        (Clock.EDUCATIONAL_RECORD, 15, Unit.SCHOOL_DAYS),
    ),
    *_of(
        "UK GDPR Art. 12(3) and 16",
        _GDPR,
        (Clock.RECTIFICATION, 1, Unit.MONTHS),
    ),
    *_of(
        "Data (Use and Access) Act 2025, s. 103",
        date(2026, 6, 19),
        (Clock.COMPLAINT_ACKNOWLEDGED, 30, Unit.DAYS),
    ),
    *_of(
        "IRMS toolkit for schools: SEN file, date of birth + 31 years",
        date(2019, 1, 1),
        (Clock.SEN_FILE, 31, Unit.YEARS),
    ),
    *_of(
        "IRMS toolkit for schools: pupil record, date of birth + 25 years",
        date(2019, 1, 1),
        (Clock.PUPIL_RECORD, 25, Unit.YEARS),
    ),
    *_of(
        "SEND Code of Practice, 6.65",
        _FAMILIES_ACT,
        (Clock.MEETINGS_WITH_PARENTS, 3, Unit.TIMES_A_YEAR),
    ),
    *_of(
        "Children and Families Act 2014, s. 44(1)",
        _FAMILIES_ACT,
        (Clock.ANNUAL_REVIEW, 1, Unit.YEARS),
        includes_start=True,
    ),
    *_of(
        "SEND Regulations 2014, reg. 20",
        _FAMILIES_ACT,
        (Clock.REVIEW_INVITATION, 2, Unit.WEEKS),
        (Clock.REVIEW_PAPERS, 2, Unit.WEEKS),
        (Clock.REVIEW_REPORT, 2, Unit.WEEKS),
        (Clock.REVIEW_DECISION, 4, Unit.WEEKS),
    ),
    *_of(
        "SEND Regulations 2014, reg. 22",
        _FAMILIES_ACT,
        (Clock.PLAN_AFTER_NOTICE, 8, Unit.WEEKS),
    ),
    *_of(
        "SEND Regulations 2014, as read in R (L) v Devon [2022] EWHC 493 (Admin)",
        _FAMILIES_ACT,
        (Clock.PLAN_AFTER_REVIEW, 12, Unit.WEEKS),
    ),
    *_of(
        "SEND Regulations 2014, reg. 13(1)",
        _FAMILIES_ACT,
        (Clock.DRAFT_PLAN_FAMILY, 15, Unit.DAYS),
        includes_start=True,
    ),
    *_of(
        "SEND Code of Practice, 9.83",
        _FAMILIES_ACT,
        (Clock.DRAFT_PLAN_SCHOOL, 15, Unit.DAYS),
    ),
    *_of(
        "SEND Regulations 2014, reg. 5, 10 and 13",
        _FAMILIES_ACT,
        (Clock.ASSESSMENT_DECISION, 6, Unit.WEEKS),
        (Clock.NO_PLAN_NOTICE, 16, Unit.WEEKS),
        (Clock.FIRST_PLAN, 20, Unit.WEEKS),
    ),
    *_of(
        "SEND Regulations 2014, reg. 18(2)",
        _FAMILIES_ACT,
        (Clock.COLLEGE_MOVE, 5, Unit.MONTHS),
    ),
    *_of(
        "First-tier Tribunal (HESC) Rules 2008, r. 12 and 21",
        date(2008, 11, 3),
        (Clock.TRIBUNAL_RESPONSE, 30, Unit.TRIBUNAL_DAYS),
    ),
    *_of(
        "Same Page’s own rule",
        _OURS,
        (Clock.DAYS_WITHOUT_A_MEETING, 100, Unit.DAYS),
        (Clock.CONCERN_ACKNOWLEDGED, 2, Unit.SCHOOL_DAYS),
        (Clock.MEETING_PAPERS, 2, Unit.SCHOOL_DAYS),
        (Clock.DRAFT_NOTES, 5, Unit.SCHOOL_DAYS),
        (Clock.NOTES_CHECKED, 5, Unit.SCHOOL_DAYS),
        (Clock.DEBRIEF, 2, Unit.SCHOOL_DAYS),
    ),
)


def in_force(clock: Clock, on: date, rules: Iterable[Rule] = RULES) -> Rule:
    """Give the rule that counted on a day; NoRule before the first."""
    known = [rule for rule in rules if rule.clock is clock and rule.since <= on]
    if not known:
        msg = f"No rule for {clock} was in force on {on}."
        raise NoRule(msg)
    return max(known, key=lambda rule: rule.since)
