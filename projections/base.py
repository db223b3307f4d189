"""What every view has: tables without words, and a handler for each fact it knows."""

from collections.abc import Iterable
from functools import cache, singledispatchmethod
from typing import ClassVar, Final, Protocol
from uuid import UUID

from sqlalchemy import Connection, Date, MetaData, Table, delete

from events.base import Fact, Recorded

metadata: Final = MetaData()
DAY: Final = Date


class Sight(Protocol):
    """What a question is asked of: rows of one school, and the words behind them.

    It is the record as it is now, or as it was at a moment (`projections.as_at`).
    """

    @property
    def conn(self) -> Connection: ...
    @property
    def school(self) -> UUID: ...
    def facts_at(self, seqs: Iterable[int]) -> dict[int, Recorded]: ...
    def facts_of_stream(self, stream: UUID) -> list[Recorded]: ...


class View:
    """One question, its tables, and what each fact changes in the answer."""

    name: ClassVar[str]
    tables: ClassVar[tuple[Table, ...]]

    def see(self, conn: Connection, recorded: Recorded) -> None:
        """Bring the tables up to *recorded*; facts nobody asks about pass by."""
        if _asks(vars(type(self))["show"], type(recorded.fact)):
            self.show(recorded.fact, conn, recorded)

    def show(self, fact: Fact, conn: Connection, recorded: Recorded) -> None:
        """Handle one fact, by its type."""
        raise NotImplementedError

    def forget(self, conn: Connection, school: UUID) -> None:
        """Empty the tables of one school."""
        for table in self.tables:
            conn.execute(delete(table).where(table.c.school == school))


@cache
def _asks(shows: "singledispatchmethod[None]", kind: type[Fact]) -> bool:
    """Say whether a view has a handler for facts of this kind."""
    asked = shows.dispatcher.registry.keys() - {object}
    return not asked.isdisjoint(kind.__mro__)
