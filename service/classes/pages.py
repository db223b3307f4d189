"""The pages about classes: what each template is given."""

from typing import Final
from uuid import UUID

from flask import render_template

from events.class_group import CLASS_ROLES
from events.phrase import first_large
from service.classes import answers
from service.context import Serving, services
from service.forms import Form
from service.people import role_name

ROLES: Final = [
    (role.value, first_large(role_name(role))) for role in sorted(CLASS_ROLES)
]


def overview(at: Serving, form: Form) -> str:
    return render_template(
        "classes/classes.html",
        classes=answers.all_classes(at),
        year=services().edge.school_year(),
        school=at.school,
        form=form,
    )


def inside(at: Serving, group: UUID, form: Form) -> str:
    return render_template(
        "classes/class.html",
        inside=answers.inside(at, group),
        roles=ROLES,
        groups=answers.GROUPS,
        school=at.school,
        form=form,
    )


def enrol(at: Serving, form: Form) -> str:
    return render_template(
        "classes/enrol.html",
        classes=answers.open_classes(at),
        groups=answers.GROUPS,
        keepers=answers.keepers(at),
        school=at.school,
        form=form,
    )


def leave(at: Serving, child: UUID, form: Form) -> str:
    return render_template(
        "classes/leave.html",
        child={"id": child, "name": answers.child_name(at, child)},
        today=services().edge.today(),
        school=at.school,
        form=form,
    )
