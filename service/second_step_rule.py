"""Of whom does a school ask a second step, and who has come to owe one?"""

from collections.abc import Iterable
from uuid import UUID

from events.base import Side
from projections import circle, duties, second_step
from service.context import services
from service.signing_in.identity import Belongs, SignedIn


def must_have_second_factor(people: Iterable[Belongs]) -> bool:
    """Say whether a school asks one of these people for a second step.

    Each school has its rule; without one, staff, who see the diaries of many children.
    """
    return any(_is_asked(place.school, place.person) for place in people)


def owes_second_step(found: SignedIn) -> bool:
    """Say whether somebody who came in with one step has come to need a second.

    They may have begun to work for a school since. It is asked once a minute.
    """
    if not found.is_due or services().identity.second_factor.ways(found.account):
        return False
    return must_have_second_factor(found.people)


def _is_asked(school: UUID, person: UUID) -> bool:
    today = services().edge.today()
    with services().store.reading(school) as reader:
        places = circle.of_person(reader, person, today)
        on_duty = duties.of_person(reader.conn, school, person)
        staff = bool(on_duty) or any(place.side is Side.SCHOOL for place in places)
        return second_step.is_asked(reader, staff=staff)
