"""The certificate of an erasure: what went, why, and where the record stood then."""

from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from eventsourcing.domain import Aggregate, event

from events.base import Fact


class Erasable(StrEnum):
    """What can be erased."""

    CHILD = "child"
    PERSON = "person"
    MENTION = "mention"


class Ground(StrEnum):
    """Why something was erased."""

    ASKED = "asked-for"
    RETENTION = "retention-ended"
    UNLAWFUL = "should-not-have-been-kept"
    COURT = "court-order"
    RESTORED = "restored-backup"


class Erasure(Aggregate):
    """One erasure. The fact that it was done stays when the words are gone."""

    TOPIC: ClassVar[str] = "erasure"

    class Event(Fact):
        """Anything recorded about an erasure."""

    class ErasureDone(Event, Aggregate.Created):
        """Words were erased: a child's, a person's, or a mention in one entry.

        *subject* is the id of the child, the person or the entry. *facts* counts the
        facts that lost words and *fields* names what they lost. *places* has a line
        for each piece of a mention: number in the school, field, number of the piece
        and digest. *logs* says where each log stood: name, size and root, one a line.
        """

        TOPIC: ClassVar[str] = "erasure/erasure-done"
        kind: Erasable
        subject: UUID
        ground: Ground
        facts: int
        fields: str
        places: str
        logs: str
        approved_by: UUID | None

    Created = ErasureDone

    @event(ErasureDone)
    def __init__(  # noqa: PLR0913 - one argument for each word of the fact
        self,
        id: UUID,  # noqa: A002
        kind: Erasable,
        subject: UUID,
        ground: Ground,
        facts: int,
        fields: str,
        places: str,
        logs: str,
        approved_by: UUID | None,
        by: UUID | None,
    ) -> None:
        self.kind = kind
        self.subject = subject
