"""What is told of a child's part when words of its meeting were erased."""

from datetime import UTC, datetime, timedelta

from projections.meeting_paper_rows import ChildsPartSaid
from projections.meeting_rows import MeetingRow
from tests.cast import AYO, TOM, an_id

STARTS = datetime(2026, 9, 25, 14, tzinfo=UTC)
AT = "2026-09-07T08:00:00.000000Z"


def test_a_part_of_a_meeting_whose_day_was_erased_is_not_asked_about() -> None:
    row = MeetingRow(
        id=an_id("a meeting"),
        child=AYO,
        kind=None,
        purpose=None,
        organiser=None,
        proposed_at=AT,
        day=None,
        starts=None,
        minutes=None,
        place=None,
        frozen_days=0,
        agreed={},
    )
    assert row.when is None
    assert row.childs_part_is_open
    ends = STARTS + timedelta(minutes=15)
    row.childs_parts.append(ChildsPartSaid(TOM.person, AT, starts=STARTS, ends=ends))
    assert not row.childs_part_is_open
