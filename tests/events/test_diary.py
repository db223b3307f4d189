"""What may be written in a diary, said to it, changed, seen and sealed."""

from datetime import date
from uuid import UUID

import pytest

from events.base import Actor, Role, Side
from events.diary import Entry
from events.entry_kinds import Kind, Place
from events.entry_refusals import (
    CannotAmendEntry,
    CannotComment,
    CannotCorrectEntry,
    CannotSealEntry,
    CannotWriteEntry,
)
from events.manner import PLAINLY, Manner, Route
from tests.cast import (
    AMINA,
    AYO,
    AYO_IN_PERSON,
    MONDAY,
    SIAN,
    START,
    SUNDAY,
    TOM,
    TUESDAY,
    a_note,
    an_id,
)
from tests.features.shows import shows
from tests.scenario import Said, fact, given, new_facts

FIRST = an_id("first")
BLANKS = ["", "  ", "\n\t", "\u2003"]


def write(  # noqa: PLR0913 - one argument for each word that a test may change
    *,
    text: str = "Slept well.",
    day: date = MONDAY,
    kind: Kind = Kind.NOTE,
    reply_by: date | None = None,
    by: Actor = AMINA,
    today: date = MONDAY,
    manner: Manner = PLAINLY,
) -> Entry:
    words = (day, Place.HOME, kind, text, reply_by)
    return Entry.write(FIRST, AYO, *words, by=by, today=today, manner=manner)


def said_by_tom(comment: UUID = FIRST, text: str = "Thank you.") -> Said:
    words = {"comment": comment, "text": text, "side": TOM.side, "by": TOM.person}
    return fact(Entry.CommentAdded, **words, route=Route.PAGE, written_at=None)


def corrected(correction: UUID = FIRST) -> Said:
    words = {"correction": correction, "text": "He woke twice.", "reason": "I was up."}
    return fact(Entry.EntryCorrected, **words, side=TOM.side, by=TOM.person)


def seen_by(who: Actor) -> Said:
    return fact(Entry.EntrySeen, by=who.person)


def sealed(who: Actor = AMINA) -> Said:
    return fact(Entry.EntrySealed, reason="Another child.", by=who.person)


def amended(text: str = "Slept very well.") -> Said:
    return fact(Entry.EntryAmended, text=text, reason="A slip.", by=AMINA.person)


class TestWriting:
    def test_an_entry_is_written(self) -> None:
        assert new_facts(write()) == [
            fact(
                Entry.EntryWritten,
                child=AYO,
                day=MONDAY,
                place=Place.HOME,
                kind=Kind.NOTE,
                text="Slept well.",
                reply_by=None,
                side=Side.HOME,
                route=Route.PAGE,
                told_by=None,
                written_at=None,
                taps={},
                by=AMINA.person,
            )
        ]

    def test_how_the_words_came_is_kept(self) -> None:
        manner = Manner(
            route=Route.CLASS_ROUND,
            told_by="The driver",
            written_at=START,
            taps={"mood": "happy", "sleep": "slept-well"},
        )
        (fact,) = write(text="", manner=manner).collect_events()
        assert isinstance(fact, Entry.EntryWritten)
        assert fact.route is Route.CLASS_ROUND
        assert (fact.told_by, fact.written_at) == ("The driver", START)
        assert list(fact.taps) == ["sleep", "mood"]

    def test_a_day_in_taps_needs_no_words(self) -> None:
        entry = write(text="", manner=Manner(taps={"food": "ate-some"}))
        assert entry.text == ""

    @pytest.mark.parametrize(
        "taps", [{"sleep": "happy"}, {"weather": "happy"}, {"mood": ""}]
    )
    def test_what_nobody_can_tap_is_refused(self, taps: dict[str, str]) -> None:
        with pytest.raises(CannotWriteEntry, match="none of the choices"):
            write(manner=Manner(taps=taps))

    @pytest.mark.parametrize("text", BLANKS)
    def test_a_blank_entry_is_refused(self, text: str) -> None:
        with pytest.raises(CannotWriteEntry, match="at least one word"):
            write(text=text)

    def test_nobody_writes_about_tomorrow(self) -> None:
        with pytest.raises(CannotWriteEntry, match="8 September 2026 has not come"):
            write(day=TUESDAY)

    def test_yesterday_can_be_written_about(self) -> None:
        assert write(day=SUNDAY).child == AYO

    @pytest.mark.parametrize("reply_by", [MONDAY, TUESDAY])
    def test_a_reply_is_asked_for_by_a_day(self, reply_by: date) -> None:
        (written,) = new_facts(write(kind=Kind.REPLY_NEEDED, reply_by=reply_by))
        assert written.words["reply_by"] == reply_by

    @shows("events.entry_rules:check_reply_by", at="because_a_reply_needs_a_day")
    def test_f63_a_needed_reply_has_a_day(self) -> None:
        with pytest.raises(CannotWriteEntry, match="by which day"):
            write(kind=Kind.REPLY_NEEDED)

    def test_a_reply_cannot_be_due_already(self) -> None:
        with pytest.raises(CannotWriteEntry, match="6 September 2026 is over"):
            write(kind=Kind.REPLY_NEEDED, reply_by=SUNDAY)

    @pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.REPLY_NEEDED}))
    def test_nothing_else_has_a_reply_by_day(self, kind: Kind) -> None:
        with pytest.raises(CannotWriteEntry, match="Only a note that needs a reply"):
            write(kind=kind, reply_by=TUESDAY)


