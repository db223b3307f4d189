"""Keeps every view in step with the record, and fills it again from nothing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Table, create_engine, event, select, type_coerce
from sqlalchemy.dialects import sqlite
from sqlalchemy.pool import QueuePool
from sqlalchemy.schema import CreateIndex, CreateTable, DDLElement
from sqlalchemy.types import NullType

from events.base import Recorded
from events.store import fsck
from events.store.keys import KeyRing
from events.store.raw import columns, hexed, lenient, normal
from events.store.reader import Reader
from events.store.recomputed import Difference, name_of
from events.store.tables import events, school_heads
from projections.advice import AdviceView
from projections.agreed_actions import AgreedActions
from projections.attention import Attention
from projections.base import View, metadata
from projections.beside import Beside
from projections.children import Children
from projections.circle import CircleView
from projections.classes import Classes
from projections.concerns import Concerns
from projections.contacts import Contacts
from projections.day_templates import DayTemplates
from projections.debriefs import Debriefs
from projections.decision_register import DecisionRegister
from projections.decisions import Decisions
from projections.directory import Directory
from projections.duties import Duties
from projections.forms_of_address import FormsOfAddress
from projections.households import Households
from projections.invitations import Invitations
from projections.joint_texts import JointTexts
from projections.limits import Limits
from projections.measures import Measures
from projections.media import MediaPermissions
from projections.meetings import Meetings
from projections.minutes import MinutesView
from projections.own_things import OwnThings
from projections.portraits import Portraits
from projections.preparations import Preparations
from projections.privacy import Privacy
from projections.quiet_days import QuietDays
from projections.requests import Requests
from projections.reviews import Reviews
from projections.roster_changes import RosterChanges
from projections.route_trials import Trials
from projections.school_calendar import Calendar
from projections.second_step import SecondStep
from projections.successes import Successes
from projections.support_answers import SupportAnswers
from projections.timeline import Timeline
from projections.wishes import NoticeWishes

VIEWS: Final[tuple[View, ...]] = (
    AdviceView(),
    AgreedActions(),
    Attention(),
    Beside(),
    Calendar(),
    Children(),
    CircleView(),
    Concerns(),
    Contacts(),
    DayTemplates(),
    Debriefs(),
    DecisionRegister(),
    Decisions(),
    Classes(),
    Directory(),
    Duties(),
    Households(),
    FormsOfAddress(),
    Invitations(),
    JointTexts(),
    Measures(),
    Limits(),
    MediaPermissions(),
    MinutesView(),
    Meetings(),
    NoticeWishes(),
    OwnThings(),
    Portraits(),
    Preparations(),
    Privacy(),
    QuietDays(),
    Requests(),
    Reviews(),
    RosterChanges(),
    SecondStep(),
    Successes(),
    SupportAnswers(),
    Timeline(),
    Trials(),
)
BATCH: Final = 500


def see(conn: Connection, facts: Sequence[Recorded]) -> None:
    """Show new facts to every view, in the transaction that recorded them."""
    for recorded in facts:
        for view in VIEWS:
            view.see(conn, recorded)


def schools(conn: Connection) -> list[UUID]:
    """Name every school in the database."""
    return list(conn.scalars(select(school_heads.c.school)))


def rebuild(
    conn: Connection, ring: KeyRing, school: UUID, views: Sequence[View]
) -> int:
    """Empty *views* for one school and fill them from its facts; count the facts."""
    for view in views:
        view.forget(conn, school)
    count = 0
    for facts in _batches(Reader(conn, ring, school)):
        count += len(facts)
        for recorded in facts:
            for view in views:
                view.see(conn, recorded)
    return count


def _batches(reader: Reader) -> Iterator[list[Recorded]]:
    after = 0
    while facts := reader.facts_after(after, BATCH):
        yield facts
        after = facts[-1].seq


def _made() -> str:
    """Write down the tables of the views for SQLite."""
    made: list[DDLElement] = []
    for table in metadata.sorted_tables:
        made += [CreateTable(table), *map(CreateIndex, table.indexes)]
    return ";".join(str(one.compile(dialect=sqlite.dialect())) for one in made)


_TABLES: Final = _made()
# Each connection is an empty database of its own, and is used again and again.
_SCRATCH: Final = create_engine(
    "sqlite://",
    poolclass=QueuePool,
    max_overflow=-1,
    connect_args={"check_same_thread": False},
)
event.listen(_SCRATCH, "connect", lambda driver, _: driver.executescript(_TABLES))


@contextmanager
def scratch() -> Iterator[Connection]:
    """Open empty view tables in memory; what was put in is rolled back."""
    with _SCRATCH.connect() as conn:
        yield conn


def check(conn: Connection, ring: KeyRing) -> Iterator[Difference]:
    """Compute record and views again; give whatever is not as it was recorded."""
    yield from fsck.check(conn, ring)
    with lenient(conn):
        for school in conn.scalars(columns(school_heads)).all():
            yield from _views(conn, ring, school)
        for view in VIEWS:
            for table in view.tables:
                yield from fsck.strays(conn, table, school_heads, "school")


def _views(conn: Connection, ring: KeyRing, school: object) -> Iterator[Difference]:
    try:
        yield from differences(Reader(conn, ring, UUID(hex=hexed(school))))
    except Exception as error:  # noqa: BLE001 - damage of any kind is a difference
        says = f"cannot be read ({type(error).__name__}), so neither can its views"
        yield Difference(None, None, f"school {school!r} {says}")


def differences(reader: Reader) -> Iterator[Difference]:
    """Compare each row of each view with what the facts say; name what differs."""
    with scratch() as conn:
        for facts in _batches(reader):
            see(conn, facts)
        for view in VIEWS:
            for table in view.tables:
                yield from _table_differences(reader, conn, table)


def _table_differences(
    reader: Reader, truth: Connection, table: Table
) -> Iterator[Difference]:
    expected = _rows(truth, table, reader.school)
    found = _rows(reader.conn, table, reader.school)
    for row in sorted(found - expected, key=repr):
        yield _differs(reader, table, row, "a row that no fact accounts for")
    for row in sorted(expected - found, key=repr):
        yield _differs(reader, table, row, "a row is missing")


def _rows(conn: Connection, table: Table, school: UUID) -> set[tuple[Any, ...]]:
    found = conn.execute(columns(table).where(table.c.school == school))
    return {tuple(normal(value) for value in row) for row in found}


def _differs(reader: Reader, table: Table, row: Sequence[Any], says: str) -> Difference:
    """Name the fact that the row stands on, if there is one."""
    named = dict(zip(table.columns.keys(), row, strict=True))
    words = ", ".join(f"{name} {value}" for name, value in named.items() if value)
    chosen = columns(events).where(
        events.c.school == reader.school,
        type_coerce(events.c.seq, NullType()) == named["seq"],
    )
    fact = reader.conn.execute(chosen).first()
    log = None if fact is None else name_of(hexed(fact.log))
    seq = None if fact is None else fact.log_seq
    return Difference(log, seq, f"view {table.name}: {says}: {words}")
