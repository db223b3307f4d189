"""Who opened a diary from outside the circle, as its people read it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from events.base import ERASED, known
from events.phrase import phrase
from events.store.canonical import moment
from projections import directory, limits
from projections.base import Sight
from service.context import Standing, services

SHOWN_FOR: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Notice:
    """One opening: by whom, when, until when, and why in the words chosen for all."""

    name: str
    since: str
    until: str
    reason: str | None
    is_new: bool


def notices(sight: Sight, at: Standing) -> list[Notice]:
    """Give every opening that is not hidden, newest first."""
    shown = [one for one in limits.openings_of(sight, at.child) if not one.hidden]
    if not shown:
        return []
    facts = sight.facts_at(one.seq for one in shown)
    names = directory.names_of(sight, {one.person for one in shown})
    oldest = moment(services().edge.now() - SHOWN_FOR)
    return [
        Notice(
            name=names.get(one.person, phrase("Somebody")),
            since=one.since,
            until=min(one.until, one.closed_at or one.until),
            reason=known(getattr(facts[one.seq].fact, "reason", ERASED)),
            is_new=one.since > oldest,
        )
        for one in shown
    ]
