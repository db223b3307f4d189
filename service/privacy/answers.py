"""What is shown of holds, erasures and disposals."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar
from uuid import UUID

from events.base import Recorded, known
from events.disposal import Disposal
from events.erasure import Erasable, Erasure, Ground
from events.hold import Hold, still_standing
from events.law import RETENTION, Clock, Rule, in_force
from events.phrase import phrase
from events.store.reader import Reader
from projections import children, directory, privacy
from projections.children import SchoolChild
from service.context import NotHere, Serving, services
from service.privacy.apart import kept_from

Thing = TypeVar("Thing")
GONE: Final = phrase("What was written here was erased.")
NAMED: Final = ("subject", "person", "approved_by")
CLASSES: Final[Mapping[Clock, str]] = {
    Clock.SEN_FILE: phrase("As a file about special needs"),
    Clock.PUPIL_RECORD: phrase("As any other pupil’s record"),
}
GROUNDS: Final[Mapping[Ground, str]] = {
    Ground.ASKED: phrase("Somebody asked for it"),
    Ground.RETENTION: phrase("It had been kept for long enough"),
    Ground.UNLAWFUL: phrase("It should not have been kept"),
    Ground.COURT: phrase("A court ordered it"),
    Ground.RESTORED: phrase("An older backup was put back, so it was erased again"),
}
THINGS: Final[Mapping[Erasable, str]] = {
    Erasable.CHILD: phrase("A child’s whole record"),
    Erasable.PERSON: phrase("A person’s name and account"),
    Erasable.MENTION: phrase("Some words of one note"),
}


@dataclass(frozen=True, slots=True)
class Held:
    """One hold; *why_lifted* is None while it stands."""

    hold: UUID
    subject: str
    reason: str
    review: date | None
    by: str
    at: str
    is_due: bool
    why_lifted: str | None = None
    lifted_by: str = ""
    lifted_at: str = ""


@dataclass(frozen=True, slots=True)
class Until:
    """How long one rule asks to keep a record."""

    rule: Rule
    said: str
    until: date
    is_over: bool


@dataclass(frozen=True, slots=True)
class Leaver:
    """A child who left, and how long their record is kept."""

    child: UUID
    name: str
    left_on: date
    born: date | None
    untils: list[Until]
    is_held: bool
    approved_by: str | None
    approved_at: str = ""

    @property
    def may_go(self) -> list[Until]:
        if self.is_held or self.approved_by is not None:
            return []
        return [one for one in self.untils if one.is_over]


@dataclass(frozen=True, slots=True)
class Certificate:
    """One erasure: what went and why, without a word of it."""

    erasure: UUID
    thing: str
    subject: UUID
    ground: str
    facts: int
    fields: str
    logs: list[tuple[str, str, str]]
    approved_by: str
    at: str
    seq: int
    leaf: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything on the page of a school."""

    holds: list[Held]
    lifted: list[Held]
    leavers: list[Leaver]
    certificates: list[Certificate]


def of_school(at: Serving) -> Shown:
    """Give holds, leavers and certificates, what matters next first.

    Holds and leavers are left out where whoever asks is kept from the child.
    """
    today = services().edge.today()
    with services().store.reading(at.school) as reader:
        told = privacy.of_school(reader)
        found = children.of_school(reader)
        closed = kept_from(at, reader)
        names = _names(reader, told, found)
    still_open = [one for one in found if one.child not in closed]
    open_holds = [
        one for one in told if getattr(one.fact, "person", None) not in closed
    ]
    held = _held(open_holds, names, today)
    certificates = [*_certificates(told, names)]
    return Shown(
        holds=[one for one in held if one.why_lifted is None],
        lifted=[one for one in held if one.why_lifted is not None],
        leavers=_leavers(told, still_open, names, today),
        certificates=certificates[::-1],
    )


def hold_of(at: Serving, hold: UUID) -> Held:
    """Give one hold that stands; NotHere otherwise."""
    return _one(one for one in of_school(at).holds if one.hold == hold)


def leaver_of(at: Serving, child: UUID) -> Leaver:
    """Give one child who left; NotHere otherwise."""
    return _one(one for one in of_school(at).leavers if one.child == child)


def certificate_of(at: Serving, erasure: UUID) -> Certificate:
    """Give the certificate of one erasure; NotHere otherwise."""
    return _one(one for one in of_school(at).certificates if one.erasure == erasure)


