"""What the pages of a child are given."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from flask import Response, render_template, request

from events.minutes_child import Medium
from service.context import Standing, services
from service.forms import Form
from service.meeting_words import FORM_NAMES, MEDIUM_NAMES
from service.mine import answers
from service.picking import Picking
from service.symbol_set import BUTTONS, SIGN_IN

MOST_SYMBOLS: Final = 12
# Whatever a file holds, it can load nothing and run nothing.
POLICY: Final = "default-src 'none'; sandbox"
WAYS: Final[Mapping[str, str]] = {
    "draw": "mine/draw.html",
    "speak": "mine/speak.html",
    "photo": "mine/photo.html",
    "write": "mine/write.html",
}

# The button whose picture stands for what the child gives to a meeting.
PICTURES: Final[Mapping[Medium, str]] = {
    Medium.SPEECH: "speak",
    Medium.SIGNS: "say",
    Medium.SYMBOLS: "say",
    Medium.DRAWING: "draw",
    Medium.PHOTO: "photo",
    Medium.AUDIO: "speak",
    Medium.VIDEO: "photo",
    Medium.TEXT: "write",
}


def page(template: str, at: Standing, **words: Any) -> str:  # noqa: ANN401 - passed on
    found = services().symbols
    return render_template(template, child=at.child, symbols=found, **words)


def start(at: Standing) -> str:
    """Show what a child can do here, their things, and the meetings about them."""
    ahead = answers.meetings_ahead(at)
    return page(
        "mine/mine.html",
        at,
        things=answers.things(at),
        meetings=ahead,
        names=answers.names(at, ahead),
        forms=FORM_NAMES,
        media=MEDIUM_NAMES,
        pictures=PICTURES,
    )


def way(at: Standing, form: Form) -> str:
    """Show the page for one way to say something: that of the address."""
    return page(WAYS[request.path.rpartition("/")[2]], at, form=form)


def sayable() -> set[str]:
    """Name the pictures that say something: not buttons, nor those to sign in with."""
    every = services().symbols.symbols.values()
    return {one.id for one in every if one.group not in {BUTTONS, SIGN_IN}}


def symbols(at: Standing, picking: Picking, group: str, form: Form) -> str:
    """Show the groups of pictures, or the pictures of one."""
    offered = services().symbols.of(group) if group not in {BUTTONS, SIGN_IN} else []
    return page(
        "mine/symbols.html",
        at,
        picking=picking,
        offered=offered,
        group=group,
        is_full=len(picking.picked) >= MOST_SYMBOLS,
        form=form,
    )


def thing(at: Standing, one: UUID, form: Form) -> str:
    """Show a thing, who would read it, and what can be done with it."""
    found = answers.thing(at, one)
    return page(
        "mine/thing.html",
        at,
        thing=found,
        readers=answers.readers(at),
        form=form,
        kind=answers.kind(found),
    )


def file(at: Standing, one: UUID) -> Response:
    """Give the drawing, photo or recording of a thing to whoever kept it."""
    found = answers.thing(at, one)
    answer = Response(answers.bytes_of(at, found), mimetype=found.media_type)
    answer.content_length = found.size
    answer.headers["Content-Disposition"] = "inline"
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
