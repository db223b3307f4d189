"""What kind of meeting it is, how much goes before it, and how one takes part."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class MeetingKind(StrEnum):
    """What a meeting is for."""

    SEN_SUPPORT_REVIEW = "sen-support-review"
    ANNUAL_REVIEW = "annual-review"
    CONCERN = "concern"
    TRANSITION = "transition"
    INFORMAL = "informal"


# What looks back and sets what comes next; the law asks for these with the parents.
REVIEWS: Final = frozenset({MeetingKind.SEN_SUPPORT_REVIEW, MeetingKind.ANNUAL_REVIEW})


class Step(StrEnum):
    """What goes before a meeting, if its kind asks for it."""

    TIME_AND_PLACE = "time-and-place"
    PURPOSE = "purpose"
    BARRIERS = "barriers"
    AGENDA = "agenda"
    ROLES = "roles"
    PAPERS = "papers"
    CHILDS_PART = "childs-part"


class MeetingRole(StrEnum):
    """What somebody does for everybody at a meeting."""

    CHAIR = "chair"
    NOTE_TAKER = "note-taker"
    TIMEKEEPER = "timekeeper"
    CHILDS_VOICE = "childs-voice"


class Away(StrEnum):
    """What keeps somebody from taking part. None of them is a fault."""

    TIME = "time"
    JOURNEY = "journey"
    CARE = "care"
    HEALTH = "health"
    TOO_MUCH = "too-much"
    NOT_TOLD = "not-told"
    NOT_HEARD = "not-heard"
    LANGUAGE = "language"
    OTHER = "other"
    RATHER_NOT_SAY = "rather-not-say"


class Way(StrEnum):
    """How somebody takes part. A written view weighs as much as a spoken one."""

    IN_PERSON = "in-person"
    VIDEO = "video"
    PHONE = "phone"
    WRITTEN = "written"
    EARLIER_TALK = "earlier-talk"


_THE_WHOLE_PATH: Final = frozenset(Step)

# An informal talk needs a date and a line; a review the whole path.
CEREMONY: Final[Mapping[MeetingKind, frozenset[Step]]] = {
    MeetingKind.SEN_SUPPORT_REVIEW: _THE_WHOLE_PATH,
    MeetingKind.ANNUAL_REVIEW: _THE_WHOLE_PATH,
    MeetingKind.CONCERN: frozenset(
        {Step.TIME_AND_PLACE, Step.PURPOSE, Step.BARRIERS, Step.ROLES, Step.PAPERS}
    ),
    MeetingKind.TRANSITION: _THE_WHOLE_PATH - {Step.CHILDS_PART},
    MeetingKind.INFORMAL: frozenset(),
}
