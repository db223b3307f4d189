"""What the templates about invitations are given."""

from typing import Any, Final
from uuid import UUID

from flask import render_template

from events.base import Duty, Role, Side
from events.phrase import first_large, phrase
from service.context import Standing, services
from service.forms import Form
from service.invitations import answers
from service.invitations.answers import Place, Sent
from service.people import role_name
from service.permissions import actions_of

ROLES: Final = [(role.value, first_large(role_name(role))) for role in Role]
DUTIES: Final = [(duty.value, first_large(role_name(duty))) for duty in Duty]
SIDES: Final = [
    (Side.HOME.value, phrase("Home")),
    (Side.SCHOOL.value, phrase("School")),
    (Side.CHILD.value, phrase("Child")),
    (Side.OTHER.value, phrase("Other")),
]


def invite(at: Standing, form: Form) -> str:
    return _listing("invitations/invite.html", at, form, roles=ROLES, sides=SIDES)


def supporter(at: Standing, form: Form) -> str:
    return _page(
        "invitations/supporter.html", at, form=form, today=services().edge.today()
    )


def colleague(at: Place, form: Form) -> str:
    return _listing("invitations/colleague.html", at, form, duties=DUTIES)


def one(template: str, at: Place, invitation: UUID, form: Form) -> str:
    """Show the page on which an invitation is sent again, or taken back."""
    waiting = answers.waiting_one(at, invitation)
    return _page(template, at, waiting=waiting, form=form)


def sent(at: Place, done: Sent) -> str:
    return _page("invitations/sent.html", at, sent=done)


def back(at: Place) -> str:
    """Give the page from which invitations are sent and seen."""
    if isinstance(at, Standing):
        circle = isinstance(at.by.role, Role)
        return f"/children/{at.child}/{'circle' if circle else 'invitations'}"
    return f"/schools/{at.school}/invitations"


def _listing(template: str, at: Place, form: Form, **more: object) -> str:
    waiting = answers.waiting(at)
    names = answers.names_of(at, *(one.sender for one in waiting if one.sender))
    return _page(template, at, form=form, waiting=waiting, names=names, **more)


def _page(template: str, at: Place, **more: Any) -> str:  # noqa: ANN401 - passed on
    child = at.child if isinstance(at, Standing) else None
    names = answers.names_of(at, at.school, *([child] if child else []))
    return render_template(
        template,
        child=child and {"id": child, "name": names[child]},
        school={"id": at.school, "name": names[at.school]},
        base=f"/children/{child}" if child else f"/schools/{at.school}",
        onward=back(at),
        me=at.by.person,
        may=at.may if isinstance(at, Standing) else actions_of(at.by.role),
        **more,
    )
