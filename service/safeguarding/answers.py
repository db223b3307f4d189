"""What a safeguarding lead reads: limits, openings, and what was moved."""

from dataclasses import dataclass
from itertools import chain, islice
from typing import Final
from uuid import UUID

from events.base import ERASED, Recorded, Space, known
from events.store.canonical import moment
from events.store.reader import Reader
from projections import children, directory, limit_conditions, limits, timeline_moves
from projections.limits import Opened
from projections.timeline_moves import Moved
from service.context import NotHere, Serving, Standing, services
from service.limit_stories import Told, told_of
from service.people import Who, who
from service.record_lines import Line, lines

# Other facts of this log, such as first looks, are not a lead's to read.
OWN: Final = ("limit/", "access/", "diary/")


@dataclass(frozen=True, slots=True)
class Overview:
    """All children of a school, and whatever waits for somebody."""

    children: list[tuple[UUID, str]]
    held: list[Told]
    due: list[Told]
    waiting: list[Told]


@dataclass(frozen=True, slots=True)
class Away:
    """A note, or one answer to it (*part*), that stands in the restricted space."""

    entry: UUID
    part: UUID | None
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class ChildFile:
    """What the restricted space holds about one child."""

    limits: list[Told]
    openings: list[Opened]
    open_now: Opened | None
    away: list[Away]
    lines: list[Line]
    who: Who


def overview(at: Serving) -> Overview:
    """Give the children a lead may ask about, and the orders to look at."""
    with services().store.reading(at.school) as reader:
        kept_out = _kept_out(reader, at.by.person)
        told = [
            one
            for one in told_of(reader)
            if one.limit.person != at.by.person and one.limit.child not in kept_out
        ]
        ids = {one.child for one in children.of_school(reader)} - kept_out
        names = directory.names_of(reader, ids)
    return Overview(
        children=sorted(names.items(), key=lambda one: one[1].casefold()),
        held=[one for one in told if one.works],
        due=[one for one in told if one.is_due],
        waiting=[one for one in told if one.limit.waits],
    )


def child_file(at: Serving, child: UUID) -> ChildFile:
    """Give everything in the restricted space of one child."""
    now = moment(services().edge.now())
    with services().store.reading(at.school) as reader:
        log = reader.log_of(child, Space.RESTRICTED)
        kept = [] if log is None else reader.facts_of_log(log)
        facts = [one for one in kept if one.fact.TOPIC.startswith(OWN)]
        opened = limits.openings_of(reader, child)
        mine = [o for o in opened if o.person == at.by.person and o.is_open(now)]
        told = [one for one in told_of(reader) if one.limit.child == child]
        away = _away(reader, child)
        done = lines(reader, facts, words=False)
        spoken = {line.by for one in away for line in one.lines} | {
            line.by for line in done
        }
        people = {
            child,
            *(one.person for one in opened),
            *(one for one in spoken if one),
        }
        names = who(reader, child, people, services().edge.today())
    return ChildFile(told, opened, next(iter(mine), None), away, done, names)


def away_one(at: Serving, child: UUID, entry: UUID) -> list[Away]:
    """Give what was moved of one note; NotHere if nothing was."""
    with services().store.reading(at.school) as reader:
        found = [one for one in _away(reader, child) if one.entry == entry]
    if not found:
        raise NotHere
    return found


def entry_lines(at: Standing, entry: UUID) -> list[tuple[UUID | None, Line]]:
    """Give what can be moved: the note, and each answer that stands there now."""
    with services().store.reading(at.school) as reader:
        moved = timeline_moves.moved_of(reader, at.child)
        facts = timeline_moves.seen(moved, reader.facts_of_stream(entry))
        if not facts or getattr(facts[0].fact, "child", None) != at.child:
            raise NotHere
        first, *later = facts
        answers = [one for one in later if part_of(one.fact) is not None]
        told = lines(reader, [first, *answers], words=True)
    parts = [None, *(part_of(one.fact) for one in answers)]
    return list(zip(parts, told, strict=True))


def part_of(fact: object) -> UUID | None:
    """Give the id of a reply or a correction."""
    comment = known(getattr(fact, "comment", ERASED))
    found: UUID | None = comment or known(getattr(fact, "correction", ERASED))
    return found


def _away(reader: Reader, child: UUID) -> list[Away]:
    found = _facts_away(reader, timeline_moves.moved_of(reader, child))
    facts = list(chain.from_iterable(own for _, _, own in found))
    counted = (range(1, len(own) + 1) for _, _, own in found)
    numbers = chain.from_iterable(counted)
    told = iter(lines(reader, facts, words=True, numbers=numbers))
    return [
        Away(entry, part, list(islice(told, len(own)))) for entry, part, own in found
    ]


def _facts_away(
    reader: Reader, moved: Moved
) -> list[tuple[UUID, UUID | None, list[Recorded]]]:
    """Give the facts of each note, and each answer, that was moved."""
    notes: dict[UUID, list[Recorded]] = {
        entry: [] for entry in sorted(moved.entries, key=str)
    }
    for one in reader.facts_of_streams(notes):
        notes[one.fact.originator_id].append(one)
    parts = reader.facts_at(seq for *_, seq in moved.parts)
    return [
        *((entry, None, facts) for entry, facts in notes.items()),
        *((entry, part, [parts[seq]]) for entry, part, seq in moved.parts),
    ]


def _kept_out(reader: Reader, person: UUID) -> set[UUID]:
    """Name the children for whom this person does not act by a duty."""
    today = services().edge.today()
    families = limit_conditions.families_of(reader.conn, reader.school, person)
    found = (one for one in limits.of_school(reader) if one.person == person)
    return families | {one.child for one in found if one.works_on(today)}
