"""What the pages about a meeting's notes are given."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import render_template, request
from marshmallow import ValidationError

from events.minutes_kinds import GoalsTime, loaded_words
from events.phrase import phrase
from events.store.canonical import moment
from projections.minutes_rows import Notes
from service.context import Standing, services
from service.forms import Form
from service.meeting_notes import around, notes, notes_or_none, speakers
from service.minutes import answers
from service.notes_words import GOALS, LACKS, WHEN


def weighed(command: Any) -> Any:  # noqa: ANN401 - a line
    """Hint once at words that weigh what somebody said; whoever wants may keep them."""
    found = loaded_words(command.text)
    if found and not request.form.get("weighed"):
        says = phrase(
            "“{words}” is not said of people at school. “Said” is fair to all. "
            "Change it, or save it as it is.",
            words="”, “".join(found),
        )
        raise ValidationError({"text": [says], "weighed": ["yes"]})
    return command


def page(at: Standing, meeting: UUID, form: Form) -> str:
    """Show the notes, or how to begin them."""
    found = notes_or_none(at, meeting)
    return render_template(
        "minutes/notes.html" if found else "minutes/open.html",
        meeting=meeting,
        form=form,
        purpose=answers.purpose(at, meeting),
        speakers=speakers(at),
        actions=answers.actions(at, meeting),
        feelings=0 if found else answers.feelings(at, meeting),
        ask_goals=None if found is None else asks_goals(found, at.by.person),
        **_said(),
        **around(at, found),
    )


def line_page(at: Standing, meeting: UUID, line: UUID, form: Form) -> str:
    """Show one line, all it ever said, and how to say it better."""
    return render_template(
        "minutes/line.html",
        meeting=meeting,
        line=answers.line(at, meeting, line),
        form=form,
        speakers=speakers(at),
        **_said(),
        **around(at, notes(at, meeting)),
    )


def asks_goals(found: Notes, me: UUID) -> GoalsTime | None:
    """Say whether to ask somebody now if the meeting is on its goals."""
    if found.closed is not None or found.minutes is None:
        return None
    answered = {one.when for one in found.goals if one.by == me}
    for when, thirds in ((GoalsTime.TWO_THIRDS, 2), (GoalsTime.THIRD, 1)):
        over = timedelta(minutes=found.minutes * thirds / 3)
        if found.at <= moment(services().edge.now() - over):
            return None if when in answered else when
    return None


def _said() -> dict[str, object]:
    return {
        "times": WHEN,
        "goals": GOALS,
        "lacks": LACKS,
    }
