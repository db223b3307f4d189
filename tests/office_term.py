"""What the office does in the course of a term: it answers, keeps and lets go."""

from datetime import date
from typing import Final
from uuid import UUID

from events.base import Duty, Space
from events.class_group import ClassGroup
from events.disposal import Disposal
from events.erasure import Erasable, Erasure, Ground
from events.hold import Hold, Whom
from events.information_request import InformationRequest, PackKind, WithheldFor
from events.school import School, WhoNeedsSecondStep
from events.school_calendar import SchoolCalendar, calendar_of
from events.school_days import Span, Term
from events.store.unit import Unit
from tests.cast import AYO, MONDAY, SIAN, TOM, TUESDAY, a_new_id

BY: Final = SIAN.person
WORDS = (
    "Slept badly.",
    "Mrs Lim rang Tom at 5 pm.",
    "The blue cup helps!",
    "Cùng đi chơi 🎈",
    "Łukasz is away until 12 October.",
    "Call 020 7946 0018 or ask tom@larkfield.example\nThank you",
)
ROSTER: Final = frozenset({"tom", "łukasz", "amina"})
HEAD_OF_A_LOG: Final = (
    "c-ewvqrcenyzg7pm2kvroangxcpm 613 Jkvx_kLX0QyoKBfh12ScsztnspbohNXHdkmE87bgAcA"
)


def answer(unit: Unit) -> None:
    """One request is answered in every way there is, and one is refused."""
    asked, refused = (_received() for _ in range(2))
    asked.stop_clock("Which year?", by=BY, today=MONDAY)
    asked.start_clock(by=BY, today=TUESDAY)
    asked.extend("Very much is asked.", by=BY, today=TUESDAY)
    for _ in range(2):
        asked.withhold(3, WithheldFor.CONFIDENCE, by=BY)
        asked.release(3, by=BY)
    asked.read(by=TOM.person)
    asked.check("ab" * 32, 9, by=TOM.person)
    asked.read(by=BY)
    asked.hand_over("ab" * 32, by=BY)
    refused.refuse("We do not know who asks.", by=BY)
    unit.save(asked, refused, log=unit.log_of(None, Space.REGISTER))


def hold(unit: Unit, child: UUID, reason: str, *, lifts: bool) -> None:
    """A child's record has to be kept, and perhaps no longer."""
    whose = (child, Whom.CHILD, reason)
    held = Hold.place(a_new_id(), *whose, TUESDAY, by=BY, today=MONDAY)
    if lifts:
        held.lift("It is over.", by=BY)
    unit.save(held, log=unit.log_of(None, Space.REGISTER), roster=ROSTER)


def serve(unit: Unit, school: UUID) -> None:
    """Somebody looks after the data for a while, and then works there no more."""
    found = unit.find(School, school)
    assert found is not None
    held = (TOM.person, Duty.DATA_LEAD)
    if held in found.duties:
        found.let_go(TOM.person, by=BY)
    else:
        found.give_duty(*held, by=BY)
    unit.save(found, log=unit.log_of(None, Space.REGISTER))


def ask_second_step(unit: Unit, school: UUID) -> None:
    """The rule for a second step goes to everybody and back."""
    found = unit.find(School, school)
    assert found is not None
    staff, all_of_them = WhoNeedsSecondStep.STAFF, WhoNeedsSecondStep.EVERYBODY
    now = all_of_them if found.second_step is staff else staff
    found.ask_second_step(now, by=BY)
    unit.save(found, log=unit.log_of(None, Space.REGISTER))


def set_days(unit: Unit, school: UUID) -> None:
    """The autumn term is set with an INSET day and a half-term, or all of it goes."""
    found = unit.find(SchoolCalendar, calendar_of(school))
    calendar = found or SchoolCalendar(id=calendar_of(school), by=BY)
    half_term = Span(date(2026, 10, 26), date(2026, 10, 30))
    if calendar.terms:
        for first in tuple(calendar.off):
            calendar.take_out_day_off(first, by=BY)
        calendar.take_out_term(2026, Term.AUTUMN, by=BY)
    else:
        autumn = Span(date(2026, 9, 1), date(2026, 12, 18))
        calendar.set_term(2026, Term.AUTUMN, autumn, by=BY, today=MONDAY)
        calendar.set_holiday(half_term, by=BY)
        calendar.set_inset_day(date(2026, 9, 1), by=BY)
    unit.save(calendar, log=unit.log_of(None, Space.REGISTER))


def _received() -> InformationRequest:
    return InformationRequest.receive(
        a_new_id(),
        PackKind.SUBJECT_ACCESS,
        AYO,
        "Amina, by telephone",
        "Tom knows her.",
        MONDAY,
        by=BY,
        today=TUESDAY,
    )


def let_go(unit: Unit, school: UUID) -> None:
    """Something may go, something went, and a class that was closed opens again."""
    may_go = Disposal.approve(
        a_new_id(), "sen-file", "2026", MONDAY, by=BY, today=TUESDAY
    )
    gone = Erasure(
        id=a_new_id(),
        kind=Erasable.CHILD,
        subject=a_new_id(),
        ground=Ground.RETENTION,
        facts=127,
        fields="everything",
        places="",
        logs=HEAD_OF_A_LOG,
        approved_by=BY,
        by=None,
    )
    group = ClassGroup(id=a_new_id(), name=f"6 Elm of {school}", year=2026, by=BY)
    group.close(by=BY)
    group.reopen(by=BY)
    unit.save(may_go, gone, group, log=unit.log_of(None, Space.REGISTER))
