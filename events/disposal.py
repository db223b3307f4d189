"""Disposal: a person decides that a child's record has been kept for long enough."""

from datetime import date
from typing import ClassVar, Self
from uuid import UUID, uuid5

from eventsourcing.domain import Aggregate, event

from events.base import Fact, Refusal
from events.phrase import phrase


class CannotApproveDisposal(Refusal):
    """A disposal could not be approved."""

    code: ClassVar[str] = "cannot-approve-disposal"

    @classmethod
    def because_it_is_approved(cls) -> Self:
        return cls(phrase("This was approved before."))

    @classmethod
    def because_it_must_still_be_kept(cls, until: date) -> Self:
        says = phrase("This record must be kept until {day}.", day=until)
        return cls(says, "retention")

    @classmethod
    def because_the_child_is_here(cls) -> Self:
        return cls(phrase("This child is at the school. Their record must be kept."))

    @classmethod
    def because_no_birth_date_is_known(cls) -> Self:
        return cls(phrase("No date of birth is known. Write it down first."))

    @classmethod
    def because_of_a_hold(cls) -> Self:
        return cls(phrase("A legal hold keeps this record. It must be lifted first."))


class Disposal(Aggregate):
    """The end of the time for which one child's record is kept."""

    TOPIC: ClassVar[str] = "disposal"

    class Event(Fact):
        """Anything recorded about a disposal."""

    class DisposalApproved(Event, Aggregate.Created):
        """Somebody agreed that a child's record may go.

        *person* is the child. *retention* is the class that was applied, *version* the
        edition of the rules, *until* the last day for which they ask: it tells the day
        of birth, so it goes with the child's key.
        """

        TOPIC: ClassVar[str] = "disposal/disposal-approved"
        PERSONAL: ClassVar[frozenset[str]] = frozenset({"until"})
        person: UUID
        retention: str
        version: str
        until: date

    Created = DisposalApproved

    @event(DisposalApproved)
    def __init__(
        self,
        id: UUID,  # noqa: A002
        person: UUID,
        retention: str,
        version: str,
        until: date,
        by: UUID,
    ) -> None:
        self.person = person

    @staticmethod
    def id_of(child: UUID) -> UUID:
        """Give the one id that the disposal of a child's record can have."""
        return uuid5(child, "disposal")

    @classmethod
    def approve(
        cls,
        child: UUID,
        retention: str,
        version: str,
        until: date,
        *,
        by: UUID,
        today: date,
    ) -> Self:
        """Agree that the record of *child* may be erased; nothing is erased by this."""
        if today <= until:
            raise CannotApproveDisposal.because_it_must_still_be_kept(until)
        return cls(
            id=cls.id_of(child),
            person=child,
            retention=retention,
            version=version,
            until=until,
            by=by,
        )
