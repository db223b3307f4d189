"""Why something before a meeting was refused."""

from datetime import date
from typing import ClassVar, Self

from events.base import Refusal
from events.phrase import phrase


class AboutAMeeting(Refusal):
    """Something that was asked about a meeting was refused."""

    @classmethod
    def because_it_is_blank(cls, about: str) -> Self:
        return cls(phrase("Write at least one word."), about)

    @classmethod
    def because_the_day_is_over(cls, about: str = "") -> Self:
        return cls(phrase("That day is over. Choose today or a later day."), about)

    @classmethod
    def because_it_was_called_off(cls) -> Self:
        return cls(phrase("This meeting was called off. You can propose another one."))

    @classmethod
    def because_the_meeting_is_over(cls) -> Self:
        return cls(phrase("The day of this meeting is over."))

    @classmethod
    def because_others_look_after_it(cls) -> Self:
        says = phrase("Whoever proposed the meeting, the SENCO or the head does this.")
        return cls(says)


class CannotProposeMeeting(AboutAMeeting):
    """A meeting was not proposed, moved or called off."""

    code: ClassVar[str] = "cannot-propose-meeting"

    @classmethod
    def because_a_time_is_needed(cls) -> Self:
        return cls(phrase("Say when this kind of meeting begins."), "starts")

    @classmethod
    def because_a_place_is_needed(cls) -> Self:
        return cls(phrase("Say where this kind of meeting is."), "place")

    @classmethod
    def because_it_has_no_length(cls) -> Self:
        return cls(phrase("Give a length between 5 minutes and 8 hours."), "minutes")

    @classmethod
    def because_it_was_proposed_before(cls) -> Self:
        return cls(phrase("This was proposed before, under the same id."), "id")

    @classmethod
    def because_nothing_changes(cls) -> Self:
        return cls(phrase("This is how it stands already. Change something."))


class CannotAgreePurpose(AboutAMeeting):
    """A purpose was not agreed, or not put in other words."""

    code: ClassVar[str] = "cannot-agree-purpose"

    @classmethod
    def because_it_was_agreed_before(cls) -> Self:
        return cls(phrase("You have agreed to this already."))


class CannotInvite(AboutAMeeting):
    """Somebody was not invited to a meeting."""

    code: ClassVar[str] = "cannot-invite"

    @classmethod
    def because_the_family_was_not_asked(cls) -> Self:
        says = phrase(
            "Each family member is asked first what makes this hard. Wait for their "
            "answer, or say why they were not asked."
        )
        return cls(says, "people")

    @classmethod
    def because_nobody_is_chosen(cls) -> Self:
        return cls(phrase("Choose at least one person."), "people")

    @classmethod
    def because_they_do_not_belong(cls) -> Self:
        return cls(phrase("Choose people from the list."), "people")


class CannotChangeAgenda(AboutAMeeting):
    """An item was not put on the agenda, taken off or deferred."""

    code: ClassVar[str] = "cannot-change-agenda"

    @classmethod
    def because_it_is_frozen(cls, since: date) -> Self:
        says = phrase(
            "The agenda has been fixed since {since}. Say it at the meeting.",
            since=since,
        )
        return cls(says)

    @classmethod
    def because_it_is_somebody_elses(cls) -> Self:
        says = phrase(
            "Only the person whose item it is can take it off. You can put it off to "
            "a later day, with a reason."
        )
        return cls(says)

    @classmethod
    def because_it_is_off_already(cls) -> Self:
        return cls(phrase("This is no longer on the agenda."))

    @classmethod
    def because_it_comes_no_later(cls) -> Self:
        return cls(phrase("Choose a day after the meeting."), "until")

    @classmethod
    def because_it_was_added_before(cls) -> Self:
        return cls(phrase("This was added before, under the same id."), "id")


class CannotTakePart(AboutAMeeting):
    """Something about how somebody takes part was refused."""

    code: ClassVar[str] = "cannot-take-part"

    @classmethod
    def because_it_is_somebody_elses_to_say(cls) -> Self:
        says = phrase(
            "They say this themselves, or whoever looks after the meeting writes "
            "down what they said."
        )
        return cls(says)

    @classmethod
    def because_they_answered(cls) -> Self:
        return cls(phrase("They have answered. Read what they said."))


class CannotPlanChange(AboutAMeeting):
    """What changes next time was not written down."""

    code: ClassVar[str] = "cannot-plan-change"

    @classmethod
    def because_no_reason_is_known(cls) -> Self:
        return cls(phrase("Write down first why they do not take part."))


class CannotShareRole(AboutAMeeting):
    """A role of a meeting was not offered, taken on or given back."""

    code: ClassVar[str] = "cannot-share-role"

    @classmethod
    def because_a_talk_needs_none(cls) -> Self:
        return cls(phrase("An informal talk needs no roles."), "role")

    @classmethod
    def because_of_that_day(cls) -> Self:
        says = phrase("Choose a day from today on, and not after the meeting.")
        return cls(says, "until")

    @classmethod
    def because_it_was_offered_before(cls) -> Self:
        return cls(phrase("The family was asked already."), "role")

    @classmethod
    def because_it_was_not_offered(cls) -> Self:
        return cls(phrase("Ask the family first who takes this on."), "role")

    @classmethod
    def because_they_have_it(cls) -> Self:
        return cls(phrase("You have taken this on already."))

    @classmethod
    def because_somebody_has_it(cls) -> Self:
        return cls(phrase("Somebody has taken this on. They can give it back."))

    @classmethod
    def because_the_family_comes_first(cls, until: date) -> Self:
        says = phrase(
            "The family is asked first, until {until}. After that day, or once they "
            "all said no, you can take it on.",
            until=until,
        )
        return cls(says)

    @classmethod
    def because_they_do_not_have_it(cls) -> Self:
        return cls(phrase("Only whoever was asked, or has it, can say no."))

    @classmethod
    def because_they_said_no(cls) -> Self:
        return cls(phrase("You have said no already. You can still take it on."))
