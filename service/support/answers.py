"""What was said would help, on each occasion that people are asked."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from projections import agreed_actions
from projections.agreed_actions_rows import ActionRow
from service.context import NotHere, Standing, services
from service.looking import looking
from service.people import Who, who
from service.supporting import Question, asked_now


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions of now, with the people and the actions that answers name."""

    questions: list[Question]
    actions: dict[UUID, ActionRow]
    who: Who

    def about(self, meeting: UUID | None) -> Question:
        """Give the question before a meeting, or for the term; NotHere without it."""
        for one in self.questions:
            if one.occasion.meeting == meeting:
                return one
        raise NotHere


def asked(at: Standing) -> Asked:
    """Give what is asked now around a child, and what was said to it."""
    today = services().edge.today()
    with looking(at) as sight:
        found = asked_now(sight, at.child, today)
        people = {said.by for one in found for said in one.answers}
        actions = {one.action: one for one in agreed_actions.of_child(sight, at.child)}
        around = who(sight, at.child, {at.child, *people}, today)
    return Asked(found, actions, around)


def told(question: Question) -> dict[str, Any]:
    """Give the parts by name, for a program."""
    occasion = question.occasion
    return {
        "meeting": occasion.meeting,
        "year": occasion.year,
        "term": occasion.term,
        "answers": question.answers,
    }
