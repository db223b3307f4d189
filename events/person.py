"""A person as one school knows them."""

from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Fact, Refusal


class CannotRenamePerson(Refusal):
    """A new name was refused."""

    code: ClassVar[str] = "cannot-rename-person"

    @classmethod
    def because_it_is_the_same(cls) -> Self:
        return cls("That is already the name.")


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

    Created = PersonRegistered

    @event(PersonRegistered)
    def __init__(self, id: UUID, name: str, by: UUID | None) -> None:  # noqa: A002
        self.name = name

    def rename(self, name: str, *, by: UUID | None) -> None:
        """Call the person *name* from now on; past facts keep the name of then."""
        if name == self.name:
            raise CannotRenamePerson.because_it_is_the_same()
        self._person_renamed(name=name, by=by)

    @event(PersonRenamed)
    def _person_renamed(self, name: str, by: UUID | None) -> None:
        self.name = name
