"""Does the database still say what was recorded? Everything is computed again.

Rows are read raw and in the order of the school, a few thousand at a time, so that
whatever is damaged becomes a difference and never a failure. The views are compared
by `projections.runner`, which knows them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import (
    Connection,
    Row,
    Select,
    Table,
    and_,
    case,
    exists,
    func,
    select,
    type_coerce,
)
from sqlalchemy.types import NullType

from events.base import CHILD_SPACES, Space
from events.store import merkle
from events.store.errors import KeysMissing
from events.store.fsck_attachments import Files
from events.store.keys import KeyRing, erased_mark, log_mark
from events.store.raw import columns, dashed, hexed, is_text, lenient, of_school
from events.store.recomputed import Difference, Facts, Log, name_of
from events.store.tables import (
    attachments,
    contents,
    events,
    idempotency,
    keys,
    leaves,
    logs,
    school_heads,
)

OF_A_SCHOOL: Final = (logs, events, keys, idempotency, attachments)
NEVER: Final = float("inf")


def check(conn: Connection, ring: KeyRing) -> Iterator[Difference]:
    """Compute the whole record again and give whatever is not as it was recorded."""
    with lenient(conn):
        for head in conn.execute(columns(school_heads)).all():
            yield from _check_school(conn, ring, head)
        for table in OF_A_SCHOOL:
            yield from strays(conn, table, school_heads, "school")
        yield from strays(conn, leaves, events, "school", "log", "log_seq")
        yield from strays(conn, contents, events, "school", "seq")


def _check_school(
    conn: Connection, ring: KeyRing, head: Row[Any]
) -> Iterator[Difference]:
    try:
        school = UUID(hex=hexed(head.school))
    except (ValueError, TypeError, AttributeError):
        yield Difference(None, None, f"the id of school {head.school!r} is damaged")
        return
    ciphers: dict[str, AESGCM | None] = {}
    yield from _open_keys(conn, ring, head.school, ciphers)
    facts = Facts(school, ring, ciphers)
    files = Files(conn, ring, school, ciphers)
    yield from _go_over(conn, head.school, facts, files)
    yield from files.strays(head.school)
    yield from _check_head(head, school, facts)
    found = conn.execute(columns(logs).where(of_school(logs, head.school))).all()
    yield from _check_logs(found, facts, ciphers)
    yield from _check_bounds(ring, school, found)
    yield from _check_spaces(school, found)
    yield from _spare_keys({hexed(row.log) for row in found}, facts, ciphers)


def _open_keys(
    conn: Connection, ring: KeyRing, school: object, ciphers: dict[str, AESGCM | None]
) -> Iterator[Difference]:
    """Open every data key of the school into *ciphers*; None for one erased."""
    for row in conn.execute(columns(keys).where(of_school(keys, school))):
        subject = hexed(row.subject)
        try:
            owner, about = UUID(hex=hexed(school)), UUID(hex=subject)
            if row.kek is None and row.wrapped is None:
                yield from _close(row, erased_mark(ring, owner, about), ciphers)
                continue
            ciphers[subject] = AESGCM(ring.unwrap(owner, about, row.kek, row.wrapped))
        except (InvalidTag, KeysMissing, TypeError, ValueError, AttributeError):
            yield _of_key(subject, "is damaged")
        if row.erased is not None:
            yield _of_key(subject, "is here though it was erased")


def _close(
    row: Row[Any], mark: bytes, ciphers: dict[str, AESGCM | None]
) -> Iterator[Difference]:
    """Believe that a key was erased only when it carries the mark of an erasure."""
    if row.erased == mark:
        ciphers[hexed(row.subject)] = None
    else:
        yield _of_key(hexed(row.subject), "is gone, and no erasure accounts for it")


def _of_key(subject: object, says: str) -> Difference:
    return Difference(name_of(subject), None, f"the key of {subject} {says}")


def _go_over(
    conn: Connection, school: object, facts: Facts, files: Files
) -> Iterator[Difference]:
    """Go over facts, words and kept answers together, in the order of the school."""
    sealed, kept = (
        _Lane(
            conn.execute(columns(table).where(of_school(table, school)).order_by("seq"))
        )
        for table in (contents, idempotency)
    )
    for row in conn.execute(_facts_of(school)):
        facts.check(row, [one for one in sealed.up_to(row.seq) if one.seq == row.seq])
        yield from facts.found
        facts.found.clear()
        while facts.files:
            yield from files.check(school, facts.files.pop())
        for answer in kept.up_to(row.seq):
            yield from _check_answer(answer, facts)
    for answer in kept.up_to(NEVER):
        yield _of_answer(answer, "stands at a place that the school has not reached")


def _facts_of(school: object) -> Select[Any]:
    """Join each fact with its leaf and with what came before it in its stream.

    Where that stands in another log, the leaf refers to the newest in its own.
    """
    past, older = events.alias(), events.alias()
    before = (
        past.c.school == events.c.school,
        past.c.stream == events.c.stream,
        past.c.version == events.c.version - 1,
    )
    in_this_log = select(type_coerce(func.max(older.c.log_seq), NullType())).where(
        older.c.school == events.c.school,
        older.c.stream == events.c.stream,
        older.c.log == events.c.log,
        older.c.version < events.c.version,
    )
    refers_to = case(
        (past.c.log == events.c.log, type_coerce(past.c.log_seq, NullType())),
        else_=in_this_log.scalar_subquery(),
    )
    same = [leaves.c[name] == events.c[name] for name in ("school", "log", "log_seq")]
    rows = events.outerjoin(leaves, and_(*same)).outerjoin(past, and_(*before))
    return (
        columns(events)
        .add_columns(
            leaves.c.leaf,
            past.c.version.label("version_before"),
            refers_to.label("log_seq_before"),
        )
        .select_from(rows)
        .where(of_school(events, school))
        .order_by(events.c.seq)
    )


class _Lane:
    """Rows in the order of the school, taken as far as a place."""

    def __init__(self, rows: Iterable[Row[Any]]) -> None:
        self._rows = iter(rows)
        self._next = next(self._rows, None)

    def up_to(self, seq: float) -> Iterator[Row[Any]]:
        while self._next is not None and _number(self._next.seq) <= _number(seq):
            yield self._next
            self._next = next(self._rows, None)


def _number(seq: object) -> float:
    return seq if isinstance(seq, int) else NEVER


def _check_answer(row: Row[Any], facts: Facts) -> Iterator[Difference]:
    """Compare a kept answer with the log as it is at this place of the school."""
    log = facts.logs.get(hexed(row.log), Log("", UUID(int=0)))
    now = (facts.seq, log.size - 1, log.size, merkle.root(log.frontier))
    if (row.seq, row.log_seq, row.size, row.root) != now:
        yield _of_answer(row, "is not the answer that was given")
    if not (is_text(row.key) and is_text(hexed(row.account))):
        yield _of_answer(row, "is kept under a damaged name")


def _of_answer(row: Row[Any], says: str) -> Difference:
    return Difference(
        name_of(hexed(row.log)), row.log_seq, f"the kept answer of {row.key!r} {says}"
    )


def _check_head(head: Row[Any], school: UUID, facts: Facts) -> Iterator[Difference]:
    if head.seq != facts.seq:
        says = f"has {facts.seq} facts, its head says {head.seq}"
        yield Difference(None, None, f"school {school} {says}")
    if facts.at and head.at != facts.at:
        says = f"was last written at {facts.at}, its head says {head.at}"
        yield Difference(None, None, f"school {school} {says}")
    if head.chain != facts.chain:
        says = "does not end in the chain of its head: a row was changed"
        yield Difference(None, None, f"school {school} {says}")


def _check_logs(
    found: Iterable[Row[Any]], facts: Facts, ciphers: Mapping[str, AESGCM | None]
) -> Iterator[Difference]:
    missing = dict(facts.logs)
    for row in found:
        name, subject = name_of(hexed(row.log)), hexed(row.log)
        log = missing.pop(subject, Log(name, UUID(int=0)))
        for says in _log_differences(row, log, ciphers):
            yield Difference(name, None, says)
        if subject not in ciphers:
            yield Difference(name, None, "it has no key")
    for log in missing.values():
        yield Difference(log.name, None, "it is missing from the table of logs")


def _log_differences(
    row: Row[Any], log: Log, ciphers: Mapping[str, AESGCM | None]
) -> Iterator[str]:
    if row.size != log.size:
        yield f"it has {log.size} leaves, its head says {row.size}"
    if row.frontier != log.frontier:
        yield "its tree is not the one its head keeps"
    if row.root != merkle.root(log.frontier):
        yield "its root is not the one its head says"
    if log.opened is not None:
        yield from _misnamed(row, log.opened)
    elif ciphers.get(hexed(row.log), ...) is not None:
        yield "its first leaf does not say whose it is"


def _misnamed(row: Row[Any], opened: Mapping[str, Any]) -> Iterator[str]:
    for name in ("child", "space", "slot"):
        if dashed(hexed(getattr(row, name))) != opened[name]:
            yield f"its {name} is not what its first leaf says"


def _check_spaces(school: UUID, found: Iterable[Row[Any]]) -> Iterator[Difference]:
    """Each child has one log for each space, a school one register, no slot is free."""
    spaces = Counter((hexed(row.child), row.space) for row in found)
    children = {child for child, _ in spaces}
    wanted = Counter((one, space) for one in children for space in _spaces_of(one))
    if spaces != wanted:
        yield Difference(None, None, f"school {school} has spaces too few or too many")
    if {row.slot for row in found} != set(range(spaces.total())):
        yield Difference(None, None, f"school {school} has slots out of order")


def _check_bounds(
    ring: KeyRing, school: UUID, found: Iterable[Row[Any]]
) -> Iterator[Difference]:
    """Ask each log whose it is, even when its words are erased."""
    for row in found:
        whose = (dashed(hexed(one)) for one in (row.log, row.child))
        if row.bound != log_mark(ring, school, *whose, row.space, row.slot):
            says = "its child, space or slot is not the one it was opened with"
            yield Difference(name_of(hexed(row.log)), None, says)


def _spaces_of(child: object) -> Iterable[Space]:
    return (Space.REGISTER,) if child is None else CHILD_SPACES


def _spare_keys(
    known_logs: set[Any], facts: Facts, ciphers: Mapping[str, AESGCM | None]
) -> Iterator[Difference]:
    for subject, cipher in ciphers.items():
        if subject in known_logs or subject in facts.people:
            continue
        if cipher is not None or facts.all_people_known:
            yield Difference(None, None, f"the key of {subject} opens nothing")


def strays(
    conn: Connection, table: Table, owner: Table, *names: str
) -> Iterator[Difference]:
    """Find rows whose school or fact is not there."""
    same = and_(*(owner.c[name] == table.c[name] for name in names))
    for row in conn.execute(columns(table).where(~exists().where(same))):
        found = row._asdict()
        log = name_of(hexed(found.get("log", found.get("subject"))))
        seq = found.get("log_seq")
        yield Difference(log, seq, f"a row of {table.name} belongs to no {owner.name}")
