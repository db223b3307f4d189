"""The texts of two people about a child, as far as they are open to whoever asks."""

from dataclasses import dataclass
from uuid import UUID

from projections import circle, joint_texts
from projections.joint_texts import Joint
from service.context import NotHere, Standing, services
from service.looking import looking
from service.people import Who, who
from service.permissions import Action, allows


@dataclass(frozen=True, slots=True)
class Found:
    """The texts, the people around, and with whom whoever asks can write one."""

    texts: dict[UUID, Joint]
    who: Who
    partners: list[UUID]

    def one(self, joint: UUID) -> Joint:
        """Give one text; NotHere if it is none of this child."""
        if joint not in self.texts:
            raise NotHere
        return self.texts[joint]


def texts_of(at: Standing) -> Found:
    """Give all texts of two people with the names of everyone."""
    today = services().edge.today()
    with looking(at) as sight:
        texts = joint_texts.of_child(sight, at.child)
        people = who(sight, at.child, _named(at, texts), today)
        members = circle.of_child(sight, at.child)
    partners = [
        one.person
        for one in members
        if circle.is_current(one, today) and one.person != at.by.person
        if allows(Action.AGREE_TO_JOINT_TEXT, one.role)
    ]
    return Found(texts, people, partners)


def _named(at: Standing, texts: dict[UUID, Joint]) -> set[UUID]:
    named = {one for text in texts.values() for one in (text.by, text.partner)}
    return {at.child} | {one for one in named if one is not None}
