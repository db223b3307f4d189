"""Limits of one adult's view, with the words that stand behind them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask import url_for

from events.base import known
from events.limits import ViewLimit
from events.store.reader import Reader
from projections import directory, limit_conditions, limits
from projections.limits import Limit
from service.context import NotHere, Serving, services, serving
from service.permissions import Action

Names = dict[UUID, str]


@dataclass(frozen=True, slots=True)
class Told:
    """One limit with the words that stand behind it."""

    limit: Limit
    child: str
    person: str
    works: bool
    is_due: bool
    order: ViewLimit.OrderRecorded | None
    hold: ViewLimit.HoldPlaced | None
    sighted_by: str


def about(school: UUID, child: UUID, action: Action) -> Serving:
    """Say by which duty whoever asks may do this for a school about one child.

    NotHere unless the child is at this school and not closed to whoever asks.
    """
    at, today = serving(school, action), services().edge.today()
    with services().store.reading(school) as reader:
        whose = (reader.conn, school, child, at.by.person)
        if not limit_conditions.serves(*whose, today):
            raise NotHere
    return at


def file_of(at: Serving, child: UUID, done: str) -> str:
    """Give the address of what a safeguarding lead keeps about a child."""
    return url_for("safeguarding.show_child", school=at.school, child=child, done=done)


def told_of(reader: Reader) -> list[Told]:
    """Give every limit of a school with its words, oldest first."""
    today, found = services().edge.today(), limits.of_school(reader)
    streams = reader.facts_of_streams(one.limit for one in found)
    orders: dict[UUID, ViewLimit.OrderRecorded] = {}
    holds: dict[UUID, ViewLimit.HoldPlaced] = {}
    for one in streams:
        if isinstance(one.fact, ViewLimit.OrderRecorded):
            orders[one.fact.originator_id] = one.fact
        elif isinstance(one.fact, ViewLimit.HoldPlaced):
            holds[one.fact.originator_id] = one.fact
    sighted = {known(one.sighted_by) for one in orders.values()}
    ids = {each for one in found for each in (one.child, one.person)} | sighted
    names = directory.names_of(reader, ids - {None})
    return [_one(limit, orders, holds, names, today) for limit in found]


def _one(
    limit: Limit,
    orders: dict[UUID, ViewLimit.OrderRecorded],
    holds: dict[UUID, ViewLimit.HoldPlaced],
    names: Names,
    today: date,
) -> Told:
    order = orders.get(limit.limit)
    return Told(
        limit=limit,
        child=names.get(limit.child, ""),
        person=names.get(limit.person, ""),
        works=limit.works_on(today),
        is_due=limit.is_due(today),
        order=order,
        hold=holds.get(limit.limit),
        sighted_by="" if order is None else names.get(order.sighted_by, ""),
    )


def name_of(school: UUID, child: UUID) -> str:
    """Give what a child is called."""
    with services().store.reading(school) as reader:
        return directory.names_of(reader, [child])[child]
