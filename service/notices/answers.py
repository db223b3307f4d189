"""What is shown of notices: one's own wishes, and to the office what came back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from flask import request

from events.wishes import AN_HOUR, How, Wishes
from projections import directory, wishes
from service import outbox
from service.context import NotHere, Serving, services, signed_in
from service.entering import told_cookie
from service.signing_in.browsers import device_kept, device_words
from service.signing_in.identity import Belongs
from service.signing_in.push_devices import Holder, PushDevice


@dataclass(frozen=True, slots=True)
class OwnWishes:
    """How one school tells the person asking, with hours as a form writes them."""

    person: UUID
    name: str
    wishes: Wishes

    @property
    def how(self) -> How:
        return self.wishes.how

    @property
    def quiet_from(self) -> str:
        return _clock(self.wishes.quiet_from)

    @property
    def quiet_until(self) -> str:
        return _clock(self.wishes.quiet_until)

    @property
    def school_days_only(self) -> bool:
        return self.wishes.school_days_only


@dataclass(frozen=True, slots=True)
class CameBack:
    """Somebody to whom an e-mail could not be delivered, and when."""

    name: str
    at: str


def own_schools() -> list[OwnWishes]:
    """Give how each school of the person asking tells them."""
    return [_own(place) for place in signed_in().people]


def own_school(person: UUID) -> OwnWishes:
    """Give how the school that one is *person* at tells them; NotHere if one is not."""
    for place in signed_in().people:
        if place.person == person:
            return _own(place)
    raise NotHere


def own_devices() -> Sequence[PushDevice]:
    """Give the devices on which the person asking is told."""
    found = services().push_devices.of(signed_in().account, told_cookie())
    return [replace(one, described=device_kept(one.described)) for one in found]


def holder() -> Holder:
    """Give who asks to be told on this device."""
    found = signed_in()
    assert found.session is not None  # a page has one, and no program comes here
    described = device_words(request.headers.get("User-Agent", ""))
    return Holder(found.account, found.session, described, told_cookie())


def came_back(at: Serving) -> tuple[str, list[CameBack]]:
    """Give the school's name, and to whom e-mails could not be delivered."""
    with services().store.reading(at.school) as reader:
        found = outbox.returned(reader.conn, at.school)
        people = {at.school, *(one.person for one in found)}
        names = directory.names_of(reader, people)
    told = [CameBack(names[one.person], one.at) for one in found]
    return names[at.school], told


def _own(place: Belongs) -> OwnWishes:
    with services().store.reading(place.school) as reader:
        wished = wishes.of_person(reader, place.person)
        names = directory.names_of(reader, [place.school])
    return OwnWishes(place.person, names[place.school], wished)


def _clock(minutes: int | None) -> str:
    return "" if minutes is None else f"{minutes // AN_HOUR:02}:{minutes % AN_HOUR:02}"
