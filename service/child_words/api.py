"""/api/v1/children/<child>/meetings/<meeting>/notes/words, for programs."""

from typing import Any
from uuid import UUID

from flask import url_for
from flask.typing import ResponseReturnValue

from service.asking import Command, ask
from service.child_words import answers, schemas
from service.child_words.commands import (
    InterpretWords,
    ReadWordsBack,
    TakeWords,
    interpret_words,
    read_words_back,
    take_words,
)
from service.context import standing
from service.meeting_notes import NOTES, notes
from service.openapi import PREFIX, ApiBlueprint
from service.permissions import Action

api = ApiBlueprint("child_words_api", __name__, url_prefix=f"{PREFIX}{NOTES}/words")
api.DEFAULT_TAG = "A child's words in meetings"
Sent = dict[str, Any]
Answer = ResponseReturnValue
ONE = "/<uuid:words>"


@api.get("")
@api.response(200, schemas.AllGivenWordsSchema)
@api.answers(401, 403, 404)
def all_given(child: UUID, meeting: UUID) -> object:
    """List what the child gave to a meeting, in its order."""
    found = notes(standing(child, Action.SEE_NOTES), meeting)
    return {"items": [answers.shown(one) for one in found.words]}


@api.get(ONE)
@api.response(200, schemas.GivenWordsSchema)
@api.answers(401, 403, 404)
def given(child: UUID, meeting: UUID, words: UUID) -> object:
    """Read one thing that the child gave, and how it was taken."""
    at = standing(child, Action.SEE_NOTES)
    return answers.shown(answers.given(at, meeting, words))


@api.writes("", schemas.TakeWordsSchema, schemas.WrittenGivenWordsSchema)
def post_words(sent: Sent, header: Sent, child: UUID, meeting: UUID) -> Answer:
    """Write down exactly what the child gave, and how it was taken."""
    command = TakeWords(meeting=meeting, **sent)
    return _write(take_words, command, Action.TAKE_WORDS, child, header)


@api.writes(
    f"{ONE}/readings", schemas.WordsReadingSchema, schemas.WrittenGivenWordsSchema
)
def post_reading(
    sent: Sent, header: Sent, child: UUID, meeting: UUID, words: UUID
) -> Answer:
    """Say what you think the child meant. It stands apart, by your name."""
    command = InterpretWords(meeting=meeting, words=words, **sent)
    return _write(interpret_words, command, Action.INTERPRET_WORDS, child, header)


@api.writes(
    f"{ONE}/read-back", schemas.WordsReadBackSchema, schemas.WrittenGivenWordsSchema
)
def post_read_back(
    sent: Sent, header: Sent, child: UUID, meeting: UUID, words: UUID
) -> Answer:
    """Keep what the child answered when the words were read back."""
    command = ReadWordsBack(meeting=meeting, words=words, **sent)
    return _write(read_words_back, command, Action.READ_WORDS_BACK, child, header)


def _write(
    handler: Command[Any],
    command: Any,  # noqa: ANN401 - one of the commands above
    action: Action,
    child: UUID,
    header: Sent,
) -> Answer:
    at = standing(child, action)
    written = ask(handler, command, at=at, action=action, key=header["key"])
    here = {"child": child, "meeting": command.meeting, "words": command.words}
    told = answers.shown(answers.given(at, command.meeting, command.words))
    where = {"Location": url_for("child_words_api.given", **here)}
    return {**told, "receipt": written.receipt}, 201, where
