"""/children/<child>/search: words that are looked for; no address ever has them."""

from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError

from service.context import Standing, services, standing
from service.cursors import cursor_for
from service.forms import Form
from service.looking import looking
from service.parsing import form_of
from service.people import who
from service.permissions import Action
from service.search import answers, schemas
from service.search.answers import Search

search = Blueprint(
    "search",
    __name__,
    url_prefix="/children/<uuid:child>",
    template_folder="templates",
)


@search.get("/search")
def show(child: UUID) -> ResponseReturnValue:
    return _page(standing(child, Action.SEE_DIARY), Form.new(), None)


@search.post("/search")
def look(child: UUID) -> ResponseReturnValue:
    """Look for words; they came in the body, so no log and no history has them."""
    at, schema = standing(child, Action.SEE_DIARY), schemas.SearchSchema()
    try:
        asked = schema.load(form_of(request, schema))
    except ValidationError as mistake:
        return _page(at, Form.again(mistake), None), 422
    assert isinstance(asked, dict)
    form = Form({"words": asked["words"]})
    return _page(at, form, answers.search(at, **asked))


def _page(at: Standing, form: Form, result: Search | None) -> str:
    spoken = set() if result is None else _speakers(result)
    with looking(at) as sight:
        people = who(sight, at.child, {at.child, *spoken}, services().edge.today())
    return render_template(
        "search/search.html",
        child={"id": at.child, "name": people[at.child].name},
        who=people,
        may=at.may,
        form=form,
        result=result,
        onward=_onward(result),
    )


def _onward(result: Search | None) -> str | None:
    """Seal the place to look on from: it counts also what is not shown."""
    if result is None or result.onward is None:
        return None
    return cursor_for("search", result.onward)


def _speakers(result: Search) -> set[UUID]:
    people = {place.by for one in result.found for place in one.places}
    people |= {one.by for one in result.found}
    return {person for person in people if person is not None}