class TestCommenting:
    def test_somebody_answers(self) -> None:
        given(write()).when(
            lambda entry: entry.comment(FIRST, "Thank you.", by=TOM)
        ).then(said_by_tom())

    @pytest.mark.parametrize("text", BLANKS)
    def test_a_blank_comment_is_refused(self, text: str) -> None:
        given(write()).when(
            lambda entry: entry.comment(FIRST, text, by=TOM)
        ).then_refused(CannotComment.because_it_is_blank())

    @pytest.mark.parametrize("before", [said_by_tom(), corrected()])
    def test_the_same_comment_is_not_added_twice(self, before: Said) -> None:
        given(write(), before).when(
            lambda entry: entry.comment(FIRST, "Again.", by=AMINA)
        ).then_refused(CannotComment.because_it_was_said_before())

    def test_nobody_comments_on_a_sealed_entry(self) -> None:
        given(write(), sealed()).when(
            lambda entry: entry.comment(FIRST, "Thank you.", by=TOM)
        ).then_refused(CannotComment.because_the_entry_is_sealed())


class TestAmending:
    @shows("events.diary:Entry.amend", at="self._entry_amended")
    def test_f70_the_author_says_it_better(self) -> None:
        given(write()).when(
            lambda entry: entry.amend("Slept very well.", "A slip.", by=AMINA)
        ).then(amended())

    def test_the_author_may_go_back_to_the_first_words(self) -> None:
        given(write(), amended()).when(
            lambda entry: entry.amend("Slept well.", "A slip.", by=AMINA)
        ).then(amended("Slept well."))

    @shows("events.diary:Entry.amend", at="because_somebody_else_wrote_it")
    def test_f70_nobody_else_amends(self) -> None:
        given(write()).when(
            lambda entry: entry.amend("Slept badly.", "I know.", by=TOM)
        ).then_refused(CannotAmendEntry.because_somebody_else_wrote_it())

    @pytest.mark.parametrize(("text", "reason"), [("", "A slip."), ("Better.", " ")])
    def test_words_and_reason_are_needed(self, text: str, reason: str) -> None:
        given(write()).when(
            lambda entry: entry.amend(text, reason, by=AMINA)
        ).then_refused(CannotAmendEntry.because_it_is_blank())

    @pytest.mark.parametrize(
        "history", [[], [amended("Later."), amended("Slept well.")]]
    )
    def test_the_same_words_again_are_refused(self, history: list[Said]) -> None:
        given(write(), *history).when(
            lambda entry: entry.amend("Slept well.", "A slip.", by=AMINA)
        ).then_refused(CannotAmendEntry.because_nothing_would_change())

    def test_a_sealed_entry_is_not_amended(self) -> None:
        given(write(), sealed()).when(
            lambda entry: entry.amend("Better.", "A slip.", by=AMINA)
        ).then_refused(CannotAmendEntry.because_the_entry_is_sealed())


