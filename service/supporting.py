"""What would help? Who is asked now, for which term or meeting, and what they said."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from events.support_question import Occasion
from projections import meetings, support_answers
from projections.base import Sight
from projections.meeting_rows import MeetingRow
from projections.school_calendar import school_days
from projections.support_answers import Answer
from service.context import Standing


@dataclass(frozen=True, slots=True)
class Question:
    """The question on one occasion, with the *meeting* before which it is asked."""

    occasion: Occasion
    meeting: MeetingRow | None
    answers: list[Answer]

    def has_answer_of(self, person: UUID) -> bool:
        """Say whether somebody has answered."""
        return any(one.by == person for one in self.answers)


def asked_now(sight: Sight, child: UUID, today: date) -> list[Question]:
    """Give the question for each meeting that is ahead, and for the term of today."""
    said = support_answers.of_child(sight, child)
    ahead = [
        one
        for one in meetings.of_child(sight, child)
        if one.called_off is None and one.day is not None and one.day >= today
    ]
    term = Occasion.of_term(school_days(sight).term_of(today))
    return [
        *(_question(Occasion(one.id), one, said) for one in ahead),
        _question(term, None, said),
    ]


def waiting(sight: Sight, at: Standing, today: date) -> list[Question]:
    """Give the questions that wait for an answer of whoever asks."""
    if "wish-help" not in at.may:
        return []
    found = asked_now(sight, at.child, today)
    return [one for one in found if not one.has_answer_of(at.by.person)]


def _question(
    occasion: Occasion, meeting: MeetingRow | None, said: list[Answer]
) -> Question:
    return Question(
        occasion, meeting, [one for one in said if one.occasion == occasion]
    )
