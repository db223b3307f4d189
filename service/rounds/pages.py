"""The pages of a class round: what each template is given."""

from typing import Any
from uuid import UUID

from flask import render_template

from events.daily import Section
from service.context import Teaching
from service.daily_words import BECAUSE_NAMES
from service.forms import Form
from service.rounds import answers


def overview(at: Teaching) -> str:
    return render_template("rounds/round.html", **_around(at))


def child(at: Teaching, of: UUID, form: Form) -> str:
    around = _around(at)
    found: answers.Round = around["found"]
    number = found.place_of(of)
    pupil = found.pupils[number]
    return render_template(
        "rounds/child.html",
        pupil=pupil,
        child={"id": of, "name": pupil.name},
        number=number + 1,
        about=answers.around(at, of),
        form=form,
        **around,
    )


def skip(at: Teaching, of: UUID, form: Form) -> str:
    around = _around(at)
    found: answers.Round = around["found"]
    pupil = found.pupils[found.place_of(of)]
    return render_template(
        "rounds/skip.html",
        pupil=pupil,
        child={"id": of, "name": pupil.name},
        to_tap=[(one.value, said, "") for one, said in BECAUSE_NAMES.items()],
        form=form,
        **around,
    )


def group(at: Teaching, form: Form) -> str:
    return render_template("rounds/group.html", form=form, **_around(at))


def _around(at: Teaching) -> dict[str, Any]:
    here = f"/schools/{at.school}/classes/{at.group}/round"
    found = answers.round_of(at)
    return {
        "found": found,
        "kept": _kept(at, found, here),
        "class_name": at.name,
        "here_path": here,
        "reasons": BECAUSE_NAMES,
    }


def _kept(at: Teaching, found: answers.Round, here: str) -> dict[str, Any]:
    """Give what a device keeps of a round, to go on without a connection."""
    offered = answers.sections_of(at)
    children = [
        {
            "child": str(one.child),
            "name": one.name,
            "done": one.is_done,
            "sections": [part for part in Section if part in offered[one.child]],
        }
        for one in found.pupils
    ]
    day = found.day.isoformat()
    return {"page": here, "name": at.name, "day": day, "children": children}
