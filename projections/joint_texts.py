"""Which texts do two people write together about this child, and who has agreed?"""

from dataclasses import dataclass, field
from functools import singledispatchmethod
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from events.base import Fact, Recorded, Side, known
from events.joint_text import JointText, TextKind
from projections.base import Sight, View
from projections.rows_of_facts import begin, facts_of_child, go_on, rows_of_facts

# One row for each fact; *joint* is the text it belongs to.
joint_texts: Final = rows_of_facts("joint_texts", "joint")


@dataclass(frozen=True, slots=True)
class Yes:
    """Somebody's yes to a version, and what they *gave* in a compromise."""

    by: UUID | None
    at: str
    side: Side | None
    gave: str | None


@dataclass(slots=True)
class Version:
    """What the text was; erased words are None."""

    number: int
    text: str | None
    by: UUID | None
    at: str
    side: Side | None
    agreed: list[Yes] = field(default_factory=list)


@dataclass(slots=True)
class Joint:
    """A text of two people, with every version, the first one first."""

    id: UUID
    title: str | None
    kind: TextKind | None
    by: UUID | None
    partner: UUID | None
    versions: list[Version]

    @property
    def newest(self) -> Version:
        return self.versions[-1]

    @property
    def is_agreed(self) -> bool:
        """Say whether both have said yes to the newest version."""
        return {self.by, self.partner} == {one.by for one in self.newest.agreed}


class JointTexts(View):
    """Knows which texts there are; the words stay in the record."""

    name = "joint-texts"
    tables = (joint_texts,)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register
    def _(
        self, fact: JointText.JointTextBegun, conn: Connection, recorded: Recorded
    ) -> None:
        begin(joint_texts, conn, recorded, known(fact.child))

    @show.register(JointText.VersionWritten)
    @show.register(JointText.VersionAgreed)
    def _(self, _: Fact, conn: Connection, recorded: Recorded) -> None:
        go_on(joint_texts, conn, recorded)


def of_child(sight: Sight, child: UUID) -> dict[UUID, Joint]:
    """Give the texts of two people about a child, the newest first."""
    found = dict[UUID, Joint]()
    for recorded in facts_of_child(joint_texts, sight, child):
        _put(found, recorded)
    return dict(reversed(found.items()))


def _put(found: dict[UUID, Joint], recorded: Recorded) -> None:
    fact, at = recorded.fact, recorded.at
    match fact:
        case JointText.JointTextBegun():
            found[fact.originator_id] = _begun(fact, at)
        case JointText.VersionWritten():
            versions = found[fact.originator_id].versions
            versions.append(_version(len(versions) + 1, fact, at))
        case _:
            found[fact.originator_id].newest.agreed.append(_yes(fact, at))


def _begun(fact: JointText.JointTextBegun, at: str) -> Joint:
    return Joint(
        id=fact.originator_id,
        title=known(fact.title),
        kind=known(fact.kind),
        by=fact.by,
        partner=known(fact.whom),
        versions=[_version(1, fact, at)],
    )


def _version(
    number: int, fact: JointText.JointTextBegun | JointText.VersionWritten, at: str
) -> Version:
    return Version(number, known(fact.text), fact.by, at, known(fact.side))


def _yes(fact: Fact, at: str) -> Yes:
    assert isinstance(fact, JointText.VersionAgreed)
    return Yes(fact.by, at, known(fact.side), known(fact.gave))
