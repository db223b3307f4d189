"""A meeting as it stands before it begins. Erased words are None.

What a person says of themselves stands under them, at the same level as all others.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from events.agenda_item import frozen_from
from events.base import Side
from events.childs_part import Slot
from events.meeting import When, is_agreed
from events.meeting_kinds import Away, MeetingKind, MeetingRole, Way
from events.meeting_role import chair_of
from projections.meeting_paper_rows import ChildsPartSaid, Paper


@dataclass(slots=True)
class Put:
    """Words that somebody put down, and when."""

    text: str | None
    by: UUID | None
    at: str


@dataclass(slots=True)
class Item:
    """One item of the agenda; *deferred* says why it waits, and *until* for when."""

    id: UUID
    text: str | None
    side: Side | None
    by: UUID | None
    at: str
    withdrawn: bool = False
    deferred: Put | None = None
    until: date | None = None


@dataclass(slots=True)
class Part:
    """How one person takes part, and what they said before the meeting."""

    person: UUID
    invited_at: str | None = None
    ways_offered: tuple[Way, ...] = ()
    barriers: Put | None = None
    nothing_hard: bool = False
    not_asked: Put | None = None
    way: Way | None = None
    views: list[Put] = field(default_factory=list)
    away: Away | None = None
    away_said: Put | None = None
    next_time: list[Put] = field(default_factory=list)

    @property
    def is_asked(self) -> bool:
        """Say whether there is an answer, or a reason why there is none."""
        return self.barriers is not None or self.not_asked is not None

    @property
    def lacks_a_way(self) -> bool:
        """Say whether somebody could not choose how to take part, and did not."""
        return self.way is None and not self.ways_offered


@dataclass(slots=True)
class Answer:
    """Who said no to a role, and when."""

    by: UUID
    at: str


@dataclass(slots=True)
class RoleRow:
    """A role that the family was asked about; *holder* took it on."""

    role: MeetingRole
    until: date | None
    by: UUID | None
    at: str
    holder: UUID | None = None
    declined: list[Answer] = field(default_factory=list)

    def unanswered(self, family: Iterable[UUID]) -> list[UUID]:
        """Name whoever of the family has not said yes or no."""
        answered = {self.holder, *(one.by for one in self.declined)}
        return [one for one in family if one not in answered]


@dataclass(slots=True)
class MeetingRow:
    """One meeting; *sequence* counts how often it was moved or called off."""

    id: UUID
    child: UUID
    kind: MeetingKind | None
    purpose: str | None
    organiser: UUID | None
    proposed_at: str
    day: date | None
    starts: datetime | None
    minutes: int | None
    place: str | None
    frozen_days: int
    agreed: dict[UUID, Side]
    moved: list[Put] = field(default_factory=list)
    called_off: Put | None = None
    items: list[Item] = field(default_factory=list)
    parts: dict[UUID, Part] = field(default_factory=dict)
    roles: list[RoleRow] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    childs_parts: list[ChildsPartSaid] = field(default_factory=list)

    @property
    def when(self) -> When | None:
        """Give when it is; None if that was erased."""
        if self.day is None:
            return None
        return When(self.day, self.starts, self.minutes, self.place or "")

    @property
    def childs_part(self) -> ChildsPartSaid | None:
        """Give what was said last of the child's part."""
        return self.childs_parts[-1] if self.childs_parts else None

    @property
    def childs_part_is_open(self) -> bool:
        """Say whether nothing is said of it, or nothing that still fits."""
        said, when = self.childs_part, self.when
        if said is None:
            return True
        if when is None or said.starts is None or said.ends is None:
            return False
        return not Slot(said.starts, said.ends, said.within).fits(when)

    @property
    def purpose_is_agreed(self) -> bool:
        """Say whether the family and somebody else agree to what it is for."""
        return is_agreed(self.agreed.values())

    @property
    def agreed_by(self) -> list[UUID]:
        """Name whoever agrees to what it is for."""
        return list(self.agreed)

    @property
    def everyone(self) -> list[Part]:
        """Give everybody who was asked or invited, in that order."""
        return list(self.parts.values())

    @property
    def sequence(self) -> int:
        """Number this state of the invitation: it grows with each change."""
        return len(self.moved) + (self.called_off is not None)

    @property
    def frozen_from(self) -> date | None:
        """Give the day from which the agenda is fixed."""
        return None if self.day is None else frozen_from(self.day, self.frozen_days)

    @property
    def agenda(self) -> list[Item]:
        """Give the items that are to be talked about, in the order they came."""
        return [one for one in self.items if not one.withdrawn and one.deferred is None]

    @property
    def deferred(self) -> list[Item]:
        """Give the items that wait for a later day."""
        return [one for one in self.items if one.deferred and not one.withdrawn]

    @property
    def invited(self) -> list[Part]:
        """Give whoever is invited, in that order."""
        return [one for one in self.parts.values() if one.invited_at is not None]

    @property
    def is_invited(self) -> bool:
        """Say whether the invitations went out."""
        return bool(self.invited)

    @property
    def without_a_way(self) -> list[UUID]:
        """Name whoever is invited and was offered no way of taking part."""
        return [one.person for one in self.invited if one.lacks_a_way]

    @property
    def chair(self) -> UUID | None:
        """Name whoever took on the chair, or proposed the meeting."""
        shared = self.role(MeetingRole.CHAIR)
        return chair_of(self.organiser, None if shared is None else shared.holder)

    def role(self, role: MeetingRole | None) -> RoleRow | None:
        """Give one role; None if the family was not asked about it."""
        return next((one for one in self.roles if one.role == role), None)

    def part_of(self, person: UUID) -> Part:
        """Give how somebody takes part; nothing of it may be known yet."""
        return self.parts.setdefault(person, Part(person))
