"""Every view takes every fact whose words were erased."""

from uuid import UUID

import pytest

from events.base import ERASED, Recorded
from events.catalogue import KINDS
from projections.runner import scratch, see
from tests.cast import LARKFIELD, SIAN, a_new_id


@pytest.mark.parametrize("topic", KINDS)
def test_a_view_takes_a_fact_without_its_words(topic: str) -> None:
    kind = KINDS[topic]
    fact = kind.cls.__new__(kind.cls)
    words = dict.fromkeys(kind.fields, ERASED)
    of = {"originator_id": a_new_id(), "originator_version": 1, "by": SIAN.person}
    fact.__dict__.update(words, **of)
    at, log = "2026-09-07T08:00:00.000000Z", UUID(int=7)
    with scratch() as conn:
        see(conn, [Recorded(LARKFIELD, 1, log, 0, at, bytes(32), fact)])
