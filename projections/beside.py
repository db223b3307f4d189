"""Which files and which disputes stand beside a note?"""

from collections.abc import Iterable
from functools import singledispatchmethod
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, exists, insert, not_, select, update

from events.attachment import Attachment
from events.base import Fact, Recorded, known
from events.confirmation import Confirmation
from events.dispute import Dispute
from events.translation import Translation
from projections.base import Sight, View
from projections.beside_rows import (
    Confirmed,
    Disputed,
    dispute_of,
    file_of,
    go_on,
    translation_of,
)
from projections.beside_tables import disputes, notes
from projections.entry_rows import EntryRow
from projections.timeline_tables import parts

_ADD: Final = insert(notes)
# A file goes with its reply to the restricted space.
_AWAY: Final = exists().where(
    parts.c.school == notes.c.school,
    parts.c.entry == notes.c.entry,
    parts.c.part == notes.c.part,
    parts.c.moved,
)
_OF_ENTRIES: Final = (
    select(notes.c.seq, notes.c.entry, notes.c.stream)
    .where(
        notes.c.school == bindparam("school"),
        not_(_AWAY),
        notes.c.entry.in_(bindparam("entries", expanding=True)),
    )
    .order_by(notes.c.seq)
)
_ENTRY_OF: Final = select(notes.c.entry).where(
    notes.c.school == bindparam("school"), notes.c.stream == bindparam("stream")
)


class Beside(View):
    """Holds ids and numbers; names of files and words stay in the record."""

    name = "beside"
    tables = (notes, disputes)

    @singledispatchmethod
    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Facts nobody asked this view about pass by."""

    @show.register(Attachment.AttachmentAdded)
    @show.register(Confirmation.EntryConfirmed)
    @show.register(Translation.TranslationAdded)
    @show.register(Dispute.UseRestricted)
    @show.register(Dispute.RestrictionEnded)
    def _(self, _: Fact, conn: Connection, recorded: Recorded) -> None:
        _add(conn, recorded)

    @show.register
    def _(
        self, fact: Dispute.EntryDisputed, conn: Connection, recorded: Recorded
    ) -> None:
        if not _add(conn, recorded):
            return
        row = {
            "school": recorded.school,
            "dispute": fact.originator_id,
            "child": known(fact.child),
            "entry": fact.entry,
            "seq": recorded.seq,
            "answer_by": known(fact.answer_by),
            "settled": False,
        }
        conn.execute(insert(disputes).values(row))

    @show.register
    def _(
        self, fact: Dispute.DisputeSettled, conn: Connection, recorded: Recorded
    ) -> None:
        _add(conn, recorded)
        same = (
            disputes.c.school == recorded.school,
            disputes.c.dispute == fact.originator_id,
        )
        conn.execute(update(disputes).where(*same).values(settled=True))


def _add(conn: Connection, recorded: Recorded) -> bool:
    """Hang a fact beside its note, unless the note it is about was erased."""
    fact = recorded.fact
    entry = known(getattr(fact, "entry", None))
    if entry is None:
        return False
    row = {
        "school": recorded.school,
        "seq": recorded.seq,
        "entry": entry,
        "stream": fact.originator_id,
        "part": known(getattr(fact, "to", None)),
        "topic": fact.TOPIC,
    }
    conn.execute(_ADD, row)
    return True


def put_beside(sight: Sight, rows: Iterable[EntryRow]) -> None:
    """Give each note its files and disputes; a sealed one has none."""
    open_rows = {row.entry: row for row in rows if row.sealed is None}
    asked = {"school": sight.school, "entries": list(open_rows)}
    found = sight.conn.execute(_OF_ENTRIES, asked).all() if open_rows else []
    facts = sight.facts_at(one.seq for one in found)
    for one in found:
        _say(open_rows[one.entry], facts[one.seq])


def _say(row: EntryRow, recorded: Recorded) -> None:
    match recorded.fact:
        case Attachment.AttachmentAdded() as fact:
            row.attachments.append(file_of(fact, recorded))
        case Confirmation.EntryConfirmed() as fact:
            confirmed = Confirmed(fact.by, recorded.at, known(fact.side))
            row.confirmations.append(confirmed)
        case Translation.TranslationAdded() as fact:
            row.translations.append(translation_of(fact, recorded.at))
        case Dispute.EntryDisputed() as fact:
            row.disputes.append(dispute_of(fact, recorded))
        case fact:
            for dispute in _same(row, fact.originator_id):
                go_on(dispute, recorded)
    row.restricted = any(one.restricted for one in row.disputes)


def _same(row: EntryRow, dispute: UUID) -> list[Disputed]:
    return [one for one in row.disputes if one.id == dispute]


def facts_of(sight: Sight, entry: UUID) -> list[Recorded]:
    """Give every fact about files and disputes of a note, oldest first."""
    asked = {"school": sight.school, "entries": [entry]}
    seqs = [one.seq for one in sight.conn.execute(_OF_ENTRIES, asked)]
    found = sight.facts_at(seqs)
    return [found[seq] for seq in seqs]


def streams_of(sight: Sight, entry: UUID) -> set[UUID]:
    """Name the streams of the files and disputes of a note."""
    asked = {"school": sight.school, "entries": [entry]}
    return {one.stream for one in sight.conn.execute(_OF_ENTRIES, asked)}


def entry_of(sight: Sight, stream: UUID) -> UUID | None:
    """Find the note that a file or a dispute stands beside."""
    asked = {"school": sight.school, "stream": stream}
    return sight.conn.execute(_ENTRY_OF, asked).scalars().first()


def open_disputes(sight: Sight, child: UUID) -> list[tuple[UUID, UUID]]:
    """Give the disputes of a child that wait for an answer: dispute and note."""
    chosen = (
        select(disputes.c.dispute, disputes.c.entry)
        .where(
            disputes.c.school == sight.school,
            disputes.c.child == child,
            not_(disputes.c.settled),
        )
        .order_by(disputes.c.seq)
    )
    return [(row.dispute, row.entry) for row in sight.conn.execute(chosen)]
