"""What may be done with a request for what is kept, and by whom."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

import pytest

from events.information_request import InformationRequest, PackKind, WithheldFor
from events.request_refusals import CannotChangeRequest
from tests.cast import AYO, MONDAY, SIAN, TOM, TUESDAY, an_id
from tests.features.shows import shows
from tests.scenario import Said, fact, given

REQUEST = an_id("a request")
SIANS, TOMS = SIAN.person, TOM.person
Change = Callable[[InformationRequest], object]


def a_request(kind: PackKind = PackKind.SUBJECT_ACCESS) -> InformationRequest:
    return InformationRequest.receive(
        REQUEST, kind, AYO, "Amina", "Tom knows her.", MONDAY, by=SIANS, today=MONDAY
    )


def withheld(piece: int = 7, reason: WithheldFor = WithheldFor.CONFIDENCE) -> Said:
    return fact(InformationRequest.PieceWithheld, piece=piece, reason=reason, by=SIANS)


STOPPED = fact(
    InformationRequest.ClockStopped, person=AYO, day=MONDAY, why="Which year?", by=SIANS
)
EXTENDED = fact(InformationRequest.TimeExtended, person=AYO, why="Much.", by=SIANS)
CHECKED = fact(InformationRequest.PackChecked, digest="aa", up_to=9, by=TOMS)
READ = fact(InformationRequest.PackRead, by=TOMS)
READ_BY_SIAN = fact(InformationRequest.PackRead, by=SIANS)
GIVEN_OUT = fact(InformationRequest.PackHandedOver, digest="aa", by=SIANS)
REFUSED = fact(
    InformationRequest.RequestRefused, person=AYO, why="Nobody knows them.", by=SIANS
)


def stop(one: InformationRequest) -> None:
    one.stop_clock("Which year?", by=SIANS, today=MONDAY)


def start(one: InformationRequest) -> None:
    one.start_clock(by=SIANS, today=TUESDAY)


def extend(one: InformationRequest) -> None:
    one.extend("Much.", by=SIANS, today=MONDAY)


def withhold(one: InformationRequest) -> None:
    one.withhold(7, WithheldFor.CONFIDENCE, by=SIANS)


def release(one: InformationRequest) -> None:
    one.release(7, by=SIANS)


def check(one: InformationRequest) -> None:
    one.check("aa", 9, by=TOMS)


def hand_over(one: InformationRequest) -> None:
    one.hand_over("aa", by=SIANS)


def refuse(one: InformationRequest) -> None:
    one.refuse("Nobody knows them.", by=SIANS)


CHANGES: tuple[Change, ...] = (
    stop,
    start,
    extend,
    withhold,
    release,
    check,
    hand_over,
    refuse,
)


def test_nobody_has_asked_tomorrow() -> None:
    with pytest.raises(CannotChangeRequest, match="today or the earlier day"):
        InformationRequest.receive(
            REQUEST,
            PackKind.SUBJECT_ACCESS,
            AYO,
            "Amina",
            "Tom knows her.",
            TUESDAY,
            by=SIANS,
            today=MONDAY,
        )


def test_the_clock_stops_and_runs_on() -> None:
    given(a_request()).when(stop).then(STOPPED)
    started = fact(InformationRequest.ClockStarted, day=TUESDAY, by=SIANS)
    given(a_request(), STOPPED).when(start).then(started)
    given(a_request(), STOPPED, started).when(stop).then(STOPPED)


def test_a_clock_that_stands_does_not_stop_and_one_that_runs_does_not_start() -> None:
    stands = CannotChangeRequest.because_the_clock_stands()
    given(a_request(), STOPPED).when(stop).then_refused(stands)
    runs = CannotChangeRequest.because_the_clock_runs()
    given(a_request()).when(start).then_refused(runs)


def test_more_time_is_taken_once() -> None:
    given(a_request()).when(extend).then(EXTENDED)
    given(a_request(), EXTENDED).when(extend).then_refused(
        CannotChangeRequest.because_it_was_extended()
    )


OCTOBER: Final = date(2026, 10, 7)


def on(day: date) -> tuple[Change, Change]:
    """Stop the clock, and take more time, on a day."""
    return (
        lambda one: one.stop_clock("Which year?", by=SIANS, today=day),
        lambda one: one.extend("Much.", by=SIANS, today=day),
    )


def test_on_the_last_day_there_is_still_time_to_ask_or_to_take_more() -> None:
    stops, extends = on(OCTOBER)
    stopped = fact(
        InformationRequest.ClockStopped,
        person=AYO,
        day=OCTOBER,
        why="Which year?",
        by=SIANS,
    )
    given(a_request()).when(stops).then(stopped)
    given(a_request()).when(extends).then(EXTENDED)


def test_what_is_late_is_not_made_to_be_in_time() -> None:
    stops, extends = on(OCTOBER + timedelta(days=1))
    given(a_request()).when(stops).then_refused(
        CannotChangeRequest.because_the_time_is_over(OCTOBER)
    )
    given(a_request()).when(extends).then_refused(
        CannotChangeRequest.because_the_first_month_is_over(OCTOBER)
    )


def test_a_month_is_longer_by_the_days_on_which_the_clock_stood() -> None:
    started = fact(
        InformationRequest.ClockStarted, day=MONDAY + timedelta(days=7), by=SIANS
    )
    _, extends = on(OCTOBER + timedelta(days=7))
    given(a_request(), STOPPED, started).when(extends).then(EXTENDED)
    _, extends = on(OCTOBER + timedelta(days=8))
    given(a_request(), STOPPED, started).when(extends).then_refused(
        CannotChangeRequest.because_the_first_month_is_over(date(2026, 10, 14))
    )
    given(a_request(), STOPPED).when(extends).then(EXTENDED)


def test_with_more_time_the_clock_stops_later_too_but_not_for_ever() -> None:
    december = date(2026, 12, 7)
    stops, _ = on(december + timedelta(days=1))
    given(a_request(), EXTENDED).when(stops).then_refused(
        CannotChangeRequest.because_the_time_is_over(december)
    )


@pytest.mark.parametrize("change", [stop, extend])
def test_the_school_days_of_an_educational_record_are_fixed(change: Change) -> None:
    given(a_request(PackKind.EDUCATIONAL_RECORD)).when(change).then_refused(
        CannotChangeRequest.because_school_days_are_fixed()
    )


def test_a_piece_is_withheld_and_released() -> None:
    given(a_request()).when(withhold).then(withheld())
    released = fact(InformationRequest.PieceReleased, piece=7, by=SIANS)
    given(a_request(), withheld()).when(release).then(released)
    given(a_request(), withheld(), released).when(withhold).then(withheld())


def test_a_piece_is_withheld_for_another_reason() -> None:
    other = withheld(reason=WithheldFor.THIRD_PARTY)
    given(a_request(), withheld()).when(
        lambda one: one.withhold(7, WithheldFor.THIRD_PARTY, by=SIANS)
    ).then(other)


def test_nothing_is_withheld_twice_or_released_that_is_not() -> None:
    given(a_request(), withheld()).when(withhold).then_refused(
        CannotChangeRequest.because_it_is_withheld()
    )
    given(a_request()).when(release).then_refused(
        CannotChangeRequest.because_it_is_not_withheld()
    )


def test_a_second_person_checks_before_a_pack_goes_out() -> None:
    given(a_request()).when(hand_over).then_refused(
        CannotChangeRequest.because_nobody_checked_it()
    )
    given(a_request(), READ).when(check).then(CHECKED)
    given(a_request(), CHECKED, READ_BY_SIAN).when(hand_over).then(GIVEN_OUT)


def test_one_reader_alone_gives_no_pack_out() -> None:
    def hand_over_too(one: InformationRequest) -> None:
        one.hand_over("aa", by=TOMS)

    given(a_request(), READ, CHECKED).when(hand_over_too).then_refused(
        CannotChangeRequest.because_you_checked_it()
    )
    given(a_request(), READ, CHECKED).when(hand_over).then_refused(
        CannotChangeRequest.because_you_give_out_what_you_have_not_read()
    )


@shows(
    "events.information_request:InformationRequest.check", at="because_you_prepared_it"
)
def test_f94_whoever_prepared_a_pack_does_not_check_it() -> None:
    own = CannotChangeRequest.because_you_prepared_it()
    given(a_request()).when(lambda one: one.check("aa", 9, by=SIANS)).then_refused(own)
    by_tom = fact(
        InformationRequest.PieceWithheld,
        piece=3,
        reason=WithheldFor.CONFIDENCE,
        by=TOMS,
    )
    given(a_request(), by_tom).when(check).then_refused(own)


@pytest.mark.parametrize(
    "later",
    [
        (withheld(),),
        (withheld(), fact(InformationRequest.PieceReleased, piece=7, by=SIANS)),
    ],
)
def test_a_pack_that_changed_is_checked_again(later: tuple[Said, ...]) -> None:
    given(a_request(), CHECKED, *later).when(hand_over).then_refused(
        CannotChangeRequest.because_nobody_checked_it()
    )


def test_whoever_checks_a_pack_has_read_it() -> None:
    given(a_request()).when(check).then_refused(
        CannotChangeRequest.because_you_have_not_read_it()
    )


def test_who_read_a_pack_is_written_down_once() -> None:
    given(a_request()).when(lambda one: one.read(by=TOMS)).then(READ)
    given(a_request(), READ).when(lambda one: one.read(by=TOMS)).then()
    given(a_request(), READ, REFUSED).when(lambda one: one.read(by=SIANS)).then(
        READ_BY_SIAN
    )


def test_who_read_a_pack_is_written_down_for_one_more_child() -> None:
    given(a_request(), READ).when(lambda one: one.read(by=TOMS, elsewhere=True)).then(
        READ
    )


def test_what_is_held_back_by_itself_is_given_out_once() -> None:
    def release_it(one: InformationRequest) -> None:
        one.release(7, by=SIANS, by_itself=True)

    released = fact(InformationRequest.PieceReleased, piece=7, by=SIANS)
    given(a_request()).when(release_it).then(released)
    given(a_request(), released).when(release_it).then_refused(
        CannotChangeRequest.because_it_is_not_withheld()
    )
    given(a_request(), released, withheld()).when(release).then(released)


def test_another_pack_than_the_checked_one_does_not_go_out() -> None:
    given(a_request(), CHECKED).when(
        lambda one: one.hand_over("bb", by=SIANS)
    ).then_refused(CannotChangeRequest.because_it_changed_since())


@pytest.mark.parametrize("end", [GIVEN_OUT, REFUSED])
@pytest.mark.parametrize("change", CHANGES)
def test_a_closed_request_stays_closed(end: Said, change: Change) -> None:
    given(a_request(), CHECKED, end).when(change).then_refused(
        CannotChangeRequest.because_it_is_closed()
    )


def test_a_request_is_refused_with_a_reason() -> None:
    given(a_request()).when(refuse).then(REFUSED)
