"""A meeting is told from its facts: who does what, and who could not be there."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from eventsourcing.domain import Aggregate

from events.base import ERASED, Actor, Fact, Recorded
from events.meeting import Meeting, When
from events.meeting_kinds import Away, MeetingKind, MeetingRole, Way
from events.meeting_role import Asked, SharedRole
from events.taking_part import TakingPart
from projections.meeting_rows import MeetingRow
from projections.meeting_steps import told
from projections.meetings import Missed, _miss
from tests.cast import AMINA, AYO, LARKFIELD, LUKASZ, SIAN, TUESDAY, an_id

MEETING: Final = an_id("a meeting that is told")
FAMILY: Final = frozenset({AMINA.person, LUKASZ.person})
AT: Final = "2026-09-08T08:00:00.000000Z"
ASKED: Final = Asked(FAMILY | {SIAN.person}, FAMILY)


def proposed() -> Meeting:
    return Meeting.propose(
        MEETING,
        AYO,
        MeetingKind.INFORMAL,
        "How reading goes.",
        When(TUESDAY),
        frozen_days=0,
        by=SIAN,
        today=TUESDAY,
    )


def chair() -> SharedRole:
    return SharedRole.offer(
        MEETING,
        AYO,
        MeetingKind.CONCERN,
        TUESDAY,
        MeetingRole.CHAIR,
        TUESDAY,
        by=SIAN,
        today=TUESDAY,
    )


def part(by: Actor = AMINA) -> TakingPart:
    return TakingPart.ask(MEETING, AYO, by.person, by=SIAN)


def facts_of(*things: Aggregate) -> list[Fact]:
    facts = [one for thing in things for one in thing.collect_events()]
    return [one for one in facts if isinstance(one, Fact)]


def erased(kind: type[Fact], words: Iterable[str]) -> Fact:
    fact = kind.__new__(kind)
    of = {"originator_id": an_id("erased"), "originator_version": 1, "by": SIAN.person}
    fact.__dict__.update(dict.fromkeys(words, ERASED), **of)
    return fact


def as_recorded(facts: Iterable[Fact]) -> list[Recorded]:
    log = UUID(int=7)
    return [
        Recorded(LARKFIELD, seq, log, seq, AT, bytes(32), fact)
        for seq, fact in enumerate(facts)
    ]


def told_of(*facts: Fact) -> MeetingRow:
    row = told(as_recorded([*facts_of(proposed()), *facts]))
    assert row is not None
    return row


def test_a_role_is_held_declined_and_free_again() -> None:
    role = chair()
    role.decline(ASKED, by=LUKASZ)
    role.accept(ASKED, by=AMINA, today=TUESDAY)
    row = told_of(*facts_of(role))
    assert row.chair == AMINA.person
    (shared,) = row.roles
    assert [one.by for one in shared.declined] == [LUKASZ.person]
    assert shared.unanswered(FAMILY) == []
    role.decline(ASKED, by=AMINA)
    role.accept(ASKED, by=LUKASZ, today=TUESDAY)
    later = told_of(*facts_of(chair()), *facts_of(role))
    assert later.chair == LUKASZ.person


def test_a_role_that_was_given_back_leaves_the_proposer_in_the_chair() -> None:
    role = chair()
    role.accept(ASKED, by=AMINA, today=TUESDAY)
    role.decline(ASKED, by=AMINA)
    row = told_of(*facts_of(role))
    assert row.chair == SIAN.person
    (shared,) = row.roles
    assert shared.unanswered(FAMILY) == [one for one in FAMILY if one == LUKASZ.person]


def test_what_was_erased_of_roles_and_reasons_is_passed_over() -> None:
    words = ("meeting", "role", "until", "side", "person", "reason", "text", "way")
    kinds = (
        SharedRole.MeetingRoleOffered,
        SharedRole.MeetingRoleAccepted,
        SharedRole.MeetingRoleDeclined,
        TakingPart.AwayExplained,
        TakingPart.ChangePlanned,
    )
    row = told_of(*(erased(kind, words) for kind in kinds))
    assert (row.roles, row.parts) == ([], {})
    found: dict[UUID, Missed] = {}
    for one in as_recorded(erased(kind, words) for kind in kinds):
        _miss(found, one)
    assert found == {}


def test_a_reason_stands_until_a_way_is_chosen() -> None:
    one = part()
    one.say_away(Away.TIME, "", by=AMINA, for_others=False)
    one.plan_change("We meet at four.", by=SIAN)
    facts = facts_of(one)
    said = told_of(*facts).parts[AMINA.person]
    assert (said.away, said.way) == (Away.TIME, None)
    assert said.away_said is not None
    assert [change.text for change in said.next_time] == ["We meet at four."]
    found: dict[UUID, Missed] = {}
    for each in as_recorded(facts):
        _miss(found, each)
    day = date(2026, 9, 8)
    assert list(found.values()) == [Missed(day, Away.TIME, is_answered=True)]
    one.choose_way(Way.PHONE, by=AMINA, for_others=False)
    chosen = facts_of(one)
    said = told_of(*facts, *chosen).parts[AMINA.person]
    assert (said.away, said.away_said, said.way) == (None, None, Way.PHONE)
    for each in as_recorded(chosen):
        _miss(found, each)
    assert found == {}
