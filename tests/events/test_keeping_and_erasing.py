"""What must be kept, what may go, and the certificate of what is gone."""

from datetime import date, datetime
from uuid import UUID

import pytest

from events.base import Recorded
from events.disposal import CannotApproveDisposal, Disposal
from events.erasure import Erasable, Erasure, Ground
from events.hold import CannotLiftHold, CannotPlaceHold, Hold, Whom, still_standing
from events.law import Clock, in_force
from tests.cast import AYO, LARKFIELD, MONDAY, SIAN, TOM, TUESDAY, an_id
from tests.features.shows import shows
from tests.scenario import fact, given, new_facts

WHY = "The tribunal has not decided yet."
HOLD = an_id("hold")
BORN = date(2000, 2, 29)


def a_hold(reason: str = WHY, review: date = TUESDAY, hold: UUID = HOLD) -> Hold:
    return Hold.place(
        hold, AYO, Whom.CHILD, reason, review, by=SIAN.person, today=MONDAY
    )


def test_a_hold_says_whose_why_and_until_when() -> None:
    assert new_facts(a_hold()) == [
        fact(
            Hold.HoldPlaced,
            person=AYO,
            whom=Whom.CHILD,
            reason=WHY,
            review=TUESDAY,
            by=SIAN.person,
        )
    ]


def test_a_hold_needs_a_reason_and_a_later_day() -> None:
    with pytest.raises(CannotPlaceHold, match="Write why"):
        a_hold(reason="  ")
    with pytest.raises(CannotPlaceHold, match="still to come"):
        a_hold(review=MONDAY)


def test_a_hold_is_lifted_once_and_with_a_reason() -> None:
    lifted = fact(Hold.HoldLifted, person=AYO, reason="It has decided.", by=TOM.person)
    given(a_hold()).when(lambda hold: hold.lift("It has decided.", by=TOM.person)).then(
        lifted
    )
    given(a_hold()).when(lambda hold: hold.lift(" ", by=TOM.person)).then_refused(
        CannotLiftHold.because_it_has_no_reason()
    )
    given(a_hold(), lifted).when(
        lambda hold: hold.lift("Again.", by=TOM.person)
    ).then_refused(CannotLiftHold.because_it_is_lifted())


def recorded(*holds: Hold) -> list[Recorded]:
    new = [one for hold in holds for one in hold.collect_events()]
    return [
        Recorded(LARKFIELD, seq, AYO, seq, "", b"", one)  # type: ignore[arg-type]
        for seq, one in enumerate(new)
    ]


@shows("events.hold:still_standing", at="not in lifted")
def test_f97_a_hold_stands_until_it_is_lifted() -> None:
    one, other = a_hold(), a_hold(hold=an_id("another hold"))
    one.lift("It has decided.", by=TOM.person)
    (stands,) = still_standing(recorded(one, other))
    assert stands.fact.originator_id == other.id


def approve(today: date) -> Disposal:
    rule = in_force(Clock.SEN_FILE, today)
    return Disposal.approve(
        AYO,
        rule.clock,
        rule.since.isoformat(),
        rule.due(BORN),
        by=SIAN.person,
        today=today,
    )


@shows("events.disposal:Disposal.approve", at="because_it_must_still_be_kept")
def test_f98_a_record_may_go_the_day_after_it_was_kept_for_long_enough() -> None:
    with pytest.raises(CannotApproveDisposal, match="until 28 February 2031"):
        approve(date(2031, 2, 28))
    disposal = approve(date(2031, 3, 1))
    assert disposal.id == Disposal.id_of(AYO)
    assert disposal.person == AYO
    assert new_facts(disposal) == [
        fact(
            Disposal.DisposalApproved,
            person=AYO,
            retention="sen-file",
            version="2019-01-01",
            until=date(2031, 2, 28),
            by=SIAN.person,
        )
    ]


@pytest.mark.parametrize(
    ("clock", "year"), [("sen-file", 2031), ("pupil-record", 2025)]
)
def test_each_rule_says_what_it_counts_and_from_when(clock: str, year: int) -> None:
    rule = in_force(Clock(clock), MONDAY)
    assert rule.due(BORN) == date(year, 2, 28)
    assert "IRMS" in rule.said
    assert "2019" in rule.said


def test_a_certificate_says_what_went_without_a_word_of_it() -> None:
    erasure = Erasure(
        id=an_id("erasure"),
        kind=Erasable.CHILD,
        subject=AYO,
        ground=Ground.COURT,
        facts=3,
        fields="everything",
        places="",
        logs="c-a 3 root",
        approved_by=None,
        by=None,
    )
    assert (erasure.kind, erasure.subject) == (Erasable.CHILD, AYO)
    (done,) = new_facts(erasure)
    assert done.kind is Erasure.ErasureDone
    assert done.words["ground"] is Ground.COURT
    assert isinstance(erasure.created_on, datetime)
