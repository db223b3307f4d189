"""/account/passkeys: add a passkey, call it something else, or remove it."""

from http import HTTPStatus
from typing import Final
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError

from service.accounts.notices import PASSKEY_ADDED, PASSKEY_REMOVED, tell_owner
from service.accounts.passkey_routes import AS_JSON
from service.context import NotHere, services, signed_in
from service.entering import complete, forget_other_devices
from service.forms import Form
from service.parsing import Name, StrictSchema, form_of
from service.proof import confirmed
from service.signing_in.browsers import device_words
from service.signing_in.passkeys import Ceremony, Passkey, PasskeyRefused, Purpose
from service.signing_in.ways_in import LastWayIn

own_passkeys = Blueprint("own_passkeys", __name__)

LONGEST: Final = 60


class PasskeyName(StrictSchema):
    """What somebody calls their passkey."""

    name = Name(LONGEST, required=True)


@own_passkeys.get("/account/passkeys/add")
def show_add() -> ResponseReturnValue:
    signed_in()
    confirmed(with_second_step=True)
    return _add_page(Form.new())


@own_passkeys.post("/account/passkeys/add/challenge")
def ask() -> ResponseReturnValue:
    """Ask the browser for a passkey, once its name is one that can be kept.

    Until then nothing is asked; the form itself will be told what is wrong.
    """
    ceremony = _adding()
    confirmed(with_second_step=True)
    try:
        _name()
    except ValidationError:
        return "", HTTPStatus.NO_CONTENT
    account = signed_in().account
    address = services().identity.address_of(account) or ""
    return services().passkeys.ask_for_new(ceremony, account, address), AS_JSON


@own_passkeys.post("/account/passkeys/add")
def add() -> ResponseReturnValue:
    account, ceremony = signed_in().account, _adding()
    confirmed(with_second_step=True)
    try:
        name, answer = _name(), request.form.get("answer", "")
        services().passkeys.add(ceremony, account, name, answer)
    except ValidationError as mistake:
        return _add_page(Form.again(mistake)), 422
    except PasskeyRefused as refused:
        typed = {"name": request.form.get("name", "")}
        return _add_page(Form(typed, {"passkey": refused.args[0]})), 422
    forget_other_devices(account)
    tell_owner(account, PASSKEY_ADDED)
    return complete(_added(account), second_step=True)


@own_passkeys.get("/account/passkeys/<uuid:passkey>")
def show(passkey: UUID) -> ResponseReturnValue:
    return _name_page(_own(passkey), Form.new())


@own_passkeys.post("/account/passkeys/<uuid:passkey>")
def rename(passkey: UUID) -> ResponseReturnValue:
    own = _own(passkey)
    try:
        services().passkeys.rename(signed_in().account, passkey, _name())
    except ValidationError as mistake:
        return _name_page(own, Form.again(mistake)), 422
    return _back("passkey-renamed")


@own_passkeys.get("/account/passkeys/<uuid:passkey>/remove")
def show_remove(passkey: UUID) -> ResponseReturnValue:
    own = _own(passkey)
    confirmed(with_second_step=True)
    return _remove_page(own, Form())


@own_passkeys.post("/account/passkeys/<uuid:passkey>/remove")
def remove(passkey: UUID) -> ResponseReturnValue:
    own, account = _own(passkey), signed_in().account
    confirmed(with_second_step=True)
    try:
        services().passkeys.remove(account, passkey)
    except LastWayIn as refused:
        return _remove_page(own, Form({}, {"": refused.args[0]})), 409
    second = services().identity.second_factor
    if not second.ways(account):
        second.switch_off(account)
    forget_other_devices(account)
    tell_owner(account, PASSKEY_REMOVED)
    return complete(_back("passkey-removed"))


def _own(passkey: UUID) -> Passkey:
    """Give a passkey of whoever asks; NotHere if it is somebody else's."""
    mine = services().passkeys.of(signed_in().account)
    found = next((one for one in mine if one.passkey == passkey), None)
    if found is None:
        raise NotHere
    return found


def _adding() -> Ceremony:
    found = signed_in()
    return Ceremony(Purpose.ADD, str(found.session), found.account)


def _name() -> str:
    told = PasskeyName().load(form_of(request, PasskeyName()))
    assert isinstance(told, dict)
    return str(told["name"])


def _added(account: UUID) -> ResponseReturnValue:
    """Lead back; whoever had no second step gets codes for when the key is lost."""
    second = services().identity.second_factor
    if second.codes_left(account):
        return _back("passkey-added")
    codes = second.new_recovery_codes(account)
    where = url_for("accounts.security.show")
    return render_template("accounts/recovery_codes.html", codes=codes, next=where)


def _add_page(form: Form) -> str:
    given = device_words(request.headers.get("User-Agent", ""))
    return render_template("accounts/passkey_add.html", form=form, given=given)


def _name_page(own: Passkey, form: Form) -> str:
    return render_template("accounts/passkey_name.html", passkey=own, form=form)


def _remove_page(own: Passkey, form: Form) -> str:
    return render_template("accounts/passkey_remove.html", passkey=own, form=form)


def _back(done: str) -> ResponseReturnValue:
    return redirect(url_for("accounts.security.show", done=done), 303)
