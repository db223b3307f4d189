"""A note is disputed, not used for decisions meanwhile, and answered by the school."""

from collections.abc import Callable
from datetime import date

import pytest

from events.base import Actor
from events.dispute import CannotDispute, CannotSettleDispute, Dispute, Outcome
from tests.cast import AMINA, AYO, SIAN, TOM, an_id
from tests.scenario import Said, fact, given, new_facts

NOTE, MARKER = an_id("a note"), an_id("a dispute")
BY = date(2026, 10, 7)
BLANKS = ["", "  ", "\n"]
WHY = "We asked everybody who was there."


def disputed(text: str = "He was not there.") -> Dispute:
    return Dispute.mark(MARKER, AYO, NOTE, text, BY, by=AMINA)


def restricted() -> Said:
    return fact(Dispute.UseRestricted, entry=NOTE, by=TOM.person)


def settled(outcome: Outcome = Outcome.CORRECTED) -> Said:
    return fact(
        Dispute.DisputeSettled,
        entry=NOTE,
        outcome=outcome,
        reason=WHY,
        by=SIAN.person,
    )


def test_somebody_says_that_a_note_is_wrong() -> None:
    (said,) = new_facts(disputed())
    assert said.kind is Dispute.EntryDisputed
    assert (said.words["answer_by"], said.words["by"]) == (BY, AMINA.person)


@pytest.mark.parametrize("text", BLANKS)
def test_what_is_wrong_is_said_in_words(text: str) -> None:
    with pytest.raises(CannotDispute, match="at least one word"):
        disputed(text)


def test_it_is_not_used_for_decisions_meanwhile() -> None:
    given(disputed()).when(lambda one: one.restrict(by=TOM)).then(restricted())


def test_it_is_marked_so_once() -> None:
    given(disputed(), restricted()).when(lambda one: one.restrict(by=TOM)).then_refused(
        CannotSettleDispute.because_it_is_restricted()
    )


def test_the_school_ends_that_before_it_answers() -> None:
    given(disputed(), restricted()).when(
        lambda one: one.end_restriction(WHY, by=SIAN)
    ).then(fact(Dispute.RestrictionEnded, entry=NOTE, reason=WHY, by=SIAN.person))


def test_what_is_not_marked_is_not_ended() -> None:
    given(disputed()).when(lambda one: one.end_restriction(WHY, by=SIAN)).then_refused(
        CannotSettleDispute.because_it_is_not_restricted()
    )


@pytest.mark.parametrize("outcome", Outcome)
def test_the_school_answers(outcome: Outcome) -> None:
    given(disputed()).when(lambda one: one.settle(outcome, WHY, by=SIAN)).then(
        settled(outcome)
    )


@pytest.mark.parametrize("reason", BLANKS)
def test_the_school_says_why(reason: str) -> None:
    given(disputed()).when(
        lambda one: one.settle(Outcome.CORRECTED, reason, by=SIAN)
    ).then_refused(CannotSettleDispute.because_it_is_blank())
    given(disputed(), restricted()).when(
        lambda one: one.end_restriction(reason, by=SIAN)
    ).then_refused(CannotSettleDispute.because_it_is_blank())


@pytest.mark.parametrize("who", [AMINA, TOM], ids=["parent", "teacher"])
def test_nobody_else_answers(who: Actor) -> None:
    given(disputed()).when(
        lambda one: one.settle(Outcome.CORRECTED, WHY, by=who)
    ).then_refused(CannotSettleDispute.because_it_is_for_the_school())


@pytest.mark.parametrize(
    "ask",
    [
        lambda one: one.restrict(by=TOM),
        lambda one: one.end_restriction(WHY, by=SIAN),
        lambda one: one.settle(Outcome.CORRECTED, WHY, by=SIAN),
    ],
    ids=["restrict", "end", "settle"],
)
def test_what_is_answered_stays_so(ask: Callable[[Dispute], object]) -> None:
    given(disputed(), settled()).when(ask).then_refused(
        CannotSettleDispute.because_it_is_settled()
    )
