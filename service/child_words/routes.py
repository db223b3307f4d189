"""/children/<child>/meetings/<meeting>/notes/words: a child's own words, as pages."""

from typing import Any, Final
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from marshmallow import Schema, ValidationError

from events.minutes_child import asks_how_it_came
from events.phrase import phrase
from service.asking import Command
from service.child_forms import filled, write
from service.child_words import answers, schemas
from service.child_words.commands import (
    InterpretWords,
    ReadWordsBack,
    TakeWords,
    interpret_words,
    read_words_back,
    take_words,
)
from service.context import Standing, standing
from service.forms import Form
from service.meeting_notes import NOTES, around, notes, speakers
from service.meeting_words import MEDIUM_NAMES
from service.permissions import Action

child_words = Blueprint(
    "child_words", __name__, url_prefix=f"{NOTES}/words", template_folder="templates"
)
ONE: Final = "/<uuid:words>"
Answer = ResponseReturnValue


@child_words.get("/new")
def show_new(child: UUID, meeting: UUID) -> Answer:
    return _new_page(standing(child, Action.TAKE_WORDS), meeting, Form.new())


@child_words.post("/new")
def post_new(child: UUID, meeting: UUID) -> Answer:
    at = standing(child, Action.TAKE_WORDS)
    notes(at, meeting)
    onward = url_for("minutes.show", child=child, meeting=meeting, done="words-taken")
    return write(
        at,
        Action.TAKE_WORDS,
        take_words,
        lambda: _asked(filled(schemas.TakeWordsSchema(), TakeWords, meeting=meeting)),
        again=lambda form: _new_page(at, meeting, form),
        onward=onward,
    )


@child_words.get(ONE)
def show_words(child: UUID, meeting: UUID, words: UUID) -> Answer:
    return _page(standing(child, Action.SEE_NOTES), meeting, words, Form.new())


@child_words.post(f"{ONE}/readings")
def post_reading(child: UUID, meeting: UUID, words: UUID) -> Answer:
    at = standing(child, Action.INTERPRET_WORDS)
    known = {"meeting": meeting, "words": words}
    command = schemas.WordsReadingSchema(), InterpretWords, known
    handler, action = interpret_words, Action.INTERPRET_WORDS
    return _save(at, handler, action, command, "words-interpreted")


@child_words.post(f"{ONE}/read-back")
def post_read_back(child: UUID, meeting: UUID, words: UUID) -> Answer:
    at = standing(child, Action.READ_WORDS_BACK)
    known = {"meeting": meeting, "words": words}
    command = schemas.WordsReadBackSchema(), ReadWordsBack, known
    handler, action = read_words_back, Action.READ_WORDS_BACK
    return _save(at, handler, action, command, "words-read-back")


def _asked(command: TakeWords) -> TakeWords:
    """Ask once how a long sentence came that a child gave without spoken words."""
    is_asked = request.form.get("asked_how") or command.came is not None
    if not is_asked and asks_how_it_came(command.medium, command.text):
        says = phrase(
            "Was this said, or seen, or is it what somebody thinks is meant? Choose "
            "one, or save it without."
        )
        raise ValidationError({"came": [says], "asked_how": ["yes"]})
    return command


def _save(
    at: Standing,
    handler: Command[Any],
    action: Action,
    command: tuple[Schema, type[Any], dict[str, UUID]],
    done: str,
) -> Answer:
    schema, kind, known = command
    meeting, words = known["meeting"], known["words"]
    answers.given(at, meeting, words)
    here: dict[str, Any] = {"child": at.child, **known, "done": done}
    return write(
        at,
        action,
        handler,
        lambda: filled(schema, kind, **known),
        again=lambda form: _page(at, meeting, words, form),
        onward=url_for("child_words.show_words", **here),
    )


def _new_page(at: Standing, meeting: UUID, form: Form) -> str:
    found = notes(at, meeting)
    return render_template(
        "child_words/new.html",
        meeting=meeting,
        form=form,
        media=MEDIUM_NAMES,
        came=answers.CAME,
        speakers=speakers(at),
        **around(at, found),
    )


def _page(at: Standing, meeting: UUID, words: UUID, form: Form) -> str:
    return render_template(
        "child_words/words.html",
        meeting=meeting,
        form=form,
        given=answers.given(at, meeting, words),
        media=MEDIUM_NAMES,
        came=answers.CAME,
        meant=answers.MEANT,
        **around(at, notes(at, meeting)),
    )
