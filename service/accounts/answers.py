"""What the pages about an account ask: how its owner is called."""

from projections import directory
from service.context import services, signed_in


def called() -> list[str]:
    """Give every name and address that whoever is signed in is known by."""
    found = signed_in()
    names: list[str] = []
    for place in found.people:
        with services().store.reading(place.school) as reader:
            names += directory.names_of(reader, [place.person]).values()
    address = services().identity.address_of(found.account)
    return [*names, *([address] if address else [])]
