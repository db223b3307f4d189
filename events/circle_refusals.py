"""Why something about a child's circle could not be done, in words for who asked."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final, Self

from events.base import Refusal, Role, Side
from events.phrase import Phrase, phrase

ANY_ADULT_SIDE: Final = frozenset({Side.HOME, Side.SCHOOL, Side.OTHER})
SIDES: Final[Mapping[Role, frozenset[Side]]] = {
    Role.PARENT: frozenset({Side.HOME}),
    Role.CARER: frozenset({Side.HOME}),
    Role.TEACHER: frozenset({Side.SCHOOL}),
    Role.TEACHING_ASSISTANT: frozenset({Side.SCHOOL}),
    Role.SENCO: frozenset({Side.SCHOOL}),
    Role.HEADTEACHER: frozenset({Side.SCHOOL}),
    Role.THERAPIST: ANY_ADULT_SIDE,
    Role.ADVOCATE: ANY_ADULT_SIDE,
    Role.LA_OFFICER: frozenset({Side.OTHER}),
    Role.SUPPORTER: ANY_ADULT_SIDE,
    Role.TRANSPORT_ESCORT: frozenset({Side.OTHER}),
    Role.CHILD: frozenset({Side.CHILD}),
}
# Whole sentences: in many languages the word for a role changes inside one.
ON_THIS_SIDE: Final[Mapping[Role, Phrase]] = {
    Role.PARENT: phrase("A parent stands on this side: home. Choose that side."),
    Role.CARER: phrase("A carer stands on this side: home. Choose that side."),
    Role.TEACHER: phrase("A teacher stands on this side: school. Choose that side."),
    Role.TEACHING_ASSISTANT: phrase(
        "A teaching assistant stands on this side: school. Choose that side."
    ),
    Role.SENCO: phrase("A SENCO stands on this side: school. Choose that side."),
    Role.HEADTEACHER: phrase(
        "A headteacher stands on this side: school. Choose that side."
    ),
    Role.THERAPIST: phrase(
        "A therapist stands on one of these sides: home, school or other. Choose one."
    ),
    Role.ADVOCATE: phrase(
        "An advocate stands on one of these sides: home, school or other. Choose one."
    ),
    Role.LA_OFFICER: phrase(
        "A local authority officer stands on this side: other. Choose that side."
    ),
    Role.SUPPORTER: phrase(
        "A supporter stands on one of these sides: home, school or other. Choose one."
    ),
    Role.TRANSPORT_ESCORT: phrase(
        "A transport escort stands on this side: other. Choose that side."
    ),
    Role.CHILD: phrase("A child stands on this side: child. Choose that side."),
}


class CannotJoinCircle(Refusal):
    """Somebody could not be added to a circle."""

    code: ClassVar[str] = "cannot-join-circle"

    @classmethod
    def because_already_in(cls) -> Self:
        return cls(phrase("This person is already in the circle."), "name")

    @classmethod
    def because_role_has_another_side(cls, role: Role) -> Self:
        return cls(ON_THIS_SIDE[role], "side")

    @classmethod
    def because_that_is_a_duty(cls) -> Self:
        return cls(phrase("Choose what this person is to the child."), "role")

    @classmethod
    def because_it_would_have_ended(cls, until: date) -> Self:
        says = phrase("{day} is over. Choose a later last day, or none.", day=until)
        return cls(says, "until")


class CannotLeaveCircle(Refusal):
    """Somebody could not be taken out of a circle."""

    code: ClassVar[str] = "cannot-leave-circle"

    @classmethod
    def because_not_in(cls) -> Self:
        return cls(phrase("This person is not in the circle."))

    @classmethod
    def because_nobody_would_look_after_it(cls) -> Self:
        return cls(
            phrase(
                "A circle needs a SENCO or headteacher to look after it. "
                "Add another one first."
            )
        )


class CannotRecordBirthDate(Refusal):
    """A date of birth was refused."""

    code: ClassVar[str] = "cannot-record-birth-date"

    @classmethod
    def because_it_is_the_same(cls) -> Self:
        return cls(phrase("That is already the date of birth."), "born")

    @classmethod
    def because_it_has_not_come_yet(cls) -> Self:
        return cls(phrase("This day has not come yet. Check the year."), "born")


class ChildCannotLeave(Refusal):
    """A child could not be marked as having left, or as being back."""

    code: ClassVar[str] = "child-cannot-leave"

    @classmethod
    def because_they_left_before(cls) -> Self:
        return cls(phrase("This child has left the school already."))

    @classmethod
    def because_the_day_has_not_come_yet(cls) -> Self:
        return cls(
            phrase("This day has not come yet. Choose today or an earlier day."), "on"
        )

    @classmethod
    def because_they_never_left(cls) -> Self:
        return cls(phrase("This child is at the school."))
