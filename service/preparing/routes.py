"""/children/<child>/meetings/<meeting>/my-space: what is kept about a meeting."""

from typing import Final
from uuid import UUID

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from events.preparation import About, Readers
from service.asking import ask
from service.context import standing
from service.forms import Form, Mistake, forget_carried, key_of_form, status_of
from service.other_names import checked, passed_in_form
from service.parsing import form_of, parse
from service.permissions import Action
from service.preparing import answers, pages, schemas
from service.preparing.commands import (
    AnswerFeeling,
    KeepForMeeting,
    ShowChair,
    TakeBack,
    TellAll,
    answer_feeling,
    keep_for_meeting,
    show_chair,
    take_back,
    tell_all,
)

preparing = Blueprint(
    "preparing",
    __name__,
    url_prefix="/children/<uuid:child>/meetings/<uuid:meeting>",
    template_folder="templates",
)
SPACE: Final = "/my-space"
THING: Final = f"{SPACE}/things/<uuid:thing>"
FEELING: Final = "/my-chair/<uuid:feeling>"
SHAPES: Final = {
    About.WISH: schemas.WordsSchema,
    About.NOTE: schemas.NoteSchema,
    About.FEELING: schemas.FaceSchema,
    About.AFTERWARDS: schemas.FaceSchema,
}


@preparing.get(SPACE)
def show(child: UUID, meeting: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_KEPT)
    return pages.space(at, answers.space(at, meeting), Form.new())


@preparing.get(f"{SPACE}/wish")
@preparing.get(f"{SPACE}/note")
@preparing.get(f"{SPACE}/feeling")
@preparing.get(f"{SPACE}/afterwards")
def show_form(child: UUID, meeting: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_KEPT)
    return pages.keep(at, answers.space(at, meeting), _about(), Form.new())


@preparing.post(f"{SPACE}/wish")
@preparing.post(f"{SPACE}/note")
@preparing.post(f"{SPACE}/feeling")
@preparing.post(f"{SPACE}/afterwards")
def post_form(child: UUID, meeting: UUID) -> ResponseReturnValue:
    at, action = standing(child, Action.KEEP_FOR_MEETING), Action.KEEP_FOR_MEETING
    about = _about()
    schema, here = SHAPES[about](), answers.space(at, meeting)
    for_whom = Readers.CHAIR if about is About.FEELING else Readers.MINE
    usual: dict[str, object] = {"face": None, "readers": for_whom}
    try:
        known = {"meeting": meeting, "about": about, "way": answers.way()}
        known |= {one: usual[one] for one in usual if one not in schema.fields}
        sent = form_of(request, schema)
        command = parse(schema, KeepForMeeting, sent, **known)
        checked(at, command, passed_in_form())
        ask(keep_for_meeting, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        again = pages.keep(at, here, about, Form.again(mistake))
        return again, status_of(mistake)
    return _onward(child, meeting, "kept-for-oneself")


@preparing.post(f"{THING}/tell")
def tell(child: UUID, meeting: UUID, thing: UUID) -> ResponseReturnValue:
    at, action = standing(child, Action.TELL_ALL), Action.TELL_ALL
    found, schema = answers.thing(at, meeting, thing), schemas.ToldSchema()
    try:
        known = {"meeting": meeting, "thing": thing, "way": answers.way()}
        command = parse(schema, TellAll, form_of(request, schema), **known)
        checked(at, found, passed_in_form())
        ask(tell_all, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        here = answers.space(at, meeting)
        return pages.space(at, here, Form.again(mistake)), status_of(mistake)
    return _onward(child, meeting, "told-all")


@preparing.post(f"{THING}/show-chair")
def post_show_chair(child: UUID, meeting: UUID, thing: UUID) -> ResponseReturnValue:
    at, action = standing(child, Action.SHOW_CHAIR), Action.SHOW_CHAIR
    answers.thing(at, meeting, thing)
    command = ShowChair(meeting=meeting, thing=thing, way=answers.way())
    try:
        ask(show_chair, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        here = answers.space(at, meeting)
        return pages.space(at, here, Form.again(mistake)), status_of(mistake)
    return _onward(child, meeting, "shown-chair")


@preparing.post(f"{THING}/take-back")
def post_take_back(child: UUID, meeting: UUID, thing: UUID) -> ResponseReturnValue:
    at, action = standing(child, Action.TAKE_BACK), Action.TAKE_BACK
    answers.thing(at, meeting, thing)
    command = TakeBack(meeting=meeting, thing=thing, way=answers.way())
    try:
        ask(take_back, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        here = answers.space(at, meeting)
        return pages.space(at, here, Form.again(mistake)), status_of(mistake)
    return _onward(child, meeting, "taken-back")


@preparing.get("/my-chair")
def show_feelings(child: UUID, meeting: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_KEPT)
    return pages.feelings(at, *answers.feelings(at, meeting))


@preparing.get(FEELING)
def show_feeling(child: UUID, meeting: UUID, feeling: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_KEPT)
    return pages.feeling(at, *answers.feeling(at, meeting, feeling), Form.new())


@preparing.post(FEELING)
def post_answer(child: UUID, meeting: UUID, feeling: UUID) -> ResponseReturnValue:
    at, action = standing(child, Action.ANSWER_FEELING), Action.ANSWER_FEELING
    found, schema = answers.feeling(at, meeting, feeling), schemas.AnswerSchema()
    try:
        known = {"meeting": meeting, "feeling": feeling}
        command = parse(schema, AnswerFeeling, form_of(request, schema), **known)
        ask(answer_feeling, command, at=at, action=action, key=key_of_form())
    except Mistake as mistake:
        again = pages.feeling(at, *found, Form.again(mistake))
        return again, status_of(mistake)
    forget_carried()
    where = url_for("preparing.show_feelings", child=child, meeting=meeting)
    return redirect(f"{where}?done=answered-feeling", 303)


def _about() -> About:
    return About(request.path.rpartition("/")[2])


def _onward(child: UUID, meeting: UUID, done: str) -> ResponseReturnValue:
    forget_carried()
    return redirect(
        url_for("preparing.show", child=child, meeting=meeting, done=done), 303
    )
