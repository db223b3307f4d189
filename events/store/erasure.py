"""Erasing words by destroying their key (docs/record-format.md, 2.7).

The leaf and the proof stay; the sealed words go, and every fact loads with ERASED
in their place. Views hold days and kinds in clear, so they are rebuilt afterwards.
"""

from uuid import UUID

from sqlalchemy import Connection, delete, select, update

from events.store.engine import Database
from events.store.keys import KeyRing, erased_mark, hold_new_keys
from events.store.tables import contents, keys


def erase(conn: Connection, ring: KeyRing, school: UUID, subject: UUID) -> None:
    """Destroy the key of a space's log or of a person, and what lay under it.

    A mark stays in its row, and fsck asks for it: whoever only has the database cannot
    pass off a loss as an erasure. Needs the owner's rights. Call `rotate` right after
    the commit, so that an old copy of the database cannot be read with the key file of
    today.
    """
    where = (keys.c.school == school, keys.c.subject == subject)
    gone = {"kek": None, "wrapped": None, "erased": erased_mark(ring, school, subject)}
    conn.execute(update(keys).where(*where).values(gone))
    where = (contents.c.school == school, contents.c.subject == subject)
    conn.execute(delete(contents).where(*where))


def rotate(database: Database, ring: KeyRing) -> None:
    """Wrap every living key under a new key file and destroy all older ones.

    New keys wait meanwhile, so that none is wrapped under a file that goes.
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
    ring.destroy_older()
