"""/schools/<school>/worklist: what waits for the children somebody looks after."""

from typing import Any, Final
from uuid import UUID

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError

from projections.agreed_actions_open import Wanted
from service.forms import Form
from service.looked_after import Keeping, keeping
from service.meeting_words import AWAY_NAMES
from service.permissions import Action
from service.worklist import answers, schemas
from service.worklist.charts import bars
from service.worklist.clocks import STANDS, WHAT
from service.worklist.missed import missed
from service.worklist.tables import GROUPS, as_csv

worklist = Blueprint(
    "worklist",
    __name__,
    url_prefix="/schools/<uuid:school>/worklist",
    template_folder="templates",
)
AGES: Final = (0, 14, 42, 84)


@worklist.get("")
def show(school: UUID) -> ResponseReturnValue:
    at = keeping(school, Action.SEE_WORKLIST)
    try:
        wanted = _wanted()
    except ValidationError as mistake:
        form = Form.again(mistake)
        return _page(at, Wanted(), form), 422
    return _page(at, wanted, Form(request.args))


@worklist.get("/list.csv")
def download(school: UUID) -> ResponseReturnValue:
    at = keeping(school, Action.SEE_WORKLIST)
    try:
        wanted = _wanted()
    except ValidationError as mistake:
        return _page(at, Wanted(), Form.again(mistake)), 422
    rows = as_csv(answers.worklist(at, wanted))
    return Response(
        rows,
        mimetype="text/csv",
        headers={"Content-Disposition": 'attachment; filename="worklist.csv"'},
    )


@worklist.get("/pace")
def show_pace(school: UUID) -> ResponseReturnValue:
    found = answers.how_long(keeping(school, Action.SEE_WORKLIST))
    counts = [(one.opened, one.closed) for one in found.halves]
    return render_template(
        "worklist/pace.html", school=school, found=found, chart=bars(counts)
    )


@worklist.get("/missed")
def show_missed(school: UUID) -> ResponseReturnValue:
    found = missed(keeping(school, Action.SEE_WORKLIST))
    return render_template(
        "worklist/missed.html", school=school, found=found, reasons=AWAY_NAMES
    )


def _wanted() -> Wanted:
    asked = {name: value for name, value in request.args.items() if value.strip()}
    schema = schemas.WorklistQuerySchema()
    known = {name: value for name, value in asked.items() if name in schema.fields}
    loaded: Any = schema.load(known)
    return Wanted(**loaded)


def _page(at: Keeping, wanted: Wanted, form: Form) -> str:
    found = answers.worklist(at, wanted)
    groups = [
        (said, [one for one in found.actions if one.group is group])
        for group, said in GROUPS.items()
    ]
    return render_template(
        "worklist/worklist.html",
        school=at.school,
        found=found,
        groups=[(said, some) for said, some in groups if some],
        children=_named(at.children, found),
        owners=_named(found.owners, found),
        ages=AGES,
        what=WHAT,
        stands=STANDS,
        form=form,
        asked=request.query_string.decode(),
    )


def _named(ids: frozenset[UUID], found: answers.Worklist) -> list[tuple[UUID, str]]:
    named = ((one, found.names[one]) for one in ids)
    return sorted(named, key=lambda one: one[1].casefold())
