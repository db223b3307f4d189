"""/today: what matters first, child by child."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from service.context import services
from service.looked_after import my_worklists
from service.today import answers
from service.workplaces import my_classes, my_schools

today = Blueprint("today", __name__, template_folder="templates")


@today.get("/today")
def show() -> ResponseReturnValue:
    day = services().edge.today()
    return render_template(
        "today/today.html",
        day=day,
        schools=answers.schools(day),
        serves=my_schools(),
        keeps=my_worklists(),
        teaches=my_classes(),
        sections=answers.sections(day),
        lanes=answers.LANES,
    )
