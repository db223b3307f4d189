"""How the pieces of a pack refer to each other: by the pack's own numbers."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from events.base import Recorded, known
from events.diary import Entry
from events.store.reader import Reader
from projections import classes
from projections.timeline_rows import written
from service.packs.marks import Marks
from service.sentences import day_in_words
from service.sentences.noted import note_of


class References:
    """The numbers of the pieces, and what notes, answers and classes are called by."""

    def __init__(
        self, reader: Reader, facts: Sequence[Recorded], marks: Mapping[UUID, Marks]
    ) -> None:
        self._numbers = {one.seq: number for number, one in enumerate(facts, 1)}
        self._marks = marks
        self._notes = {
            one.fact.originator_id: self._numbers[one.seq]
            for one in facts
            if isinstance(one.fact, Entry.EntryWritten)
        }
        self.titles = {
            one.group: f"the class {one.name}" for one in classes.of_school(reader)
        }
        self.titles |= _by_day(reader, facts)
        for one in facts:
            self._call(one, self._numbers[one.seq])

    def note_of(self, recorded: Recorded) -> int | None:
        """Give the piece of the note that a fact belongs to, if that is in the pack."""
        is_note = isinstance(recorded.fact, Entry.EntryWritten)
        return None if is_note else self._notes.get(note_of(recorded.fact))

    def marks_on(self, recorded: Recorded) -> Mapping[str, Sequence[int]]:
        """Give what a note says on itself, with the pieces that say so."""
        if not isinstance(recorded.fact, Entry.EntryWritten):
            return {}
        return {
            mark: [self._numbers[place] for place in places if place in self._numbers]
            for mark, places in self._marks.get(recorded.fact.originator_id, {}).items()
        }

    def _call(self, one: Recorded, number: int) -> None:
        match one.fact:
            case Entry.EntryWritten() as fact:
                self.titles[fact.originator_id] = f"the note in piece {number}"
            case Entry.CommentAdded() as fact if known(fact.comment):
                self.titles[fact.comment] = f"the comment in piece {number}"
            case Entry.EntryCorrected() as fact if known(fact.correction):
                self.titles[fact.correction] = f"the correction in piece {number}"
            case _:
                pass


def _by_day(reader: Reader, facts: Sequence[Recorded]) -> dict[UUID, str]:
    """Call notes that are not in the pack by their day, and by nobody's name."""
    found = written(reader, {note_of(one.fact) for one in facts})
    return {
        note: f"a note for {day_in_words(one.day)}" if one.day else "a note"
        for note, one in found.items()
    }
