"""How words came into the diary: by which way, from whom, and when they were typed."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from events.daily import Taps, no_taps


class Route(StrEnum):
    """The way by which words came."""

    PAGE = "page"
    CLASS_ROUND = "class-round"
    GROUP_NOTE = "group-note"
    PHONE_CALL = "phone-call"
    DOORWAY_TALK = "doorway-talk"
    TEXT_MESSAGE = "text-message"
    EMAIL = "e-mail"
    PAPER = "paper"
    HAND_OVER = "hand-over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """By which way words came.

    *told_by* says in the writer's own words who told them, if they were not there.
    *written_at* is when the words were typed, by the clock of the device on which they
    waited; None if they were sent at once. *taps* is the day in taps: it needs no text.
    """

    route: Route = Route.PAGE
    told_by: str | None = None
    written_at: datetime | None = None
    taps: Taps = field(default_factory=no_taps)


PLAINLY: Final = Manner()
