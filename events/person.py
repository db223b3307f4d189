"""A person as one school knows them."""

from dataclasses import asdict
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Fact, Refusal
from events.phrase import phrase
from events.wishes import AS_USUAL, How, Wishes, check


class CannotRenamePerson(Refusal):
    """A new name was refused."""

    code: ClassVar[str] = "cannot-rename-person"

    @classmethod
    def because_it_is_the_same(cls) -> Self:
        return cls(phrase("That is already the name."))


class CannotPreferAddress(Refusal):
    """A form of address was refused."""

    code: ClassVar[str] = "cannot-prefer-address"

    @classmethod
    def because_it_is_the_same(cls) -> Self:
        return cls(phrase("That is already how people address you."))


class CannotGiveContactDetails(Refusal):
    """New contact details were refused."""

    code: ClassVar[str] = "cannot-give-contact-details"

    @classmethod
    def because_they_are_the_same(cls) -> Self:
        return cls(phrase("The school has these details already."))


class CannotWishNotices(Refusal):
    """New wishes for notices were refused."""

    code: ClassVar[str] = "cannot-wish-notices"

    @classmethod
    def because_they_are_the_same(cls) -> Self:
        return cls(phrase("That is already how we tell you."))


class Person(Aggregate):
    """Somebody on the school's register: staff, family, child or guest."""

    TOPIC: ClassVar[str] = "person"

    class Event(Fact):
        """Anything recorded about a person."""

    class PersonRegistered(Event, Aggregate.Created):
        """Somebody came onto the register under the name they like to be called."""

        TOPIC: ClassVar[str] = "person/registered"
        PERSONAL: ClassVar[frozenset[str]] = frozenset({"name"})
        name: str

    class PersonRenamed(Event):
        """The name somebody likes to be called is another one from now on."""

        TOPIC: ClassVar[str] = "person/renamed"
        PERSONAL: ClassVar[frozenset[str]] = frozenset({"name"})
        name: str

    class AddressPreferred(Event):
        """Somebody said how they like to be addressed (None: by their name)."""

        TOPIC: ClassVar[str] = "person/address-preferred"
        PERSONAL: ClassVar[frozenset[str]] = frozenset({"address_as"})
        address_as: str | None

    class ContactDetailsGiven(Event):
        """Somebody told the school how to reach them; None is left empty."""

        TOPIC: ClassVar[str] = "person/contact-details-given"
        PERSONAL: ClassVar[frozenset[str]] = frozenset({"phone", "email", "address"})
        phone: str | None
        email: str | None
        address: str | None

    class NoticesWished(Event):
        """Somebody said how, and in which hours, they like to be told of news.

        The hours are minutes after midnight in London; None: at any hour.
        """

        TOPIC: ClassVar[str] = "person/notices-wished"
        PERSONAL: ClassVar[frozenset[str]] = frozenset(
            {"how", "quiet_from", "quiet_until", "school_days_only"}
        )
        how: How
        quiet_from: int | None
        quiet_until: int | None
        school_days_only: bool

    Created = PersonRegistered

    @event(PersonRegistered)
    def __init__(self, id: UUID, name: str, by: UUID | None) -> None:  # noqa: A002
        self.name = name
        self.address_as: str | None = None
        self.contact: tuple[str | None, ...] = (None, None, None)
        self.wishes = AS_USUAL

    def rename(self, name: str, *, by: UUID | None) -> None:
        """Call the person *name* from now on; past facts keep the name of then."""
        if name == self.name:
            raise CannotRenamePerson.because_it_is_the_same()
        self._person_renamed(name=name, by=by)

    @event(PersonRenamed)
    def _person_renamed(self, name: str, by: UUID | None) -> None:
        self.name = name

    def prefer_address(self, address_as: str | None, *, by: UUID | None) -> None:
        """Let people say *address_as* to the person; None: their name."""
        if address_as == self.address_as:
            raise CannotPreferAddress.because_it_is_the_same()
        self._address_preferred(address_as=address_as, by=by)

    @event(AddressPreferred)
    def _address_preferred(self, address_as: str | None, by: UUID | None) -> None:
        self.address_as = address_as

    def give_contact_details(
        self, phone: str | None, email: str | None, address: str | None
    ) -> None:
        """Tell the school how to reach one; only the person themselves does."""
        if (phone, email, address) == self.contact:
            raise CannotGiveContactDetails.because_they_are_the_same()
        self._contact_details_given(
            phone=phone, email=email, address=address, by=self.id
        )

    @event(ContactDetailsGiven)
    def _contact_details_given(
        self, phone: str | None, email: str | None, address: str | None, by: UUID
    ) -> None:
        self.contact = (phone, email, address)

    def wish(self, wishes: Wishes) -> None:
        """Say how one likes to be told of news; only the person themselves does."""
        check(wishes)
        if wishes == self.wishes:
            raise CannotWishNotices.because_they_are_the_same()
        self._notices_wished(**asdict(wishes), by=self.id)

    @event(NoticesWished)
    def _notices_wished(
        self,
        how: How,
        quiet_from: int | None,
        quiet_until: int | None,
        school_days_only: bool,  # noqa: FBT001 - a word of the fact
        by: UUID,
    ) -> None:
        self.wishes = Wishes(how, quiet_from, quiet_until, school_days_only)
