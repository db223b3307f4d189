"""The class of the demo school, and what is told about each of its ten children."""

from collections.abc import Iterable
from datetime import date
from itertools import cycle
from typing import Final
from uuid import UUID

from events.base import Actor, Duty, Role, Side
from events.daily import Section
from events.day_template import Rhythm
from events.store.unit import Unit
from service.asking import Asking, SchoolAsking
from service.days.commands import AgreeDay, ChangeDay, agree_day, change_day
from service.demo.parts import Child, PlaceInCircle
from service.edge import SEPTEMBER
from service.placing import Placing

NAME: Final = "Willow"
CHILDREN: Final = 10
# What is told of every child, and what of some.
ALWAYS: Final = (Section.MOOD, Section.FOOD)
SOMETIMES: Final = (
    (Section.SLEEP, Section.SEIZURES),
    (Section.THERAPY, Section.COLLECTED),
    (Section.FRIENDS, Section.ASK_ME),
    (Section.TOILET,),
)


def tell(
    unit: Unit,
    children: Iterable[Child],
    roster: frozenset[str],
    today: date,
    group: UUID,
) -> None:
    """Open the class of a teacher who knows them all, and choose for each child."""
    pupils = [one for one in children if _teacher(one)][:CHILDREN]
    if len(pupils) < CHILDREN:
        return
    _open(unit, pupils, roster, today, group)
    for number, (child, more) in enumerate(zip(pupils, cycle(SOMETIMES), strict=False)):
        sections = frozenset((*ALWAYS, *more))
        by = _actor(_teacher(child)[0])
        asking = Asking(by, today, unit, roster, child.id)
        change_day(ChangeDay(sections=sections, rhythm=Rhythm.EVERY_SCHOOL_DAY), asking)
        parent = next((one for one in child.circle if one.side == Side.HOME), None)
        if parent is not None and number != 1:
            asking = Asking(_actor(parent), today, unit, roster, child.id)
            agree_day(AgreeDay(), asking)


def _open(
    unit: Unit,
    pupils: list[Child],
    roster: frozenset[str],
    today: date,
    group: UUID,
) -> None:
    keeper = pupils[0].circle[0].person
    by = Actor(keeper, Duty.ADMINISTRATOR, Side.SCHOOL)
    placing = Placing(SchoolAsking(by, today, unit, roster))
    year = today.year if today.month >= SEPTEMBER else today.year - 1
    placing.open_class(group, NAME, year)
    placing.assign(group, _teacher(pupils[0])[0].person, Role.TEACHER)
    for child in pupils:
        placing.place(group, child.id, None)
    placing.save()


def _teacher(child: Child) -> list[PlaceInCircle]:
    return [one for one in child.circle if one.role == Role.TEACHER]


def _actor(place: PlaceInCircle) -> Actor:
    return Actor(place.person, Role(place.role), Side(place.side))
