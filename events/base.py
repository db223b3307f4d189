"""The words every fact uses: who acted, as what, what a fact is, why we refused."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Final
from uuid import UUID

from eventsourcing.domain import Aggregate

from events.phrase import Phrase, phrase


class Side(StrEnum):
    """Where a person stands towards the child."""

    HOME = "home"
    SCHOOL = "school"
    CHILD = "child"
    OTHER = "other"


class Role(StrEnum):
    """What a person is to the child."""

    PARENT = "parent"
    CARER = "carer"
    TEACHER = "teacher"
    TEACHING_ASSISTANT = "teaching-assistant"
    SENCO = "senco"
    HEADTEACHER = "headteacher"
    THERAPIST = "therapist"
    ADVOCATE = "advocate"
    LA_OFFICER = "la-officer"
    SUPPORTER = "supporter"
    TRANSPORT_ESCORT = "transport-escort"
    CHILD = "child"


# Who belongs with a child for the journey, and reads nothing else of the diary.
HAND_OVER_ONLY: Final = frozenset({Role.TRANSPORT_ESCORT})


class Duty(StrEnum):
    """What somebody does for the whole school, not for one child."""

    ADMINISTRATOR = "administrator"
    SAFEGUARDING_LEAD = "safeguarding-lead"
    DATA_LEAD = "data-protection-lead"


class Space(StrEnum):
    """Whose log a fact stands in (docs/record-format.md, Logs and spaces)."""

    REGISTER = "register"
    SHARED = "shared"
    FAMILY_1 = "family-1"
    FAMILY_2 = "family-2"
    CHILD = "child"
    RESTRICTED = "restricted"


CHILD_SPACES: Final = (
    Space.SHARED,
    Space.FAMILY_1,
    Space.FAMILY_2,
    Space.CHILD,
    Space.RESTRICTED,
)


class Refusal(Exception):
    """A rule was about to be broken, so nothing was recorded.

    *about* names the word of the command that is in the way, if there is one.
    """

    code: ClassVar[str]

    def __init__(self, says: Phrase, about: str = "") -> None:
        super().__init__(says)
        self.about = about


# Reasons for which more than one thing is refused.
SAID_BEFORE: Final = phrase("This was said before, under the same id.")
CHILD_LEFT: Final = phrase("This child has left the school, so the diary is closed.")


class Erased:
    """Stands where a word stood whose key was destroyed."""

    def __repr__(self) -> str:
        return "[erased]"


ERASED: Final = Erased()


def known(value: Any) -> Any:  # noqa: ANN401 - a field of any fact, of any type
    """The value of a fact's field, or None where it was erased."""
    return None if value is ERASED else value


class Fact(Aggregate.Event):
    """Anything that happened, and who made it happen (None: the school's service).

    PROSE are the fields with a person's own sentences: they are committed in
    segments, so that one name can be withheld and the rest still proven.
    PERSONAL are fields sealed under the key of the person in the field `person`,
    so that erasing the person erases them in every child's record.
    """

    TOPIC: ClassVar[str]
    PROSE: ClassVar[frozenset[str]] = frozenset()
    PERSONAL: ClassVar[frozenset[str]] = frozenset()
    by: UUID | None


@dataclass(frozen=True, slots=True)
class Actor:
    """The person on whose authority a fact is recorded, and as what they act."""

    person: UUID
    role: Role | Duty
    side: Side


@dataclass(frozen=True, slots=True)
class Recorded:
    """A fact where it stands: place in the school, place in its log, time, check code.

    *seq* counts from 1 in the school, *log_seq* from 0 in the log; *at* is the
    record's own time (UTC, six digits); *leaf* is the SHA-256 leaf hash.
    """

    school: UUID
    seq: int
    log: UUID
    log_seq: int
    at: str
    leaf: bytes
    fact: Fact
