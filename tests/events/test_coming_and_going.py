"""When a child was born, what they are called, when they left and came back."""

from datetime import date

from events.circle import Circle
from events.circle_refusals import CannotRecordBirthDate, ChildCannotLeave
from tests.cast import AYO, MONDAY, SIAN, TOM, TUESDAY, an_id
from tests.scenario import Said, fact, given

BORN = date(2018, 3, 29)
OAK = an_id("Oak class")
ELM = an_id("Elm class")


def a_circle() -> Circle:
    return Circle(id=AYO, name="Ayo Bello", by=SIAN.person)


def born(day: date = BORN) -> Said:
    return fact(Circle.BirthDateRecorded, born=day, by=SIAN.person)


def left() -> Said:
    return fact(Circle.ChildLeft, on=MONDAY, by=SIAN.person)


def returned() -> Said:
    return fact(Circle.ChildReturned, on=MONDAY, by=SIAN.person)


def came(group: object = OAK) -> Said:
    return fact(
        Circle.MemberCameWithClass,
        person=TOM.person,
        name="Tom Okafor",
        role=TOM.role,
        side=TOM.side,
        group=group,
        by=SIAN.person,
    )


def gone() -> Said:
    return fact(Circle.MemberLeft, person=TOM.person, reason=None, by=SIAN.person)


def record(circle: Circle, day: date) -> None:
    circle.record_birth_date(day, by=SIAN.person, today=MONDAY)


def come(circle: Circle) -> None:
    circle.come_with_class(TOM, "Tom Okafor", OAK, by=SIAN.person, today=MONDAY)


def test_a_birth_date_is_written_down() -> None:
    given(a_circle()).when(lambda circle: record(circle, BORN)).then(born())


def test_a_birth_date_is_put_right() -> None:
    other = date(2018, 4, 1)
    given(a_circle(), born()).when(lambda circle: record(circle, other)).then(
        born(other)
    )


def test_the_same_birth_date_again_is_refused() -> None:
    given(a_circle(), born()).when(lambda circle: record(circle, BORN)).then_refused(
        CannotRecordBirthDate.because_it_is_the_same()
    )


def test_nobody_is_born_tomorrow() -> None:
    given(a_circle()).when(lambda circle: record(circle, TUESDAY)).then_refused(
        CannotRecordBirthDate.because_it_has_not_come_yet()
    )


def test_the_schools_own_number_is_kept_once() -> None:
    kept = fact(Circle.ReferenceRecorded, reference="P-17", by=SIAN.person)
    given(a_circle()).when(lambda c: c.refer_to("P-17", by=SIAN.person)).then(kept)
    given(a_circle(), kept).when(lambda c: c.refer_to("P-17", by=SIAN.person)).then()


def test_a_child_is_called_by_another_name() -> None:
    given(a_circle()).when(lambda c: c.rename("Ayo Musa", by=SIAN.person)).then(
        fact(Circle.ChildRenamed, name="Ayo Musa", by=SIAN.person)
    )
    given(a_circle()).when(lambda c: c.rename("Ayo Bello", by=SIAN.person)).then()


def test_a_child_leaves_the_school() -> None:
    given(a_circle()).when(
        lambda circle: circle.let_go(MONDAY, by=SIAN.person, today=MONDAY)
    ).then(left())


def test_a_child_leaves_only_once() -> None:
    given(a_circle(), left()).when(
        lambda circle: circle.let_go(MONDAY, by=SIAN.person, today=MONDAY)
    ).then_refused(ChildCannotLeave.because_they_left_before())


def test_a_child_does_not_leave_before_the_day() -> None:
    given(a_circle()).when(
        lambda circle: circle.let_go(TUESDAY, by=SIAN.person, today=MONDAY)
    ).then_refused(ChildCannotLeave.because_the_day_has_not_come_yet())


def test_a_child_comes_back_and_can_leave_again() -> None:
    given(a_circle(), left()).when(
        lambda circle: circle.take_back(MONDAY, by=SIAN.person)
    ).then(returned())
    given(a_circle(), left(), returned()).when(
        lambda circle: circle.let_go(MONDAY, by=SIAN.person, today=MONDAY)
    ).then(left())


def test_a_child_who_never_left_cannot_come_back() -> None:
    given(a_circle()).when(
        lambda circle: circle.take_back(MONDAY, by=SIAN.person)
    ).then_refused(ChildCannotLeave.because_they_never_left())


def test_who_works_in_the_class_comes_with_it() -> None:
    given(a_circle()).when(come).then(came())


def test_who_belongs_already_stays_as_they_are() -> None:
    given(a_circle(), came(ELM)).when(come).then()


def test_who_came_with_the_class_leaves_with_it() -> None:
    given(a_circle(), came()).when(
        lambda circle: circle.leave_with_class(OAK, by=SIAN.person)
    ).then(gone())


def test_one_person_of_the_class_leaves() -> None:
    given(a_circle(), came()).when(
        lambda circle: circle.leave_with_class(OAK, by=SIAN.person, only=TOM.person)
    ).then(gone())
    given(a_circle(), came()).when(
        lambda circle: circle.leave_with_class(OAK, by=SIAN.person, only=SIAN.person)
    ).then()


def test_who_came_with_another_class_stays() -> None:
    given(a_circle(), came(ELM)).when(
        lambda circle: circle.leave_with_class(OAK, by=SIAN.person)
    ).then()
