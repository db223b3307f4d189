"""The list of what waits: 300 open actions of 76 children, over the application."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from bench.measured import Row, Size, against
from bench.reading import quiet_app
from bench.school import Diary
from events.agreed_action import AgreedAction
from events.agreed_action_words import Days
from events.base import CHILD_SPACES, Space
from events.circle import Circle
from events.store.unit import Unit
from tests import databases
from tests.cast import AYO, MONDAY, PEOPLE, SIAN, TOM

CHILDREN = 76
ACTIONS = 300
TEXT = "Twenty minutes of reading with Tom in the library, each school day after lunch."
ROWS = """
SELECT * FROM agreed_actions JOIN events USING (school, seq)
JOIN contents USING (school, seq) WHERE school = ? AND stage <> 'closed'
"""


def worklist(folder: Path, size: Size) -> Row:
    """Token, places, rows, words, names, JSON; against a bare SELECT of the rows."""
    template = databases.sqlite_template(folder)
    place = databases.sqlite(template, folder / "record.db", folder / "keys")
    diary = Diary.begin(place)
    _agree(diary)
    client = quiet_app(place).test_client()
    path = f"/api/v1/schools/{diary.school}/worklist"
    headers = {"Authorization": f"Bearer {diary.small.senco}"}

    def ours() -> None:
        for _ in range(size.each):
            answer = client.get(path, headers=headers)
            assert len(answer.get_json()["actions"]) == ACTIONS

    with closing(sqlite3.connect(str(place.web.url.database))) as conn:

        def rival() -> None:
            for _ in range(size.each):
                found = conn.execute(ROWS, (diary.school.hex,)).fetchall()
                assert len(found) == ACTIONS

        row = against("worklist, 300 actions", "≤ 100 ms", ours, rival, size, size.each)
    place.close()
    return row


def _agree(diary: Diary) -> None:
    """Enrol the children, and agree on actions around each in turn."""
    children = [AYO]
    with diary.store.unit(diary.school) as unit:
        children += [_enrol(unit) for _ in range(CHILDREN - 1)]
    today = datetime.now(UTC).date()
    with diary.store.unit(diary.school) as unit:
        for number in range(ACTIONS):
            child = children[number % CHILDREN]
            action = AgreedAction.propose(uuid4(), child, TEXT, by=SIAN)
            action.name_owner(TOM.person, TOM.side, by=SIAN)
            due = today + timedelta(days=number % 60)
            action.set_days(Days(due, due), by=SIAN, today=today)
            unit.save(action, log=unit.log_of(child, Space.SHARED))


def _enrol(unit: Unit) -> UUID:
    child, slot = uuid4(), unit.next_slot()
    for number, space in enumerate(CHILD_SPACES, start=slot):
        unit.open_space(uuid4(), child, space, number, SIAN.person)
    circle = Circle(id=child, name="Kit Moss", by=SIAN.person)
    for one in PEOPLE:
        circle.join(one, "A name", None, by=SIAN.person, today=MONDAY)
    unit.save(circle, log=unit.log_of(child, Space.SHARED))
    return child
