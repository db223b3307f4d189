"""/children/<child>/support-question: what would help, in a term, before a meeting."""

from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from service.asking import Command
from service.child_forms import filled, write
from service.context import Standing, standing
from service.forms import Form
from service.meeting_words import KIND_NAMES
from service.permissions import Action
from service.support import answers, schemas
from service.support.commands import NeedNoHelp, WishHelp, need_no_help, wish_help

support = Blueprint(
    "support",
    __name__,
    url_prefix="/children/<uuid:child>/support-question",
    template_folder="templates",
)
TERM: Final = "/term"
MEETING: Final = "/meetings/<uuid:meeting>"
NO_THANKS: Final = "/no-thanks"


@support.get("")
def show(child: UUID) -> ResponseReturnValue:
    at = standing(child, Action.SEE_SUPPORT)
    asked = answers.asked(at)
    return render_template("support/questions.html", asked=asked, **_around(at, asked))


@support.get(TERM)
def show_term(child: UUID) -> ResponseReturnValue:
    return _page(standing(child, Action.WISH_HELP), None, Form.new())


@support.post(TERM)
def post_term(child: UUID) -> ResponseReturnValue:
    return _wish(standing(child, Action.WISH_HELP), None)


@support.post(TERM + NO_THANKS)
def post_term_no_thanks(child: UUID) -> ResponseReturnValue:
    return _decline(standing(child, Action.NEED_NO_HELP), None)


@support.get(MEETING)
def show_meeting(child: UUID, meeting: UUID) -> ResponseReturnValue:
    return _page(standing(child, Action.WISH_HELP), meeting, Form.new())


@support.post(MEETING)
def post_meeting(child: UUID, meeting: UUID) -> ResponseReturnValue:
    return _wish(standing(child, Action.WISH_HELP), meeting)


@support.post(MEETING + NO_THANKS)
def post_meeting_no_thanks(child: UUID, meeting: UUID) -> ResponseReturnValue:
    return _decline(standing(child, Action.NEED_NO_HELP), meeting)


def _wish(at: Standing, meeting: UUID | None) -> ResponseReturnValue:
    schema = schemas.WishHelpSchema()
    doing = (Action.WISH_HELP, wish_help)
    wish = lambda: filled(schema, WishHelp, meeting=meeting)  # noqa: E731
    return _write(at, meeting, doing, wish, "wished")


def _decline(at: Standing, meeting: UUID | None) -> ResponseReturnValue:
    doing = (Action.NEED_NO_HELP, need_no_help)
    return _write(at, meeting, doing, lambda: NeedNoHelp(meeting=meeting), "no-thanks")


def _write(
    at: Standing,
    meeting: UUID | None,
    doing: tuple[Action, Command[Any]],
    parsed: Callable[[], object],
    done: str,
) -> ResponseReturnValue:
    answers.asked(at).about(meeting)
    return write(
        at,
        *doing,
        parsed,
        again=lambda form: _page(at, meeting, form),
        onward=url_for("support.show", child=at.child, done=done),
    )


def _page(at: Standing, meeting: UUID | None, form: Form) -> str:
    asked = answers.asked(at)
    return render_template(
        "support/answer.html",
        question=asked.about(meeting),
        form=form,
        **_around(at, asked),
    )


def _around(at: Standing, asked: answers.Asked) -> dict[str, Any]:
    return {
        "child": {"id": at.child, "name": asked.who[at.child].name},
        "who": asked.who,
        "actions": asked.actions,
        "meeting_kinds": KIND_NAMES,
        "me": at.by.person,
        "may": at.may,
    }
