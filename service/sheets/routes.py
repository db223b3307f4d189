"""/children/<child>/sheet prints a day sheet; /sheets/<code> brings it in again."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError

from events.base import Side
from service.child_forms import filled, write
from service.context import Standing, services, signed_in, standing
from service.forms import Form
from service.permissions import Action
from service.sheets import answers, schemas
from service.sheets.codes import SheetOf, picture_of
from service.sheets.commands import KeepSheet, keep_sheet
from service.uploads import takes_files

sheets = Blueprint("sheets", __name__, template_folder="templates")
SCAN = "/sheets/<code>"


@sheets.get("/children/<uuid:child>/sheet")
def show(child: UUID) -> ResponseReturnValue:
    at, of = standing(child, Action.KEEP_SHEET), SheetOf(child, _day())
    found = answers.sheet_of(at)
    onward = url_for("sheets.show_scan", code=of.code)
    return render_template(
        "sheets/sheet.html",
        sheet=found,
        day=of.day,
        onward=onward,
        picture=picture_of(services().settings.base_url + onward),
        **_around(at, found.name),
    )


@sheets.get(SCAN)
def show_scan(code: str) -> ResponseReturnValue:
    of = _sheet_of(code)
    return _scan_page(standing(of.child, Action.KEEP_SHEET), of, Form.new())


@sheets.post(SCAN)
@takes_files
def post_scan(code: str) -> ResponseReturnValue:
    of, action = _sheet_of(code), Action.KEEP_SHEET
    at, schema = standing(of.child, action), schemas.KeepSheetSchema()

    def kept() -> KeepSheet:
        scan = schemas.scan_in_form(of.day)
        return filled(schema, KeepSheet, day=of.day, enclosed=scan)

    return write(
        at,
        action,
        keep_sheet,
        kept,
        again=lambda form: _scan_page(at, of, form),
        onward=url_for("diary.show", child=of.child, done="sheet"),
    )


def _day() -> date:
    """Give the day that was asked for; what makes no sense is today."""
    given = {name: said for name, said in request.args.items() if said}
    try:
        loaded = schemas.SheetQuerySchema().load(given)
    except ValidationError:
        return services().edge.today()
    assert isinstance(loaded, dict)
    asked: date | None = loaded["day"]
    return asked or services().edge.today()


def _scan_page(at: Standing, of: SheetOf, form: Form) -> str:
    found = answers.scanning(at)
    return render_template(
        "sheets/scan.html",
        day=of.day,
        here_path=url_for("sheets.show_scan", code=of.code),
        allows_pictures=found.allows_pictures,
        in_the_scan=schemas.IN_THE_SCAN,
        place="school" if at.by.side is Side.SCHOOL else "home",
        form=form,
        **_around(at, found.name),
    )


def _around(at: Standing, name: str) -> dict[str, Any]:
    return {"child": {"id": at.child, "name": name}, "may": at.may}


def _sheet_of(code: str) -> SheetOf:
    """Read a code for somebody who is signed in; anybody else signs in first."""
    signed_in()
    return SheetOf.read(code)
