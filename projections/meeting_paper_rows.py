"""A paper of a meeting, and what is said of the child's part. Erased words are None."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from events.childs_part import ChildsForm
from events.meeting_papers import PaperIn
from events.minutes_child import Medium
from events.phrase import Phrase


@dataclass(slots=True)
class Paper:
    """One paper; *late*, *due* and *rule* are by the day the meeting is on now."""

    id: UUID
    title: str | None
    writer: UUID | None
    other: str | None
    source: UUID | None
    source_kind: PaperIn | None
    by: UUID | None
    at: str
    declined: dict[UUID | None, str] = field(default_factory=dict)
    late: bool = False
    due: date | None = None
    rule: Phrase | None = None

    @property
    def declined_by(self) -> list[UUID]:
        """Name whoever will not talk about it."""
        return [one for one in self.declined if one is not None]

    @property
    def not_discussed(self) -> bool:
        """Say whether it stays out of the meeting, because it came late."""
        return self.late and bool(self.declined)


@dataclass(slots=True)
class ChildsPartSaid:
    """What somebody said of the child's part; with *left_out* the text says why."""

    by: UUID | None
    at: str
    left_out: bool = False
    text: str | None = None
    form: ChildsForm | None = None
    medium: Medium | None = None
    chosen: UUID | None = None
    starts: datetime | None = None
    ends: datetime | None = None
    within: bool = False
