"""A disclosure leaves the diary and may come back; a school says whom to tell."""

from uuid import UUID

import pytest

from events.diary import Entry
from events.entry_refusals import CannotMoveEntry
from events.manner import Route
from events.school import CannotTellContacts, SafeguardingContacts, School
from tests.cast import LARKFIELD, SIAN, TOM, a_note, an_id
from tests.events.test_limits import LEAD
from tests.scenario import Said, fact, given

ANSWER = an_id("an answer")
CONTACTS = SafeguardingContacts(
    "Siân Rees", "020 7946 0018", None, None, "8 to 4", None
)


def answered() -> Said:
    return fact(
        Entry.CommentAdded,
        comment=ANSWER,
        text="I saw it too.",
        side=TOM.side,
        route=Route.PAGE,
        written_at=None,
        by=TOM.person,
    )


def moved(part: UUID | None = None) -> Said:
    return fact(Entry.EntryMoved, part=part, reason="A disclosure.", by=LEAD.person)


def returned(part: UUID | None = None) -> Said:
    return fact(Entry.EntryReturned, part=part, reason="It was not.", by=LEAD.person)


@pytest.mark.parametrize("part", [None, ANSWER])
def test_an_entry_or_one_answer_is_moved_and_put_back(part: UUID | None) -> None:
    away = given(a_note(), answered()).when(
        lambda entry: entry.move(part, "A disclosure.", by=LEAD)
    )
    away.then(moved(part))
    assert away.subject.is_moved is (part is None)
    back = given(a_note(), answered(), moved(part)).when(
        lambda entry: entry.bring_back(part, "It was not.", by=LEAD)
    )
    back.then(returned(part))
    assert not back.subject.is_moved


@pytest.mark.parametrize("past", [[moved()], [moved(ANSWER)]])
def test_what_is_away_is_not_moved_again(past: list[Said]) -> None:
    given(a_note(), answered(), *past).when(
        lambda entry: entry.move(ANSWER, "A disclosure.", by=LEAD)
    ).then_refused(CannotMoveEntry.because_it_is_moved_already())


def test_what_is_not_there_is_not_moved() -> None:
    given(a_note()).when(
        lambda entry: entry.move(ANSWER, "A disclosure.", by=LEAD)
    ).then_refused(CannotMoveEntry.because_it_is_not_there())


def test_what_is_not_away_is_not_put_back() -> None:
    given(a_note(), moved(), returned()).when(
        lambda entry: entry.bring_back(None, "It was not.", by=LEAD)
    ).then_refused(CannotMoveEntry.because_it_was_not_moved())


def test_both_need_a_reason() -> None:
    given(a_note()).when(lambda entry: entry.move(None, " ", by=LEAD)).then_refused(
        CannotMoveEntry.because_no_reason_is_given()
    )
    given(a_note(), moved()).when(
        lambda entry: entry.bring_back(None, " ", by=LEAD)
    ).then_refused(CannotMoveEntry.because_no_reason_is_given())


def a_school() -> School:
    return School(id=LARKFIELD, name="Larkfield School", demo=False, by=None)


def test_a_school_says_whom_to_tell() -> None:
    given(a_school()).when(
        lambda school: school.tell_contacts(CONTACTS, by=SIAN.person)
    ).then(
        fact(
            School.SafeguardingContactsTold,
            lead="Siân Rees",
            lead_phone="020 7946 0018",
            deputy=None,
            deputy_phone=None,
            hours="8 to 4",
            authority_phone=None,
            by=SIAN.person,
        )
    )


def test_it_names_somebody_and_a_phone() -> None:
    nobody = SafeguardingContacts("Siân", " ", None, None, "8 to 4", None)
    given(a_school()).when(
        lambda school: school.tell_contacts(nobody, by=SIAN.person)
    ).then_refused(CannotTellContacts.because_it_is_blank("lead_phone"))
