"""What of a pack is held back, and for which reason.

A file goes with the words that it stands beside: where they are held back, so is it.
That a family no longer allows a picture to be shown ends the showing, not the right to
a copy of what is kept (UK GDPR, Article 15). So it stays in the pack of the child, and
is held back from the pack of anybody else, to whom the child is another person who
said no (Data Protection Act 2018, Schedule 2, paragraph 16).

What a grown-up wrote about children is those children's, so it is held back from the
grown-up's pack until somebody gives it out piece by piece (the same paragraph). An
educational record is what staff of the school or the council, the child and the
parents gave (the 2005 Regulations, regulation 3); the words of all others stay out the
same way.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from events.attachment import Attachment
from events.base import ERASED, Fact, Recorded, Role, known
from events.circle import Circle
from events.diary import Entry
from events.hold import Hold
from events.information_request import InformationRequest, PackKind, WithheldFor
from events.phrase import phrase
from events.portrait import Portrait
from events.store.reader import Reader
from events.translation import Translation
from projections import media
from projections.beside_rows import kind_of
from projections.requests import Asked
from service.beside import Decided, decision_on
from service.packs.gathering import Gathered

ERASED_BEFORE: Final = "erased"
NOT_ALLOWED: Final = "not-allowed"
WRONG_CHILD: Final = "wrong-child"
NOT_PART: Final = "not-part"
# Why the register's own words are held back until somebody has read them: a hold is
# often placed on a lawyer's advice, and who asked before may be somebody else.
REGISTERED: Final[Mapping[type[Fact], WithheldFor]] = {
    Hold.HoldPlaced: WithheldFor.LEGAL_PRIVILEGE,
    Hold.HoldLifted: WithheldFor.LEGAL_PRIVILEGE,
    InformationRequest.RequestReceived: WithheldFor.THIRD_PARTY,
}
# What is held back by itself, and goes out when somebody says so.
UNTIL_RELEASED: Final = frozenset(
    {WithheldFor.THIRD_PARTY.value, WithheldFor.LEGAL_PRIVILEGE.value, NOT_PART}
)
OUTSIDE: Final = frozenset({Role.THERAPIST, Role.ADVOCATE, Role.SUPPORTER})
SPOKEN: Final = (Entry.EntryWritten, Entry.CommentAdded, Entry.EntryCorrected)
EXPLAINED: Final[Mapping[str, str]] = {
    WithheldFor.THIRD_PARTY: phrase("It is about someone else."),
    WithheldFor.SERIOUS_HARM: phrase("It could do someone serious harm."),
    WithheldFor.CONFIDENCE: phrase("It was told in confidence."),
    WithheldFor.LEGAL_PRIVILEGE: phrase("It is, or tells of, advice from a lawyer."),
    WithheldFor.NOT_ABOUT_THEM: phrase("It is not about the person the pack is for."),
    NOT_ALLOWED: phrase("It shows a child whose family does not allow that."),
    WRONG_CHILD: phrase("It was written in the wrong diary, about another child."),
    ERASED_BEFORE: phrase("It was erased before this pack was asked for."),
    NOT_PART: phrase(
        "It came from outside the school, the council and the family, so it is "
        "no part of this record. The law: Education (Pupil Information) (England) "
        "Regulations 2005, regulation 3."
    ),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody chose to hold back, or to give out, by its place at school."""

    withheld: Mapping[int, WithheldFor]
    released: frozenset[int]


