"""How a mail greets whoever it is for: in the form of address that they chose."""

from uuid import UUID

from projections.forms_of_address import address_of_each
from service.context import Services


def address_as_of(
    here: Services, account: UUID, school: UUID | None = None
) -> str | None:
    """Say how an account's owner likes to be addressed, if they said so anywhere.

    What they said at *school* comes before what they said at another.
    """
    people = here.identity.people_of(account)
    for place in sorted(people, key=lambda one: one.school != school):
        with here.store.reading(place.school) as reader:
            told = address_of_each(reader, [place.person])
        if place.person in told:
            return told[place.person]
    return None


def greeting(here: Services, account: UUID) -> str:
    """Give the first line of a mail to the owner of an account."""
    called = address_as_of(here, account)
    return "Hello," if called is None else f"Hello, {called},"