class TestCorrecting:
    def test_somebody_else_knows_it_differently(self) -> None:
        given(write()).when(
            lambda entry: entry.correct(FIRST, "He woke twice.", "I was up.", by=TOM)
        ).then(corrected())

    def test_nobody_corrects_their_own_words(self) -> None:
        given(write()).when(
            lambda entry: entry.correct(FIRST, "Other.", "Because.", by=AMINA)
        ).then_refused(CannotCorrectEntry.because_it_is_your_own())

    @shows("events.diary:Entry.correct", at="because_these_are_the_childs_words")
    def test_f70_nobody_corrects_the_child(self) -> None:
        given(write(by=AYO_IN_PERSON)).when(
            lambda entry: entry.correct(FIRST, "Other.", "Because.", by=TOM)
        ).then_refused(CannotCorrectEntry.because_these_are_the_childs_words())

    @pytest.mark.parametrize(("text", "reason"), [(" ", "Because."), ("Other.", "")])
    def test_words_and_reason_are_needed(self, text: str, reason: str) -> None:
        given(write()).when(
            lambda entry: entry.correct(FIRST, text, reason, by=TOM)
        ).then_refused(CannotCorrectEntry.because_it_is_blank())

    @pytest.mark.parametrize("before", [said_by_tom(), corrected()])
    def test_the_same_correction_is_not_added_twice(self, before: Said) -> None:
        given(write(), before).when(
            lambda entry: entry.correct(FIRST, "Other.", "Because.", by=TOM)
        ).then_refused(CannotCorrectEntry.because_it_was_said_before())

    def test_a_sealed_entry_is_not_corrected(self) -> None:
        given(write(), sealed()).when(
            lambda entry: entry.correct(FIRST, "Other.", "Because.", by=TOM)
        ).then_refused(CannotCorrectEntry.because_the_entry_is_sealed())


class TestSeeing:
    @shows("events.diary:Entry.see")
    def test_f64_a_first_look_is_recorded(self) -> None:
        given(write()).when(lambda entry: entry.see(by=TOM)).then(seen_by(TOM))

    def test_a_second_look_is_nothing(self) -> None:
        given(write(), seen_by(TOM)).when(lambda entry: entry.see(by=TOM)).then()

    def test_a_look_at_ones_own_entry_is_nothing(self) -> None:
        given(write()).when(lambda entry: entry.see(by=AMINA)).then()

    def test_a_look_at_a_sealed_entry_is_nothing(self) -> None:
        given(write(), sealed()).when(lambda entry: entry.see(by=TOM)).then()

    def test_each_reader_has_their_own_first_look(self) -> None:
        given(write(), seen_by(TOM)).when(lambda entry: entry.see(by=SIAN)).then(
            seen_by(SIAN)
        )


class TestSealing:
    @pytest.mark.parametrize("who", [AMINA, SIAN])
    def test_the_author_and_the_senco_can_seal(self, who: Actor) -> None:
        given(write()).when(lambda entry: entry.seal("Another child.", by=who)).then(
            sealed(who)
        )

    def test_the_headteacher_can_seal(self) -> None:
        head = Actor(an_id("head"), Role.HEADTEACHER, Side.SCHOOL)
        given(write()).when(lambda entry: entry.seal("Another child.", by=head)).then(
            sealed(head)
        )

    def test_nobody_else_seals(self) -> None:
        given(write()).when(
            lambda entry: entry.seal("Another child.", by=TOM)
        ).then_refused(CannotSealEntry.because_somebody_else_wrote_it())

    @shows("events.entry_rules:check_seal", at="because_somebody_else_wrote_it")
    def test_f68_the_author_and_a_lead_close_a_wrong_note_and_nobody_else(
        self,
    ) -> None:
        for who in (AMINA, SIAN):
            given(write()).when(lambda entry: entry.seal("Wrong.", by=who)).then(  # noqa: B023
                fact(Entry.EntrySealed, reason="Wrong.", by=who.person)
            )
        given(write()).when(lambda entry: entry.seal("Wrong.", by=TOM)).then_refused(
            CannotSealEntry.because_somebody_else_wrote_it()
        )

    def test_a_reason_is_needed(self) -> None:
        given(write()).when(lambda entry: entry.seal(" ", by=AMINA)).then_refused(
            CannotSealEntry.because_it_is_blank()
        )

    def test_an_entry_is_sealed_once(self) -> None:
        given(write(), sealed()).when(
            lambda entry: entry.seal("Another child.", by=AMINA)
        ).then_refused(CannotSealEntry.because_it_is_sealed_already())


def test_an_entry_is_about_one_child() -> None:
    assert a_note(child=AYO).child == AYO
