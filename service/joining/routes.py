"""/join: in by an invitation: the link from the mail, and the code from a person."""

from typing import Final
from uuid import UUID

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError

from events.phrase import phrase
from service.context import NotHere, services, signed_in_or_none
from service.entering import admit_network, enter, release_network
from service.forms import Form, Mistake, status_of
from service.invited import letters
from service.joining import answers, schemas
from service.joining.answers import Newcomer, Oneself
from service.letters import Entry
from service.parsing import form_of
from service.proof import confirmed
from service.signing_in.passwords import why_not

joining = Blueprint("joining", __name__, template_folder="templates")

WRONG: Final = phrase(
    "The link and this code do not open anything. Check the code with the person who "
    "invites you. After five wrong codes the invitation closes, and they can send "
    "another."
)
TOO_LATE: Final = phrase("That took more than an hour. Type the code once more.")


@joining.get("/join")
def show() -> ResponseReturnValue:
    """Ask for the code, whatever the link is: it tells nothing by itself."""
    return _code_page(Form(), request.args.get("link", ""))


@joining.post("/join")
def post_code() -> ResponseReturnValue:
    link = request.form.get("link", "")
    try:
        entry = _tried(link, request.form.get("code", ""))
        if entry is None:
            return _code_page(Form(errors={"code": WRONG}), link), 422
        return _welcome(entry, Form())
    except Mistake as mistake:
        return _code_page(_about_code(mistake), link), 409


@joining.post("/join/account")
def post_account() -> ResponseReturnValue:
    """Come in as somebody new, and be signed in as after a password."""
    entry = _entry()
    if entry is None:
        return _start_again()
    try:
        newcomer = _newcomer(entry)
        child = answers.come_in(entry, newcomer)
    except Mistake as mistake:
        return _refused(entry, mistake)
    onward = f"{_onward(child)}?done=account"
    return enter(newcomer.account, strong=False, onward=onward)


@joining.post("/join/yes")
def post_yes() -> ResponseReturnValue:
    """Come in as whoever is signed in."""
    entry, found = _entry(), signed_in_or_none()
    if entry is None:
        return _start_again()
    if found is None:
        return _welcome(entry, Form())
    confirmed()
    try:
        child = answers.come_in(entry, Newcomer(found.account, answers.oneself()))
    except Mistake as mistake:
        return _refused(entry, mistake)
    return redirect(f"{_onward(child)}?done=joined", 303)


def _tried(link: str, code: str) -> Entry | None:
    """Try a link and a code; what does not fit is a try from its network."""
    admit_network()
    try:
        entry = letters().answer(link, code)
    except Mistake:
        release_network()
        raise
    if entry is not None:
        release_network()
    return entry


def _newcomer(entry: Entry) -> Newcomer:
    schema = schemas.NewAccountSchema()
    typed = form_of(request, schema)
    # A password is taken as it was typed, to the last space.
    typed["password"] = request.form.get("password", "")
    sent, to = schema.load(typed), answers.shown(entry).to
    password = sent["password"]
    if (why := why_not(password, [sent["name"], to.email])) is not None:
        raise ValidationError({"password": [why]})
    return Newcomer(
        account=services().edge.new_id(),
        called=Oneself(sent["name"], sent["address_as"]),
        password=services().identity.hashed(password),
    )


def _entry() -> Entry | None:
    return letters().entry(request.form.get("ticket", ""))


def _onward(child: UUID | None) -> str:
    return "/today" if child is None else f"/children/{child}"


def _refused(entry: Entry, mistake: Exception) -> ResponseReturnValue:
    """Show the page again, or the first one where the invitation is over by now."""
    try:
        return _welcome(entry, Form.again(mistake)), status_of(mistake)
    except (*Mistake, NotHere):
        return _code_page(_about_code(mistake), request.form.get("link", "")), 409


def _about_code(mistake: Exception) -> Form:
    """Say beside the code what is wrong, whatever it was about."""
    said = next(iter(Form.again(mistake).errors.values()))
    return Form(errors={"code": said})


def _start_again() -> ResponseReturnValue:
    link = request.form.get("link", "")
    return _code_page(Form(errors={"code": TOO_LATE}), link), 422


def _code_page(form: Form, link: str) -> str:
    return render_template("joining/code.html", form=form, link=link)


def _welcome(entry: Entry, form: Form) -> str:
    return render_template(
        "joining/welcome.html",
        invited=answers.shown(entry),
        ticket=letters().ticket(entry),
        link=request.form.get("link", ""),
        form=form,
    )
