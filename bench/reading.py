"""A page of the diary over the whole application, against a bare SELECT of its rows."""

import logging
import sqlite3
from contextlib import closing

import structlog
from flask import Flask

from bench.measured import Row, Size, against
from bench.school import Diary
from service.app import create_app
from service.settings import Settings
from tests.cast import AYO
from tests.concurrency.callers import of_child
from tests.databases import Place

ROWS = """
SELECT * FROM (
  SELECT * FROM timeline_entries WHERE school = ? AND child = ?
  ORDER BY seq DESC LIMIT 20
) AS page
JOIN events USING (school, seq) JOIN contents USING (school, seq)
"""


def quiet_app(place: Place) -> Flask:
    """Make the application over a database, without a line for each request."""
    app = create_app(
        Settings.from_env(
            {
                "SAMEPAGE_DATABASE_URL": place.address,
                "SAMEPAGE_KEY_DIR": str(place.key_dir),
            }
        )
    )
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR)
    )
    return app


def timeline(diary: Diary, size: Size) -> Row:
    """Token, membership, page, words, seen-by, names of fields, JSON."""
    place = diary.place
    app = quiet_app(place)
    client, path = app.test_client(), f"{of_child(AYO)}/timeline?limit=20"
    headers = {"Authorization": f"Bearer {diary.small.parent}"}

    def ours() -> None:
        for _ in range(size.each):
            answer = client.get(path, headers=headers)
            assert answer.status_code == 200

    with closing(sqlite3.connect(str(place.web.url.database))) as conn:

        def rival() -> None:
            for _ in range(size.each):
                whose = (diary.school.hex, AYO.hex)
                assert len(conn.execute(ROWS, whose).fetchall()) == 20

        return against("timeline, 20 entries", "", ours, rival, size, size.each)
