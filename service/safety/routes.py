"""…/safety of a child or a school, and what a school says there about whom to tell."""

import re
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from events.school import SafeguardingContacts
from service.context import Serving, Standing, serving, signed_in_or_none, standing
from service.forms import Form
from service.parsing import typed_in
from service.permissions import Action
from service.safety import answers, schemas
from service.safety.commands import TellContacts, tell_contacts
from service.safety.numbers import NATIONAL
from service.school_forms import again_on, sent, write
from service.uploads import takes_files

safety = Blueprint("safety", __name__, template_folder="templates")

# What a telephone cannot dial is left out of the address of a number.
NOT_DIALLED = re.compile(r"[^0-9+]")

CONTACTS = "/schools/<uuid:school>/safeguarding/contacts"
SAFETY = "/children/<uuid:child>/safety"
OFFICE = "/schools/<uuid:school>/safety"


@safety.app_template_filter("dialled")
def dialled(number: str) -> str:
    """Give a number as a telephone takes it."""
    return NOT_DIALLED.sub("", number)


@safety.get(SAFETY)
def show(child: UUID) -> ResponseReturnValue:
    return _signpost(standing(child, Action.SEE_SAFETY))


@safety.post(SAFETY)
@takes_files  # the form may have files chosen, which go nowhere
def show_with_words(child: UUID) -> ResponseReturnValue:
    """Show whom to tell, and what was typed; nothing of it is kept.

    Without a session the words would be kept sealed until somebody signs in again, as
    any other form is. These are not: they are shown to whoever sent them, with the
    numbers that everybody may know, and are gone with the page.
    """
    if signed_in_or_none() is None:
        return _signpost(None), 401
    return _signpost(standing(child, Action.SEE_SAFETY))


@safety.get(OFFICE)
def show_in_office(school: UUID) -> ResponseReturnValue:
    return _signpost(serving(school, Action.SEE_SIGNPOST))


@safety.post(OFFICE)
def show_with_words_in_office(school: UUID) -> ResponseReturnValue:
    """The same for what is written about the whole school."""
    if signed_in_or_none() is None:
        return _signpost(None), 401
    return _signpost(serving(school, Action.SEE_SIGNPOST))


@safety.get(CONTACTS)
def show_contacts(school: UUID) -> ResponseReturnValue:
    return _contacts(serving(school, Action.TELL_CONTACTS), Form.new())


@safety.post(CONTACTS)
def post_contacts(school: UUID) -> ResponseReturnValue:
    at = serving(school, Action.TELL_CONTACTS)
    return write(
        at,
        Action.TELL_CONTACTS,
        tell_contacts,
        lambda: TellContacts(
            contacts=SafeguardingContacts(**sent(schemas.ContactsSchema()))
        ),
        again_on(_contacts, at),
        url_for("safety.show_contacts", school=school, done="contacts"),
    )


def _signpost(at: Standing | Serving | None) -> str:
    typed = typed_in(request) if request.method == "POST" else {}
    child, may, back = None, frozenset[str](), "/sign-in"
    if isinstance(at, Standing):
        child = {"id": at.child, "name": answers.name_of(at.school, at.child)}
        page = "" if "see-diary" in at.may else "/hand-over"
        may, back = at.may, f"/children/{at.child}{page}"
    elif at is not None:
        back = f"/schools/{at.school}"
    return render_template(
        "safety/safety.html",
        child=child,
        may=may,
        back=back,
        contacts=None if at is None else answers.contacts_of(at.school),
        numbers=NATIONAL,
        words=answers.typed_words(typed),
    )


def _contacts(at: Serving, form: Form) -> str:
    told = answers.contacts_of(at.school)
    return render_template(
        "safety/contacts.html", school=at.school, told=told, form=form
    )
