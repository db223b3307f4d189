"""What whoever asks is called now, at each of their schools."""

from projections import directory
from projections.forms_of_address import address_of_each
from service.context import NotHere, services, signed_in


def called() -> dict[str, str]:
    """Give name and form of address at one's first school, for the form."""
    people = signed_in().people
    if not people:
        raise NotHere
    place = people[0]
    with services().store.reading(place.school) as reader:
        name = directory.names_of(reader, [place.person])[place.person]
        address_as = address_of_each(reader, [place.person]).get(place.person, "")
    return {"name": name, "address_as": address_as}