def subjects(at: Serving) -> list[tuple[str, str]]:
    """Give everybody a hold can be about, as choices by name."""
    with services().store.reading(at.school) as reader:
        asked = directory.subjects(reader) - {at.school} - kept_from(at, reader)
        names = directory.names_of(reader, asked)
    chosen = sorted(names.items(), key=lambda one: one[1].casefold())
    return [(str(subject), name) for subject, name in chosen]


def _one(found: Iterable[Thing]) -> Thing:
    for one in found:
        return one
    raise NotHere


def _names(
    reader: Reader, told: list[Recorded], found: list[SchoolChild]
) -> dict[UUID, str]:
    asked = {one.child for one in found}
    for one in told:
        words = (one.fact.by, *(getattr(one.fact, name, None) for name in NAMED))
        asked |= {word for word in words if isinstance(word, UUID)}
    return directory.names_of(reader, asked)


def _called(subject: object, names: Mapping[UUID, str]) -> str:
    found = names.get(subject) if isinstance(subject, UUID) else None
    return directory.ERASED_NAME if found is None else found


def _held(told: list[Recorded], names: Mapping[UUID, str], today: date) -> list[Held]:
    lifted = {
        one.fact.originator_id: one
        for one in told
        if isinstance(one.fact, Hold.HoldLifted)
    }
    return [
        _hold(one, lifted.get(one.fact.originator_id), names, today)
        for one in told
        if isinstance(one.fact, Hold.HoldPlaced)
    ]


def _hold(
    placed: Recorded, lifted: Recorded | None, names: Mapping[UUID, str], today: date
) -> Held:
    fact = placed.fact
    assert isinstance(fact, Hold.HoldPlaced)
    review = known(fact.review)
    end: dict[str, str] = {}
    if lifted is not None and isinstance(lifted.fact, Hold.HoldLifted):
        end = {
            "why_lifted": known(lifted.fact.reason) or GONE,
            "lifted_by": _called(lifted.fact.by, names),
            "lifted_at": lifted.at,
        }
    return Held(
        hold=fact.originator_id,
        subject=_called(fact.person, names),
        reason=known(fact.reason) or GONE,
        review=review,
        by=_called(fact.by, names),
        at=placed.at,
        is_due=review is not None and review <= today,
        **end,
    )


def _leavers(
    told: list[Recorded],
    found: list[SchoolChild],
    names: Mapping[UUID, str],
    today: date,
) -> list[Leaver]:
    facts = [one.fact for one in told]
    gone = {one.subject for one in facts if isinstance(one, Erasure.ErasureDone)}
    held = {getattr(one.fact, "person", None) for one in still_standing(told)}
    agreed = {
        one.fact.person: one
        for one in told
        if isinstance(one.fact, Disposal.DisposalApproved)
    }
    leavers = [
        _leaver(
            one, one.left_on, names, today, one.child in held, agreed.get(one.child)
        )
        for one in found
        if one.left_on is not None and one.child not in gone
    ]
    return sorted(leavers, key=lambda one: (one.born or date.min, one.name))


def _leaver(
    one: SchoolChild,
    left_on: date,
    names: Mapping[UUID, str],
    today: date,
    is_held: bool,  # noqa: FBT001
    agreed: Recorded | None,
) -> Leaver:
    rules = [in_force(clock, today) for clock in RETENTION]
    untils = (
        [] if one.born is None else [_until(rule, one.born, today) for rule in rules]
    )
    return Leaver(
        child=one.child,
        name=_called(one.child, names),
        left_on=left_on,
        born=one.born,
        untils=untils,
        is_held=is_held,
        approved_by=None if agreed is None else _called(agreed.fact.by, names),
        approved_at="" if agreed is None else agreed.at,
    )


def _until(rule: Rule, born: date, today: date) -> Until:
    until = rule.due(born)
    return Until(rule, CLASSES[rule.clock], until, today > until)


def _certificates(
    told: list[Recorded], names: Mapping[UUID, str]
) -> Iterable[Certificate]:
    for one in told:
        fact = one.fact
        if isinstance(fact, Erasure.ErasureDone):
            heads = (line.split(" ") for line in fact.logs.splitlines())
            approved = fact.approved_by
            yield Certificate(
                erasure=fact.originator_id,
                thing=THINGS[fact.kind],
                subject=fact.subject,
                ground=GROUNDS[fact.ground],
                facts=fact.facts,
                fields=fact.fields,
                logs=[(log, size, root) for log, size, root in heads],
                approved_by="" if approved is None else _called(approved, names),
                at=one.at,
                seq=one.log_seq,
                leaf=one.leaf.hex(),
            )
