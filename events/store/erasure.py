"""Erasing words by destroying their key (docs/record-format.md, 2.7).

The leaf and the proof stay; the sealed words go, and every fact loads with ERASED
in their place. Views hold days and kinds in clear, so they are rebuilt afterwards.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, Table, delete, select, update

from events.store.attachments import bound
from events.store.engine import Database
from events.store.key_copies import destroy_copies
from events.store.keys import KeyRing, erased_mark, hold_new_keys
from events.store.small_seals import SmallSeals, seal_again
from events.store.tables import attachments, contents, keys

# Tables of other sealed things: they have the columns school, subject and sealed, and
# a function gives what binds a row. An erasure deletes their rows by subject, and a
# new key seals them again (`events.store.mentions`).
BLOBS: Final[Mapping[Table, Callable[[Row[Any]], bytes]]] = {attachments: bound}


def erase(conn: Connection, ring: KeyRing, school: UUID, subject: UUID) -> bool:
    """Destroy the key of a space's log or of a person, and what lay under it.

    A mark stays in its row, and fsck asks for it: whoever only has the database cannot
    pass off a loss as an erasure. Needs the owner's rights. Call `rotate` right after
    the commit, so that an old copy of the database cannot be read with the key file of
    today. False if there was no living key.
    """
    gone = {"kek": None, "wrapped": None, "erased": erased_mark(ring, school, subject)}
    living = (
        keys.c.school == school,
        keys.c.subject == subject,
        keys.c.wrapped.is_not(None),
    )
    found = conn.execute(update(keys).where(*living).values(gone)).rowcount
    for table in (contents, *BLOBS):
        same = (table.c.school == school, table.c.subject == subject)
        conn.execute(delete(table).where(*same))
    return found > 0


def rotate(database: Database, ring: KeyRing, small: SmallSeals) -> list[Path]:
    """Wrap every living key under a new key file and destroy all older ones.

    *small* names what is sealed under the key file itself: it is sealed again.
    New keys wait meanwhile, so that none is wrapped under a file that goes. The keys
    in backups that can be reached are destroyed too; the others are named.
    """
    with database.writing() as conn:
        hold_new_keys(conn)
        ring.rotate()
        for row in conn.execute(select(keys).where(keys.c.wrapped.is_not(None))).all():
            key = ring.unwrap(row.school, row.subject, row.kek, bytes(row.wrapped))
            conn.execute(
                update(keys)
                .where(keys.c.school == row.school, keys.c.subject == row.subject)
                .values(
                    kek=ring.current, wrapped=ring.wrap(row.school, row.subject, key)
                )
            )
        seal_again(conn, ring, small)
    ring.destroy_older()
    return destroy_copies(ring.folder)
