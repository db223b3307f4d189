"""Whatever happens to a kept file behind the record's back, fsck says so."""

from collections.abc import Callable
from hashlib import sha256

import pytest
from sqlalchemy import Connection, delete, insert, select, text, update

from events.attachment import Attachment, free_place
from events.base import Space
from events.media import File, MediaKind
from events.store import keys
from events.store.attachments import PIECE_BYTES, bound_at, piece
from events.store.tables import attachments
from events.store.unit import Store
from projections.runner import check, see
from tests import databases
from tests.cast import AMINA, LARKFIELD, Clock, a_note, a_school, shared_log, written
from tests.databases import Place
from tests.erasing import erased

LARGE = bytes(range(256)) * (PIECE_BYTES // 256) * 2 + b"end"


def with_files(place: Place) -> None:
    store = Store(place.web, place.ring, see, Clock())
    a_school(store)
    with store.unit(LARKFIELD) as unit:
        entry = written(unit, a_note())
        log = unit.log_of(entry.child, Space.SHARED)
        for content in (LARGE, LARGE, b"small"):
            file = File(MediaKind.DOCUMENT, "application/pdf", "a.pdf", None, content)
            at = free_place(entry.id, unit.is_taken)
            stored = unit.keep(content, log)
            more = {"entry": entry.id, "child": entry.child, "by": AMINA}
            unit.save(Attachment.beside(entry.id, at, file, stored, **more), log=log)  # type: ignore[arg-type]


def differences(place: Place, how: Callable[[Connection], object]) -> list[str]:
    with place.owner.engine.connect() as conn:
        if place.owner.is_sqlite:
            for verb in ("update", "delete"):
                conn.execute(text(f"DROP TRIGGER attachments_no_{verb}"))
        else:
            conn.execute(text("ALTER TABLE attachments DISABLE TRIGGER USER"))
        how(conn)
        found = [one.says for one in check(conn, place.ring)]
        conn.rollback()
    return found


def small(conn: Connection) -> dict[str, object]:
    row = conn.execute(select(attachments).where(attachments.c.parts == 1)).one()
    return dict(row._mapping)


def large(conn: Connection, part: int) -> dict[str, object]:
    where = (attachments.c.parts == 3, attachments.c.part == part)
    return dict(conn.execute(select(attachments).where(*where)).one()._mapping)


def swap(conn: Connection) -> None:
    first, second = large(conn, 0), large(conn, 1)
    for one, other in ((first, second), (second, first)):
        conn.execute(
            update(attachments)
            .where(attachments.c.parts == 3, attachments.c.part == one["part"])
            .values(sealed=other["sealed"])
        )


ATTACKS: list[tuple[str, Callable[[Connection], object], str]] = [
    (
        "a file is gone",
        lambda conn: conn.execute(delete(attachments).where(attachments.c.parts == 1)),
        "its file is missing",
    ),
    (
        "the last piece is gone",
        lambda conn: conn.execute(delete(attachments).where(attachments.c.part == 2)),
        "its file does not open",
    ),
    ("two pieces are swapped", swap, "its file does not open"),
    (
        "another file lies there",
        lambda conn: conn.execute(
            update(attachments)
            .where(attachments.c.parts == 1)
            .values(sealed=large(conn, 0)["sealed"])
        ),
        "its file does not open",
    ),
    (
        "a file that nobody added",
        lambda conn: conn.execute(
            insert(attachments).values({**small(conn), "blob": bytes(32)})
        ),
        "a file is here that no fact speaks of",
    ),
    (
        "one piece too many",
        lambda conn: conn.execute(
            insert(attachments).values({**large(conn, 2), "part": 3})
        ),
        "its file does not open",
    ),
]


@pytest.mark.parametrize(
    ("how", "says"), [one[1:] for one in ATTACKS], ids=[one[0] for one in ATTACKS]
)
def test_a_file_that_was_touched_is_named(
    address: databases.Place, how: Callable[[Connection], object], says: str
) -> None:
    with_files(address)
    assert differences(address, lambda _: None) == []
    assert says in differences(address, how)


def test_the_same_file_of_one_child_is_kept_once(address: databases.Place) -> None:
    with_files(address)
    with address.owner.reading() as conn:
        assert len(conn.execute(select(attachments.c.part)).all()) == 3 + 1


def test_erasing_the_space_ends_its_files(address: databases.Place) -> None:
    with_files(address)
    with address.owner.reading() as conn:
        kept = small(conn)
    erased(address, shared_log(a_note().child))
    with address.owner.reading() as conn:
        assert conn.execute(select(attachments.c.part)).all() == []
        assert list(check(conn, address.ring)) == []
    back = differences(
        address, lambda conn: conn.execute(insert(attachments).values(kept))
    )
    assert back == ["a file is here though it was erased"]


def test_a_file_of_other_bytes_under_the_right_key_is_named(
    address: databases.Place,
) -> None:
    """Whoever has the keys could seal something else in its place."""
    with_files(address)

    def forge(conn: Connection) -> None:
        row = conn.execute(select(attachments).where(attachments.c.parts == 1)).one()
        place = (row.school, row.subject, bytes(row.blob), 0, 1)
        cipher = keys.key_for_writing(conn, address.ring, row.school, row.subject)
        sealed = keys.seal(cipher, b"other", bound_at(*place))
        conn.execute(
            update(attachments).where(attachments.c.parts == 1).values(sealed=sealed)
        )

    assert "its file is not the one that was added" in differences(address, forge)


def test_a_piece_that_is_not_there_is_nothing(address: databases.Place) -> None:
    with_files(address)
    with address.web.reading(LARKFIELD) as conn:
        row = conn.execute(select(attachments).where(attachments.c.parts == 1)).one()
        whose = (conn, address.ring, row.school, row.subject)
        small_one = sha256(b"small").hexdigest()
        assert piece(*whose, small_one, 0) == b"small"
        assert piece(*whose, small_one, 1) is None
