"""/who-can-do-what: the permission table, for everybody to read."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from service.rights import answers

rights = Blueprint("rights", __name__, template_folder="templates")


@rights.get("/who-can-do-what")
def show() -> ResponseReturnValue:
    return render_template("rights/rights.html", deeds=answers.deeds())
