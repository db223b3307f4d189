"""What the register says now, as far as a file is compared with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.class_group import YearGroup


@dataclass(frozen=True, slots=True)
class KnownChild:
    """A child as the register has them; *groups* are the open classes they are in."""

    child: UUID
    name: str
    born: date | None
    reference: str | None
    left: bool
    groups: Mapping[str, tuple[UUID, YearGroup | None]]


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """One of the staff as the register has them; *groups* are where they work.

    *signs_in* says that they have an account, so an e-mail address that is not theirs
    is somebody else's.
    """

    person: UUID
    name: str
    signs_in: bool
    groups: Mapping[str, UUID]


@dataclass(frozen=True, slots=True)
class Register:
    """What the register says now; *classes* are the open ones by folded name."""

    seq: int
    children: Sequence[KnownChild]
    people: Sequence[KnownPerson]
    by_email: Mapping[str, UUID]
    classes: Mapping[str, UUID]
