"""/children/<child>/meetings/<meeting>/told: what people told of a meeting."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from events.base import Side
from events.debrief import Moment
from events.phrase import Phrase, phrase
from events.preparation import About
from service.asking import Command
from service.child_forms import filled, write
from service.context import Standing, services, standing
from service.debriefs import answers, schemas
from service.debriefs.commands import (
    AnswerDebrief,
    OfferDebrief,
    TellMessages,
    answer_debrief,
    offer_debrief,
    tell_messages,
)
from service.feelings import FACES
from service.forms import Form
from service.people import who
from service.permissions import Action

debriefs = Blueprint(
    "debriefs",
    __name__,
    url_prefix="/children/<uuid:child>/meetings/<uuid:meeting>",
    template_folder="templates",
)
OFFER: Final = "/debriefs/<uuid:offer>"
SIDES: Final[Mapping[Side, Phrase]] = {
    Side.HOME: phrase("Home"),
    Side.SCHOOL: phrase("School"),
    Side.CHILD: phrase("The child"),
    Side.OTHER: phrase("Others"),
}
MOMENTS: Final = [
    (Moment.BEFORE, phrase("Before the meeting")),
    (Moment.AFTER, phrase("After the meeting")),
]


@debriefs.get("/told")
def show(child: UUID, meeting: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_TOLD)
    return _page("debriefs/told.html", at, answers.story(at, meeting), Form.new())


@debriefs.get("/debriefs")
def show_offer(child: UUID, meeting: UUID) -> ResponseReturnValue:
    at = standing(child, Action.OFFER_DEBRIEF)
    return _page("debriefs/offer.html", at, answers.story(at, meeting), Form.new())


@debriefs.post("/debriefs")
def post_offer(child: UUID, meeting: UUID) -> ResponseReturnValue:
    at, schema = standing(child, Action.OFFER_DEBRIEF), schemas.OfferSchema()
    known = {"meeting": meeting, "days": answers.days(at)}
    return _write(
        at,
        meeting,
        Action.OFFER_DEBRIEF,
        offer_debrief,
        lambda: filled(schema, OfferDebrief, **known),
        ("debriefs/offer.html", "debrief-offered"),
    )


@debriefs.post(OFFER)
def post_answer(child: UUID, meeting: UUID, offer: UUID) -> ResponseReturnValue:
    at, schema = standing(child, Action.ANSWER_DEBRIEF), schemas.OfferAnswerSchema()
    answers.offer(at, meeting, offer)
    known = {"meeting": meeting, "offer": offer}
    return _write(
        at,
        meeting,
        Action.ANSWER_DEBRIEF,
        answer_debrief,
        lambda: filled(schema, AnswerDebrief, **known),
        ("debriefs/told.html", "debrief-answered"),
    )


@debriefs.get("/key-messages")
def show_messages(child: UUID, meeting: UUID) -> ResponseReturnValue:
    at = standing(child, Action.TELL_MESSAGES)
    return _page("debriefs/messages.html", at, answers.story(at, meeting), Form.new())


@debriefs.post("/key-messages")
def post_messages(child: UUID, meeting: UUID) -> ResponseReturnValue:
    at, schema = standing(child, Action.TELL_MESSAGES), schemas.MessagesSchema()
    known = {"meeting": meeting, "days": answers.days(at)}
    return _write(
        at,
        meeting,
        Action.TELL_MESSAGES,
        tell_messages,
        lambda: filled(schema, TellMessages, **known),
        ("debriefs/messages.html", "messages-told"),
    )


def _write(
    at: Standing,
    meeting: UUID,
    action: Action,
    handler: Command[Any],
    parsed: Callable[[], object],
    then: tuple[str, str],
) -> ResponseReturnValue:
    """Parse, ask, record, answer; *then* is the page again, and what was done."""
    story, (again, done) = answers.story(at, meeting), then
    return write(
        at,
        action,
        handler,
        parsed,
        again=lambda form: _page(again, at, story, form),
        onward=url_for("debriefs.show", child=at.child, meeting=meeting, done=done),
    )


def _page(name: str, at: Standing, story: answers.Story, form: Form) -> str:
    others = answers.around(at)
    spoken = {one.by for one in story.told} | {one.by for one in story.messages}
    asked = {each for one in story.offers for each in (one.by, one.person)}
    with services().store.reading(at.school) as reader:
        named = {at.child, at.by.person, *others, *filter(None, spoken | asked)}
        people = who(reader, at.child, named, services().edge.today())
    return render_template(
        name,
        child={"id": at.child, "name": people[at.child].name},
        story=story,
        form=form,
        others=[(one, people[one].name) for one in others],
        who=people,
        me=at.by.person,
        may=at.may,
        today=services().edge.today(),
        is_late=answers.is_late,
        sides=SIDES,
        moments=[(one.value, said) for one, said in MOMENTS],
        faces=FACES,
        About=About,
    )
