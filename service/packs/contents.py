"""A pack: every piece that is kept about somebody, and what is held back, and why.

Only what the school may open goes in: the shared record of a child and the register.
What is not searched is said in the pack itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from events.attachment import Attachment
from events.base import Recorded, known
from events.phrase import phrase
from events.portrait import Portrait
from events.store.reader import Reader
from projections import directory
from projections.half_days import HalfDay
from projections.requests import Asked
from service.discretion import on_any_paper
from service.media.cleaning import ENDINGS
from service.packs.gathering import Gathered, gather
from service.packs.references import References
from service.packs.strangers import SOMEBODY, Part, Strangers, strangers, told
from service.packs.withholding import Chosen, Withholding
from service.record_lines import Line, lines

FOLDER: Final = "files"
A_CHILD: Final = "A child"
NOT_SEARCHED: Final = (
    phrase("the families’ own parts: they are not the school’s to give"),
    phrase("the child’s own part of the record, for the same reason"),
    phrase("the restricted part: this does not say if there is a word in it"),
    phrase("what they did for others in the school’s register"),
    phrase(
        "mails that were sent, copies kept in case of loss, and lists of pages seen"
    ),
    phrase("the devices where they are signed in: they can see these"),
    phrase("what the school keeps outside Same Page"),
)


@dataclass(frozen=True, slots=True)
class File:
    """A file of a piece; *log* is the space under whose key its bytes lie."""

    log: UUID
    media_type: str
    sha256: str
    size: int

    @property
    def path(self) -> str:
        """Name it by its content: a name that somebody typed could lead anywhere."""
        return f"{FOLDER}/{self.sha256}.{ENDINGS.get(self.media_type, 'bin')}"


@dataclass(frozen=True, slots=True)
class Account:
    """How whom the pack is about signs in here."""

    address: str
    second_steps: Sequence[str]


@dataclass(frozen=True, slots=True)
class Piece:
    """One fact of the record; *held_back* says for which reason its words are not in.

    *place* is its number at the school, which does not go out: it would tell how much
    is written there. *parts* show whoever checks the pack what was cut out of the words
    and does not go out either. *about* is the piece of the note that this one belongs
    to, and *marks* say what a note says on itself, with the pieces that say so. Of
    first looks in one of two households only the *half_day* is told.
    """

    place: int
    at: str | None
    half_day: HalfDay | None
    by: str
    sentence: str
    about: int | None
    marks: Mapping[str, Sequence[int]]
    parts: Mapping[str, Sequence[Part]]
    held_back: str | None
    file: File | None

    @property
    def words(self) -> dict[str, str]:
        """Give the words as they go out."""
        return {name: told(parts) for name, parts in self.parts.items()}

    @property
    def names_held_back(self) -> int:
        """Count the names that are cut out: of the words, or of the sentence."""
        cut = sum(part.is_cut for said in self.parts.values() for part in said)
        return cut + self.sentence.count(SOMEBODY)

    @property
    def to_look_at(self) -> int:
        """Count the names that were cut or that may have been left standing."""
        return sum(one.why is not None for said in self.parts.values() for one in said)


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that goes out, and the counts of what does not."""

    about: str
    kind: str
    received: date
    up_to: int
    pieces: list[Piece]
    account: Account | None

    @property
    def given(self) -> int:
        return sum(piece.held_back is None for piece in self.pieces)

    @property
    def held_back(self) -> Mapping[str, int]:
        """Count the pieces that are held back, by reason."""
        reasons = [piece.held_back for piece in self.pieces if piece.held_back]
        return {reason: reasons.count(reason) for reason in sorted(set(reasons))}

    @property
    def names_held_back(self) -> int:
        return sum(piece.names_held_back for piece in self.pieces)

    @property
    def to_look_at(self) -> int:
        return sum(piece.to_look_at for piece in self.pieces)

    @property
    def files(self) -> list[File]:
        """Give each file once, however many pieces have it."""
        by_path = {one.file.path: one.file for one in self.pieces if one.file}
        return list(by_path.values())


def pack(
    reader: Reader, asked: Asked, chosen: Chosen, up_to: int, account: Account | None
) -> Pack:
    """Put together what is kept about a child or a person, up to a place at school."""
    gathered = gather(reader, asked, up_to)
    discretion = on_any_paper(reader, asked.about)
    facts = discretion.in_order(gathered.facts)
    places = References(reader, facts, gathered.marks)
    said = lines(reader, facts, words=False, titles=places.titles)
    names = directory.names_of(reader, {asked.about, *_writers(facts)})
    names |= dict.fromkeys(gathered.pupils, A_CHILD)
    withholding = Withholding(reader, asked, gathered, chosen)
    cutting = _Cutting(gathered, strangers(reader, asked.about, gathered))
    pieces = [
        _piece(
            recorded,
            replace(line, sentence=told(cutting.sentence(recorded, line.sentence))),
            _by(line.by, names),
            places,
            cutting,
            withholding.of(recorded),
        )
        for recorded, line in zip(facts, discretion.veil_lines(said), strict=True)
    ]
    about = names.get(asked.about, directory.ERASED_NAME)
    return Pack(about, asked.kind.value, asked.received, up_to, pieces, account)


def _by(person: UUID | None, names: Mapping[UUID, str]) -> str:
    return "Same Page" if person is None else names.get(person, "somebody")


def _writers(facts: Iterable[Recorded]) -> set[UUID]:
    return {one.fact.by for one in facts if one.fact.by is not None}


@dataclass(frozen=True, slots=True)
class _Cutting:
    """Cuts the names of strangers out of what goes out."""

    gathered: Gathered
    strange: Strangers

    def sentence(self, recorded: Recorded, said: str) -> Sequence[Part]:
        """Cut the name of a child out of a sentence in the pack of somebody else."""
        mentioned = {getattr(recorded.fact, name, None) for name in ("person", "child")}
        if self.gathered.pupils.isdisjoint(mentioned):
            return (Part(said),)
        return self.strange.apart(said)

    def words(self, recorded: Recorded) -> dict[str, Sequence[Part]]:
        """Give the sentences of a fact, and what it keeps of this very person."""
        fact = recorded.fact
        fields = type(fact).PROSE
        whose = {fact.originator_id, getattr(fact, "person", None)}
        if not self.gathered.selves.isdisjoint(whose):
            fields |= type(fact).PERSONAL
        words = {name: known(getattr(fact, name)) for name in sorted(fields)}
        return {
            name: self.strange.apart(said)
            for name, said in words.items()
            if isinstance(said, str)
        }


def _piece(
    recorded: Recorded,
    line: Line,
    by: str,
    places: References,
    cutting: _Cutting,
    reason: str | None,
) -> Piece:
    parts = {} if reason else cutting.words(recorded)
    return Piece(
        place=recorded.seq,
        at=line.at,
        half_day=line.half_day,
        by=by,
        sentence=line.sentence,
        about=places.note_of(recorded),
        marks=places.marks_on(recorded),
        parts=parts,
        held_back=reason,
        file=None if reason else _file(recorded),
    )


def _file(recorded: Recorded) -> File | None:
    fact = recorded.fact
    if not isinstance(fact, Attachment.AttachmentAdded | Portrait.ChildPortrayed):
        return None
    return File(recorded.log, fact.media_type, fact.sha256, fact.size)