class Withholding:
    """What somebody chose to hold back, by its place at school, and what must be."""

    def __init__(
        self,
        reader: Reader,
        asked: Asked,
        gathered: Gathered,
        chosen: Chosen,
    ) -> None:
        self._about = asked.about
        self._gathered = gathered
        self._chosen = chosen
        self._with_their_words = {
            _said_in(one): chosen.withheld[one.seq]
            for one in gathered.facts
            if one.seq in chosen.withheld and isinstance(one.fact, SPOKEN)
        }
        is_record = asked.kind is PackKind.EDUCATIONAL_RECORD
        self._outside = _outside(gathered.facts) if is_record else frozenset[UUID]()
        self._decided = _decided(reader, gathered.facts)

    def of(self, recorded: Recorded) -> str | None:
        """Give the reason for which the words of a fact, and its file, stay here."""
        chosen = self._chosen.withheld.get(recorded.seq)
        return chosen or self._must(recorded) or self._until_released(recorded)

    def _must(self, recorded: Recorded) -> str | None:
        note = getattr(recorded.fact, "entry", recorded.fact.originator_id)
        held = self._with_their_words
        if note in self._gathered.sealed:
            return WRONG_CHILD
        if isinstance(recorded.fact, Attachment.AttachmentAdded):
            return self._of_file(recorded.fact)
        if isinstance(recorded.fact, Portrait.ChildPortrayed):
            return self._of_portrait(recorded.fact)
        if isinstance(recorded.fact, Translation.TranslationAdded) and note in held:
            return held[note]
        return _of_words(recorded)

    def _until_released(self, recorded: Recorded) -> str | None:
        by = recorded.fact.by
        if recorded.seq in self._chosen.released or not _says(recorded):
            return None
        if (reason := REGISTERED.get(type(recorded.fact))) is not None:
            return reason.value
        if recorded.log in self._gathered.others and by == self._about:
            is_theirs = getattr(recorded.fact, "person", None) == by
            return None if is_theirs else WithheldFor.THIRD_PARTY.value
        return NOT_PART if by in self._outside else None

    def _of_file(self, fact: Attachment.AttachmentAdded) -> str | None:
        if known(fact.sha256) is None:
            return ERASED_BEFORE
        if fact.to in self._with_their_words:
            return self._with_their_words[fact.to]
        if fact.child == self._about:
            return None
        decision = decision_on(kind_of(fact.media_type), self._decided[fact.child])
        return None if decision is None or decision.allowed else NOT_ALLOWED

    def _of_portrait(self, fact: Portrait.ChildPortrayed) -> str | None:
        if known(fact.sha256) is None:
            return ERASED_BEFORE
        of_them = fact.child == self._about
        return None if of_them else WithheldFor.THIRD_PARTY.value


def _says(recorded: Recorded) -> bool:
    """Say whether a fact has words of somebody, or a file."""
    kind = type(recorded.fact)
    fields = kind.PROSE | (kind.PERSONAL if kind in REGISTERED else frozenset())
    words = (known(getattr(recorded.fact, name)) for name in fields)
    return isinstance(recorded.fact, Attachment.AttachmentAdded) or any(words)


def _outside(facts: Iterable[Recorded]) -> frozenset[UUID]:
    """Name those who never stood around the child for school, council or family."""
    was: dict[UUID, set[Role | None]] = {}
    for one in facts:
        if isinstance(one.fact, Circle.MemberJoined) and known(one.fact.person):
            was.setdefault(one.fact.person, set()).add(known(one.fact.role))
    return frozenset(who for who, roles in was.items() if roles <= OUTSIDE)


def _said_in(recorded: Recorded) -> UUID:
    """Name the words of a fact: an answer has an id of its own within its note."""
    fact: Any = recorded.fact
    named: UUID = getattr(
        fact, "comment", getattr(fact, "correction", fact.originator_id)
    )
    return named


def _decided(reader: Reader, facts: Iterable[Recorded]) -> Mapping[UUID, Decided]:
    added = (one.fact for one in facts)
    files = (one for one in added if isinstance(one, Attachment.AttachmentAdded))
    children = {one.child for one in files if known(one.child) is not None}
    return {child: media.of_child(reader, child) for child in children}


def _of_words(recorded: Recorded) -> str | None:
    prose = [getattr(recorded.fact, name) for name in type(recorded.fact).PROSE]
    return ERASED_BEFORE if prose and all(one is ERASED for one in prose) else None
